"""The editor repaints only what changed, and nothing that changed is left standing."""

import random

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.geometry import Region

from tests.thin_apps import KEYS, TYPED, Letters
from tui.line import Mark
from tui.line.editor import marks_of, moved

WORDS = "Dear Zo\u00eb,\n\nthank you (again) for your time and the \u4f1a\u8b70\u5ba4.\n\tYours\n"


class Desk(App[None]):
    """An editor and nothing else."""

    def __init__(self, text: str = WORDS * 4, **options: object) -> None:
        super().__init__()
        self.text, self.options = text, options

    def compose(self) -> ComposeResult:
        yield Letters(self.text, **self.options)


async def change_at_random(editor: Letters, dice: random.Random, press: object) -> None:
    """Edit, move, mark, select, undo."""
    throw = dice.random()
    if throw < 0.1:
        lines = range(dice.randint(0, 3), editor.document.line_count, dice.randint(1, 4))
        editor.marks = [
            Mark((line, dice.randint(0, 2)), (line, dice.randint(3, 9)), "letters--wrong") for line in lines
        ]
    elif throw < 0.15:
        last = editor.document.line_count - 1
        editor.replace(dice.choice(["", "one\ntwo", "x" * 70]), (min(1, last), 0), (min(dice.randint(1, 3), last), 0))
    elif throw < 0.6:
        await press(dice.choice([key for key in KEYS if not key.startswith(("f", "tab"))]))  # type: ignore[operator]  # a pilot's method
    else:
        editor.post_message(events.Paste(dice.choice(TYPED)))


@pytest.mark.parametrize(
    "options",
    [{}, {"show_line_numbers": True}, {"soft_wrap": False}, {"placeholder": "Write"}],
    ids=lambda value: str(value),
)
async def test_after_any_change_every_row_is_as_if_drawn_afresh(options: dict[str, object]) -> None:
    """Rows that were not refreshed look as they would if all were."""
    await check_rows(options, steps=25, seed=7)


async def check_rows(options: dict[str, object], steps: int, seed: int) -> None:
    """Compare what is seen after each change with what a full redraw would show."""
    app, dice = Desk("" if "placeholder" in options else WORDS * 4, **options), random.Random(seed)
    async with app.run_test(size=(40, 16)) as pilot:
        editor = app.query_one(Letters)
        editor.match_cursor_bracket = True
        for step in range(steps):
            await change_at_random(editor, dice, pilot.press)
            await pilot.pause()
            seen = [list(strip) for strip in app.screen._compositor.render_strips()]
            editor.notify_style_update()
            editor._styles_cache.clear()
            assert [list(strip) for strip in app.screen._compositor.render_strips()] == seen, step


async def test_a_letter_repaints_one_row() -> None:
    """Typing in a line refreshes the rows of that line, moving the caret along it no other."""
    app = Desk("short\n" * 12)
    async with app.run_test(size=(40, 16)) as pilot:
        editor = app.query_one(Letters)
        editor.focus()
        editor.move_cursor((5, 5))
        await pilot.pause()
        regions: list[Region] = []
        refresh = editor.refresh
        editor.refresh = lambda *where, **how: (regions.extend(where or [editor.region]), refresh(*where, **how))[1]  # type: ignore[method-assign]  # listens in
        for key in ("x", "left", "right", "backspace"):
            await pilot.press(key)
        assert {region.height for region in regions} == {1}
        assert {region.y for region in regions} == {5}


async def test_new_marks_repaint_only_their_rows() -> None:
    """Marks that stay where they are cost nothing."""
    app = Desk("short\n" * 12)
    async with app.run_test(size=(40, 16)) as pilot:
        editor = app.query_one(Letters)
        editor.marks = [Mark((2, 0), (2, 3), "letters--wrong")]
        await pilot.pause()
        rows: list[int] = []
        editor.refresh_lines = lambda y, count=1: rows.append(y)  # type: ignore[method-assign]  # listens in
        editor.marks = [Mark((2, 0), (2, 3), "letters--wrong"), Mark((7, 1), (7, 4), "letters--wrong")]
        assert rows == [7]


def test_spans_become_marks_line_by_line() -> None:
    """Spans count characters of the whole text; one over a line end is marked on both lines."""
    lines = ["Dear Zoe,", "", "thank you"]
    text = "\n".join(lines)
    spans = [(text.index("thank"), text.index("thank") + 5, "b"), (5, 8, "a"), (8, 12, "c")]
    assert list(marks_of(lines, spans)) == [
        Mark((0, 5), (0, 8), "a"),
        Mark((0, 8), (0, 9), "c"),
        Mark((2, 0), (2, 1), "c"),
        Mark((2, 0), (2, 5), "b"),
    ]


def test_marks_move_with_the_text_before_them() -> None:
    """What was typed before a mark moves it; what was typed into it takes it away."""
    marks = {0: (Mark((0, 5), (0, 8), "a"),), 2: (Mark((2, 0), (2, 5), "b"),)}
    assert moved(marks, (0, 0), (0, 0), (0, 2)) == {0: (Mark((0, 7), (0, 10), "a"),), 2: marks[2]}
    assert moved(marks, (0, 9), (0, 9), (1, 0)) == {0: marks[0], 3: (Mark((3, 0), (3, 5), "b"),)}
    assert moved(marks, (0, 6), (0, 7), (0, 6)) == {2: marks[2]}
