"""In ASCII every mark of the program has its stand-in, and the user's own text stays wherever it can be shown."""

import ast
from pathlib import Path

import pytest
from rich.cells import cell_len

from store.records import Channel
from tests.conftest import OpenDesk
from tui.drawing import GLYPHS
from tui.glyphs import ASCII, Glyphs, drawn, glyphs_of
from tui.step_wording import CHANNEL_MARKS

TUI = Path(__file__).parent.parent / "tui"


@pytest.mark.parametrize("mark", ASCII)
def test_a_stand_in_is_ascii_and_as_wide_as_its_mark(mark: str) -> None:
    """Columns line up in ASCII, too."""
    assert ASCII[mark].isascii()
    assert cell_len(ASCII[mark]) == cell_len(mark)


def test_every_mark_in_the_programs_own_words_has_a_stand_in() -> None:
    """Whoever draws a new mark, in whatever module, is told to add its line to the table."""
    missing = {}
    for path in [*TUI.rglob("*.py"), *(TUI.parent / "store").rglob("*.py")]:
        if path.name in {"glyphs.py", "search.py", "clean.py", "cells.py"} or "names" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts = [
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        ]
        odd = {char for text in texts for char in text if not char.isascii() and not char.isalpha()} - set(ASCII)
        if odd := {char for char in odd if char.isprintable()}:
            missing[path.name] = odd
    assert not missing


def test_each_meaning_has_a_mark_of_its_own_in_ascii_too() -> None:
    """Interview, due, missing, they decide, they call, a holiday, thanked, not yet: no two look alike."""
    meant = (
        GLYPHS.interview,
        GLYPHS.step,
        GLYPHS.late,
        GLYPHS.decision,
        GLYPHS.call,
        GLYPHS.holiday,
        GLYPHS.whole,
        GLYPHS.part,
        *(mark for way, mark in CHANNEL_MARKS.items() if way in {Channel.EMAIL, Channel.CALL, Channel.NOTE}),
    )
    assert len(set(meant)) == len({drawn(mark, Glyphs.ASCII) for mark in meant})


def test_the_users_own_letters_stay() -> None:
    """With marks in ASCII a name is shown as it is spelled; where nothing else can be shown, each column is a ?."""
    text = "● Zoë Nguyễn · 会議 → 👩‍👩‍👧‍👦"
    assert drawn(text, Glyphs.ALL) == text
    assert drawn(text, Glyphs.MARKS) == "* Zoë Nguyễn - 会議 > 👩‍👩‍👧‍👦"
    assert drawn(text, Glyphs.ASCII) == "* Zo? Nguy?n - ???? > ??"


@pytest.mark.parametrize(
    ("environment", "asked", "expected"),
    [
        ({"LANG": "en_GB.UTF-8", "TERM": "xterm-256color"}, False, Glyphs.ALL),
        ({"LANG": "en_GB.UTF-8", "TERM": "xterm-256color"}, True, Glyphs.MARKS),
        ({"LANG": "C", "TERM": "xterm"}, False, Glyphs.ASCII),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8", "TERM": "xterm"}, False, Glyphs.ASCII),
        ({"LANG": "C", "LC_CTYPE": "en_US.UTF-8", "TERM": "xterm"}, False, Glyphs.ALL),
        ({"LC_ALL": "de_DE.ISO-8859-1", "LANG": "de_DE.UTF-8", "TERM": "xterm"}, True, Glyphs.ASCII),
        ({"LC_CTYPE": "C.UTF-8", "TERM": "xterm"}, False, Glyphs.ALL),
        ({"TERM": "xterm"}, False, Glyphs.ALL),
        ({"TERM": "linux"}, False, Glyphs.ASCII),
        ({"TERM": "vt100", "LANG": "C"}, False, Glyphs.ASCII),
        ({"TERM": "linux", "LANG": "de_DE.utf8"}, False, Glyphs.MARKS),
        ({}, True, Glyphs.MARKS),
    ],
)
def test_what_a_terminal_shows_is_read_from_its_environment(
    environment: dict[str, str], asked: bool, expected: Glyphs
) -> None:
    """ASCII comes by itself where the locale or the terminal knows nothing else."""
    assert glyphs_of(environment, ascii_asked=asked) is expected


async def test_what_is_typed_stays_as_typed(open_desk: OpenDesk) -> None:
    """Marks become ASCII on the whole screen, in lists the letters of names stay, and in the editor everything does."""
    async with open_desk(demo=True, glyphs=Glyphs.MARKS) as desk:
        await desk.press("enter")
        await desk.paste(" “…” ✓ ")
        assert "“…” ✓" in desk.shown()
        assert "> LETTER ------" in desk.shown()
        assert "Zoë Nguyễn" in desk.shown()
    async with open_desk(demo=True, glyphs=Glyphs.ASCII) as desk:
        await desk.press("enter")
        assert "Zo? Nguy?n" in desk.shown()
        assert desk.shown().isascii()
