"""The editor repaints only what changed, and nothing that changed is left standing."""

import random

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region

from tests.thin_apps import TYPED, Letters
from tui.line import Mark
from tui.line.editor import marks_of, moved

ACTIONS = ["cursor_left", "cursor_right", "cursor_up", "cursor_down", "cursor_page_down", "delete_left", "delete_line"]
ACTIONS += ["cursor_line_end", "cursor_word_left", "delete_word_right", "select_line", "cut"]
WORDS = "Dear Zo\u00eb,\n\n((thank) (you)) ((again)) for your time and the \u4f1a\u8b70\u5ba4.\n\tYours\n"


class Desk(App[None]):
    """An editor and nothing else."""

    def __init__(self, text: str = WORDS * 4, **options: object) -> None:
        super().__init__()
        self.text, self.options = text, options

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Letters(self.text, **self.options)


def change_at_random(editor: Letters, dice: random.Random) -> None:
    """Edit, move, select, mark, undo."""
    lines, last = editor.document.lines, editor.document.line_count - 1
    row = dice.randint(0, last)
    place = (row, dice.randint(0, len(lines[row])))
    step = dice.choice(
        [
            "mark",
            "move",
            "move",
            "select",
            "select",
            "type",
            "type",
            "undo",
            "redo",
            "replace",
            "action",
            "bracket",
            "bracket",
        ]
    )
    if step == "mark":
        rows = range(dice.randint(0, 3), last + 1, dice.randint(1, 4))
        editor.marks = [Mark((row, dice.randint(0, 2)), (row, dice.randint(3, 9)), "letters--wrong") for row in rows]
    elif step in {"move", "select"}:
        editor.move_cursor(place, select=step == "select")
    elif step == "type":
        editor.insert(dice.choice([*TYPED, "\n", "long and longer words "]))
    elif step == "replace":
        editor.replace(dice.choice(["", "one\ntwo", "x" * 70]), place, (min(row + dice.randint(0, 2), last), 0))
    elif step in {"undo", "redo"}:
        getattr(editor, step)()
    elif step == "bracket":
        editor.move_cursor((row, max(0, lines[row].find(dice.choice("()")))))
    else:
        getattr(editor, f"action_{dice.choice(ACTIONS)}")()


@pytest.mark.parametrize(
    "options",
    [{}, {"show_line_numbers": True}, {"soft_wrap": False}, {"placeholder": "Write"}],
    ids=str,
)
async def test_after_any_change_every_row_is_as_if_drawn_afresh(options: dict[str, object]) -> None:
    """Rows that were not refreshed look as they would if all were."""
    await check_rows(options, steps=30, seed=7)


async def check_rows(options: dict[str, object], steps: int, seed: int) -> None:
    """Compare what is seen after each change with what a full redraw would show."""
    app, dice = Desk("" if "placeholder" in options else WORDS * 4, **options), random.Random(seed)  # noqa: S311  repeatable, not secret
    async with app.run_test(size=(40, 16)) as pilot:
        editor = app.query_one(Letters)
        editor.match_cursor_bracket = True
        for step in range(steps):
            change_at_random(editor, dice)
            if step % 6 == 0:
                await pilot.pause()
            seen = [list(strip) for strip in app.screen._compositor.render_strips()]
            editor.notify_style_update()
            editor._styles_cache.clear()
            assert [list(strip) for strip in app.screen._compositor.render_strips()] == seen, step


def listened_to(editor: Letters) -> list[Region]:
    """A list that grows by each region that the editor refreshes."""
    regions: list[Region] = []
    refresh = editor.refresh

    def listening(*where: Region, **how: bool) -> Letters:
        regions.extend(where or [editor.region])
        return refresh(*where, **how)

    editor.refresh = listening  # type: ignore[method-assign]  # listens in
    return regions


async def test_a_letter_repaints_one_row() -> None:
    """Typing in a line refreshes the rows of that line, moving the caret along it no other."""
    app = Desk("short\n" * 12)
    async with app.run_test(size=(40, 16)) as pilot:
        editor = app.query_one(Letters)
        editor.focus()
        editor.move_cursor((5, 5))
        await pilot.pause()
        regions = listened_to(editor)
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
        regions = listened_to(editor)
        editor.marks = [Mark((2, 0), (2, 3), "letters--wrong"), Mark((7, 1), (7, 4), "letters--wrong")]
        assert [region.y for region in regions] == [7]


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
    marks: dict[int, tuple[Mark, ...]] = {0: (Mark((0, 5), (0, 8), "a"),), 2: (Mark((2, 0), (2, 5), "b"),)}
    assert moved(marks, (0, 0), (0, 0), (0, 2)) == {0: (Mark((0, 7), (0, 10), "a"),), 2: marks[2]}
    assert moved(marks, (0, 9), (0, 9), (1, 0)) == {0: marks[0], 3: (Mark((3, 0), (3, 5), "b"),)}
    assert moved(marks, (0, 6), (0, 7), (0, 6)) == {2: marks[2]}


async def test_an_undo_that_shortens_the_text_is_harmless() -> None:
    """Undoing a long paste while the caret is far down in it does not end the app."""
    app = Desk("one", soft_wrap=False)
    async with app.run_test(size=(40, 16)) as pilot:
        editor = app.query_one(Letters)
        editor.insert("\nline" * 40)
        await pilot.pause()
        editor.move_cursor((40, 2))
        await pilot.pause()
        editor.undo()
        await pilot.pause()
        assert editor.text == "one"
