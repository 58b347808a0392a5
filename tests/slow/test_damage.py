"""A thousand damaged files: never a traceback, never a readable record dropped, the original always kept."""

import json
import random
from pathlib import Path

import pytest

from store.database import StoreError
from store.database.drafts import Drafts
from store.planner import Planner
from store.records import Settings
from tests.facts import a_letter, a_person, an_interview, an_opening

pytestmark = pytest.mark.slow
TRIES = 600


def sample(home: Path) -> Planner:
    """A home with a renewed snapshot, a backup and a journal after it; its records by id."""
    planner = Planner.open(home, Settings())
    for number in range(12):
        opening = an_opening(f"Company {number}")
        ann = a_person(opening, f"Ann {number}")
        planner.add_opening(opening)
        planner.add_interview(an_interview(opening, ann), [ann])
        planner.start_letter(a_letter(opening, ann, text="Dear Ann\n" * 20))
        if number == 7:
            planner._keeper.compact()
    return planner


def mutated(data: bytes, chance: random.Random) -> tuple[bytes, str]:
    """The bytes after one mishap, and its name."""
    place = chance.randrange(len(data))
    end = min(len(data), place + chance.randrange(1, 600))
    flipped = bytes([data[place] ^ (1 << chance.randrange(8))])
    kinds = {
        "bit": data[:place] + flipped + data[place + 1 :],
        "cut": data[:place],
        "hole": data[:place] + data[end:],
        "zeros": data[:place] + bytes(end - place) + data[end:],
        "zero tail": data[:place] + bytes(len(data) - place),
        "noise": data[:place] + chance.randbytes(end - place) + data[end:],
        "doubled": data[:end] + data[place:],
        "empty": b"",
        "json": chance.choice([b"[]", b"{}", b"null", b"3", b'{"a":1}', b'{"format":{"1":[]}}', b"[" * 5000]),
        "table": data.replace(b'"people":{', chance.choice([b'"people":[', b'"people":3,"x":{', b'"people":{"a":1,'])),
        "value": data.replace(b'"minutes":60', b'"minutes":"sixty"', 1),
    }
    kind = chance.choice(list(kinds))
    return kinds[kind], kind


def readable(data: bytes) -> set[int]:
    """The records that a patient reader finds whole in a file: each document's key, as often as it stands there."""
    found = set()
    text = data.decode("utf-8", "replace")
    for key in {part.split('"')[0] for part in text.split('\n"')[1:]}:
        start = text.find(f'\n"{key}":') + len(key) + 4
        try:
            document, _ = json.JSONDecoder().raw_decode(text, start)
        except (ValueError, RecursionError):
            continue
        is_flat = isinstance(document, dict) and not any(isinstance(part, dict) for part in document.values())
        if key.isdigit() and is_flat and ("company" in document or "given" in document):
            found.add(int(key))
    return found


@pytest.mark.parametrize("name", ["afterword.json", "afterword.journal"])
@pytest.mark.parametrize("has_backup", [True, False])
def test_a_damaged_file_costs_at_most_what_was_damaged(tmp_path, name, has_backup):
    """It opens with a sentence, keeps the damaged file aside, and holds every record that could be read."""
    chance = random.Random(5)  # noqa: S311  (damage, no secret)
    source = tmp_path / "source"
    planner = sample(source)
    files = {path.name: path.read_bytes() for path in source.iterdir() if path.is_file()}
    backups = {path.name: path.read_bytes() for path in (source / "backups").iterdir()} if has_backup else {}
    before = planner.snapshot
    for number in range(TRIES // 2):
        home = tmp_path / str(number)
        (home / "backups").mkdir(parents=True)
        damaged, kind = mutated(files[name], chance)
        for other, content in {**files, name: damaged}.items():
            (home / other).write_bytes(content)
        for other, content in backups.items():
            (home / "backups" / other).write_bytes(content)
        try:
            opened = Planner.open(home, Settings())
        except StoreError as refusal:
            assert "newer" in str(refusal)  # noqa: PT017  a refusal is one of two good ends
            continue
        # a journal that ends with a whole line is one, and nothing in it can tell that there were more
        ends_with_a_line = name == "afterword.journal" and files[name].startswith(damaged) and damaged.endswith(b"\n")
        if damaged != files[name] and opened.snapshot != before and not ends_with_a_line:
            assert opened.notices, kind
            kept = [path.read_bytes() for path in home.glob("afterword.damaged-*")]
            unreadable = any("could not be read and stays" in notice for notice in opened.notices)
            assert damaged in kept or unreadable, kind
        if name == "afterword.json":
            here = {int(key) for table in opened._keeper.database.tables.values() for key in table if key.isdigit()}
            assert readable(damaged) <= here, kind
        if has_backup and name == "afterword.json" and kind not in {"bit", "noise", "value", "doubled", "hole"}:
            assert opened.snapshot == before, kind
        opened.add_opening(an_opening("One more"))
        opened.close()
        again = Planner.open(home, Settings())
        assert again.snapshot == opened.snapshot
        again.close()
    planner.close()


def test_a_damaged_draft_gives_what_it_still_has_and_is_kept(tmp_path):
    """Whatever happened to it: no traceback, a text that stood there once, and the file is kept unless all was read."""
    chance = random.Random(7)  # noqa: S311  (damage, no secret)
    drafts = Drafts(tmp_path)
    draft = drafts.open("new opening", 0, "Dear")
    texts = [draft.text]
    for number in range(60):
        draft.edit(4, 4, f" {number}")
        texts.append(draft.text)
        if number % 20 == 19:
            draft.rebase(number, draft.text)
    data = draft.path.read_bytes()
    draft.close()
    for _ in range(300):
        damaged, kind = mutated(data, chance)
        draft.path.write_bytes(damaged)
        orphans = drafts.orphans()
        assert all(orphan.text in texts for orphan in orphans), kind
        for orphan in orphans:
            orphan.discard()
        kept = [path.read_bytes() for path in drafts.folder.glob("new-opening*")]
        assert damaged in kept or (orphans and orphans[0].is_whole), kind
        for path in drafts.folder.glob("new-opening*"):
            path.unlink()
