"""The command line: what each command prints, and its exit status."""

import gc
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from store.clean import clean
from store.exchange import json as whole
from store.names import FindingKind
from store.planner import Planner
from store.records import Opening, Person, Settings, new_id
from store.sample import sample
from store.snapshots import assemble
from tests.conftest import SUNDAY
from tui.cli import main
from tui.cli.output import say
from tui.cli.positions import Source
from tui.keys import KEYS, TITLES

ROOT = Path(__file__).parent.parent
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
        assert self.complaint.rstrip("\n").isprintable()
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


@given(st.text(st.one_of(st.sampled_from("ab \n\r\u0301\u200b\u200d\x1b\v\u2028क"), st.characters())))
@settings_of_hypothesis(max_examples=60)
def test_every_place_of_a_cleaned_text_has_its_position(text):
    """Any text: each character that cleaning leaves is one of the file, in the same order, in the line it stands in."""
    source, cleaned, lines = Source(text), clean(text), text.split("\n")
    seen = [(at.line, at.column) for at in map(source.position, range(len(cleaned)))]
    assert seen == sorted(seen)
    for (line, column), character in zip(seen, cleaned, strict=True):
        there = f"{lines[line - 1]}\n"[column - 1]
        assert there == character or not there.isascii() or (there in "\r\v\f" and character == "\n")


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
        """What was there is replaced only when that is asked for, and nobody else can read it."""
        file = tmp_path / "all.json"
        file.write_text("old")
        file.chmod(0o644)
        assert shell.refuses("export", "json", "-o", str(file)) == 1
        assert "--force" in shell.complaint
        assert file.read_text() == "old"
        assert shell("export", "json", "-o", str(file), "--force") == 0
        assert (shell.said, shell.complaint) == ("", "")
        assert assemble(whole.read(file.read_text()).records, planner.snapshot.settings) == planner.snapshot
        assert file.stat().st_mode & 0o777 == 0o600

    def test_what_is_no_file_is_written_as_it_is(self, shell, planner, tmp_path):
        """A device or a pipe stays what it is, a link too; a dash is the standard output."""
        file, link = tmp_path / "file.json", tmp_path / "link.json"
        link.symlink_to(file)
        assert shell("export", "json", "-o", str(link)) == 0
        assert link.is_symlink()
        assert assemble(whole.read(file.read_text()).records, planner.snapshot.settings) == planner.snapshot
        assert shell("export", "json", "-o", "/dev/null") == 0
        assert Path("/dev/null").is_char_device()
        assert shell("export", "json", "-o", "-") == 0
        assert whole.read(shell.said)
        assert {path.name for path in tmp_path.iterdir()} == {"home", "file.json", "link.json"}

    def test_a_file_that_cannot_be_written_is_said(self, shell, tmp_path):
        """One sentence with the reason."""
        assert shell.refuses("export", "json", "-o", str(tmp_path / "no" / "all.json")) == 1
        assert shell.refuses("export", "json", "-o", str(tmp_path)) == 1
        assert shell.refuses("export", "json", "-o", "/dev/full") == 1
        assert {path.name for path in tmp_path.iterdir()} == {"home"}
        assert shell.refuses("export", "xls") == 2

    @pytest.mark.usefixtures("planner")
    @pytest.mark.parametrize("name", ["ics", "vcf", "csv", "markdown"])
    def test_every_format_goes_to_a_pipe_or_a_file(self, shell, tmp_path, name):
        """The same text, of everything or of one opening."""
        assert shell("export", name) == 0
        everything = shell.said
        assert shell("export", name, "--out", str(tmp_path / "x")) == 0
        assert shell.said == ""
        assert (tmp_path / "x").read_bytes().decode("utf-8-sig").replace("\r\n", "\n") == everything.replace(
            "\r\n", "\n"
        )
        assert shell("export", name, "--opening", "acme") == 0
        assert "Acme Robotics" in shell.said
        assert "Initech" in everything
        assert "Initech" not in shell.said
        assert shell.refuses("export", name, "--opening", "nobody") == 2

    def test_one_opening_comes_back_alone(self, shell, planner):
        """JSON too."""
        assert shell("export", "json", "--opening", "acme") == 0
        (dossier,) = assemble(whole.read(shell.said).records, Settings()).dossiers.values()
        assert planner.snapshot.dossiers[dossier.opening.id] == dossier


class TestMerge:
    """`afterword merge`."""

    def test_another_machines_data_comes_in(self, shell, planner, tmp_path):
        """After a look with --dry-run, which changes nothing; the second time there is nothing new."""
        other = Planner.open(tmp_path / "other", Settings())
        other.add_opening(Opening(new_id(), "Vesper Clockworks"))
        other.close()
        before = planner.snapshot
        assert shell("merge", str(tmp_path / "other"), "--dry-run") == 0
        assert "Openings: 1 new." in shell.said
        planner.refresh()
        assert planner.snapshot == before
        assert shell("merge", str(tmp_path / "other")) == 0
        assert "Undo in the planner" in shell.said
        planner.refresh()
        assert len(planner.snapshot.dossiers) == len(before.dossiers) + 1
        assert shell("merge", str(tmp_path / "other")) == 0
        assert shell.said == "There is nothing in other that is not known here.\n"
        again = Planner.open(shell.home, planner.snapshot.settings)
        again.undo()
        assert again.snapshot == before
        again.close()

    @pytest.mark.usefixtures("planner")
    def test_what_is_no_copy_is_refused(self, shell, tmp_path):
        """In one sentence, and nothing is changed."""
        (tmp_path / "letter\x1b[31m.txt").write_text("Dear Ann")
        before = {path: path.read_bytes() for path in shell.home.glob("afterword.j*")}
        assert shell.refuses("merge", str(tmp_path / "letter\x1b[31m.txt")) == 1
        assert "\x1b" not in shell.complaint
        assert shell.refuses("merge", str(tmp_path / "no")) == 1
        assert shell.refuses("merge", "~nobody-of-that-name/x") == 1
        assert shell.refuses("merge") == 2
        assert {path: path.read_bytes() for path in shell.home.glob("afterword.j*")} == before

    @pytest.mark.usefixtures("planner")
    def test_a_conflict_copy_is_offered(self, shell):
        """Where the planner prints its queue, and until it is merged."""
        copy = shell.home / "afterword (conflicted copy 2026-11-22).json"
        copy.write_bytes((shell.home / "afterword.json").read_bytes())
        assert shell() == 0
        assert f"afterword merge '{copy}'" in shell.said
        assert shell("doctor") == 1
        assert f"{copy.name} is another copy of the data" in shell.said
        assert shell("merge", str(copy)) == 0
        assert shell() == 0
        assert "afterword merge" not in shell.said


class TestDue:
    """`afterword due`."""

    def test_nothing_due_is_silence(self, shell):
        """A login shell on a new machine says nothing."""
        assert shell("due") == 0
        assert (shell.said, shell.complaint) == ("", "")
        assert shell("due", "--json", "--days", "3650") == 0
        assert json.loads(shell.said) == []

    @pytest.mark.usefixtures("planner")
    def test_today_and_what_is_late_without_days(self, shell):
        """What is due in the coming days is not said before it is asked for."""
        assert shell("due") == 0
        states = [line.partition(":")[0] for line in shell.said.splitlines()]
        assert states == ["overdue", "today", "door-open"]
        shell("due", "--days", "1")
        assert len(shell.said.splitlines()) > len(states)
        assert all(len(line.split(":")[0]) < 10 for line in shell.said.splitlines())

    @pytest.mark.usefixtures("planner")
    def test_json_has_every_field_and_opens_the_opening(self, shell):
        """Each entry names an opening that `show` finds, and a moment with its offset."""
        shell("due", "--json", "--days", "60")
        owed = json.loads(shell.said)
        assert {entry["state"] for entry in owed} == {"overdue", "today", "soon", "door-open"}
        for entry in owed:
            assert list(entry) == ["opening", "company", "person", "kind", "channel", "due", "state", "reason"]
            assert datetime.fromisoformat(entry["due"]).utcoffset() is not None
        assert shell("show", owed[0]["opening"]) == 0
        assert shell.said.startswith(owed[0]["opening"])

    @pytest.mark.usefixtures("planner")
    def test_a_quiet_look_waits_for_its_day(self, shell):
        """A look at an open door is told from its day on, and before it only to those who look so far ahead."""
        assert "door-open" in self._said(shell, "--now", "2026-11-20T12:00")
        assert "door-open" not in self._said(shell, "--now", "2026-11-19T12:00")
        assert "door-open" in self._said(shell, "--now", "2026-11-19T12:00", "--days", "1")

    def _said(self, shell: Shell, *words: str) -> str:
        shell("due", *words)
        return shell.said

    @pytest.mark.usefixtures("planner")
    def test_options_may_stand_before_and_after_the_command(self, shell):
        """The same is said either way."""
        shell("--theme", "mono", "--no-mouse", "due", "--days", "3")
        before = shell.said
        shell("due", "--days", "3", "--no-mouse", "--home", str(shell.home), "--theme", "mono", "--now", NOW)
        assert shell.said == before != ""

    def test_text_from_outside_cannot_steer_the_terminal(self, shell, planner):
        """Whatever a name holds, no control byte is printed."""
        (opening, *_) = [dossier.opening for dossier in planner.snapshot.dossiers.values()]
        planner.edit_opening(replace(opening, company="Ac\x1b]52;c;eA==\x07me\u202e", notes="a\x9b31m\nb"))
        for words in (["due"], ["due", "--json"], ["list"], ["show", "acme"], ["show", opening.id], []):
            shell(*words)
            assert all(line.isprintable() for line in (shell.said + shell.complaint).split("\n")), words

    @pytest.mark.parametrize(
        "words", [["--days", "-1"], ["--days", "9" * 5000], ["--days", "x\x1b[2J"], ["--day", "1"]]
    )
    def test_a_wrong_number_of_days_is_refused(self, shell, words):
        """It is a whole number, not too far ahead."""
        assert shell.refuses("due", *words) == 2

    @pytest.mark.parametrize("now", ["yesterday", "", "0001-01-01", "9999-12-31T23:59", "2026-02-30", "12", "\x1b[2J"])
    def test_a_moment_that_is_none_is_refused(self, shell, now):
        """--now is written as ISO 8601, in a year whose holidays can be known."""
        assert shell.refuses("due", "--now", now) == 2

    @pytest.mark.parametrize("zone", ["Europe/London", "UTC", ":Asia/Tokyo"])
    def test_no_list_of_all_zones_is_made(self, shell, monkeypatch, home, zone):
        """A login shell does not wait while six hundred files are looked at."""
        home.mkdir()
        (home / "config.toml").write_text('zone = "Europe/Paris"')
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setattr("store.dates.zones._names", lambda: pytest.fail("All zones were listed."))
        assert shell("due") == 0

    def test_the_settings_are_not_written(self, shell, home):
        """What a login shell runs writes no settings."""
        shell("due")
        assert not (home / "config.toml").exists()


@pytest.mark.usefixtures("planner")
class TestReading:
    """`afterword list`, `show`, and `afterword` where nobody looks."""

    def test_an_opening_that_is_not_there_or_not_one_is_refused(self, shell):
        """With the sentence that helps."""
        assert shell.refuses("show", "Nowhere") == 2
        assert shell.refuses("show", "") == 2
        assert shell.refuses("show", "a") == 2
        assert "Globex" in shell.complaint
        assert "more" in shell.complaint

    def test_of_several_each_can_be_named(self, shell, planner):
        """Two openings at one company are told apart by role, or by what the refusal says."""
        first = next(iter(planner.snapshot.dossiers.values())).opening
        planner.add_opening(replace(first, id="0123456789ab", role="Welder"))
        assert shell.refuses("show", "acme robotics") == 2
        assert "(0123456789ab)" in shell.complaint
        assert shell("show", "0123456789ab") == 0
        assert shell("show", "acme robotics · welder") == 0
        assert shell.said.startswith("Acme Robotics · Welder")

    def test_without_a_terminal_the_queue_and_what_is_missing_are_printed(self, shell):
        """In a pipe the planner is plain text: what is owed, and what letters lack."""
        assert shell() == 0
        assert shell.said.startswith("MISSING\n  thank Katherine O'Brien, Acme Robotics")
        assert shell.said.endswith("Acme Robotics: O'Brian → O'Brien\n")

    def test_without_an_input_the_screen_is_refused(self, shell, monkeypatch):
        """Keys come from a terminal."""
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        monkeypatch.setattr("sys.stdin", io.StringIO())
        assert shell.refuses() == 2

    def test_the_screen_opens_with_what_was_asked_for_and_writes_the_settings_once(self, shell, home, monkeypatch):
        """At the first opening the file that explains the settings is there; a file that is there stays."""
        opened = []

        def run(_planner, _clock, config, theme, _glyphs, *, mouse, is_demo):
            opened.append((config, theme, mouse, is_demo))
            gc.enable()
            return 7

        monkeypatch.setattr("tui.app.run", run)
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        monkeypatch.setattr("sys.stdin", io.StringIO())
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        assert shell("--theme", "light", "--no-mouse") == 7
        assert opened == [(home / "config.toml", "light", False, False)]
        written = home / "config.toml"
        assert "# Your time zone" in written.read_text()
        written.write_text('given = "Jo"\n')
        shell()
        assert written.read_text() == 'given = "Jo"\n'
        shell("--demo")
        assert opened[-1][3]

    def test_a_theme_that_there_is_not_is_told_at_once(self, shell, home, monkeypatch):
        """After --theme it is wrong usage; in config.toml it is told, and the default is shown."""
        assert shell("--theme", "nord") == 2
        assert "there is no theme “nord”; the themes are dark, light, contrast-dark" in shell.complaint
        assert shell("--theme", "nord", "list") == 2
        shown = []

        def run(_planner, _clock, _config, theme, *_, **__):
            shown.append(theme)
            gc.enable()
            return 0

        monkeypatch.setattr("tui.app.run", run)
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        monkeypatch.setattr("sys.stdin", io.StringIO())
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        home.mkdir(exist_ok=True)
        (home / "config.toml").write_text('theme = "nord"\n')
        assert shell() == 0
        assert shown == [""]
        assert "There is no theme “nord”; the themes are" in shell.complaint
        assert shell.complaint.endswith("The default is shown.\n")

    def test_marks_are_printed_in_ascii_where_that_is_asked_for(self, shell, monkeypatch):
        """And the letters of names stay; what programs read is never touched."""
        monkeypatch.setattr("tui.cli.output._marks_in_ascii", False)
        assert shell("--ascii", "keys") == 0
        assert shell.said.isascii()
        assert "  ^ k " in shell.said
        assert shell("--demo", "--ascii", "due", "--days", "9") == 0
        assert "check in with Zoë Nguyễn" in shell.said
        assert "“" not in shell.said
        say(["“…”"], exact=True)
        assert shell("paths") == 0
        assert shell.said.startswith("“…”\n")

    def test_every_key_is_in_the_table(self, shell):
        """`keys` prints what the help shows, with all keys that do the same."""
        assert shell("keys") == 0
        for place, table in KEYS.items():
            assert TITLES[place] in shell.said
            assert all(key.tip in shell.said for key in table)
        assert "  ↑ k " in shell.said


class TestKeeping:
    """`afterword backup`, `restore`, `doctor` and `paths`."""

    def test_a_backup_can_be_gone_back_to_and_from(self, shell, planner, home):
        """restore says what would change, does it, and the planner's undo takes it back."""
        assert shell("backup", "--now", "2026-11-20T12:00") == 0
        assert shell.said.strip() == f"Backed up to {home / 'backups' / 'afterword-2026-11-20.json'}"
        before = planner.snapshot
        planner.remove_opening(next(iter(before.dossiers)))
        after = planner.snapshot
        assert shell("restore", "2026-11-20", "--yes") == 0
        assert "Openings: 1 would come back" in shell.said
        planner.refresh()
        assert dict(planner.snapshot.dossiers) == dict(before.dossiers)
        assert shell("restore", "2026-11-22") == 2
        assert "Openings: 0 would come back, 0 would be as before, 1 would go." in shell.said
        later = Planner.open(home, planner.snapshot.settings)
        later.undo()
        assert dict(later.snapshot.dossiers) == dict(after.dossiers)
        later.close()

    def test_without_a_day_it_is_the_newest_that_differs(self, shell, planner, home):
        """A damaged backup, and one of how things are, are passed over."""
        shell("backup", "--now", "2026-11-18T12:00")
        planner.add_fine_word("Kubernetes")
        shell("backup", "--now", "2026-11-20T12:00")
        (home / "backups" / "afterword-2026-11-21.json").write_text("{")
        assert shell("restore", "--yes") == 0
        assert "Wednesday 18 November" in shell.said
        assert "Fine words: 0 would come back, 0 would be as before, 1 would go." in shell.said

    @pytest.mark.parametrize(("answer", "status", "said"), [("y", 0, "as it was"), ("", 1, "Nothing was changed.")])
    def test_it_asks_before_it_goes_back(self, shell, planner, monkeypatch, answer, status, said):
        """Only a yes is a yes."""
        shell("backup", "--now", "2026-11-20T12:00")
        planner.add_fine_word("Kubernetes")
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n"))
        monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
        assert shell("restore", "2026-11-20") == status
        assert said in shell.said
        planner.refresh()
        assert len(planner.snapshot.fine_words) == (1 if answer else 2)

    def test_a_look_changes_no_backup(self, shell, planner, home):
        """Those who look for something that went today find today's backup as it was."""
        shell("backup")
        planner.add_fine_word("Kubernetes")
        before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
        for words in ("due", "list", "show acme", "export json", "doctor", "restore"):
            shell(*words.split())
        assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before

    def test_where_nobody_can_be_asked_nothing_is_changed(self, shell, planner, monkeypatch):
        """A script has to say --yes."""
        shell("backup", "--now", "2026-11-20T12:00")
        planner.add_fine_word("Kubernetes")
        monkeypatch.setattr("sys.stdin", None)
        assert shell("restore", "2026-11-20") == 2
        assert "--yes" in shell.complaint
        assert not planner.refresh()

    @pytest.mark.usefixtures("planner")
    def test_what_cannot_be_gone_back_to_is_said(self, shell):
        """No backup yet, none of that day, no day at all."""
        assert shell.refuses("restore") == 1
        shell("backup")
        assert shell.refuses("restore", "2026-01-01") == 2
        assert "2026-11-22" in shell.complaint
        assert shell.refuses("restore", "monday") == 2
        assert shell("restore") == 0
        assert "Nothing is different" in shell.said

    def test_the_doctor_finds_and_mends(self, shell, planner, home):
        """Exit 1 while something is wrong; with --fix what can be mended is."""
        planner.close()
        assert shell("doctor") == 0
        assert shell.said == "Everything is in order.\n"
        (home / "afterword.journal").chmod(0o644)
        assert shell("doctor") == 1
        assert shell.said == "The file afterword.journal can be read by others.\n"
        assert shell("doctor", "--fix") == 0
        assert shell.said.endswith("All of it is mended.\n")
        assert shell("doctor") == 0

    def test_the_doctor_looks_at_the_settings_too(self, shell, home):
        """And names the key that is wrong, though nothing can start with it."""
        home.mkdir()
        (home / "config.toml").write_text("slots = 0\n")
        assert shell("doctor") == 1
        assert "slots must be a whole number" in shell.said
        assert shell.refuses("due") == 1

    def test_paths_says_where_everything_lies_and_writes_the_settings_once(self, shell, home):
        """One line each; it works where the settings are wrong, too."""
        assert shell("paths") == 0
        assert f"settings  {home / 'config.toml'}\n" in shell.said
        assert f"data      {home / 'afterword.json'} (not there yet)\n" in shell.said
        assert "# Your time zone" in (home / "config.toml").read_text()
        (home / "config.toml").write_text("wrong")
        assert shell("paths") == 0
        assert (home / "config.toml").read_text() == "wrong"


class TestTrouble:
    """What goes wrong is one sentence."""

    def test_a_home_that_cannot_be(self, shell, tmp_path):
        """A file in its place, a folder that nobody may write, somebody who is not there."""
        (tmp_path / "file").write_text("")
        for home in (tmp_path / "file", tmp_path / "file" / "below", "/proc/nothing", "~nobody-at-all", "x" * 300):
            assert shell.refuses("list", "--home", str(home)) in {1, 2}

    def test_data_of_a_newer_version_is_opened_for_nothing_but_a_refusal(self, shell, home):
        """And stays as it is."""
        shell("due")
        file = home / "afterword.json"
        newer = file.read_text().replace('"version":1', '"version":99')
        file.write_text(newer)
        for words in (["list"], ["due"], ["export", "json"], ["backup"], ["restore"], ["doctor"], ["doctor", "--fix"]):
            assert shell.refuses(*words) == 1
            assert "newer version" in shell.complaint
        assert file.read_text() == newer

    def test_a_damaged_file_is_said_and_the_rest_goes_on(self, shell, planner, home):
        """What could be put together is listed, and sentences on stderr say what happened."""
        planner.close()
        (home / "afterword.json").write_text("no JSON")
        assert shell("list") == 0
        assert "Acme Robotics" in shell.said
        assert "damaged" in shell.complaint
        assert shell("list") == 0
        assert shell.complaint == ""

    def test_a_wrong_command_is_refused(self, shell):
        """With status 2, in a sentence that leads on."""
        for words in (["dew"], ["show"], ["due", "now"], ["--wrong"], ["dew\x1b[2J"], ["export", "json", "-o"]):
            assert shell.refuses(*words) == 2

    def test_even_a_mistake_of_ours_is_no_traceback(self, shell, monkeypatch):
        """It is a sentence that says how to find it."""
        monkeypatch.setattr("tui.cli.owed.list_lines", lambda *_: 1 / 0)
        assert shell.refuses("list") == 1
        assert "ZeroDivisionError" in shell.complaint


@pytest.mark.parametrize(
    "words", ["due", "list", "show acme", "export json", "backup", "restore", "doctor", "paths", ""]
)
def test_every_command_has_its_demo(shell, home, words):
    """The sample is there for each, and nothing of it stays."""
    assert shell("--demo", *words.split()) == 0 or words == "restore"
    assert not home.exists()


class TestProcess:
    """As a program of its own."""

    def run(self, command: str, **environment: str) -> tuple[str, str, int]:
        """Run a line of bash, with `afterword` in it; returns its output, its complaint and its status."""
        whole_command = f'afterword() {{ {sys.executable} -m tui --demo --now {NOW} "$@"; }}; {command}'
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", whole_command],
            cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, **environment},
        )  # fmt: skip
        return done.stdout, done.stderr, done.returncode

    def test_a_reader_who_leaves_early_is_no_trouble(self):
        """`| head` is silent."""
        assert self.run("afterword export json | head -1") == ("{\n", "", 0)

    def test_an_output_that_is_full_is_said(self):
        """One sentence, and status 1, whether it is written at once or at the end."""
        sentence = "afterword: The output could not be written: No space left on device.\n"
        assert self.run("afterword list > /dev/full", PYTHONUNBUFFERED="1") == ("", sentence, 1)
        assert self.run("afterword list > /dev/full", PYTHONUNBUFFERED="") == ("", sentence, 1)

    def test_streams_that_are_closed_are_no_trouble(self):
        """Some callers close what they do not need."""
        assert self.run("afterword due >&- 2>&- <&-") == ("", "", 0)

    def test_a_terminal_that_lacks_letters_gets_what_it_has(self):
        """In another encoding a letter that is not in it becomes a question mark."""
        said, complaint, status = self.run("afterword due", PYTHONIOENCODING="ascii")
        assert (complaint, status) == ("", 0)
        assert "thank Zo? Nguy?n, Acme Robotics" in said

    def test_json_loses_no_letter_in_any_encoding(self):
        """Where the output lacks letters, they are written as escapes."""
        said, complaint, status = self.run("afterword export json", PYTHONIOENCODING="latin-1")
        assert (complaint, status) == ("", 0)
        assert "Nguyễn" in {record.family for record in whole.read(said).records if isinstance(record, Person)}

    def test_check_reads_a_pipe(self):
        """A letter that comes from another program."""
        said, complaint, status = self.run('printf "Dear O\'Brian,\\n" | afterword check - --opening acme')
        assert (said, complaint, status) == ("-:1:6: misspelled: O'Brian → O'Brien\n", "", 1)
