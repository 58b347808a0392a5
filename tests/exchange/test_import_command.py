"""`afterword import`: what it prints, what it writes, and its exit status."""

import io
import json
import sys
from pathlib import Path

import pytest

from store.exchange.columns import COLUMNS
from store.planner import Planner
from store.records import Settings
from store.sample import sample
from tests.conftest import SUNDAY
from tests.exchange.telling import FIXTURES
from tui.cli import main
from tui.cli import output as cli_output

GOOGLE = str(FIXTURES / "google.ics")
CONFIG = 'given = "Robin"\nfamily = "Hale"\nemail = "robin@hale.example"\nzone = "Europe/London"\n'


class Shell:
    """Runs commands on a home of its own, in this process."""

    def __init__(self, home: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._capture = capture
        self.said = ""
        self.complaint = ""

    def __call__(self, *words: str) -> int:
        try:
            status = main(["--home", str(self.home), "--now", SUNDAY.isoformat(), *words])
        except SystemExit as ended:
            status = int(ended.code or 0)
        self.said, self.complaint = self._capture.readouterr()
        return status

    def known(self) -> str:
        """Everything that is known, as JSON."""
        self("export", "json", "-o", "-")
        return self.said


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell of somebody whose address is known."""
    monkeypatch.setenv("TZ", "Europe/London")
    home = tmp_path / "home"
    home.mkdir()
    (home / "config.toml").write_text(CONFIG, encoding="utf-8")
    return Shell(home, capsys)


def test_it_says_what_it_added_left_out_and_why(shell: Shell) -> None:
    """One line for each thing, a mark for what becomes of it, and a sentence at the end."""
    assert shell("import", GOOGLE, "--yes") == 0
    said = shell.said.splitlines()
    assert said[0] == "google.ics"
    assert said[1].startswith("  + opening    Acme Robotics · QA Engineer")
    assert any(line.startswith("  · person     Room 4") and "a room or a resource" in line for line in said)
    assert any("That is you" in line for line in said)
    assert said[-1] == "Added 1 opening, 2 people, 1 interview. Undo in the planner takes that back."
    assert shell.complaint == ""


def test_the_second_time_nothing_is_new(shell: Shell) -> None:
    """And nothing is written."""
    shell("import", GOOGLE, "--yes")
    known = shell.known()
    assert shell("import", GOOGLE, "--yes") == 0
    assert "Nothing of it is new." in shell.said
    assert shell.known() == known


def test_a_dry_run_writes_nothing(shell: Shell) -> None:
    """It only shows."""
    known = shell.known()
    assert shell("import", GOOGLE, "--dry-run") == 0
    assert "+ opening" in shell.said
    assert shell.known() == known


def test_without_a_terminal_it_shows_and_says_what_would_do_it(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody can be asked, so nothing is written, and the status says so."""
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    known = shell.known()
    assert shell("import", GOOGLE) == 2
    assert "+ opening" in shell.said
    assert "--yes" in shell.complaint
    assert shell.known() == known


@pytest.mark.parametrize(("answer", "status", "people"), [("y\n", 0, 2), ("n\n", 1, 0), ("", 1, 0)])
def test_on_a_terminal_it_asks(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, answer: str, status: int, people: int
) -> None:
    """Only a yes takes it in."""
    stream = io.StringIO(answer)
    monkeypatch.setattr(stream, "isatty", lambda: True)
    monkeypatch.setattr("sys.stdin", stream)
    assert shell("import", GOOGLE) == status
    assert ("Nothing was written." in shell.said) is (status == 1)
    assert shell.known().count('"family"') == people + 1  # the user's own


def test_a_file_that_fails_stops_no_other(shell: Shell, tmp_path: Path) -> None:
    """Each gets its sentence; the good ones are taken in as one change, and exit 1 tells."""
    (tmp_path / "broken.ics").write_bytes(b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n")
    files = [str(tmp_path / "broken.ics"), GOOGLE, str(tmp_path / "missing.vcf"), str(FIXTURES / "card-40.vcf")]
    assert shell("import", *files, "--yes") == 1
    assert shell.complaint.splitlines() == [
        "afterword: broken.ics: It breaks off in the middle, so none of it was taken.",
        "afterword: missing.vcf: There is no such file.",
    ]
    assert "Added 2 openings, 3 people, 1 interview." in shell.said
    planner = Planner.open(shell.home, Settings())
    assert planner.undo() == "Imported google.ics, card-40.vcf"
    assert not planner.snapshot.dossiers
    planner.close()


def test_it_reads_the_standard_input(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a mailer pipes into it."""
    stream = io.TextIOWrapper(io.BytesIO((FIXTURES / "invited.eml").read_bytes()))
    monkeypatch.setattr("sys.stdin", stream)
    assert shell("import", "-", "--yes") == 0
    assert shell.said.startswith("standard input\n")
    assert "Added 1 opening, 1 person, 1 interview" in shell.said


def test_everything_can_be_told_to_belong_to_one_opening(shell: Shell) -> None:
    """For files that do not tell the company."""
    shell("import", GOOGLE, "--yes")
    assert shell("import", str(FIXTURES / "zoom.ics"), "--opening", "acme", "--yes") == 0
    assert "+ opening" not in shell.said
    shell("list")
    assert shell.said.count("\n") == 1
    assert shell("import", GOOGLE, "--opening", "nobody") == 2


def test_an_export_comes_back_whole(shell: Shell, tmp_path: Path, settings: Settings) -> None:
    """From one home into another; what leaves is what comes in."""
    planner = Planner.open(tmp_path / "other", settings)
    planner.load_sample(sample(SUNDAY, settings))
    planner.close()
    export = tmp_path / "export.json"
    main(["--home", str(tmp_path / "other"), "export", "json", "-o", str(export)])
    assert shell("import", str(export), "--yes") == 0
    assert json.loads(shell.known())["openings"] == json.loads(export.read_text(encoding="utf-8"))["openings"]
    assert shell("import", str(export), "--yes") == 0
    assert "Nothing of it is new." in shell.said


def test_the_columns_of_a_table_can_be_looked_up(shell: Shell) -> None:
    """Every one with its sentence."""
    assert shell("import", "--columns") == 0
    assert [line[:14].strip() for line in shell.said.splitlines()] == [column.name for column in COLUMNS]


@pytest.mark.parametrize("words", [(), ("x.ics",) * 501])
def test_wrong_usage_is_said_in_a_sentence(shell: Shell, words: tuple[str, ...]) -> None:
    """No file at all, or far too many."""
    assert shell("import", *words) == 2
    assert shell.complaint.startswith("afterword: ")
    assert shell.complaint.count("\n") == 1


def test_hostile_names_reach_no_terminal(shell: Shell, tmp_path: Path) -> None:
    """Of files, and within them."""
    path = tmp_path / "evil\x1b[31m\nname.ics"
    path.write_bytes(b"BEGIN:VCALENDAR")
    text = (FIXTURES / "google.ics").read_text(encoding="utf-8")
    other = tmp_path / "x.ics"
    other.write_text(text.replace("QA Engineer", "\x1b]0;own\x07[red] Tester"), encoding="utf-8")
    shell("import", str(path), str(other), "--yes")
    assert "\x1b" not in shell.said + shell.complaint
    assert "Acme Robotics · ]0;own[red] Tester" in shell.said
    assert len(shell.complaint) < 3 * cli_output.LONGEST


def test_the_planner_itself_never_loads_what_reads_files(shell: Shell) -> None:
    """The libraries of calendars and cards run in the reading process alone."""
    before = set(sys.modules)
    shell("import", GOOGLE, "--yes")
    assert not {name.split(".")[0] for name in set(sys.modules) - before} & {"icalendar", "vobject"}
