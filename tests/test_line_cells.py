"""Text from outside never reaches the terminal raw, and no colour is sent where none is wanted."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from tests.emulator import Emulator
from tui.line.cells import PLAIN, Pen, cells_of, pen_of
from tui.line.display import Display
from tui.line.sieve import sifted
from tui.line.strokes import change, motion

ATTACKS = "\x1b]52;c;aGk=\x07 \x1b[2J \x9b31m \x00\x7f\u202e\u2066\u200b\ufeff\U000e0041\ud800 \x1bPq\x1b\\ \r\n\t\x08"
SEQUENCE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|[\r\n\x08]")

pens = st.builds(
    Pen,
    st.frozensets(st.sampled_from([1, 3, 4, 5, 7, 9])),
    st.sampled_from(["", "31", "38;5;7"]),
    st.sampled_from(["", "44", "48;2;1;2;3"]),
)
places = st.tuples(st.integers(0, 29), st.integers(0, 9))


def shown(text: str) -> str:
    """What a frame with this text in it sends."""
    display = Display(ColorSystem.TRUECOLOR)
    display.take(LayoutUpdate([[Strip([Segment(text)])]], Region(0, 0, 80, 1)))
    return display.frame(None)


@given(text=st.text(st.characters() | st.sampled_from(ATTACKS), max_size=30))
@settings(max_examples=200, deadline=None)
def test_no_control_or_format_character_gets_through(text: str) -> None:
    """Whatever a name or a pasted text holds, a frame is text and our own sequences."""
    rest = SEQUENCE.sub("", shown(text)).replace("\u200d", "")
    assert not [character for character in rest if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")]


@given(
    text=st.text(
        st.characters(exclude_categories=["Cs"]) | st.sampled_from("\u200d\ufe0f\u2764\U0001f468"), max_size=12
    )
)
@settings(max_examples=200, deadline=None)
def test_cells_are_as_many_as_the_layout_takes(text: str) -> None:
    """A text fills as many columns as Textual counts, so that nothing after it is moved."""
    assert len(cells_of(text, PLAIN)) == cell_len(text)


def test_no_word_is_hidden() -> None:
    """An override or a joiner inside a name does not hide a letter of it."""
    assert "".join(cell.text for cell in cells_of("Zo\u202e\u00eb \u200bRao\x1b[8m", PLAIN)) == "Zo\u00eb Rao[8m"


def test_what_is_written_past_the_frames_is_sifted() -> None:
    """A title or a clipboard that the app did not mean does not get through; what Textual sends does."""
    own = "\x1b[?1049h\x1b[?2026$p\x1b[38;2;1;2;3m\x1b[4;7H\x1b]52;c;aGk=\x07\x07"
    foreign = "\x1b]0;title\x07\x1b]52;c;?\x07\x1b]8;id=1;http://x\x1b\\\x1b[6n\x1b[c\x9b5n\u202e\x00\x1bc"
    assert sifted(own + "a" + foreign + "b") == own + "a[6n[c5ncb"


@given(old=pens, new=pens)
def test_a_change_of_pen_leaves_the_new_pen(old: Pen, new: Pen) -> None:
    """From any pen to any other, by whichever way is shorter."""
    looks = []
    for steps in ((old, new), (new,)):
        emulator = Emulator(4, 1)
        pen: Pen | None = None
        for step in steps:
            emulator.feed(change(pen, step))
            pen = step
        emulator.feed("x")
        looks.append(emulator.cells())
    assert looks[0] == looks[1]


@given(start=st.none() | places, end=places)
def test_a_motion_arrives(start: tuple[int, int] | None, end: tuple[int, int]) -> None:
    """From anywhere to anywhere, in no more than the absolute way takes."""
    emulator = Emulator(30, 10)
    emulator.feed(motion(None, start or (17, 3)))
    emulator.feed(motion(start, end))
    assert (emulator.cursor.x, emulator.cursor.y) == end
    assert len(motion(start, end)) <= len(motion(None, end))


@pytest.mark.parametrize("style", [Style.parse("bold red on #112233"), Style.parse("reverse default on blue")])
def test_without_colours_not_one_colour_is_sent(style: Style) -> None:
    """NO_COLOR and a terminal without colours: attributes alone."""
    pen = pen_of(style, None)
    assert pen.attributes
    assert (pen.foreground, pen.background) == ("", "")


@pytest.mark.parametrize("cluster", ["\u2764\ufe0f", "\U0001f468\u200d\U0001f469", "\U0001f44d\U0001f3fd"])
def test_characters_of_doubtful_width_move_nothing(cluster: str) -> None:
    """However wide the terminal draws an emoji, what stands after it is where it belongs."""
    taken = cell_len(cluster)
    display = Display(ColorSystem.TRUECOLOR)
    for width in (1, 2, 4):
        emulator = Emulator(80, 1)
        display.lose()
        for text in (f"a{'X' * taken}b|c", f"a{cluster}b|c", f"a{cluster}d|c"):
            display.take(LayoutUpdate([[Strip([Segment(text)])]], Region(0, 0, 80, 1)))
            head, *tail = display.frame(None).split(cluster)
            for part in (head, *(("@" * width, *tail) if tail else ())):
                emulator.feed(part)
            assert emulator.rows()[0][1 + taken :] == text[-3:]
