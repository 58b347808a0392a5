"""Every screen of the program, and the keys by which one gets there from the follow-ups.

A new screen needs its line in WAYS: a test fails for every Screen that has none, and all that is promised of
every screen (text from outside is text, keys alone suffice, Esc leads back, no colour, ASCII, contrast) is then
tried on it as well.
"""

import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from textual.screen import Screen

from tests.conftest import DeskDriver
from tui.desk import Desk
from tui.dialogs.form import Form
from tui.panes.interviews import InterviewsPane

TUI = Path(__file__).parent.parent / "tui"

WAYS: dict[str, str] = {
    "Desk": "",
    "AboutForm": "i",
    "AskAnswer": "c r",
    "AskDay": "s",
    "AskText": "x",
    "Calendar": "C",
    "CallCard": "c",
    "Choose": "m",
    "ChooseFiles": "b",
    "ChooseLook": "t",
    "CommandPalette": "ctrl+p",
    "Confirm": "f3 delete",
    "ContactForm": "l",
    "Help": "question_mark",
    "InterviewForm": "n",
    "Jump": "ctrl+f",
    "Leave": "n a escape",
    "OpeningForm": "o",
    "PersonForm": "f3 a",
    "Progress": "p",
    "Search": "slash",
    "Sheet": "w f9 end up enter",
    "WordsChoice": "w ctrl+t",
}
"""The keys to each screen, by the name of its class."""

NEEDS_MORE = {
    "Belongs": "test_import",
    "Import": "test_import",
    "LastLook": "test_letters_leave",
    "TooSmall": "test_sizes",
}
"""Screens that need a file, a mail server or a small window, and the stories in which they are shown."""

MORE_WAYS: dict[str, str] = {
    "the letter": "w",
    "the interviews, unfolded": "f3 enter",
    "the checklist of a letter": "w f5",
    "an opening to edit": "f3 e",
    "a round to edit": "f3 enter down e",
    "the next round": "f3 r",
    "the agenda": "C a",
}
"""Places worth a look that are no screens of their own."""

NOT_SHOWN = {Form, *Desk.__mro__[1:]}
"""Classes that others are made of."""

TYPED_INTO = {"AboutForm", "AskAnswer", "AskDay", "AskText", "ChooseFiles", "CommandPalette", "ContactForm",
              "InterviewForm", "OpeningForm", "PersonForm", "Search"}  # fmt: skip
"""Screens that begin in a line of text."""


PLACES = {**WAYS, **MORE_WAYS}
"""All of them."""


async def visit_all(desk: DeskDriver, look: Callable[[str], None]) -> None:
    """Go to each place by its keys, look at it, and come back to the follow-ups by Esc."""
    for place, keys in PLACES.items():
        await desk.press(*keys.split())
        if place in WAYS:
            assert type(desk.app.screen).__name__ == place, (place, desk.app.screen, desk.said())
        look(place)
        for _ in range(4):
            if desk.app.screen is desk.desk:
                break
            await desk.press("escape")
        assert desk.app.screen is desk.desk, place
        desk.desk.query_one(InterviewsPane).unfolded = ""
        await desk.press("f2", "home")


def modules() -> Iterator[str]:
    """Every module of the screen."""
    for path in sorted(TUI.rglob("*.py")):
        if path.stem not in {"__main__", "__init__"}:
            yield ".".join(path.relative_to(TUI.parent).with_suffix("").parts)


def screens() -> set[str]:
    """The name of every screen that the program can show."""
    for name in modules():
        importlib.import_module(name)
    found: set[str] = set()
    waiting: list[Any] = [Screen]
    while waiting:
        for one in waiting.pop().__subclasses__():
            waiting.append(one)
            if one.__module__.startswith("tui.") and one not in NOT_SHOWN:
                found.add(one.__name__)
    return found | {"CommandPalette"}
