"""A power cut at any moment leaves every change that was acknowledged."""

import json
import random
import shutil
from datetime import date
from pathlib import Path

import pytest

from store.database import Database
from store.database.drafts import Drafts
from store.database.journal import Document
from tests.slow.disk import Disk, Recording, RecordingOs

pytestmark = pytest.mark.slow
DAY = date(2026, 11, 24)
LEAST_STATES = 2000


def put(database: Database, name: str, *changes: tuple[str, str, Document | None]) -> None:
    """One transaction."""
    with database.turn():
        database.commit(name, changes)


def lived(database: Database, recording: Recording) -> list[str]:
    """A life of changes and renewals; the facts after each."""
    chance = random.Random(3)  # noqa: S311  (changes, no secret)
    facts = [told(database)]
    for number in range(160):
        keys = [str(chance.randrange(1, 12)) for _ in range(chance.choice((1, 1, 3)))]
        changes = [
            ("letters" if chance.random() < 0.5 else "openings", key, chance.choice((None, {"text": "x" * number})))
            for key in dict.fromkeys(keys)
        ]
        put(database, f"Change {number}", *changes)
        facts.append(told(database))
        recording.done += 1
        if number % 20 == 19:
            with database.turn():
                database.renew()
    return facts


def told(database: Database) -> str:
    """All documents as one text."""
    return json.dumps({name: table for name, table in database.tables.items() if table}, sort_keys=True)


def test_every_state_that_a_power_cut_may_leave_holds_all_acknowledged_changes(tmp_path, monkeypatch):
    """At least two thousand states: each opens, with every acknowledged change and no half of another."""
    recording = Recording()
    home = tmp_path / "home"
    fake = RecordingOs(home, recording)
    monkeypatch.setattr("store.database.files.os", fake)
    monkeypatch.setattr("store.database.journal_file.os", fake)
    database = Database(home, lambda: DAY)
    facts = lived(database, recording)
    database.close()
    fake.release()
    monkeypatch.undo()
    seen = set()
    disk = Disk()
    for play, done in recording.calls:
        play(disk)
        for state in disk.states():
            mark = hash((tuple(sorted(state.items())), done))
            if mark not in seen:
                seen.add(mark)
                check(tmp_path / f"state{len(seen)}", state, facts[done : done + 2])
    assert len(seen) >= LEAST_STATES, len(seen)
    print(len(seen), "states")


def test_what_was_typed_and_synced_is_in_the_draft_after_a_power_cut(tmp_path, monkeypatch):
    """Of what was typed, nothing that was synced is missing, and what is there is what stood on the screen once."""
    recording = Recording()
    home = tmp_path / "home"
    (home / "drafts").mkdir(parents=True)
    fake = RecordingOs(home / "drafts", recording)
    for module in ("files", "draft", "drafts"):
        monkeypatch.setattr(f"store.database.{module}.os", fake)
    monkeypatch.setattr("store.database.drafts.SYNC_SECONDS", 10**6)
    drafts = Drafts(home)
    draft = drafts.open("0123456789ab", 0, "Dear Ann")
    texts = [draft.text]
    recording.done = 1
    for number in range(60):
        draft.edit(4, 4 + number % 2, f" {number}")
        texts.append(draft.text)
        if number % 7 == 6:
            draft.sync()
            recording.done = len(texts)
    draft.close(keep=True)
    fake.release()
    monkeypatch.undo()
    disk = Disk()
    count = 0
    for play, done in recording.calls:
        play(disk)
        for state in disk.states():
            count += 1
            check_draft(tmp_path / f"state{count}", state, texts[max(0, done - 1) :] if done else ["", *texts])
    assert count > LEAST_STATES // 2


def check_draft(folder: Path, state: dict[str, bytes], allowed: list[str]) -> None:
    """The draft in this state holds a text that is allowed."""
    (folder / "drafts").mkdir(parents=True)
    for name, content in state.items():
        (folder / "drafts" / name).write_bytes(content)
    orphans = Drafts(folder).orphans()
    assert [orphan.text for orphan in orphans] in ([text] for text in allowed) or (not orphans and "" in allowed)
    for orphan in orphans:
        orphan.release()
    shutil.rmtree(folder)


def check(folder: Path, state: dict[str, bytes], allowed: list[str]) -> None:
    """The facts in this state are those before the change in flight or after it, and the planner goes on."""
    folder.mkdir()
    for name, content in state.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    database = Database(folder, lambda: DAY)
    assert told(database) in allowed
    put(database, "One more", ("openings", "99", {"company": "After"}))
    after = told(database)
    database.close()
    again = Database(folder, lambda: DAY)
    assert told(again) == after
    assert not any("missing" in notice for notice in again.notices)
    again.close()
    shutil.rmtree(folder)
