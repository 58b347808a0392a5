"""Cells: text and style as a terminal holds them, one (grapheme, pen) to a column.

A wide character takes two cells, the second of which is empty text. Text that no terminal should ever
be given (control and format characters, surrogates) never becomes a cell: where it has no width it is
left out, where it has one a replacement character stands for it.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple
from unicodedata import category, combining

from rich.cells import get_character_cell_size, split_graphemes
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.strip import Strip

FORBIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
"""Unicode categories that never reach the terminal: controls, formats (bidi, tags), surrogates, separators."""

JOINER = "\u200d"
"""The one format character let through, and only between two symbols: it makes one emoji of several."""

MOST_MARKS = 4
"""More marks than this on one character are left out: no script needs them and they would paint over other rows."""

FIRST_EMOJI = 0x1F000
"""From here on terminals differ in how wide they draw a character."""

FIRST_SYMBOL = 0x2190
"""Below this no character takes part in a joined emoji."""

ATTRIBUTES = (
    ("bold", 1, 22),
    ("dim", 2, 22),
    ("italic", 3, 23),
    ("underline", 4, 24),
    ("blink", 5, 25),
    ("blink2", 6, 25),
    ("reverse", 7, 27),
    ("conceal", 8, 28),
    ("strike", 9, 29),
    ("underline2", 21, 24),
    ("frame", 51, 54),
    ("encircle", 52, 54),
    ("overline", 53, 55),
)
"""The attributes of a style: its name there, the number that switches it on, the number that switches it off."""


class Pen(NamedTuple):
    """How the terminal draws what it is sent next."""

    attributes: frozenset[int] = frozenset()
    """The numbers of the attributes that are on."""
    foreground: str = ""
    """SGR parameters of the text's colour; empty stands for the terminal's own."""
    background: str = ""
    """SGR parameters of the colour behind it; empty stands for the terminal's own."""


class Cell(NamedTuple):
    """One column of one row."""

    text: str
    """A character with its marks, or nothing in the second half of a wide one."""
    pen: Pen
    """How it is drawn."""


UNSEEN = frozenset({1, 2, 3})
"""Attributes that cannot be seen on a blank: bold, dim, italic."""

PLAIN = Pen()
"""The pen of a terminal that was just reset."""

BLANK = Cell(" ", PLAIN)
"""A cell of a screen that was just cleared."""


@lru_cache(4096)
def pen_of(style: Style | None, depth: ColorSystem | None) -> Pen:
    """The pen that draws a style at a colour depth; no depth means no colours at all."""
    if style is None:
        return PLAIN
    on = frozenset(number for name, number, _ in ATTRIBUTES if getattr(style, name))
    return Pen(on, _colour(style.color, depth, foreground=True), _colour(style.bgcolor, depth, foreground=False))


def _colour(colour: Color | None, depth: ColorSystem | None, *, foreground: bool) -> str:
    """A colour as SGR parameters."""
    if colour is None or depth is None or colour.is_default:
        return ""
    return ";".join(colour.downgrade(depth).get_ansi_codes(foreground))


def cells_of_strip(strip: Strip, depth: ColorSystem | None) -> list[Cell]:
    """The cells that a strip fills. A mark that is styled apart from its character joins it all the same."""
    cells: list[Cell] = []
    for text, style, control in strip:
        if control:
            continue
        if cells and not text.isascii() and (marks := leading_marks(text)):
            _join(cells, marks)
        cells += cells_of(text, pen_of(style, depth))
    return cells


def _join(cells: list[Cell], marks: str) -> None:
    """Put marks on the last character."""
    last = max((index for index, cell in enumerate(cells) if cell.text), default=0)
    cells[last] = cells[last]._replace(text=drawable(cells[last].text + marks))


@lru_cache(4096)
def leading_marks(text: str) -> str:
    """The marks at the beginning of a text."""
    return "".join(takewhile(lambda character: not get_character_cell_size(character), text))


@lru_cache(8192)
def cells_of(text: str, pen: Pen) -> tuple[Cell, ...]:
    """The cells that a run of text fills, as wide as Textual's layout takes it to be.

    Of a blank only what can be seen counts, so that two are the same whatever colour their text would have.
    """
    if text.isascii() and text.isprintable():
        blank = Cell(" ", pen if pen.attributes - UNSEEN else Pen(background=pen.background))
        return tuple(Cell(character, pen) if character != " " else blank for character in text)
    return tuple(_unusual_cells(text, pen))


def _unusual_cells(text: str, pen: Pen) -> Iterator[Cell]:
    """The cells of a text that is not plain ASCII."""
    for start, end, width in split_graphemes(text)[0]:
        if width:
            shown = drawable(text[start:end])
            yield Cell(shown or "\ufffd", pen)
            yield from [Cell("" if shown else " ", pen)] * (width - 1)


@lru_cache(4096)
def drawable(grapheme: str) -> str:
    """A grapheme without what must not reach the terminal; empty if nothing is left of it."""
    kept: list[str] = []
    for index, character in enumerate(grapheme):
        if category(character) not in FORBIDDEN or (character == JOINER and _joins(grapheme, index)):
            kept.append(character)
    if kept and combining(kept[0]):
        return ""
    if JOINER not in kept:
        del kept[1 + MOST_MARKS :]
    return "".join(kept)


def _joins(grapheme: str, index: int) -> bool:
    """Does the joiner at this place stand between two symbols?"""
    around = grapheme[index - 1 : index] + grapheme[index + 1 : index + 2]
    return len(around) == 2 and all(ord(character) >= FIRST_SYMBOL for character in around)


@lru_cache(4096)
def is_certain(text: str) -> bool:
    """Do all terminals agree on how many columns this grapheme takes?"""
    return all(ord(character) < FIRST_EMOJI for character in text) and all(map(combining, text[1:]))
