"""Sizes: the classes that a screen wears for its size, and what is said where the window is too small for anything.

Textual gives a screen these classes only when a change of size reaches it on top of the others: the first frame is
drawn without, and a screen beneath a dialog keeps those of its old size.
"""

from typing import Any

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

LEAST = Size(60, 15)
"""Columns and rows below which nothing can be shown well."""


def is_too_small(size: Size) -> bool:
    """Is there too little room for the desk?"""
    return size.width < LEAST.width or size.height < LEAST.height


def fit(screen: Screen[Any], size: Size, *, restyle: bool = True) -> None:
    """Give a screen the classes of its breakpoints; one that was never styled yet needs no `restyle`."""
    sides = ((screen.HORIZONTAL_BREAKPOINTS, size.width), (screen.VERTICAL_BREAKPOINTS, size.height))
    for breakpoints, room in sides:
        names = [name for least, name in sorted(breakpoints or []) if room >= least]
        for _, name in breakpoints or []:
            screen.set_class(name == names[-1], name, update=restyle)


class TooSmall(ModalScreen[None]):
    """One sentence, on top of everything; what is beneath waits as it is."""

    AUTO_FOCUS = None

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static(id="too-small")

    def on_mount(self) -> None:
        """Say it."""
        self.say(self.app.size)

    def on_screen_resume(self) -> None:
        """What was on top of this is gone; there may be room again since."""
        if not is_too_small(self.app.size):
            self.dismiss()

    def say(self, size: Size) -> None:
        """Say how much room there is, and how much is needed."""
        words = f"Afterword needs at least {LEAST.width}×{LEAST.height}; this is {size.width}×{size.height}."
        self.query_one("#too-small", Static).update(Content(words))
