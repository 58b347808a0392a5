"""The painter: turns the difference of two rows into what is sent, and knows where cursor and pen are then."""

from tui.line.cells import PLAIN, Cell, Pen, is_certain
from tui.line.strokes import Place, change, motion

SHORT_GAP = 6
"""Unchanged cells that are sent again rather than passed over by a cursor motion, at most."""

BLANK_RUN = 12
"""Blank cells from which on they are erased rather than written."""

CLEAR = "\x1b[2J"
"""The sequence that clears the screen."""


class Painter:
    """The terminal's cursor and pen, and the sequences of the frame that is being made."""

    def __init__(self, *, erases_in_colour: bool) -> None:
        self._erases_in_colour = erases_in_colour
        self._pen: Pen | None = None
        self._place: Place | None = None
        self._sent: list[str] = []

    def begin(self, *, lost: bool) -> None:
        """Start a frame; where the terminal's state is lost, by a cleared screen."""
        self._sent = []
        if lost:
            self._pen = self._place = None
            self._change(PLAIN)
            self._sent.append(CLEAR)

    def end(self) -> str:
        """What the frame sends."""
        return "".join(self._sent)

    def go(self, x: int, y: int) -> None:
        """Move the cursor."""
        if self._place != (x, y):
            self._sent.append(motion(self._place, (x, y)))
            self._place = (x, y)

    def row(self, y: int, shown: list[Cell], wanted: list[Cell]) -> None:
        """Send the cells of a row that differ. Past a cell whose width is in doubt, all are sent."""
        x, width, doubt = 0, len(wanted), False
        while x < width:
            if not doubt and shown[x] == wanted[x]:
                x += 1
                continue
            self._reach(x, y, wanted)
            doubt = doubt or not is_certain(wanted[x].text)
            x += self._blanks(x, wanted) or self._cell(x, y, wanted)

    def _reach(self, x: int, y: int, wanted: list[Cell]) -> None:
        """Bring the cursor to a cell: by a motion, or by sending the few unchanged cells before it again."""
        if self._place is not None and self._place[1] == y and 0 < x - self._place[0] <= SHORT_GAP:
            gap = wanted[self._place[0] : x]
            text = "".join(cell.text for cell in gap)
            if len(text.encode()) <= len(motion(self._place, (x, y))) and self._can_write(gap):
                self._sent.append(text)
                self._place = (x, y)
        self.go(x, y)

    def _can_write(self, gap: list[Cell]) -> bool:
        """Are these cells whole, certain and of the pen that is in hand?"""
        return bool(gap[0].text) and all(cell.pen == self._pen and is_certain(cell.text) for cell in gap)

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
        self._change(cell.pen)
        self._sent.append("\x1b[K" if end == len(wanted) else f"\x1b[{end - x}X")
        return end - x

    def _cell(self, x: int, y: int, wanted: list[Cell]) -> int:
        """Send one character, and say how many cells it takes."""
        text, pen = wanted[x]
        end = x + 1
        while end < len(wanted) and not wanted[end].text:
            end += 1
        self._change(pen)
        if is_certain(text):
            self._sent.append(text)
        else:  # blank first, since a terminal may draw it narrower; what it draws too wide is painted over after it
            self._sent += [" " * (end - x), motion(None, (x, y)), text]
        self._place = (end, y) if is_certain(text) and end < len(wanted) else None
        return end - x

    def _change(self, pen: Pen) -> None:
        """Take another pen."""
        self._sent.append(change(self._pen, pen))
        self._pen = pen
