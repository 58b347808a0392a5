"""Jump mode: one key puts a letter on each place, the next key goes there."""

import pytest
from textual.widgets import Input

from tests.conftest import OpenDesk

pytestmark = pytest.mark.slow


async def test_a_letter_leads_to_each_pane(open_desk: OpenDesk) -> None:
    """From anywhere on the desk to any pane, in two keys; while a letter is written, too."""
    async with open_desk(demo=True) as desk:
        await desk.press("w", "ctrl+f")
        assert "[a]  ▸ LETTER" in desk.shown().replace("─", "")
        for letter, place in zip("asdg", ("queue", "interviews", "letter", "checklist"), strict=True):
            await desk.press(letter)
            assert desk.desk.at == place
            await desk.press("ctrl+f")
        await desk.press("f")
        assert desk.app.focused is desk.desk.query_one("#subject")


async def test_a_line_says_what_to_press_and_panes_that_are_hidden_are_offered_in_it(open_desk: OpenDesk) -> None:
    """At 80 columns one pane is seen; the others have their letters in the line."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        for letter, place in (("s", "interviews"), ("f", "checklist"), ("a", "checklist"), ("s", "queue")):
            await desk.press("ctrl+f")
            line = desk.shown().splitlines()[-1]
            assert line.startswith(" Jump: press a letter")
            assert line.endswith("Esc stay here")
            await desk.press(letter)
            assert desk.desk.at == place, line
        await desk.press("ctrl+f", "escape")
        assert "Jump" not in desk.shown()


@pytest.mark.parametrize("key", ["escape", "ctrl+f", "1", "q", "enter"])
async def test_any_other_key_leaves_everything_as_it_was(open_desk: OpenDesk, key: str) -> None:
    """Esc, the same key again, or a slip: the letters are gone and the focus is where it was."""
    async with open_desk(demo=True) as desk:
        before = desk.app.focused
        await desk.press("ctrl+f", key)
        assert desk.app.screen is desk.desk
        assert desk.app.focused is before


async def test_a_form_is_jumped_through(open_desk: OpenDesk) -> None:
    """Each field has its letter, also in a form with more than a screen holds."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await desk.press("n", "ctrl+f")
        assert "[g]today 14:30" not in desk.shown()
        assert "[d]today 14:30" in desk.shown()
        await desk.press("d")
        await desk.type("tom")
        assert desk.app.screen.query(Input)[2].value == "tom"


async def test_the_letters_keys_work_while_the_text_has_the_focus(open_desk: OpenDesk) -> None:
    """F6 copies the letter where it is written, and does not select a line of it."""
    async with open_desk(demo=True) as desk:
        await desk.press("w", "f6")
        assert desk.said().startswith("Copied to your terminal's clipboard")
