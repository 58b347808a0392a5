"""Jump mode: a letter stands on each pane, or on each field of the form in front; pressing it goes there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Label

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""What may stand on a place, the easiest to reach first."""

WIDTH = 3
"""Cells that a letter takes with its brackets."""


@runtime_checkable
class HasBody(Protocol):
    """A pane: something with a title, which knows where in it the focus belongs."""

    region: Any
    """Where it is on the screen."""

    def focus_body(self) -> None:
        """Take the focus."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place to jump to."""

    at: Offset
    """Where its letter stands."""
    go: Callable[[], object]
    """Gives it the focus."""


def targets(screen: Screen[Any]) -> list[Target]:
    """Every pane and every line that is to be seen and takes the focus, from left to right and top to bottom."""
    found: dict[object, Target] = {}
    for widget in screen.focus_chain:
        seen = screen.find_widget(widget).visible_region
        pane = next((node for node in widget.ancestors if isinstance(node, HasBody)), None)
        if not seen:
            continue
        if pane is not None:
            found.setdefault(pane, Target(_in_the_title(pane), pane.focus_body))
        if pane is None or isinstance(widget, Input):
            x = max(0, seen.x - WIDTH) if pane is None else seen.right - WIDTH
            found[widget] = Target(Offset(x, seen.y), widget.focus)
    return list(found.values())[: len(LETTERS)]


def _in_the_title(pane: HasBody) -> Offset:
    """The right end of the pane's title."""
    children = pane.children if isinstance(pane, Widget) else ()
    title = next((child.region for child in children if child.has_class("title")), pane.region)
    return Offset(max(0, title.right - WIDTH - 1), title.y)


class Jump(ModalScreen[int | None]):
    """The letters; returns the number of the place, or None where no such letter was pressed."""

    def __init__(self, places: Sequence[Offset]) -> None:
        super().__init__()
        self._places = places

    def compose(self) -> ComposeResult:
        """A letter on each place."""
        for letter, place in zip(LETTERS, self._places, strict=False):
            label = Label(Content(f"[{letter}]"), classes="jump")
            label.styles.offset = place
            yield label

    def on_key(self, event: events.Key) -> None:
        """A letter goes to its place; Esc and all others leave."""
        event.stop()
        known = LETTERS[: len(self._places)]
        letter = event.character or ""
        self.dismiss(known.index(letter) if letter and letter in known else None)
