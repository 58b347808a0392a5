"""A terminal to look at: pyte's screen, with wide and combining characters drawn as real terminals do."""

from typing import Any

import pyte
from rich.cells import get_character_cell_size
from rich.console import Console
from textual._compositor import ChopsUpdate, LayoutUpdate

from tui.line.cells import MOST_MARKS

Look = tuple[str, str, str, bool, bool, bool, bool, bool, bool]


class Emulator(pyte.Screen):
    """One terminal's screen, fed with what a program sends."""

    def __init__(self, columns: int, lines: int) -> None:
        super().__init__(columns, lines)
        self.reset_mode(7, private=True)
        self.stream = pyte.Stream(self)
        self.sent = 0

    def feed(self, data: str) -> None:
        """Show this."""
        self.sent += len(data.encode())
        self.stream.feed(data.replace("\n", "\r\n"))

    def draw(self, data: str) -> None:
        """Draw text, a character at a time."""
        for character in data:
            width = get_character_cell_size(character)
            if not width:
                self._join(character)
                continue
            x, line = min(self.cursor.x, self.columns - width), self.buffer[self.cursor.y]
            for edge in (x, x + width):
                if 0 < edge < self.columns and line[edge].data == "":
                    line[edge - 1] = line[edge - 1]._replace(data=" ")
                    line[edge] = line[edge]._replace(data=" ")
            line[x] = self.cursor.attrs._replace(data=character)
            if width > 1:
                line[x + 1] = self.cursor.attrs._replace(data="")
            self.cursor.x = min(x + width, self.columns)

    def _join(self, mark: str) -> None:
        """Put a mark on the character before the cursor."""
        line, x = self.buffer[self.cursor.y], self.cursor.x - 1
        while x > 0 and line[x].data == "":
            x -= 1
        if x >= 0 and len(line[x].data) <= MOST_MARKS:
            line[x] = line[x]._replace(data=line[x].data + mark)

    def erase_characters(self, count: int | None = None) -> None:
        """Erase cells; the other half of a wide character that is cut goes too."""
        x, line = self.cursor.x, self.buffer[self.cursor.y]
        for edge in (x, x + (count or 1)):
            if 0 < edge < self.columns and line[edge].data == "":
                line[edge - 1] = line[edge - 1]._replace(data=" ")
                line[edge] = line[edge]._replace(data=" ")
        super().erase_characters(count)

    def cells(self) -> list[list[Look]]:
        """Every cell, with its colours and attributes."""
        return [[look(self.buffer[y][x]) for x in range(self.columns)] for y in range(self.lines)]

    def rows(self) -> list[str]:
        """The text of every row."""
        return ["".join(self.buffer[y][x].data for x in range(self.columns)).rstrip() for y in range(self.lines)]


def look(cell: Any) -> Look:
    """All of a cell that can be seen: on a blank neither the text's colour nor how thick it is."""
    is_blank = cell.data == " " and not (cell.underscore or cell.strikethrough or cell.reverse or cell.blink)
    if is_blank:
        return " ", "default", cell.bg, False, False, False, False, False, False
    return (
        cell.data,
        cell.fg,
        cell.bg,
        cell.bold,
        cell.italics,
        cell.underscore,
        cell.strikethrough,
        cell.reverse,
        cell.blink,
    )


def as_stock(update: LayoutUpdate | ChopsUpdate, console: Console) -> str:
    """What Textual itself would send; styles and strips remember how they were sent at another colour depth."""
    rows = update.strips if isinstance(update, LayoutUpdate) else [row.values() for row in update.chops]
    for strip in [strip for row in rows for strip in row if strip is not None]:
        strip._render_cache = None
        for _, style, _ in strip:
            if style is not None:
                style._ansi = None
    return update.render_segments(console)
