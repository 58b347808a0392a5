"""The editor: a TextArea that draws only the rows that changed, with marks, and the terminal's own cursor.

Stock refreshes every row whenever the cursor moves. Here each visible row has a signature, made of all that
its look depends on, and after a change the rows are refreshed whose signature is another. It reads what
stock's own drawing reads (private: the wrapped rows, the bracket to match, the cache of drawn lines).
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from rich.text import Text
from textual import events
from textual.document._document import EditResult, Location, Selection
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.document._wrapped_document import WrappedDocument
from textual.filter import LineFilter
from textual.geometry import Offset, Region
from textual.reactive import Reactive, reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Input, TextArea

from tui.line.caret import DrawsAtOnce, OwnsCaret, fit_for_typing, terminal_shows_caret

NOTHING = (None, None, None)
"""What caret, selection and brackets add to the look of most lines."""


class Mark(NamedTuple):
    """A part of one line that is to look different."""

    start: Location
    """Line and column of its first character."""
    end: Location
    """Line and column just past its last one, in the same line."""
    look: str
    """The component class, declared by the editor, that says how it looks."""


class CountedRows(WrappedDocument):
    """The wrapped rows of a text, whose number is known without going through all of them at each key."""

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self._offset_to_line_info)

    def get_sections(self, line_index: int) -> list[str]:
        """The rows that a line is wrapped into."""
        text, cuts = self.document[line_index], self._wrap_offsets[line_index]
        return [text[start:end] for start, end in pairwise([0, *cuts, None])] if cuts else [text]


class LineTextArea(OwnsCaret, TextArea):
    """A TextArea for slow lines: nothing blinks, and a key repaints the rows that it touched.

    Nobody is told of a selection (`SelectionChanged`): at each key that message went from widget to widget for nothing.
    """

    selection: Reactive[Selection] = reactive(Selection(), init=False, always_update=True, repaint=False)
    """As in stock, but a change of it does not repaint every row."""

    def __init__(self, text: str = "", **options: Any) -> None:
        """`options` are those of `TextArea`."""
        self._marks: dict[int, tuple[Mark, ...]] = {}
        self._rows: list[tuple[object, ...]] = []
        self._is_styled = False
        super().__init__(text, **options)
        self.cursor_blink = False
        self.match_cursor_bracket = False

    @property
    def marks(self) -> Sequence[Mark]:
        """What is marked, by line; setting it repaints only the rows whose marks changed."""
        return [mark for line in sorted(self._marks) for mark in self._marks[line]]

    @marks.setter
    def marks(self, marks: Iterable[Mark]) -> None:
        by_line: dict[int, tuple[Mark, ...]] = {}
        for mark in marks:
            by_line[mark.start[0]] = (*by_line.get(mark.start[0], ()), mark)
        if by_line != self._marks:
            self._marks = by_line
            self._line_cache.clear()
            self._refresh_changed_rows()

    def mark_spans(self, spans: Iterable[tuple[int, int, str]]) -> None:
        """Set the marks by (start, end, look), where start and end count characters from the text's beginning."""
        self.marks = list(marks_of(self.document.lines, spans))

    def get_line(self, line_index: int) -> Text:
        """A line with its marks."""
        line = super().get_line(line_index)
        for mark in self._marks.get(line_index, ()):
            line.stylize(self.get_component_rich_style(mark.look, partial=True), mark.start[1], mark.end[1])
        return line

    def caret(self) -> Offset | None:
        """Where on the screen the caret is."""
        if not self.has_focus or not self._has_cursor:
            return None
        self._recompute_cursor_offset()
        place = self.cursor_screen_offset
        return place if self.content_region.contains_point(place) else None

    @property
    def _draw_cursor(self) -> bool:
        """Draw a caret? Not where the terminal shows one."""
        return not terminal_shows_caret(self.app) and super()._draw_cursor

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is typed is shown as it was typed."""
        return fit_for_typing(super().get_line_filters())

    def find_matching_bracket(self, bracket: str, search_from: Location) -> Location | None:
        """As in stock, but not searched for where nobody is to see it."""
        return super().find_matching_bracket(bracket, search_from) if self.match_cursor_bracket else None

    def notify_style_update(self) -> None:
        """The styles may be others now."""
        self._is_styled = False
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """As in stock, but the styles are put together only where they may have changed, and not at each key."""
        if not self._is_styled:
            self._is_styled = True
            return super().render_lines(crop)
        return ScrollView.render_lines(self, crop)

    async def _on_key(self, event: events.Key) -> None:
        """Type a letter, and show it before anything else is done about it."""
        await super()._on_key(event)
        if isinstance(self.app, DrawsAtOnce) and event.is_printable:
            self.app.draw_at_once(self)

    def _refresh_size(self) -> None:
        """As in stock, where the size is another."""
        if not self.soft_wrap or self.virtual_size.height != self.wrapped_document.height:
            super()._refresh_size()

    def edit(self, edit: Edit) -> EditResult:
        """Perform an edit; the marks behind it move along."""
        result = super().edit(edit)
        self._marks = moved(self._marks, edit.top, edit.bottom, result.end_location)
        self._refresh_changed_rows()
        return result

    def _undo_batch(self, edits: Sequence[Edit]) -> None:
        super()._undo_batch(edits)
        self._refresh_changed_rows()

    def _redo_batch(self, edits: Sequence[Edit]) -> None:
        super()._redo_batch(edits)
        self._refresh_changed_rows()

    def _set_document(self, text: str, language: str | None) -> None:
        self._marks = {}
        super()._set_document(text, language)
        self.wrapped_document = CountedRows(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()
        self.refresh()

    def _recompute_cursor_offset(self) -> None:
        """As in stock, but an undo that takes away the caret's line and the scrollbar does not raise."""
        place = self.clamp_visitable(self.cursor_location)
        self._cursor_offset = self.wrapped_document.location_to_offset(place)

    def _watch_selection(self, previous_selection: Selection, selection: Selection) -> None:
        with self.prevent(self.SelectionChanged):
            super()._watch_selection(previous_selection, selection)
        self._refresh_changed_rows()

    def _refresh_changed_rows(self) -> None:
        """Refresh the rows that look different now; the caret's row at least, so that the caret moves."""
        if not self.is_mounted:
            return
        old, self._rows = self._rows, self._signatures()
        if len(old) != len(self._rows):
            self.refresh()
            return
        top = self.scroll_offset.y
        changed = [y for y, signature in enumerate(self._rows) if signature != old[y]]
        for y in changed:
            self.refresh_lines(top + y)
        if not changed:
            self.refresh_lines(self._cursor_offset[1])

    def _signatures(self) -> list[tuple[object, ...]]:
        """For each visible row all that its look depends on, but for what repaints everything anyway."""
        top, height = self.scroll_offset.y, self.size.height
        wrapped = self.wrapped_document
        rows, offsets = wrapped._offset_to_line_info, wrapped._wrap_offsets  # noqa: SLF001  what it would draw them by
        empty = len(rows) == 1 and not self.document[0]
        whole = (self.wrap_width, self.gutter_width, self.scroll_offset, empty)
        numbered, cursor_in = self.show_line_numbers, self._looks_of_cursor()
        found: list[tuple[object, ...]] = []
        for line, section in rows[top : top + height]:
            cuts, text, number = offsets[line], self.document[line], (line, section) if numbered else None
            start = cuts[section - 1] if section else 0
            end = cuts[section] if section < len(cuts) else len(text)
            shown = text if "\t" in text else text[start:end]  # how wide a tab is depends on what is before it
            cursor = cursor_in(line)
            found.append((*whole, shown, number, self._marks_in(line, start, end), cursor, start if cursor else 0))
        return found + [whole] * (height - len(found))

    def _marks_in(self, line: int, start: int, end: int) -> Sequence[object]:
        """The marks in a part of a line, counted from there."""
        if not (marks := self._marks.get(line)):
            return ()
        return [
            (mark.start[1] - start, mark.end[1] - start, mark.look)
            for mark in marks
            if mark.start[1] < end and mark.end[1] > start
        ]

    def _looks_of_cursor(self) -> Callable[[int], tuple[object, ...]]:
        """What caret, selection and brackets add to the look of a line, as a function of the line."""
        selection, bracket = self.selection, self._matching_bracket_location
        (top, left), (bottom, right) = sorted(selection)
        at, column = selection.end
        is_drawn = bracket or self.suggestion or not terminal_shows_caret(self.app)
        own = column if is_drawn else -1 if self.highlight_cursor_line else None

        def added(line: int) -> tuple[object, ...]:
            selected = None
            if selection.start != selection.end and top <= line <= bottom:
                selected = (left if line == top else 0, right if line == bottom else None)
            partner = bracket[1] if bracket and bracket[0] == line else None
            looks = (selected, own if at == line else None, partner)
            return () if looks == NOTHING else looks

        return added


class LineInput(OwnsCaret, Input):
    """An Input whose caret is the terminal's own cursor, and which does not blink."""

    def __init__(self, *values: Any, **options: Any) -> None:
        """`values` and `options` are those of `Input`."""
        super().__init__(*values, **options)
        self.cursor_blink = False

    def caret(self) -> Offset | None:
        """Where on the screen the caret is."""
        x, y, _, _ = self.content_region
        place = Offset(x + self._position_to_cell(self.cursor_position) - self.scroll_offset.x, y)
        return place if self.has_focus and self.content_region.contains_point(place) else None

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What is typed is shown as it was typed."""
        return fit_for_typing(super().get_line_filters())

    def _on_paste(self, event: events.Paste) -> None:
        """Make one line of what is pasted, before stock's handler, which follows, keeps the first line alone."""
        event.text = " ".join(event.text.split())

    def _watch__cursor_visible(self, visible: bool) -> None:
        """Never draw a caret where the terminal shows one."""
        if visible and terminal_shows_caret(self.app):
            self._cursor_visible = False


def marks_of(lines: Sequence[str], spans: Iterable[tuple[int, int, str]]) -> Iterable[Mark]:
    """Spans that count characters from the text's beginning, as marks; one over a line end becomes several."""
    line, begin = 0, 0
    for start, end, look in sorted(spans):
        while line < len(lines) and start > begin + len(lines[line]):
            begin += len(lines[line]) + 1
            line += 1
        here, at = line, begin
        while here < len(lines) and end > at:
            left, right = max(0, start - at), min(end - at, len(lines[here]))
            if left < right:
                yield Mark((here, left), (here, right), look)
            at += len(lines[here]) + 1
            here += 1


def moved(
    marks: dict[int, tuple[Mark, ...]], top: Location, bottom: Location, end: Location
) -> dict[int, tuple[Mark, ...]]:
    """The marks after the text from top to bottom was replaced by one that ends at `end`; those it cut are dropped."""
    result: dict[int, tuple[Mark, ...]] = {}
    for mark in (mark for line in marks.values() for mark in line):
        if mark.start >= bottom:
            down, along = end[0] - bottom[0], end[1] - bottom[1] if mark.start[0] == bottom[0] else 0
            line = mark.start[0] + down
            kept = Mark((line, mark.start[1] + along), (line, mark.end[1] + along), mark.look)
        elif mark.end <= top:
            kept = mark
        else:
            continue
        result[kept.start[0]] = (*result.get(kept.start[0], ()), kept)
    return result
