"""What is exported comes in again: as nothing new where it is known, and with every name right where it is not."""

from pathlib import Path

import pytest

from store.planner import Planner
from store.records import Person, Settings
from store.sample import sample
from tests.conftest import SUNDAY
from tui.cli import main

FORMATS = ("json", "csv", "vcf", "ics")


def ran(home: Path, *words: str) -> None:
    """A command on a home, which has to succeed."""
    assert main(["--home", str(home), "--now", SUNDAY.isoformat(), *words]) == 0


def people(home: Path, settings: Settings) -> list[Person]:
    """Everybody who is known there."""
    planner = Planner.open(home, settings)
    planner.close()
    return [person for dossier in planner.snapshot.dossiers.values() for person in dossier.people]


@pytest.fixture
def home(tmp_path: Path, settings: Settings) -> Path:
    """A home with the sample."""
    planner = Planner.open(tmp_path / "home", settings)
    planner.load_sample(sample(SUNDAY, settings))
    planner.close()
    return tmp_path / "home"


@pytest.mark.parametrize("name", FORMATS)
def test_what_is_known_comes_in_as_nothing_new(
    name: str, home: Path, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An export that is imported where it came from changes nobody; a spelling that was only typed stays unsure."""
    before = people(home, settings)
    ran(home, "export", name, "-o", str(tmp_path / f"out.{name}"))
    ran(home, "import", str(tmp_path / f"out.{name}"), "--yes")
    assert capsys.readouterr().out.endswith("Nothing of it is new.\n")
    assert people(home, settings) == before


@pytest.mark.parametrize("name", ["json", "csv", "vcf"])
def test_everybody_arrives_as_they_are_spelled(name: str, home: Path, settings: Settings, tmp_path: Path) -> None:
    """In an empty home, with address and telephone; a name's sound and its certainty too, where the format has them."""
    ran(home, "export", name, "-o", str(tmp_path / f"out.{name}"))
    ran(tmp_path / "other", "import", str(tmp_path / f"out.{name}"), "--yes")

    def told(folder: Path) -> set[tuple[str, ...]]:
        rest = name != "csv"
        return {
            (one.given, one.family, one.honorific, one.email, one.phone, one.say if rest else "")
            for one in people(folder, settings)
        }

    assert told(tmp_path / "other") == told(home)
    sure = {(one.given, one.family): one.spelling.is_verified for one in people(home, settings)}
    assert {(one.given, one.family): one.spelling.is_verified for one in people(tmp_path / "other", settings)} == sure
