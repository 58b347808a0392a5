"""Jump mode: a letter stands on each pane, or on each field of the form in front; pressing it goes there.

Panes that a narrow window does not show are named in the line at the foot, with their letters.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, runtime_checkable

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from tui.keys import TITLES, key_line

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""What may stand on a place, the easiest to reach first."""

WIDTH = 3
"""Cells that a letter takes with its brackets."""


@runtime_checkable
class HasBody(Protocol):
    """A pane: something with a title, which knows where in it the focus belongs."""

    region: Any
    """Where it is on the screen."""
    place: str
    """Its name in the table of keys."""

    def focus_body(self) -> None:
        """Take the focus."""


@dataclass(frozen=True, slots=True)
class Target:
    """A place to jump to."""

    at: Offset
    """Where its letter stands, if it is to be seen."""
    go: Callable[[], object]
    """Gives it the focus."""
    name: str = ""
    """What it is called in the line at the foot, where it is not to be seen."""


def targets(screen: Screen[Any]) -> list[Target]:
    """Every pane and every line that is to be seen and takes the focus, from left to right and top to bottom.

    Then the panes that are not to be seen.
    """
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
    hidden = [pane for pane in screen.query("*") if isinstance(pane, HasBody) and not pane.display]
    there = [Target(Offset(), partial(screen.run_action, f"go('{p.place}')"), TITLES[p.place]) for p in hidden]
    return [*found.values(), *there][: len(LETTERS)]


def _in_the_title(pane: HasBody) -> Offset:
    """The right end of the pane's title."""
    children = pane.children if isinstance(pane, Widget) else ()
    title = next((child.region for child in children if child.has_class("title")), pane.region)
    return Offset(max(0, title.right - WIDTH - 1), title.y)


class Jump(ModalScreen[int | None]):
    """The letters; returns the number of the place, or None where no such letter was pressed."""

    def __init__(self, places: Sequence[Target]) -> None:
        super().__init__()
        self._places = places

    def compose(self) -> ComposeResult:
        """A letter on each place that is seen, and the line at the foot."""
        hidden = []
        for letter, place in zip(LETTERS, self._places, strict=False):
            if place.name:
                hidden.append((letter, place.name.lower()))
                continue
            label = Label(Content(f"[{letter}]"), classes="jump")
            label.styles.offset = place.at
            yield label
        words = (" Jump: press a letter ", "bold")
        yield Static(Content.assemble(words, key_line([*hidden, ("Esc", "stay here")])), id="jump-line")

    def on_key(self, event: events.Key) -> None:
        """A letter goes to its place; Esc and all others leave."""
        event.stop()
        known = LETTERS[: len(self._places)]
        letter = event.character or ""
        self.dismiss(known.index(letter) if letter and letter in known else None)
