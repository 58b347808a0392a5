"""The painter: turns the difference of two rows into what is sent, and knows where cursor and pen are then.

All that is to be drawn with one pen is drawn in a row: to move the cursor takes fewer bytes than to change the pen.
"""

from collections.abc import Iterator
from typing import NamedTuple

from tui.line.cells import PLAIN, UNSEEN, Cell, Pen, is_certain
from tui.line.strokes import Place, change, motion

SHORT_GAP = 6
"""Unchanged cells that are sent again rather than passed over by a cursor motion, at most."""

BLANK_RUN = 12
"""Blank cells from which on they are erased rather than written."""

CLEAR = "\x1b[2J"
"""The sequence that clears the screen."""


class Run(NamedTuple):
    """Cells next to each other that are drawn with one pen."""

    y: int
    """The row."""
    start: int
    """The first column."""
    end: int
    """The column past the last."""
    pen: Pen
    """The pen; where `is_blank`, any that leaves the same blanks will do."""
    is_blank: bool
    """Are there only blanks?"""
    cells: list[Cell]
    """The whole row as it should be."""


class Painter:
    """The terminal's cursor and pen, and the sequences of the frame that is being made."""

    def __init__(self, *, erases_in_colour: bool) -> None:
        self._erases_in_colour = erases_in_colour
        self._pen: Pen | None = None
        self._place: Place | None = None
        self._sent: list[str] = []
        self._runs: list[Run] = []
        self._erased: list[tuple[int, int, int]] = []

    def begin(self, *, lost: bool) -> None:
        """Start a frame; where the terminal's state is lost, by a cleared screen."""
        self._sent, self._runs, self._erased = [], [], []
        if lost:
            self._pen = self._place = None
            self._change(PLAIN)
            self._sent.append(CLEAR)

    def end(self, caret: Place | None) -> str:
        """What the frame sends; the cursor is at the caret then, where there is one."""
        for run in self._by_pen():
            self._draw(run)
        if caret is not None:
            self._go(*caret)
        return "".join(self._sent)

    def row(self, y: int, shown: list[Cell], wanted: list[Cell]) -> None:
        """Take the cells of a row that differ. Past a cell whose width is in doubt, all are sent."""
        pairs = zip(shown, wanted, strict=True)
        if all(old == new or is_certain(new.text) for old, new in pairs):
            self._runs += runs_of(y, shown, wanted)
        else:
            self._row_in_doubt(y, shown, wanted)

    def _row_in_doubt(self, y: int, shown: list[Cell], wanted: list[Cell]) -> None:
        """Send a row from left to right."""
        x, doubt = 0, False
        while x < len(wanted):
            if not doubt and shown[x] == wanted[x]:
                x += 1
                continue
            self._go(x, y)
            self._change(wanted[x].pen)
            doubt = doubt or not is_certain(wanted[x].text)
            x += self._blanks(x, wanted) or self._cell(x, y, wanted)

    def _by_pen(self) -> Iterator[Run]:
        """The runs, those of the pen in hand first; a blank one goes with any pen that leaves the same blanks."""
        groups: dict[Pen, list[Run]] = {self._pen: []} if self._pen is not None else {}
        for run in self._runs:
            if not run.is_blank:
                groups.setdefault(run.pen, []).append(run)
        for run in self._runs:
            if run.is_blank:
                fit = [pen for pen in groups if leaves_blanks(pen, run.pen)]
                near = (pen for pen in fit if any(other.y == run.y for other in groups[pen]))
                pen = next(near, fit[0] if fit else run.pen)
                groups.setdefault(pen, []).append(run._replace(pen=pen))
        for runs in groups.values():
            yield from sorted(runs)

    def _draw(self, run: Run) -> None:
        """Send the cells of a run, unless they were erased together with others."""
        if run.is_blank and any(y == run.y and start <= run.start and run.end <= end for y, start, end in self._erased):
            return
        self._change(run.pen)
        x = run.start
        while x < run.end:
            self._reach(x, run.y, run.cells)
            if erased := self._blanks(x, run.cells):
                self._erased.append((run.y, x, x + erased))
            x += erased or self._cell(x, run.y, run.cells)

    def _reach(self, x: int, y: int, wanted: list[Cell]) -> None:
        """Bring the cursor to a cell: by a motion, or by sending the few unchanged cells before it again."""
        if self._place is not None and self._place[1] == y and 0 < x - self._place[0] <= SHORT_GAP:
            gap = wanted[self._place[0] : x]
            text = "".join(cell.text for cell in gap)
            if len(text.encode()) <= len(motion(self._place, (x, y))) and self._can_write(gap):
                self._sent.append(text)
                self._place = (x, y)
        self._go(x, y)

    def _can_write(self, gap: list[Cell]) -> bool:
        """Are these cells whole, certain, and can they be drawn with the pen in hand?"""
        pen = self._pen
        if pen is None or not gap[0].text:
            return False
        return all(cell.pen == pen or (cell.text == " " and leaves_blanks(pen, cell.pen)) for cell in gap) and all(
            is_certain(cell.text) for cell in gap
        )

    def _blanks(self, x: int, wanted: list[Cell]) -> int:
        """Erase the blank cells that begin here, and say how many; 0 where writing them is as good."""
        cell = wanted[x]
        if cell.text != " " or cell.pen.attributes or (cell.pen.background and not self._erases_in_colour):
            return 0
        end = x + 1
        while end < len(wanted) and wanted[end] == cell:
            end += 1
        if end - x < BLANK_RUN:
            return 0
        self._sent.append("\x1b[K" if end == len(wanted) else f"\x1b[{end - x}X")
        return end - x

    def _cell(self, x: int, y: int, wanted: list[Cell]) -> int:
        """Send one character, and say how many cells it takes."""
        text = wanted[x].text
        end = x + 1
        while end < len(wanted) and not wanted[end].text:
            end += 1
        if is_certain(text):
            self._sent.append(text)
        else:  # blank first, since a terminal may draw it narrower; what it draws too wide is painted over after it
            self._sent += [" " * (end - x), motion(None, (x, y)), text]
        self._place = (end, y) if is_certain(text) and end < len(wanted) else None
        return end - x

    def _go(self, x: int, y: int) -> None:
        """Move the cursor."""
        if self._place != (x, y):
            self._sent.append(motion(self._place, (x, y)))
            self._place = (x, y)

    def _change(self, pen: Pen) -> None:
        """Take another pen."""
        self._sent.append(change(self._pen, pen))
        self._pen = pen


def runs_of(y: int, shown: list[Cell], wanted: list[Cell]) -> Iterator[Run]:
    """The cells that differ, in runs as long as one pen can draw."""
    run: Run | None = None
    for x, cell in enumerate(wanted):
        if shown[x] == cell:
            continue
        is_blank = cell.text == " "
        joined = joined_pen(run, cell, is_blank=is_blank) if run is not None and run.end == x else None
        if run is not None and joined is not None:
            run = run._replace(end=x + 1, pen=joined, is_blank=run.is_blank and is_blank)
            continue
        if run is not None:
            yield run
        run = Run(y, x, x + 1, cell.pen, is_blank, wanted)
    if run is not None:
        yield run


def joined_pen(run: Run, cell: Cell, *, is_blank: bool) -> Pen | None:
    """The pen that draws a run and one more cell; None where no pen does."""
    if run.pen == cell.pen or (is_blank and leaves_blanks(run.pen, cell.pen)):
        return run.pen
    return cell.pen if run.is_blank and leaves_blanks(cell.pen, run.pen) else None


def leaves_blanks(pen: Pen, wanted: Pen) -> bool:
    """Does a pen leave the same blanks as another?"""
    return pen.background == wanted.background and not pen.attributes - UNSEEN and not wanted.attributes
