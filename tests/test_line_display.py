"""The thin display shows exactly what Textual's own display shows, and nothing else reaches the terminal."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tests.emulator import Emulator, as_stock
from tui.line.display import BEGIN, HIDE, SHOW, Display
from tui.line.strokes import motion

WIDTH, HEIGHT = 24, 4
LETTERS = "ab \u00e9\u4f1a\u8b70z\u30c6e\u0301\u3042o\u0302\u0323\u2500\u2502\U0001f600 "
DEPTHS = [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT, ColorSystem.STANDARD]
COLOURS = ["red", "#102030", "#ffeedd", "color(77)", "default", "bright_blue"]

styles = st.builds(
    Style,
    color=st.none() | st.sampled_from(COLOURS),
    bgcolor=st.none() | st.sampled_from(COLOURS),
    bold=st.booleans(),
    underline=st.booleans(),
    reverse=st.booleans(),
    strike=st.booleans(),
    italic=st.booleans(),
)
texts = st.text(st.sampled_from(LETTERS), min_size=1, max_size=14).map(lambda text: "x" + text)
segments = st.builds(Segment, texts, st.none() | styles, control=st.none())
strips = st.lists(segments, min_size=1, max_size=5).map(lambda row: Strip(row).adjust_cell_length(WIDTH))
screens = st.lists(strips, min_size=HEIGHT, max_size=HEIGHT)


def update(rows: list[Strip]) -> LayoutUpdate:
    """What Textual hands over when it draws a whole screen."""
    return LayoutUpdate([[row] for row in rows], Region(0, 0, WIDTH, len(rows)))


@pytest.mark.parametrize("erases", [False, True])
@pytest.mark.parametrize("depth", DEPTHS)
@given(frames=st.lists(screens, min_size=1, max_size=4))
@settings(max_examples=20, deadline=None)
def test_after_every_frame_each_cell_and_colour_is_as_in_stock(
    depth: ColorSystem, erases: bool, frames: list[list[Strip]]
) -> None:
    """However the screen changes, the thin display leaves it as a full redraw by Textual would."""
    console = Console(color_system=None, force_terminal=True)
    console._color_system = depth
    thin, stock = Emulator(WIDTH, HEIGHT), Emulator(WIDTH, HEIGHT)
    display = Display(depth, erases_in_colour=erases)
    for rows in frames:
        stock.feed(as_stock(update(rows), console))
        display.take(update(rows))
        thin.feed(display.frame(None))
        assert thin.cells() == stock.cells()


CUTS = [0, 9, 16, WIDTH]
chops = st.tuples(
    *[
        st.none()
        | st.builds(lambda row, width: Strip(row).adjust_cell_length(width), st.lists(segments), st.just(end - x))
        for x, end in pairwise(CUTS)
    ]
)
spans = st.tuples(st.integers(0, HEIGHT - 1), st.integers(0, WIDTH - 1), st.integers(1, WIDTH)).filter(
    lambda s: s[1] < s[2]
)


@given(
    first=screens,
    parts=st.lists(st.tuples(st.lists(chops, min_size=HEIGHT, max_size=HEIGHT), spans), min_size=1, max_size=4),
)
@settings(max_examples=20, deadline=None)
def test_after_every_part_each_cell_and_colour_is_as_in_stock(
    first: list[Strip], parts: list[tuple[list[tuple[Strip | None, ...]], tuple[int, int, int]]]
) -> None:
    """A part of the screen drawn anew leaves the rest as it was, wide characters at its edges too."""
    console = Console(color_system="truecolor", force_terminal=True)
    thin, stock = Emulator(WIDTH, HEIGHT), Emulator(WIDTH, HEIGHT)
    display = Display(ColorSystem.TRUECOLOR, erases_in_colour=True)
    changes: list[LayoutUpdate | ChopsUpdate] = [update(first)]
    for rows, span in parts:
        changes.append(ChopsUpdate([dict(zip(CUTS, row, strict=False)) for row in rows], [span], [CUTS[1:]] * HEIGHT))
    for change in changes:
        stock.feed(as_stock(change, console))
        display.take(change)
        thin.feed(display.frame(None))
        assert thin.cells() == stock.cells()


def test_the_caret_is_shown_where_it_belongs_and_hidden_elsewhere() -> None:
    """The terminal's cursor is shown, moved and hidden with as little as that takes."""
    display = Display(ColorSystem.TRUECOLOR)
    display.take(update([Strip([Segment("x" * WIDTH)])] * HEIGHT))
    assert display.frame((3, 1)).endswith(motion(None, (3, 1)) + SHOW)
    assert display.frame((4, 1)) == "\x1b[C"
    assert display.frame((4, 1)) == ""
    assert display.frame(None) == HIDE
    assert display.frame(None) == ""


def test_a_letter_at_the_caret_is_one_byte() -> None:
    """Typing at the end of a line sends the letter and nothing else."""
    display = Display(ColorSystem.TRUECOLOR)
    for text in ("Dear Zo", "Dear Zoe"):
        display.take(update([Strip([Segment(text, Style.parse("red on blue"))]).adjust_cell_length(WIDTH)]))
        frame = display.frame((len(text), 0))
    assert frame == "e"


@pytest.mark.parametrize("sync", [False, True])
def test_only_a_big_frame_is_shown_all_at_once(*, sync: bool) -> None:
    """Mode 2026, or a hidden cursor, is for frames that one could see being drawn."""
    display = Display(ColorSystem.TRUECOLOR)
    display.sync = sync
    display.take(update([Strip([Segment("x" * WIDTH)])] * 40))
    assert display.frame((0, 0)).startswith(BEGIN if sync else HIDE)
    display.take(update([Strip([Segment("y" * WIDTH)])] + [Strip([Segment("x" * WIDTH)])] * 39))
    assert display.frame((0, 0)).startswith("y")


def test_a_lost_screen_is_drawn_whole() -> None:
    """After a resize, a stop or Ctrl+L all is sent again."""
    display = Display(ColorSystem.TRUECOLOR)
    rows = [Strip([Segment("\u4f1a\u8b70 of three")])] * HEIGHT
    display.take(update(rows))
    display.frame(None)
    display.lose()
    emulator = Emulator(WIDTH, HEIGHT)
    emulator.feed("rubbish\x1b[7m\x1b[3;3H")
    emulator.feed(display.frame(None))
    assert emulator.rows() == ["\u4f1a\u8b70 of three"] * HEIGHT
    assert not emulator.cells()[0][0][7]
