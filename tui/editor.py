"""The text area of a letter: names in doubt are underlined, offsets count code points as the name check does."""

from collections.abc import Iterable
from typing import Any

from textual.document._document import Selection
from textual.geometry import Offset
from textual.message import Message

from tui.line import LineTextArea
from tui.unsaved import difference

LETTER_WIDTH = 72
"""Columns of a line in a letter."""

Span = tuple[int, int, bool]
"""A stretch of the text to underline: offset of its first character, offset after its last, and is it but a hint?"""


class Editor(LineTextArea):
    """A letter's text, soft-wrapped."""

    COMPONENT_CLASSES = LineTextArea.COMPONENT_CLASSES | {"editor--doubt", "editor--hint"}

    def __init__(self, **options: Any) -> None:
        """`options` are those of TextArea."""
        self._begun: Selection | None = None
        super().__init__(soft_wrap=True, tab_behavior="focus", compact=True, **options)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave F6, by which stock selects a line, to the letter."""
        return action != "select_line" and super().check_action(action, parameters)

    def begin_at(self, start: int, end: int) -> None:
        """Show the beginning of another text, with a stretch of it selected, or the cursor where that is empty."""
        self._begun = Selection(self.location_of(start), self.location_of(end))
        self.selection = self._begun
        self.scroll_cursor_visible()

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:
        """As in stock; but until something is typed or the cursor moves, the text's beginning stays in view.

        While the editor is hidden it has no size, and whatever stock scrolled to then would stay.
        """
        if self.selection != self._begun:
            self._begun = None
            return super().scroll_cursor_visible(center, animate)
        self.scroll_to(y=0, animate=False, immediate=True, force=True)
        return super().scroll_cursor_visible() if self.size else Offset()

    def on_show(self) -> None:
        """It has a size again."""
        self.scroll_cursor_visible()

    @property
    def wrap_width(self) -> int:
        """The width at which lines are wrapped: a letter's, where there is room for it."""
        return min(super().wrap_width, LETTER_WIDTH)

    def underline(self, spans: Iterable[Span]) -> None:
        """Underline other stretches."""
        self.mark_spans((start, end, "editor--hint" if soft else "editor--doubt") for start, end, soft in spans)

    class Turned(Message):
        """An undo or a redo was made."""

        def __init__(self, back: bool) -> None:
            super().__init__()
            self.back = back
            """Was it an undo?"""

    def swap(self, text: str) -> None:
        """Put another text in the place of this one, as one step of the editor's undo; what is the same stays."""
        start, end, new = difference(self.text, text)
        self.history.checkpoint()
        self.replace(new, self.location_of(start), self.location_of(end))
        self.history.checkpoint()
        self.scroll_cursor_visible()

    def undo(self) -> None:
        """Take the last step back."""
        super().undo()
        self.post_message(self.Turned(back=True))

    def redo(self) -> None:
        """Do again what was taken back."""
        super().redo()
        self.post_message(self.Turned(back=False))

    def offset_of(self, location: tuple[int, int]) -> int:
        """The offset of a location (row, column)."""
        row, column = location
        return sum(len(self.document.get_line(index)) + 1 for index in range(row)) + column

    def location_of(self, offset: int) -> tuple[int, int]:
        """The location (row, column) of an offset; the end where the text is shorter."""
        for row in range(self.document.line_count):
            length = len(self.document.get_line(row))
            if offset <= length:
                return row, offset
            offset -= length + 1
        return self.document.end

    def select_span(self, start: int, end: int) -> None:
        """Select a stretch and bring it into view."""
        self.selection = Selection(self.location_of(start), self.location_of(end))
        self.scroll_cursor_visible()
