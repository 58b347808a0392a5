"""Years of holidays that are kept, so that most runs need not load their library."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from store.dates import almanac, business
from store.dates.almanac import Almanac, Year

CHRISTMAS = date(2026, 12, 25)
MADE_UP = Year(frozenset({CHRISTMAS}), {CHRISTMAS: "Christmas Day"})

ASK = """
import sys
from datetime import date
from pathlib import Path
from store.dates import ALMANAC, holiday_name, is_business_day
with ALMANAC.kept_in(Path(sys.argv[1])):
    days = [date.fromordinal(n) for n in range(date(2026, 1, 1).toordinal(), date(2028, 1, 1).toordinal())]
    for place in (("GB", "SCT"), ("DE", "BY"), ("IL", ""), ("", ""), ("XX", "")):
        print([(is_business_day(day, *place), holiday_name(day, *place)) for day in days])
print("holidays" in sys.modules, file=sys.stderr)
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A file that holds one year."""
    file = tmp_path / "cache" / "holidays.json"
    book = Almanac()
    with book.kept_in(file):
        book.learn("GB", "", 2026, MADE_UP)
    return file


def read(file: Path) -> Year | None:
    """The year, as another run finds it."""
    book = Almanac()
    with book.kept_in(file):
        return book.find("GB", "", 2026)


def asked(file: Path) -> tuple[str, str]:
    """What a process of its own answers, and whether it loaded the library."""
    found = subprocess.run([sys.executable, "-c", ASK, str(file)], capture_output=True, text=True, check=True)
    return found.stdout, found.stderr.strip()


def test_the_second_run_knows_the_same_without_the_library(tmp_path: Path) -> None:
    """The holidays of a year are worked out once."""
    first, loaded = asked(tmp_path / "holidays.json")
    again, loaded_again = asked(tmp_path / "holidays.json")
    assert (loaded, loaded_again) == ("True", "False")
    assert again == first
    assert "Christmas Day" in first


def test_a_year_comes_back_as_it_was(file: Path) -> None:
    """Days off and names."""
    assert read(file) == MADE_UP


def test_another_library_is_asked_anew(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Holidays are decreed and abolished; what an older release said does not count."""
    monkeypatch.setattr(almanac, "_library_stamp", lambda: 1)
    assert read(file) is None


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "[1]", '{"library": null}', "[" * 100_000,
        '{"library": STAMP, "years": []}', '{"library": STAMP, "years": {"GB--2026": {"off": [0], "names": []}}}',
        '{"library": STAMP, "years": {"GB--2026": {"off": [1e99], "names": []}}}',
        '{"library": STAMP, "years": {"GB--2026": {"off": [], "names": [[1]]}}}',
    ],
)  # fmt: skip
def test_a_damaged_file_is_done_without(file: Path, text: str) -> None:
    """It is only a memory; what is learnt next replaces it."""
    stamp = json.loads(file.read_text())["library"]
    file.write_text(text.replace("STAMP", str(stamp)))
    book = Almanac()
    with book.kept_in(file):
        assert book.find("GB", "", 2026) is None
        book.learn("GB", "", 2026, MADE_UP)
    assert read(file) == MADE_UP


def test_a_folder_that_cannot_be_written_is_no_matter(tmp_path: Path) -> None:
    """The run goes on; the next one asks the library again."""
    (tmp_path / "cache").write_text("a file where the folder should be")
    book = Almanac()
    with book.kept_in(tmp_path / "cache" / "holidays.json"):
        book.learn("GB", "", 2026, MADE_UP)


def test_the_file_does_not_grow_for_ever(tmp_path: Path) -> None:
    """Of more years than anyone needs, the latest stay."""
    book = Almanac()
    with book.kept_in(tmp_path / "holidays.json"):
        for year in range(1970, 1970 + almanac.MOST + 9):
            book.learn("GB", "", year, MADE_UP)
    assert len(json.loads((tmp_path / "holidays.json").read_text())["years"]) == almanac.MOST


def test_what_is_no_country_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weekends need no file."""
    book = Almanac()
    monkeypatch.setattr(business, "ALMANAC", book)
    business.is_business_day(date(2177, 1, 1), "nowhere")
    assert book.find("nowhere", "", 2177) is None
