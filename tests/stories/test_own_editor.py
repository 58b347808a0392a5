"""The letter in the user's own editor: there and back, and what happens where that fails. A script plays the editor."""

import stat
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from store.database.drafts import Drafts
from store.planner import Planner
from store.records import Settings
from tests.conftest import DeskDriver, OpenDesk
from tui.editor import Editor
from tui.outside import OutsideError, editor_command

pytestmark = pytest.mark.slow


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Make a shell script the user's editor; its first argument is a word of the user's, the second the file."""
    monkeypatch.setattr(HeadlessDriver, "can_suspend", True)
    script = tmp_path / "my editor"

    def made(commands: str) -> None:
        script.write_text(f"#!/bin/sh\nset -e\n{commands}\n")
        script.chmod(0o700)
        monkeypatch.setenv("EDITOR", "false")
        monkeypatch.setenv("VISUAL", f"'{script}' --wait")

    return made


def lent(tmp_path: Path) -> list[Path]:
    """The files that are lent, or were left behind."""
    return sorted(path for path in (tmp_path / "home" / "drafts").glob("*") if ".txt" in path.name)


async def back(desk: DeskDriver) -> None:
    """Open the first letter, go to the own editor, and wait until that ends."""
    if desk.desk.at != "letter":
        await desk.press("enter")
    await desk.press("f10")
    await desk.app.workers.wait_for_complete()
    await desk.settle()


async def test_there_and_back(open_desk: OpenDesk, editor, tmp_path: Path) -> None:
    """What the editor saves is the letter's text, on disk at once, and one undo brings the old text back."""
    editor(f'cp "$2" "{tmp_path}/seen"; ls -l "$2" > "{tmp_path}/listed"; echo "$2" > "{tmp_path}/where"; '
           'sed -i "s/flaky/shy/" "$2"; printf "One more line.\\r\\n" >> "$2"')  # fmt: skip
    async with open_desk(demo=True) as desk:
        await back(desk)
        text = desk.desk.query_one(Editor)
        assert "shy tests" in text.text
        assert text.text.endswith("One more line.")
        assert "Ctrl+Z" in desk.said()
        assert (tmp_path / "listed").read_text().startswith("-rw-------")
        assert (tmp_path / "where").read_text().startswith(str(tmp_path / "home" / "drafts"))
        assert not lent(tmp_path)
        assert [draft.text for draft in Drafts(tmp_path / "home").unsaved()] == [text.text]
        await desk.press("ctrl+z")
        assert text.text == (tmp_path / "seen").read_text().removesuffix("\n")


async def test_what_the_editor_saves_cannot_steer_the_terminal(open_desk: OpenDesk, editor) -> None:
    """Control bytes and what is not UTF-8 are cleaned on the way back."""
    editor(r'printf "Dear \033]52;c;eA==\007Katherine \377\342\200\256!\r\nRobin\n" > "$2"')
    async with open_desk(demo=True) as desk:
        await back(desk)
        assert desk.desk.query_one(Editor).text == "Dear ]52;c;eA==Katherine �!\nRobin"


@pytest.mark.parametrize(
    ("commands", "sentence"),
    [
        ("exit 3", "“my editor” ended with status 3. The letter stays as it was."),
        ("kill -TERM $$", "“my editor” was ended by signal 15. The letter stays as it was."),
        ('rm "$2"', "cannot be read"),
        ('rm "$2"; mkfifo "$2"', "is no file any more"),
        ('head -c 1100000 /dev/zero > "$2"', "too large for a letter"),
        ("true", "Nothing was changed."),
    ],
)
async def test_where_nothing_comes_back_the_letter_stays(
    open_desk: OpenDesk, editor, tmp_path: Path, commands: str, sentence: str
) -> None:
    """A sentence says why, and nothing is left lying about."""
    editor(commands)
    async with open_desk(demo=True) as desk:
        await desk.press("enter")
        before = desk.desk.letter
        await back(desk)
        assert sentence in desk.said()
        assert desk.desk.letter == before
        assert not lent(tmp_path)


async def test_what_a_failing_editor_saved_is_kept_aside(open_desk: OpenDesk, editor, tmp_path: Path) -> None:
    """The letter stays, and so does the work of an hour before the editor crashed."""
    editor('echo "An hour of work" > "$2"; exit 1')
    async with open_desk(demo=True) as desk:
        await back(desk)
        (aside,) = (tmp_path / "home" / "drafts").glob("*.aside")
        assert str(aside.parent) in desk.said()
        assert aside.read_text() == "An hour of work\n"
        assert stat.S_IMODE(aside.stat().st_mode) == 0o600
        assert "An hour of work" not in desk.desk.query_one(Editor).text


async def test_an_editor_that_is_not_there_is_told(
    open_desk: OpenDesk, editor, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Nor is a shell asked: what looks like two commands is one name."""
    editor("true")
    monkeypatch.setenv("VISUAL", f"no-such-editor;touch {tmp_path}/hacked")
    async with open_desk(demo=True) as desk:
        await back(desk)
        assert "“no-such-editor;touch” could not be started: No such file or directory." in desk.said()
        assert not (tmp_path / "hacked").exists()
        assert not lent(tmp_path)
        await desk.type("x")  # the screen is ours again
        assert "\n\nxThank you" in desk.desk.query_one(Editor).text


async def test_a_terminal_that_cannot_be_lent_is_told(open_desk: OpenDesk, tmp_path: Path) -> None:
    """The letter stays where it is."""
    async with open_desk(demo=True) as desk:
        await back(desk)
        assert "cannot be handed to another program" in desk.said()
        assert not lent(tmp_path)


async def test_a_letter_that_changed_elsewhere_meanwhile_keeps_both_texts(
    open_desk: OpenDesk, editor, tmp_path: Path, settings: Settings
) -> None:
    """The other session's text stays beside what came from the editor."""
    editor(f'touch "{tmp_path}/open"; while [ ! -e "{tmp_path}/go" ]; do sleep 0.01; done; echo "Mine." >> "$2"')
    async with open_desk(demo=True) as desk:
        await desk.press("enter", "f10")
        while not (tmp_path / "open").exists():
            await desk.pilot.pause(0.01)
        shown = desk.desk.letter
        assert shown
        other = Planner.open(tmp_path / "home", settings)
        other.save_letter(shown.id, text="Theirs.", base_revision=shown.revision)
        other.close()
        desk.desk.follow()
        (tmp_path / "go").touch()
        await desk.app.workers.wait_for_complete()
        await desk.settle()
        await desk.press("ctrl+s")
        texts = [one.text for one in desk.snapshot.dossiers[shown.opening_id].letters]
        assert any(text.endswith("Mine.") for text in texts)
        assert "Theirs." in texts


async def test_a_session_that_dies_leaves_the_editors_text_to_the_next(open_desk: OpenDesk, tmp_path: Path) -> None:
    """It is found at the next start, in its letter, like any draft; one that is still lent is left alone."""
    async with open_desk(demo=True) as desk:
        await desk.press("enter", "escape")
        (letter,) = (one for dossier in desk.snapshot.dossiers.values() for one in dossier.letters
                     if "O'Brian" in one.text)  # fmt: skip
        lent_out = desk.planner.drafts.lend(letter.id, letter.revision, letter.text)
    lent_out.path.write_text("Dear Katherine, from my own editor.\n")
    assert not Drafts(tmp_path / "home").orphans()
    lent_out.leave()
    async with open_desk() as desk:
        assert "is back" in desk.said()
        found = desk.snapshot.dossiers[letter.opening_id].letter(letter.id)
        assert found
        assert found.text == "Dear Katherine, from my own editor."
        assert not lent(tmp_path)


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"VISUAL": "code --wait", "EDITOR": "vi"}, ["code", "--wait"]),
        ({"VISUAL": " ", "EDITOR": "'my editor' -x"}, ["my editor", "-x"]),
    ],
)
def test_the_command_is_a_list_of_words(environment: dict[str, str], words: list[str]) -> None:
    """VISUAL first, quoted as in a shell but never run by one."""
    assert editor_command(environment) == words


def test_a_command_that_cannot_be_read_is_told() -> None:
    """A quotation mark that stays open."""
    with pytest.raises(OutsideError, match="cannot be read as a command"):
        editor_command({"EDITOR": "vi 'x"})
