"""Search: a line to type in, and what it finds as one types. A key waits for a slice of the work at most."""

import asyncio
from collections.abc import Iterator
from time import perf_counter

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.records import Snapshot
from store.search import Finder, Place, excerpt
from tui.keys import bar, bindings, key_line
from tui.line import LineInput
from tui.rows import Rows
from tui.wording import Spans, fit

MOST = 200
"""So many places are shown; whoever seeks one of more types another letter."""

SLICE = 0.004
"""Seconds of looking between two chances for a key."""

TITLES = 54
"""The most cells of a title where the words around the hit follow it."""


class Search(ModalScreen[Place | None]):
    """A line to type in and what it finds."""

    BINDINGS = [*bindings("search")]

    def __init__(self, snapshot: Snapshot, finder: Finder) -> None:
        """`finder` keeps what it has folded from one search to the next."""
        super().__init__()
        self._snapshot = snapshot
        self._finder = finder
        self._text = ""

    def compose(self) -> ComposeResult:
        """The line, the places, how many they are, the keys."""
        with Vertical(classes="box tall"):
            yield LineInput(placeholder="company, name, or words from a letter", compact=True)
            yield Rows[Place](self._draw, lambda place: place.record_id)
            yield Static(id="found")
            yield Static(key_line([("↑↓", "move"), *bar("search")]), classes="keys")

    def on_mount(self) -> None:
        """Begin with everything."""
        self._find("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._find(event.value)

    @on(Input.Submitted)
    @on(Rows.Chosen)
    def _go(self) -> None:
        self.dismiss(self.query_one(Rows).current)

    def action_submit(self) -> None:
        """Go to the row under the cursor."""
        self._go()

    def action_leave(self) -> None:
        """Go nowhere."""
        self.dismiss(None)

    def action_move(self, direction: int) -> None:
        """Move the cursor while the line keeps the focus."""
        rows = self.query_one(Rows)
        rows.action_up() if direction < 0 else rows.action_down()

    def action_page(self, direction: int) -> None:
        """Move by a page while the line keeps the focus."""
        self.query_one(Rows).action_page(direction)

    def _find(self, text: str) -> None:
        """Look for a slice of time at once, and for the rest between the keys."""
        self._text = text
        found: list[Place] = []
        pieces = self._finder.find(self._snapshot, text)
        done = self._look(pieces, found)
        self._show(found, done=done)
        self._look_on(pieces, found, done=done)

    @work(exclusive=True)
    async def _look_on(self, pieces: Iterator[list[Place]], found: list[Place], *, done: bool) -> None:
        while not done:
            await asyncio.sleep(0)
            known = len(found)
            done = self._look(pieces, found)
            if done or (len(found) > known and not known):
                self._show(found, done=done)

    @staticmethod
    def _look(pieces: Iterator[list[Place]], found: list[Place]) -> bool:
        """Add what the next pieces bring, until the slice is over; is all looked through, or enough found?"""
        until = perf_counter() + SLICE
        for piece in pieces:
            found += piece
            if len(found) > MOST:
                return True
            if perf_counter() > until:
                return False
        return True

    def _show(self, found: list[Place], *, done: bool) -> None:
        rows = self.query_one(Rows)
        rows.empty = "Nothing here has these words." if done else "Looking …"
        rows.show(found[:MOST])
        rows.refresh()
        words = f"the first {MOST}; another letter shows fewer" if len(found) > MOST else f"{len(found)} found"
        self.query_one("#found", Static).update(Content(words if done else "looking …"), layout=False)

    def _draw(self, place: Place, width: int) -> Spans:
        around = excerpt(place, self._text) if self._text else ""
        title = min(TITLES, cell_len(place.title)) if around else width - 9
        spans = [(fit(place.what, 9), "quiet"), (fit(place.title, min(title, width - 9)), "")]
        return [*spans, (f"  {fit(around, width - 11 - title)}", "quiet")] if around and width - 11 > title else spans
