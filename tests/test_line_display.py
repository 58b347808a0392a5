"""The thin display shows exactly what Textual's own display shows, and nothing else reaches the terminal."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tests.emulator import Emulator, as_stock
from tui.line.display import Display

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
segments = st.builds(lambda text, style: Segment(text, style), texts, st.none() | styles)
strips = st.lists(segments, min_size=1, max_size=5).map(lambda row: Strip(row).adjust_cell_length(WIDTH))
screens = st.lists(strips, min_size=HEIGHT, max_size=HEIGHT)


def update(rows: list[Strip]) -> LayoutUpdate:
    """What Textual hands over when it draws a whole screen."""
    return LayoutUpdate([[row] for row in rows], Region(0, 0, WIDTH, len(rows)))


@pytest.mark.parametrize("erases", [False, True])
@pytest.mark.parametrize("depth", DEPTHS)
@given(frames=st.lists(screens, min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
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
