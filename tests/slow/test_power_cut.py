"""A power cut at any moment leaves every change that was acknowledged."""

import json
import random
from datetime import date
from pathlib import Path

import pytest

from store.database import Database
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
            database.compact()
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
    print(len(seen), "states")  # noqa: T201  (how many, for whoever runs it by hand)


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
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    folder.rmdir()
