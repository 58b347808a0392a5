"""Other histories come from files: snapshots, journals, exports, folders, and what syncing programs make of them."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from store.database import NewerFormat
from store.database.backups import listed
from store.exchange import json as whole
from store.exchange.beside import conflict_copies, settle
from store.exchange.merge_files import MergeError, read_source
from store.exchange.writing import pieces
from store.planner import Planner
from store.records import Settings, Snapshot
from tests.conftest import SUNDAY
from tests.facts import a_letter, a_person, an_interview, an_opening

SYNCTHING = "afterword.sync-conflict-20261122-101112-ABCDEFG"


class Machine:
    """A planner in a folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.planner = Planner.open(home, Settings())

    def copy(self, home: Path, *, folded: bool = True) -> "Machine":
        """The folder, as a syncing program brings it to another machine."""
        if folded:
            self.planner._keeper.compact()
        home.mkdir()
        for name in ("afterword.json", "afterword.journal"):
            (home / name).write_bytes((self.home / name).read_bytes())
        return Machine(home)

    @property
    def snapshot(self) -> Snapshot:
        """All that is known."""
        return self.planner.snapshot

    @property
    def companies(self) -> set[str]:
        """Of all openings."""
        return {dossier.opening.company for dossier in self.snapshot.dossiers.values()}


@pytest.fixture
def two(tmp_path):
    """Two machines with the same opening; then each adds one of its own, and one removes a person."""
    here = Machine(tmp_path / "here")
    opening = an_opening("Common")
    ann, bo = a_person(opening, "Ann"), a_person(opening, "Bo")
    here.planner.load_sample([opening, ann, bo, an_interview(opening, ann), a_letter(opening, ann)])
    there = here.copy(tmp_path / "there")
    here.planner.add_opening(an_opening("Mine"))
    there.planner.add_opening(an_opening("Theirs"))
    there.planner.remove_person(bo.id)
    there.planner.edit_person(replace(ann, phone="1"))
    yield here, there
    here.planner.close()
    there.planner.close()


def merged(here: Machine, path: Path) -> set[str]:
    here.planner.merge(read_source(path).histories)
    return here.companies


def test_a_whole_folder(two):
    """Snapshot and journal belong together; what was removed there goes here."""
    here, there = two
    assert merged(here, there.home) == {"Common", "Mine", "Theirs"}
    common = next(one for one in here.snapshot.dossiers.values() if one.opening.company == "Common")
    assert [(person.given, person.phone) for person in common.people] == [("Ann", "1")]


def test_a_into_b_is_b_into_a(two):
    """Both machines come to the same facts."""
    here, there = two
    theirs, ours = read_source(there.home), read_source(here.home)
    here.planner.merge(theirs.histories)
    there.planner.merge(ours.histories)
    assert dict(here.snapshot.dossiers) == dict(there.snapshot.dossiers)
    assert here.planner.merge(read_source(there.home).histories) == []


def test_one_undo_takes_it_back_and_it_can_be_done_again(two):
    """With a backup of how things were, under a name of its own."""
    here, there = two
    before = here.snapshot
    source = read_source(there.home)
    planned = here.planner.merge_plan(source.histories)
    assert here.snapshot == before
    assert here.planner.merge(source.histories) == planned
    assert list((here.home / "backups").glob("before-merge-*.json"))
    here.planner.undo()
    assert here.snapshot == before
    assert here.planner.merge_plan(source.histories) == planned
    assert here.planner.merge(source.histories) == planned
    assert here.planner.merge(source.histories) == []
    assert all(backup.path.name.startswith("afterword-") for backup in listed(here.home / "backups"))


def test_the_same_after_a_restart(two):
    """What a merge knows of the past is in the files."""
    here, there = two
    here.planner.merge(read_source(there.home).histories)
    known = here.snapshot
    here.planner.close()
    here.planner = Planner.open(here.home, Settings())
    assert here.snapshot == known
    assert here.planner.merge(read_source(there.home).histories) == []


def test_a_conflict_copy_of_the_journal_alone(two):
    """The usual case: both began from the same snapshot."""
    here, there = two
    copy = here.home / f"{SYNCTHING}.journal"
    copy.write_bytes((there.home / "afterword.journal").read_bytes())
    assert conflict_copies(here.home) == [copy]
    assert merged(here, copy) == {"Common", "Mine", "Theirs"}
    (aside,) = settle(copy, here.home)
    assert conflict_copies(here.home) == []
    assert aside == here.home / "backups" / copy.name


def test_a_conflict_copy_of_snapshot_and_journal(two):
    """The journal of the same name belongs to it, and goes with it."""
    here, there = two
    for suffix in (".json", ".journal"):
        (here.home / f"{SYNCTHING}{suffix}").write_bytes((there.home / f"afterword{suffix}").read_bytes())
    (copy,) = conflict_copies(here.home)
    assert merged(here, copy) == {"Common", "Mine", "Theirs"}
    assert len(settle(copy, here.home)) == 2
    assert settle(there.home / "afterword.json", here.home) == []


def test_what_the_snapshot_holds_already_is_not_read_from_the_journal(two):
    """A program that was killed while folding leaves both."""
    here, there = two
    journal = (there.home / "afterword.journal").read_bytes()
    common = next(one for one in there.snapshot.dossiers.values() if one.opening.company == "Common")
    there.planner.edit_person(replace(common.people[0], phone="2"))
    there.planner._keeper.compact()
    (there.home / "afterword.journal").write_bytes(journal)
    here.planner.merge(read_source(there.home).histories)
    phones = {one.phone for dossier in here.snapshot.dossiers.values() for one in dossier.people}
    assert phones == {"2"}


def test_a_file_that_git_marked(two):
    """Both sides of the marks are taken."""
    here, there = two
    ours, theirs = ((one.home / "afterword.journal").read_bytes().split(b"\n", 1) for one in (here, there))
    assert ours[0] == theirs[0]
    marked = b"\n".join([ours[0], b"<<<<<<< HEAD", ours[1] + b"=======", theirs[1] + b">>>>>>> theirs", b""])
    fresh = Machine(here.home.parent / "fresh")
    for name in ("afterword.journal.orig", "afterword.damaged-2026-11-22.journal"):
        copy = fresh.home / name
        copy.write_bytes(marked)
        assert conflict_copies(fresh.home) == [copy]
        assert merged(fresh, copy) == {"Mine", "Theirs", "(unknown company)"}
        copy.unlink()
    fresh.planner.close()


def test_a_snapshot_that_git_marked(two):
    """Documents have lines of their own, so git marks whole ones."""
    here, there = two
    for one in (here, there):
        one.planner._keeper.compact()
    ours, theirs = ((one.home / "afterword.json").read_bytes() for one in (here, there))
    copy = here.home / "afterword.json.orig"
    copy.write_bytes(b"<<<<<<< HEAD\n" + ours + b"=======\n" + theirs + b">>>>>>> theirs\n")
    assert merged(here, copy) == {"Common", "Mine", "Theirs"}


def test_an_export(two, tmp_path):
    """It knows what was removed and changed, as the files do."""
    here, there = two
    file = tmp_path / "all.json"
    file.write_text("".join(pieces("json", there.planner.outgoing(SUNDAY))), encoding="utf-8")
    source = read_source(file)
    assert source.notices == ()
    theirs = read_source(there.home).histories
    assert here.planner.merge_plan(source.histories) == here.planner.merge_plan(theirs)
    here.planner.merge(source.histories)
    assert here.planner.merge(theirs) == []


def test_an_export_of_an_older_version(two, tmp_path):
    """What was removed there stays, and that is said."""
    here, there = two
    file = tmp_path / "all.json"
    file.write_text(whole.write(there.snapshot, ()), encoding="utf-8")
    source = read_source(file)
    assert "removed" in source.notices[0]
    here.planner.merge(source.histories)
    common = next(one for one in here.snapshot.dossiers.values() if one.opening.company == "Common")
    assert len(common.people) == 2
    assert here.planner.merge(source.histories) == []


@pytest.mark.parametrize(
    "name",
    ["afterword (Ann's conflicted copy 2026-11-22).json", "afterword (conflicted copy 2026-11-22 101112).json",
     "afterword.json.orig", "afterword.json.conflict1", "afterword.conflict2.json", "afterword.json~HEAD",
     "afterword_REMOTE_1234.json", "afterword.json..path1", "afterword.journal.mine"],
)  # fmt: skip
def test_copies_of_all_kinds_are_found(tmp_path, name):
    """Nextcloud, Dropbox, rclone, git."""
    for other in (name, "afterword.json", "afterword.journal", "afterword.lock", "afterword.damaged-2026-11-22.json"):
        (tmp_path / other).write_text("{}")
    assert conflict_copies(tmp_path) == [tmp_path / name]


def test_where_there_is_no_folder_there_is_no_copy(tmp_path):
    """Looking costs nothing and raises nothing."""
    assert conflict_copies(tmp_path / "no") == []


HOSTILE = {
    "empty": b"",
    "text": b"Dear Ann",
    "zip": b"PK\x03\x04\xff\xfe",
    "deep": b"[" * 200_000,
    "deeper": b'{"format":{"1":' * 50_000,
    "cut": b'{"format":{"1":{"version":1,"number":3,"crc32":"0"}},"openings":{"1":{"comp',
    "shape": b'{"format":{"1":{"version":1,"number":3}},"openings":[1,2]}',
    "numbers": b'{"format":{"1":{"version":' + b"9" * 5000 + b',"number":3}}}',
    "journal": b'00000000 [1,"x",0,[]]\n',
    "cut journal": b'00000000 {"journal":1',
    "blank": b" \n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_no_history_is_refused_in_a_sentence(tmp_path, kind):
    """Whatever is wrong with it."""
    file = tmp_path / "other.json"
    file.write_bytes(HOSTILE[kind])
    with pytest.raises(MergeError, match=r"^[A-Zo].*\.$"):
        read_source(file)


def test_an_empty_planner_brings_nothing(two, tmp_path):
    """A copy from before anything was known."""
    here, _ = two
    (tmp_path / "empty.json").write_bytes(b'{"format":{"1":{"version":1,"number":0}}}')
    assert here.planner.merge(read_source(tmp_path / "empty.json").histories) == []


def test_what_cannot_be_read_is_refused(tmp_path, monkeypatch):
    """A file that is not there, a device, a folder without a planner, and what is too large."""
    for path in (tmp_path / "no.json", Path("/dev/zero"), tmp_path):
        with pytest.raises(MergeError):
            read_source(path)
    monkeypatch.setattr("store.exchange.merge_files.LARGEST", 3)
    (tmp_path / "big.json").write_bytes(b"[1,2,3]")
    with pytest.raises(MergeError, match="larger"):
        read_source(tmp_path / "big.json")


def test_a_newer_version_is_refused(tmp_path):
    """Snapshot and export alike."""
    (tmp_path / "a.json").write_text('{"format":{"1":{"version":99,"number":3}}}')
    (tmp_path / "b.json").write_text('{"afterword": 99}')
    with pytest.raises(NewerFormat):
        read_source(tmp_path / "a.json")
    with pytest.raises(MergeError, match="newer"):
        read_source(tmp_path / "b.json")


def test_hostile_documents_come_in_clean_or_not_at_all(two):
    """Marks that are none, ids that are none, control characters, fields of any shape."""
    here, _ = two
    before = here.snapshot
    documents = {
        "openings": {
            "7": {"company": "E\x1b[2Jvil\u202e", "was": ["notes 99999999999 x", 5, "x" * 99], "more": {"deep": [1]}},
            "007": {"company": "Twice"}, "x": {"company": "No id"}, "8": {"company": 5},
        },
        "people": {"9": {"opening_id": "../../etc", "given": "x"}, "10": {"opening_id": 5, "given": "x"}},
        "interviews": {
            "11": {"opening_id": "000000000007", "start": "2026-11-24T10:00:00+00:00[../../etc/passwd]"},
            "13": {"opening_id": "000000000007", "start": "0001-01-01T00:00:00+09:18:59[Asia/Tokyo]"},
            "14": {"opening_id": "000000000007", "start": "2026-11-24T10:00:00+00:00[UTC]", "minutes": 10**300},
        },
        "gone": {"x": {"was": "y"}, "12": {"was": {"a": 1}}, "../x": {}},
        "strange": {"1": {"a": 1}},
    }  # fmt: skip
    file = here.home / "evil.json"
    file.write_text(json.dumps({"format": {"1": {"version": 1, "number": 3}}} | documents))
    assert read_source(file).notices == ("8 of its records could not be read and were left out.",)
    assert merged(here, file) == {"Common", "Mine", "E[2Jvil"}
    assert sum(len(dossier.interviews) for dossier in here.snapshot.dossiers.values()) == 1
    tables = here.planner._keeper.database.tables
    assert "strange" not in tables
    assert set(tables.get("gone", {})) <= {"12"}
    here.planner.undo()
    assert here.snapshot == before


def test_another_machines_journal_beside_our_snapshot_is_found_out(two):
    """Folded here, appended to there; then a syncing program took the snapshot of one and the journal of the other."""
    here, there = two
    here.planner._keeper.compact()
    here.planner.add_opening(an_opening("Later"))
    here.planner.close()
    ours = (here.home / "afterword.journal").read_bytes()
    (here.home / f"{SYNCTHING}.journal").write_bytes(ours)
    (here.home / "afterword.journal").write_bytes((there.home / "afterword.journal").read_bytes())
    here.planner = Planner.open(here.home, Settings())
    assert "can be merged" in here.planner.notices[0]
    assert here.companies == {"Common", "Mine"}
    copies = conflict_copies(here.home)
    assert len(copies) == 2
    for copy in copies:
        here.planner.merge(read_source(copy).histories)
    assert here.companies == {"Common", "Mine", "Theirs", "Later"}


def test_a_journal_that_is_replaced_while_the_planner_is_open_is_read_from_the_start(two):
    """Nothing of the two histories is mixed; what was here lies in the conflict copy."""
    here, there = two
    (here.home / f"{SYNCTHING}.journal").write_bytes((here.home / "afterword.journal").read_bytes())
    other = here.home / "new"
    other.write_bytes((there.home / "afterword.journal").read_bytes())
    other.replace(here.home / "afterword.journal")
    here.planner.refresh()
    assert here.companies == {"Common", "Theirs"}
    here.planner.merge(read_source(here.home / f"{SYNCTHING}.journal").histories)
    assert here.companies == {"Common", "Mine", "Theirs"}
