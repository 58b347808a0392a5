"""The doctor's findings."""

from datetime import date

import pytest
from tinydb import TinyDB

from store import doctor
from store.planner import Planner
from store.records import Settings
from tests.facts import a_letter, a_person, an_interview, an_opening

DAY = date(2026, 11, 24)


@pytest.fixture
def home(tmp_path):
    """A home with an opening, a round and a letter, its files renewed."""
    planner = Planner.open(tmp_path, Settings())
    opening = an_opening()
    ann = a_person(opening)
    planner.add_opening(opening)
    planner.add_interview(an_interview(opening, ann), [ann])
    planner.start_letter(a_letter(opening, ann))
    planner._keeper.compact()
    planner.close()
    return tmp_path


def test_a_sound_home_has_no_findings(home, tmp_path):
    """Silence means that all is well; an empty folder is well too."""
    assert doctor.examine(home, DAY) == []
    assert doctor.examine(tmp_path / "nothing", DAY) == []


def test_everything_that_is_wrong_is_said_and_what_can_be_is_mended(home):
    """Hanging references, unreadable records, open files, lost drafts and bad backups each get a sentence."""
    with TinyDB(home / "afterword.json") as stock:
        stock.table("people").truncate()
        stock.table("contacts").insert({"opening_id": 5, "at": "yesterday"})
        letter = stock.table("letters").all()[0]
        stock.table("letters").update({"opening_id": "0123456789ab"}, doc_ids=[letter.doc_id])
    (home / "afterword.json").chmod(0o644)
    (home / "drafts").mkdir()
    (home / "drafts" / "x.draft").write_text("nonsense")
    (home / "backups" / "afterword-2026-01-01.json").write_text("{}")
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    findings = " ".join(doctor.examine(home, DAY))
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before
    for words in (
        "other than Afterword",
        "of contacts cannot be read",
        "refers to a person",
        "belongs to an opening that is not there",
        "x.draft cannot be read",
        "2026-01-01.json is damaged",
        "can be read by others",
    ):
        assert words in findings
    left = " ".join(doctor.fix(home, DAY))
    assert "of contacts cannot be read" in left
    assert "opening that is not there" not in left
    assert "refers to" not in left
    assert "by others" not in left
    planner = Planner.open(home, Settings())
    assert {dossier.opening.company for dossier in planner.snapshot.dossiers.values()} == {
        "Acme Robotics",
        "(unknown company)",
    }
    planner.close()
