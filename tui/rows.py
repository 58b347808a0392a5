"""Rows: a list that draws only the rows it shows, and of a move only the two that change.

It holds items of any kind; two functions say how an item is drawn and what its key is. The cursor
stays with its key when the items change. Ten thousand items cost no more than ten.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.ink import ink
from tui.keys import bindings
from tui.wording import STYLES, Spans, clipped

T = TypeVar("T")

CURSOR = 2
"""Cells of the cursor's mark."""
WHOLE = 1000
"""Cells in which every row has room for all its words."""


class Rows(ScrollView, Generic[T], can_focus=True):
    """A list of items with a cursor."""

    COMPONENT_CLASSES = {f"rows--{style}" for style in STYLES}
    BINDINGS = [*bindings("list")]

    class Moved(Message):
        """The cursor went to another row."""

        def __init__(self, rows: "Rows[Any]", key: str) -> None:
            super().__init__()
            self.rows = rows
            """The list."""
            self.key = key
            """The key of the row, empty where there is none."""

        @property
        def control(self) -> "Rows[Any]":
            """The list, for @on with a selector."""
            return self.rows

    class Chosen(Moved):
        """Enter was pressed on a row, or it was clicked twice."""

    def __init__(
        self, draw: Callable[[T, int], Spans], key: Callable[[T], str], empty: str = "", *, id: str | None = None
    ) -> None:
        """`draw` gives an item's spans for a width in cells; `key` its key, empty for a heading; `empty` is plain
        text shown while there are no items.
        """
        super().__init__(id=id)
        self._draw = draw
        self._key = key
        self._empty = empty.splitlines()
        self._items: Sequence[T] = ()
        self._places: dict[str, int] = {}
        self._cursor = -1
        self._base = Style()

    @property
    def empty(self) -> str:
        """What is said while there are no items."""
        return "\n".join(self._empty)

    @empty.setter
    def empty(self, text: str) -> None:
        if text.splitlines() != self._empty:
            self._empty = text.splitlines()
            self.refresh()

    @property
    def items(self) -> Sequence[T]:
        """The items, headings among them."""
        return self._items

    @property
    def current(self) -> T | None:
        """The item under the cursor."""
        return self._items[self._cursor] if 0 <= self._cursor < len(self._items) else None

    @property
    def room(self) -> int:
        """Cells of a row, beside the cursor's mark."""
        return max(0, self.scrollable_content_region.width - CURSOR)

    @property
    def current_key(self) -> str:
        """The key under the cursor, empty where there is none."""
        item = self.current
        return "" if item is None else self._key(item)

    @property
    def cut_words(self) -> str:
        """All the words of the row under the cursor where some do not fit; empty where all are seen."""
        if (item := self.current) is None or self.room <= 0:
            return ""

        def words(width: int) -> str:
            return re.sub(r"\s{2,}", "  ", "".join(text for text, _ in clipped(self._draw(item, width), width))).strip()

        whole = words(WHOLE)
        return whole if words(self.room) != whole else ""

    def show(self, items: Sequence[T]) -> None:
        """Show other items; the cursor stays with its key, or else at its height."""
        old_key, old_place = self.current_key, self._cursor
        self._items = items
        self._places = {key: place for place, item in enumerate(items) if (key := self._key(item))}
        place = self._places.get(old_key)
        self._cursor = self._selectable(max(old_place, 0)) if place is None else place
        self.virtual_size = Size(0, len(items))
        self.refresh()
        if self.current_key != old_key:
            self.post_message(self.Moved(self, self.current_key))

    def go_to(self, key: str, *, at_top: bool = False) -> bool:
        """Put the cursor on the row with this key, into view or to the top of it; False where there is none."""
        if (place := self._places.get(key)) is None:
            return False
        self._put(place)
        self._show_place(place, at_top=at_top)
        return True

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw some of what is seen; the list's own style takes as long to find out as a row to draw."""
        self._base = self.rich_style
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is seen."""
        width, place, base = self.scrollable_content_region.width, y + self.scroll_offset.y, self._base
        if not self._items and y < len(self._empty):
            quiet = base + ink(self, "rows--quiet")
            return Strip([Segment(f"  {self._empty[y]}", quiet)]).adjust_cell_length(width, base)
        if not 0 <= place < len(self._items):
            return Strip.blank(width, base)
        item, here = self._items[place], place == self._cursor
        mark: Spans = (
            [("› ", "accent" if self.has_focus else "quiet") if here else ("  ", "")] if self._key(item) else []
        )
        spans = clipped(mark + self._draw(item, width - sum(len(text) for text, _ in mark)), width)
        emphasis = "name" if here and self.has_focus else ""
        segments = [
            Segment(text, base + ink(self, f"rows--{style or emphasis}")) if style or emphasis else Segment(text, base)
            for text, style in spans
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def action_up(self) -> None:
        """One selectable row up."""
        self._step(-1)

    def action_down(self) -> None:
        """One selectable row down."""
        self._step(1)

    def action_page(self, direction: int) -> None:
        """A page up or down."""
        self._put(self._selectable(self._cursor + direction * max(1, self.size.height - 1), direction))

    def action_edge(self, direction: int) -> None:
        """To the first or the last row."""
        self._put(self._selectable(0 if direction < 0 else len(self._items) - 1, -direction))

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.current_key:
            self.post_message(self.Chosen(self, self.current_key))

    def on_resize(self) -> None:
        """The cursor stays in view, also where something beneath takes rows; so does the beginning where both can."""
        if 0 <= self._cursor < self.scrollable_content_region.height:
            self.scroll_to(y=0, animate=False, force=True)
        elif self._cursor >= 0:
            self._show_place(self._cursor)

    def on_focus(self) -> None:
        """The cursor's mark brightens."""
        self.refresh_line(self._cursor)

    def on_blur(self) -> None:
        """The cursor's mark fades."""
        self.refresh_line(self._cursor)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, a second one chooses."""
        place = event.y + self.scroll_offset.y
        if 0 <= place < len(self._items) and self._key(self._items[place]):
            self._put(place)
            if event.chain > 1:
                self.action_choose()

    def _step(self, direction: int) -> None:
        place = self._cursor + direction
        while 0 <= place < len(self._items) and not self._key(self._items[place]):
            place += direction
        if 0 <= place < len(self._items):
            self._put(place)
        elif direction < 0:
            self.scroll_to(y=0, animate=False)  # the headings above the first row

    def _selectable(self, place: int, direction: int = 1) -> int:
        """The selectable place nearest to `place`, looked for in `direction` first; -1 where there is none."""
        if not self._items:
            return -1
        last = len(self._items) - 1
        place = min(max(place, 0), last)
        onward = range(place, last + 1) if direction > 0 else range(place, -1, -1)
        back = range(place - 1, -1, -1) if direction > 0 else range(place + 1, last + 1)
        return next((at for way in (onward, back) for at in way if self._key(self._items[at])), -1)

    def _put(self, place: int) -> None:
        if place == self._cursor or place < 0:
            return
        old, self._cursor = self._cursor, place
        self.refresh_line(old)
        self.refresh_line(place)
        self._show_place(place)
        self.post_message(self.Moved(self, self.current_key))

    def _show_place(self, place: int, *, at_top: bool = False) -> None:
        """Scroll a row into view, with the heading above it; also where the list has only just outgrown its height."""
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not height:
            return  # it is not laid out yet, and is asked again once it is
        if place < top or at_top:
            above = place > 0 and not self._key(self._items[place - 1])
            self.scroll_to(y=place - above, animate=False, force=True)
        elif place >= top + height:
            self.scroll_to(y=place - height + 1, animate=False, force=True)
