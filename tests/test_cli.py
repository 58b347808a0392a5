"""The command line: what each command prints, and its exit status."""

import json
from pathlib import Path

import pytest

from store.exchange import json as whole
from store.names import FindingKind
from store.planner import Planner
from store.records import Settings, Snapshot
from store.sample import sample
from store.snapshots import assemble
from tests.conftest import SUNDAY
from tui.cli import main

NOW = SUNDAY.isoformat()


class Shell:
    """Runs commands on a home of its own, in this process."""

    def __init__(self, home: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._capture = capture
        self.said = ""
        """What the last command printed."""
        self.complaint = ""
        """What it said on stderr."""

    def __call__(self, *words: str) -> int:
        """Run a command; returns its exit status."""
        try:
            status = main(["--home", str(self.home), "--now", NOW, *words])
        except SystemExit as ended:
            status = int(ended.code or 0)
        self.said, self.complaint = self._capture.readouterr()
        return status

    def refuses(self, *words: str) -> int:
        """Run a command that says one sentence on stderr and nothing else; returns its exit status."""
        status = self(*words)
        assert self.said == ""
        assert self.complaint.startswith("afterword: ")
        assert self.complaint.count("\n") == 1
        assert self.complaint.rstrip().endswith((".", "--help")), self.complaint
        assert self.complaint.isprintable() or self.complaint.rstrip("\n").isprintable()
        return status


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The home of the shell."""
    return tmp_path / "home"


@pytest.fixture
def shell(home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell in London."""
    monkeypatch.setenv("TZ", "Europe/London")
    return Shell(home, capsys)


@pytest.fixture
def planner(home: Path, settings: Settings):
    """A session that stays open beside the shell, on the sample."""
    planner = Planner.open(home, settings, SUNDAY.date)
    planner.load_sample(sample(SUNDAY, settings))
    yield planner
    planner.close()


@pytest.fixture
def letter(tmp_path: Path):
    """Writes a letter's file."""

    def write(text: str | bytes) -> str:
        path = tmp_path / "letter.txt"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return str(path)

    return write


@pytest.mark.usefixtures("planner")
class TestCheck:
    """`afterword check`."""

    def test_a_slip_is_told_as_a_compiler_would(self, shell, letter):
        """File, line and column, the kind, and what it should be; then the exit status is 1."""
        file = letter("Dear Katherine,\n\nThank O'Brian for me.\n")
        assert shell("check", file, "--opening", "acme") == 1
        assert shell.said == f"{file}:3:7: misspelled: O'Brian → O'Brien\n"
        assert shell.complaint == ""

    def test_a_clean_letter_is_silent(self, shell, letter):
        """Nothing is printed, and the exit status is 0."""
        assert shell("check", letter("Dear Katherine,\n\nThank you.\n"), "--opening", "acme") == 0
        assert (shell.said, shell.complaint) == ("", "")

    def test_a_hint_is_a_note_and_no_fault(self, shell, letter):
        """A nickname that is not on file is worth a look, and leaves the status at 0."""
        file = letter("Dear Kate,\n\nThank you.\n")
        assert shell("check", file, "--opening", "acme") == 0
        assert shell.said == f"{file}:1:6: note: nickname: Kate → Katherine\n"

    def test_lines_and_columns_are_those_of_the_file(self, shell, letter):
        """Line ends of Windows, accents in pieces and hidden characters do not shift them."""
        file = letter("\ufeffDear Zoe\u0308,\r\n\r\nto\u200b cafe\u0301\u0301, O'Brian\r\n")
        assert shell("check", file, "--opening", "acme") == 1
        assert shell.said == f"{file}:3:13: misspelled: O'Brian → O'Brien\n"

    def test_json_has_the_same_and_the_sentence(self, shell, letter):
        """Scripts get every field by name."""
        file = letter("Dear Katherine O'Brian,\n")
        assert shell("check", file, "--opening", "acme", "--json") == 1
        (found,) = json.loads(shell.said)
        assert found.pop("message").endswith(".")
        assert found == {
            "file": file,
            "line": 1,
            "column": 16,
            "kind": "misspelled",
            "text": "O'Brian",
            "should_be": "O'Brien",
            "hint": False,
        }

    def test_who_it_goes_to_must_be_named(self, shell, letter):
        """With --to, an addressee whom the letter does not name is found; they may be named in part."""
        file = letter("Dear Katherine,\n\nThank you.\n")
        assert shell("check", file, "--opening", "acme", "--to", "katherine", "--to", "Zoë Nguyễn") == 1
        assert f"{file}:1:1: {FindingKind.MISSING_ADDRESSEE}: " in shell.said
        assert "Katherine" not in shell.said
        assert shell.refuses("check", file, "--opening", "acme", "--to", "Jim") == 2
        assert "Zoë Nguyễn" in shell.complaint

    def test_the_letter_may_come_through_a_pipe(self, shell, monkeypatch, letter):
        """A dash is the standard input."""
        with Path(letter("Dear O'Brian,\n")).open() as pipe:
            monkeypatch.setattr("sys.stdin", pipe)
            assert shell("check", "-", "--opening", "acme") == 1
        assert shell.said == "-:1:6: misspelled: O'Brian → O'Brien\n"

    def test_bytes_that_are_no_text_are_said_and_stop_nothing(self, shell, letter):
        """A letter in another encoding is checked as far as it can be read."""
        file = letter(b"Dear O'Brian, caf\xe9\n\x1b]52;c;eA==\x07")
        assert shell("check", file, "--opening", "acme") == 1
        assert "O'Brian → O'Brien" in shell.said
        assert shell.complaint.count("\n") == 1
        assert "UTF-8" in shell.complaint

    def test_what_is_no_letter_is_refused(self, shell, letter, tmp_path):
        """A folder, a file that is not there, and one that is far too large."""
        assert shell.refuses("check", str(tmp_path), "--opening", "acme") == 2
        assert shell.refuses("check", str(tmp_path / "x\x1b[31my"), "--opening", "acme") == 2
        assert shell.refuses("check", letter("x" * 70_000), "--opening", "acme") == 2
        assert shell.refuses("check", letter("x")) == 2


class TestExport:
    """`afterword export json`."""

    def test_everything_comes_back_equal(self, shell, planner):
        """What is exported, read again, is what is known: while a session is open, too."""
        assert shell("export", "json") == 0
        export = whole.read(shell.said)
        there = assemble(export.records, planner.snapshot.settings)
        assert there == planner.snapshot
        assert export.settings == Settings(zone="Europe/London")
        assert export.unsaved == ()

    def test_what_is_being_typed_is_in_it(self, shell, planner):
        """A draft that is not saved yet is part of everything."""
        letter = next(letter for dossier in planner.snapshot.dossiers.values() for letter in dossier.letters)
        draft = planner.drafts.open(letter.id, letter.revision, letter.text)
        draft.edit(0, 0, "Typed\x1b[2J just now. ")
        assert shell("export", "json") == 0
        (typed,) = whole.read(shell.said).unsaved
        assert (typed.key, typed.revision) == (letter.id, letter.revision)
        assert typed.text.startswith("Typed[2J just now. ")
        assert "\x1b" not in shell.said

    def test_a_draft_that_is_saved_is_told_once(self, shell, planner):
        """A letter that is open, and as it was saved, is nothing unsaved."""
        letter = next(letter for dossier in planner.snapshot.dossiers.values() for letter in dossier.letters)
        planner.drafts.open(letter.id, letter.revision, letter.text)
        assert shell("export", "json") == 0
        assert whole.read(shell.said).unsaved == ()

    def test_a_file_is_written_whole_and_for_its_owner_alone(self, shell, planner, tmp_path):
        """What was there is replaced, and nobody else can read it."""
        file = tmp_path / "all.json"
        file.write_text("old")
        file.chmod(0o644)
        assert shell("export", "json", "-o", str(file)) == 0
        assert (shell.said, shell.complaint) == ("", "")
        assert assemble(whole.read(file.read_text()).records, planner.snapshot.settings) == planner.snapshot
        assert file.stat().st_mode & 0o777 == 0o600

    def test_a_file_that_cannot_be_written_is_said(self, shell, tmp_path):
        """One sentence with the reason."""
        assert shell.refuses("export", "json", "-o", str(tmp_path / "no" / "all.json")) == 1
        assert shell.refuses("export", "json", "-o", str(tmp_path)) == 1
        assert shell.refuses("export", "xls") == 2


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", "[" * 100_000, '{"afterword": 2}', '{"afterword": "1"}', '{"afterword": 1, "openings": 5}',
     '{"afterword": 1, "openings": [{"id": "x"}]}', '{"afterword": 1, "settings": {"slots": 0}}',
     '{"afterword": 1, "fine_words": [{"id": "0123456789ab", "text": 5}]}', '{"afterword": 1, "unsaved": [{}]}'],
)  # fmt: skip
def test_what_is_no_export_is_refused_in_a_sentence(text):
    """Whatever is wrong with it."""
    with pytest.raises(whole.ExchangeError, match=r"^[A-Z].*\.$"):
        whole.read(text)


def test_an_export_of_nothing_is_an_export():
    """An empty planner goes and comes back, with every setting."""
    settings = Settings(given="Jo", zone="Asia/Tokyo", country="JP", door_open_weeks=(2,), days_off=(SUNDAY.date(),))
    export = whole.read(whole.write(Snapshot(settings=settings), ()))
    assert export == whole.Export((), settings, ())
