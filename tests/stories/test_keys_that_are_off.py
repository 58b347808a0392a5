"""A key that can do nothing just now says why, and does nothing."""

import pytest

from tests.conftest import OpenDesk
from tui.keys import DEFAULTS, PANES, Key

pytestmark = pytest.mark.slow

LETTERS = [key for key in DEFAULTS["letter"] if not key.action.startswith("app.")]


ALWAYS = {"filter"}
"""Actions that an empty pane has a use for."""


def own(place: str) -> list[Key]:
    """The keys of a pane, but for choosing, of which an empty list speaks itself."""
    return [key for key in DEFAULTS[place] if key.action != "choose"]


@pytest.mark.parametrize("place", [place for place in PANES if place != "letter"])
async def test_without_anything_there_each_key_of_a_pane_says_why(open_desk: OpenDesk, place: str) -> None:
    """On an empty desk no key is silent, and none opens anything."""
    async with open_desk() as desk:
        await desk.press({"queue": "f2", "interviews": "f3", "checklist": "f5"}[place])
        for key in own(place):
            desk.desk.say("")
            await desk.press(key.each[0])
            assert desk.said().endswith(".") or key.action in ALWAYS, key
            assert desk.app.screen is desk.desk, key


async def test_without_a_letter_each_key_of_the_letter_says_why(open_desk: OpenDesk) -> None:
    """From the palette, too."""
    async with open_desk(demo=True) as desk:
        for key in LETTERS:
            desk.desk.say("")
            await desk.desk.query_one("#letter").run_action(key.action)
            await desk.settle()
            assert desk.said() == "No letter is open; Enter on a follow-up begins one."


async def test_a_sent_letter_says_that_it_stays(open_desk: OpenDesk) -> None:
    """Its text can be read and copied; what would change it says why it does not."""
    async with open_desk(demo=True) as desk:
        dossier, letter = next(
            (dossier, letter)
            for dossier in desk.snapshot.dossiers.values()
            for letter in dossier.letters
            if letter.state.value == "sent"
        )
        desk.desk.open_letter(letter)
        await desk.settle()
        for key in ("ctrl+s", "ctrl+o", "ctrl+t", "ctrl+r", "f8"):
            desk.desk.say("")
            await desk.press(key)
            assert desk.said() == "This letter was sent; it is kept word for word, and nothing in it changes."
        assert desk.snapshot.dossiers[dossier.opening.id].letter(letter.id) == letter


async def test_a_row_of_the_matrix_says_what_its_keys_are_for(open_desk: OpenDesk) -> None:
    """A person to thank can be neither mended nor always fine."""
    async with open_desk(demo=True) as desk:
        await desk.press("f5", "end", "f")
        assert desk.said() == "That key is for what a letter still lacks; choose such a line."
