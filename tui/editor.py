"""The text area of a letter: names in doubt are underlined, offsets count code points as the name check does."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.document._document import Selection
from textual.widgets import TextArea


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to underline."""

    start: int
    """Offset of the first character."""
    end: int
    """Offset after the last."""
    soft: bool = False
    """A hint rather than a finding."""


class Editor(TextArea):
    """A letter's text, soft-wrapped."""

    COMPONENT_CLASSES = TextArea.COMPONENT_CLASSES | {"editor--doubt", "editor--hint"}

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, soft_wrap=True, tab_behavior="focus", compact=True)
        self._marks: Sequence[Mark] = ()
        self.cursor_blink = False

    def get_line(self, line_index: int) -> Text:
        """The line as it is drawn: with the marks that touch it."""
        line = super().get_line(line_index)
        first = self.offset_of((line_index, 0))
        for mark in self._marks:
            start, end = mark.start - first, mark.end - first
            if start < len(line) and end > 0:
                name = "editor--hint" if mark.soft else "editor--doubt"
                line.stylize(self.get_component_rich_style(name, partial=True), max(start, 0), end)
        return line

    def mark(self, marks: Sequence[Mark]) -> None:
        """Underline other stretches."""
        if list(marks) != list(self._marks):
            self._marks = marks
            self.notify_style_update()
            self.refresh()

    def swap(self, text: str) -> None:
        """Put another text in the place of all of it; the editor's undo brings the old one back."""
        self.replace(text, (0, 0), self.document.end)

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
