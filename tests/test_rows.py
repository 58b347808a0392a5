"""The list: its cursor, its keys and what it draws."""

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult

from tui.rows import Rows
from tui.wording import Spans, clipped


def draw(item: str, _width: int) -> Spans:
    return [(item, "heading" if item.isupper() else "")]


def key(item: str) -> str:
    return "" if item.isupper() else item


class OneList(App[None]):
    """An app with a list and nothing else."""

    def __init__(self, items: Sequence[str]) -> None:
        super().__init__()
        self._items = items
        self.moves: list[str] = []

    def compose(self) -> ComposeResult:
        yield Rows[str](draw, key, "nothing here")

    def on_mount(self) -> None:
        self.query_one(Rows).show(self._items)
        self.query_one(Rows).focus()

    def on_rows_moved(self, event: Rows.Moved) -> None:
        self.moves.append(event.key)


@pytest.mark.parametrize(
    ("spans", "cells", "expected"),
    [
        ([("Ada ", ""), ("Lovelace", "quiet")], 12, "Ada Lovelace"),
        ([("Ada ", ""), ("Lovelace", "quiet")], 8, "Ada Lov…"),
        ([("Ada ", ""), ("Lovelace", "quiet")], 4, "Ada…"),
        ([("Ada     ", "")], 4, "Ada     "),
        ([("会議室", ""), ("b", "")], 4, "会 …"),
    ],
)
def test_what_a_row_has_no_room_for_is_cut_with_a_sign(spans: Spans, cells: int, expected: str) -> None:
    """Blanks alone leave none."""
    assert "".join(text for text, _ in clipped(spans, cells)) == expected


ITEMS = ["TODAY", "a", "b", "SOON", "c", "d"]


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ([], "a"),
        (["down"], "b"),
        (["j", "j"], "c"),
        (["down", "down", "k"], "b"),
        (["G"], "d"),
        (["end", "g"], "a"),
        (["pagedown"], "d"),
        (["pagedown", "pageup"], "a"),
        (["up"], "a"),
        (["down"] * 9, "d"),
    ],
)
async def test_keys_move_the_cursor_over_rows_and_past_headings(keys: list[str], expected: str) -> None:
    """Arrows and vim keys both work; a heading is never under the cursor."""
    app = OneList(ITEMS)
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.press(*keys)
        assert app.query_one(Rows).current_key == expected


async def test_the_cursor_stays_with_its_row_when_others_come_and_go() -> None:
    """Another session's new row above does not move what one was about to open."""
    app = OneList(ITEMS)
    async with app.run_test(size=(20, 8)) as pilot:
        await pilot.press("down", "down")
        rows = app.query_one(Rows)
        rows.show(["TODAY", "new", "a", "b", "c"])
        assert rows.current_key == "c"
        rows.show(["TODAY", "a", "b"])
        assert rows.current_key == "b"
        rows.show([])
        assert rows.current_key == ""
        await pilot.press("down", "up", "enter", "G")


async def test_the_last_row_is_brought_into_view_with_its_mark() -> None:
    """What is under the cursor is seen."""
    app = OneList([str(number) for number in range(10_000)])
    async with app.run_test(size=(20, 6)) as pilot:
        await pilot.press("G")
        await pilot.pause()
        rows = app.query_one(Rows)
        assert rows.render_line(5).text.rstrip() == "› 9999"


async def test_an_empty_list_says_so() -> None:
    """Nothing is never just blank."""
    app = OneList([])
    async with app.run_test(size=(20, 4)):
        assert "nothing here" in app.query_one(Rows).render_line(0).text


async def test_a_text_from_outside_is_shown_as_it_stands() -> None:
    """Brackets are no markup."""
    app = OneList(["[red]Ltd[/nope]"])
    async with app.run_test(size=(30, 4)):
        assert "[red]Ltd[/nope]" in app.query_one(Rows).render_line(0).text


async def test_a_list_that_has_just_outgrown_its_height_shows_its_cursor() -> None:
    """Also before the scrollbar is there."""
    app = OneList(["a", "b"])
    async with app.run_test(size=(20, 6)) as pilot:
        rows = app.query_one(Rows)
        rows.show([str(number) for number in range(100)])
        rows.go_to("60")
        await pilot.pause()
        assert "› 60" in [rows.render_line(y).text.rstrip() for y in range(6)]
