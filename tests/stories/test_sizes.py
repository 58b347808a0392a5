"""Every size, at any moment: panes come and go, text, cursor and selection stay."""

import random

import pytest
from textual.widgets.text_area import Selection

from tests.conftest import DeskDriver, OpenDesk
from tui.editor import Editor
from tui.sizes import TooSmall

pytestmark = pytest.mark.slow

SIZES = [(120, 36), (80, 24), (200, 60), (60, 15), (110, 15), (60, 60), (59, 40), (120, 14), (40, 10), (1, 1), (20, 5)]


async def resize(desk: DeskDriver, size: tuple[int, int]) -> None:
    """The window has another size."""
    await desk.pilot.resize_terminal(*size)
    await desk.settle()


def visible(desk: DeskDriver) -> set[str]:
    """The panes that are seen."""
    return {
        name for name in ("queue", "interviews", "letter", "checklist") if desk.desk.query_one(f"#{name}").region.area
    }


@pytest.mark.parametrize("size", [(120, 36), (200, 60), (80, 24), (60, 15)])
async def test_from_120_columns_all_panes_are_there_below_one_with_the_others_one_key_away(
    open_desk: OpenDesk, size: tuple[int, int]
) -> None:
    """At 80×24 and down to 60×15 every pane is reached by its key, and has room."""
    async with open_desk(demo=True, size=size) as desk:
        await desk.press("enter")
        for key, pane in (("f2", "queue"), ("f3", "interviews"), ("f4", "letter"), ("f5", "checklist")):
            await desk.press(key)
            assert pane in visible(desk)
            assert len(visible(desk)) == (4 if size[0] >= 120 else 1)
            assert desk.desk.query_one(f"#{pane}").size.height >= 10 or size[0] >= 120


@pytest.mark.parametrize("size", [(40, 10), (59, 24), (80, 14)])
async def test_below_60_by_15_one_sentence_says_so(open_desk: OpenDesk, size: tuple[int, int]) -> None:
    """From the start or after a resize; the keys wait, and nothing breaks."""
    async with open_desk(demo=True, size=size) as desk:
        sentence = f"Afterword needs at least 60×15; this is {size[0]}×{size[1]}."
        assert " ".join(desk.shown().split()) == sentence
        await desk.press("n", "x", "enter", "f4", "escape")
        assert " ".join(desk.shown().split()) == sentence
        await resize(desk, (80, 24))
        assert "FOLLOW-UPS" in desk.shown()
        assert len(desk.app.screen_stack) == 1


async def test_a_dialog_and_the_desk_beneath_it_both_take_the_new_size(open_desk: OpenDesk) -> None:
    """Resized while a form is open, the desk is right when the form is closed."""
    async with open_desk(demo=True) as desk:
        await desk.press("n")
        await desk.type("Acme")
        await resize(desk, (30, 8))
        await resize(desk, (80, 24))
        assert "Acme" in desk.shown()
        await desk.type(" Works")
        assert "Acme Works" in desk.shown()
        await desk.press("escape")
        assert visible(desk) == {"queue"}
        await resize(desk, (120, 36))
        assert len(visible(desk)) == 4


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
async def test_whatever_becomes_of_the_window_text_cursor_and_selection_stay(open_desk: OpenDesk, seed: int) -> None:
    """Thirty resizes with keys between them: the letter, its selection and the queue's cursor are as before."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    async with open_desk(demo=True) as desk:
        await desk.press("down", "down", "enter")
        await desk.type("Kept, whatever happens. ")
        editor = desk.desk.query_one(Editor)
        text, row = editor.text, next(row for row in desk.rows("queue") if row.startswith("›"))
        editor.selection = selection = Selection((0, 3), (2, 4))
        for _ in range(30):
            await resize(desk, chance.choice(SIZES))
            if chance.random() < 0.3:
                await desk.press(chance.choice(["f4", "f3", "f2"]))
        await resize(desk, (120, 36))
        await desk.press("f4")
        assert not isinstance(desk.app.screen, TooSmall)
        assert (editor.text, editor.selection) == (text, selection)
        assert editor.has_focus
        assert row.split()[1:3] == next(row for row in desk.rows("queue") if row.startswith("›")).split()[1:3]


@pytest.mark.slow
@pytest.mark.parametrize("keys", [["C"], ["C", "a"], ["p"], ["question_mark"], ["slash"], ["c"], ["o"]])
async def test_every_page_stands_any_size(open_desk: OpenDesk, keys: list[str]) -> None:
    """Calendar, agenda, progress, help, search, call card, form: resized to nothing and back."""
    async with open_desk(demo=True) as desk:
        await desk.press(*keys)
        before = desk.shown()
        for size in SIZES:
            await resize(desk, size)
            await desk.press("down")
        await resize(desk, (120, 36))
        await desk.press(*["up"] * 10)
        assert desk.shown().splitlines()[:4] == before.splitlines()[:4] or keys[0] == "C"


@pytest.mark.parametrize("width", [60, 72, 80, 120])
async def test_the_bar_shows_whole_keys_and_the_help_at_any_width(open_desk: OpenDesk, width: int) -> None:
    """What does not fit is left out whole; the way out, help and back never are."""
    async with open_desk(demo=True, size=(width, 24)) as desk:
        assert desk.shown().splitlines()[0].rstrip().endswith("? help")
        assert desk.shown().splitlines()[-1].rstrip().endswith("Ctrl+Q quit")
        await desk.press("C")
        last = desk.shown().splitlines()[-1].rstrip()
        assert last.startswith(" Enter open")
        assert "? help" in last or width < 80
        assert last.endswith("Esc back")
