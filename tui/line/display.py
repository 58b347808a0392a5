"""The thin display: what the terminal shows, what it should show, and the bytes between the two.

It reads Textual's own updates (private: the two kinds of `CompositorUpdate` and their fields are the only
place where Textual says which part of the screen was drawn anew), and those of `narrow`.
"""

from collections.abc import Iterable
from typing import TypeGuard

from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from tui.line.cells import BLANK, Cell, cells_of_strip
from tui.line.narrow import NarrowUpdate
from tui.line.painter import Painter
from tui.line.strokes import Place

BIG = 400
"""Characters from which on a frame is shown all at once: by mode 2026, or else with the cursor hidden meanwhile."""

SHOW, HIDE = "\x1b[?25h", "\x1b[?25l"
"""The sequences that show and hide the cursor."""

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""The sequences around a frame that is to be shown all at once."""


class Display:
    """One terminal's screen."""

    def __init__(self, depth: ColorSystem | None, *, erases_in_colour: bool = False) -> None:
        self.sync = False
        """Does this terminal know mode 2026?"""
        self.size = (0, 0)
        """Columns and rows."""
        self._depth = depth
        self._painter = Painter(erases_in_colour=erases_in_colour)
        self._wanted: list[list[Cell]] = []
        self._shown: list[list[Cell]] = []
        self._touched: set[int] = set()
        self._lost = True
        self._caret_shown = False

    def lose(self) -> None:
        """Forget what the terminal shows: the next frame clears it and draws everything."""
        self._lost = True

    @staticmethod
    def takes(update: object) -> TypeGuard[LayoutUpdate | ChopsUpdate | NarrowUpdate]:
        """Is this an update that can be taken?"""
        return isinstance(update, LayoutUpdate | ChopsUpdate | NarrowUpdate)

    def take(self, update: LayoutUpdate | ChopsUpdate | NarrowUpdate) -> None:
        """Note what Textual wants to be seen from now on."""
        if isinstance(update, LayoutUpdate):
            self._resize(update.region.width, update.region.height)
            for y, strips in enumerate(update.strips):
                self._put_all(y, strips)
        elif isinstance(update, NarrowUpdate):
            for x, y, strip in update.pieces:
                self._put(x, y, strip)
        else:
            for y, left, right in update.spans:
                self._put_span(y, left, right, update)

    def frame(self, caret: Place | None) -> str:
        """What makes the terminal show it, with its cursor at the caret, or hidden where there is none."""
        painter = self._painter
        painter.begin(lost=self._lost)
        if self._lost:
            self._shown = [[BLANK] * len(row) for row in self._wanted]
            self._touched = set(range(len(self._wanted)))
        for y in sorted(self._touched):
            if self._shown[y] != self._wanted[y]:
                painter.row(y, self._shown[y], self._wanted[y])
                self._shown[y] = self._wanted[y].copy()
        self._touched.clear()
        return self._dressed(painter.end(caret), caret_shown=caret is not None)

    def _dressed(self, body: str, *, caret_shown: bool) -> str:
        """A frame with what it needs around it."""
        before, after = "", ""
        was_shown = None if self._lost else self._caret_shown
        self._caret_shown, self._lost = caret_shown, False
        if len(body) >= BIG and self.sync:
            before, after = BEGIN, END
        elif len(body) >= BIG and was_shown is not False:
            before, was_shown = HIDE, False
        if was_shown is not caret_shown:
            body += SHOW if caret_shown else HIDE
        return before + body + after

    def _resize(self, width: int, height: int) -> None:
        """Start afresh where the size is another."""
        if (width, height) != self.size:
            self.size = (width, height)
            self._wanted = [[BLANK] * width for _ in range(height)]
            self._lost = True

    def _put_all(self, y: int, strips: Iterable[Strip]) -> None:
        """A whole row."""
        x = 0
        for strip in strips:
            self._put(x, y, strip)
            x += strip.cell_length

    def _put_span(self, y: int, left: int, right: int, update: ChopsUpdate) -> None:
        """The strips of a row that reach into a span of it; as in stock, they may begin before the span."""
        for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if strip is not None and x < right and end > left and y < len(self._wanted):
                self._put(x, y, strip if end <= right else strip.crop(0, right - x))

    def _put(self, x: int, y: int, strip: Strip) -> None:
        """Some cells of a row; a wide character that is cut in two there is blanked, as terminals do."""
        row = self._wanted[y]
        cells = cells_of_strip(strip, self._depth)
        end = min(x + len(cells), len(row))
        if x >= end:
            return
        for edge in (x, end):
            if 0 < edge < len(row) and not row[edge].text:
                row[edge - 1 : edge + 1] = [cell._replace(text=" ") for cell in row[edge - 1 : edge + 1]]
        row[x:end] = cells[: end - x]
        if end - x < len(cells) and not cells[end - x].text:
            row[end - 1] = row[end - 1]._replace(text=" ")
        self._touched.add(y)
