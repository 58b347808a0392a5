"""Every screen of the program, and the keys by which one gets there from the follow-ups.

A new screen needs its line in WAYS: a test fails for every Screen that has none, and all that is promised of
every screen (text from outside is text, keys alone suffice, Esc leads back, no colour, ASCII, contrast) is then
tried on it as well.
"""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

from textual.screen import Screen

import tui
from tui.desk.facts import Facts
from tui.desk.letters import Letters
from tui.desk.state import DeskState
from tui.dialogs.form import Form

WAYS: dict[str, str] = {
    "Desk": "",
    "AboutForm": "i",
    "AskDay": "s",
    "AskText": "x",
    "CallCard": "c",
    "Choose": "m",
    "ChooseLook": "t",
    "CommandPalette": "ctrl+p",
    "Confirm": "f3 delete",
    "ContactForm": "l",
    "Help": "question_mark",
    "InterviewForm": "n",
    "Jump": "f9",
    "OpeningForm": "o",
    "PersonForm": "f3 a",
    "Progress": "p",
    "Search": "slash",
}
"""The keys to each screen, by the name of its class."""

MORE_WAYS: dict[str, str] = {
    "the letter": "w",
    "the interviews, unfolded": "f3 enter",
    "the checklist of a letter": "w f5",
    "an opening to edit": "f3 e",
    "a round to edit": "f3 enter down e",
    "the next round": "f3 r",
    "other words": "w ctrl+t",
}
"""Places worth a look that are no screens of their own."""

NOT_SHOWN = (DeskState, Facts, Letters, Form)
"""Classes that others are made of."""

TYPED_INTO = {"AboutForm", "AskDay", "AskText", "CommandPalette", "ContactForm", "InterviewForm", "OpeningForm",
              "PersonForm", "Search"}  # fmt: skip
"""Screens that begin in a line of text."""


def modules() -> Iterator[str]:
    """Every module of the screen."""
    for module in pkgutil.walk_packages(tui.__path__, "tui."):
        if not module.name.endswith("__main__"):
            yield module.name


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
