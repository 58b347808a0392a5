"""Month: six weeks in seven columns, drawn line by line; of a move only the two days that change are drawn anew."""

from datetime import date

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from store.agenda import Days, Happening, HappeningKind
from store.dates import DAYS, days_after, months_after, weeks_of_month
from tui.day_wording import mark, short_name
from tui.drawing import GLYPHS
from tui.ink import ink
from tui.keys import bindings
from tui.wording import STYLES, Spans, fit

MOST_ROWS = 6
"""A week is never higher than this, however tall the window."""
WORDS_FROM = 15
"""Cells of a day from which on its things have names."""


class Month(Widget, can_focus=True):
    """The weeks that show a month, and the day under the cursor."""

    COMPONENT_CLASSES = {f"rows--{style}" for style in STYLES} | {"month--cursor", "rows--today"}
    BINDINGS = [*bindings("month")]

    class Moved(Message):
        """The cursor went to another day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day
            """The day."""

    class Opened(Moved):
        """Enter was pressed on a day, or it was clicked twice."""

    def __init__(self, today: date, first: int) -> None:
        """`first` is the weekday with which a week begins; Monday is 0."""
        super().__init__()
        self._today = self._day = today
        self._first = first
        self._days: Days = {}

    @property
    def day(self) -> date:
        """The day under the cursor."""
        return self._day

    @property
    def weeks(self) -> tuple[tuple[date, ...], ...]:
        """The weeks that are shown."""
        return weeks_of_month(self._day, self._first)

    def show(self, days: Days) -> None:
        """Show what is on the days."""
        self._days = days
        self.refresh()

    def go_to(self, day: date) -> None:
        """Put the cursor on a day."""
        if day == self._day:
            return
        old, old_weeks = self._day, self.weeks
        self._day = day
        if self.weeks == old_weeks and old.month == day.month:
            self.refresh(self._cell(old), self._cell(day))
        else:
            self.refresh()
        self.post_message(self.Moved(day))

    def action_days(self, days: int) -> None:
        """So many days on, or back."""
        self.go_to(days_after(self._day, days))

    def action_months(self, months: int) -> None:
        """So many months on, or back."""
        self.go_to(months_after(self._day, months))

    def action_edge(self, direction: int) -> None:
        """To the first or the last day of the week."""
        place = (self._day.weekday() - self._first) % 7
        self.go_to(days_after(self._day, -place if direction < 0 else 6 - place))

    def action_today(self) -> None:
        """To this day."""
        self.go_to(self._today)

    def action_open(self) -> None:
        """To what is on the day."""
        self.post_message(self.Opened(self._day))

    def on_focus(self) -> None:
        """The cursor's mark brightens."""
        self.refresh(self._cell(self._day))

    def on_blur(self) -> None:
        """The cursor's mark fades."""
        self.refresh(self._cell(self._day))

    def on_click(self, event: events.Click) -> None:
        """A click chooses a day, a second one opens it."""
        week, column = (event.y - 1) // self._height, event.x // self._width
        if event.y and 0 <= week < len(self.weeks) and 0 <= column < 7:
            self.go_to(self.weeks[week][column])
            if event.chain > 1:
                self.action_open()

    @property
    def _width(self) -> int:
        """Cells of a day."""
        return max(1, self.size.width // 7)

    @property
    def _height(self) -> int:
        """Rows of a week."""
        return min(MOST_ROWS, max(1, (self.size.height - 1) // len(self.weeks)))

    def _cell(self, day: date) -> Region:
        week = next((number for number, days in enumerate(self.weeks) if day in days), 0)
        column = (day.weekday() - self._first) % 7
        return Region(column * self._width, 1 + week * self._height, self._width, self._height)

    def render_line(self, y: int) -> Strip:
        """Draw one line: the names of the days, or a line of a week."""
        week, line = divmod(y - 1, self._height)
        base = self.rich_style
        if y and not 0 <= week < len(self.weeks):
            return Strip.blank(self.size.width, base)
        segments: list[Segment] = []
        for place, day in enumerate(self.weeks[week if y else 0]):
            spans = self._line_of_day(day, line) if y else self._name_of_day(place)
            segments += self._segments(spans, is_here=bool(y) and day == self._day)
        return Strip(segments).adjust_cell_length(self.size.width, base)

    def _segments(self, spans: Spans, *, is_here: bool) -> list[Segment]:
        base = self.rich_style
        if is_here:
            base += self.get_component_rich_style("month--cursor")
        return [Segment(text, base + ink(self, f"rows--{style}") if style else base) for text, style in spans]

    def _name_of_day(self, place: int) -> Spans:
        name = DAYS[(self._first + place) % 7]
        return [(fit(f" {name if self._width > len('Wednesday') + 1 else name[:3]}", self._width), "quiet")]

    def _line_of_day(self, day: date, line: int) -> Spans:
        things = self._days.get(day, ())
        number = self._number(day)
        if self._height == 1:
            gap = " " * (self._width > 7)
            return self._padded([*number, (gap, ""), *self._marks(things, self._width - 4 - len(gap))])
        if not line:
            word = " today" if day == self._today and self._width >= 10 else ""
            return self._padded([*number, (word, "accent")])
        if self._width >= WORDS_FROM and self._height > 2:
            return self._padded(self._named(things, line))
        return self._padded([("  ", ""), *self._marks(things, self._width - 3)] if line == 1 else [])

    def _number(self, day: date) -> Spans:
        lead = GLYPHS.cursor if day == self._day else " "
        style = "name" if day == self._day else "" if day.month == self._day.month else "quiet"
        pad = " " if day.day < 10 else ""
        return [(lead + pad, "accent"), (str(day.day), "today" if day == self._today else style)]

    def _marks(self, things: tuple[Happening, ...], room: int) -> Spans:
        """A mark for each thing, holidays together; of more than there is room for, how many they are."""
        things = _holidays_as_one(things)
        if len(things) <= room:
            return [mark(thing) for thing in things]
        more = f"+{len(things) - max(0, room - 2)}"
        return [*(mark(thing) for thing in things[: max(0, room - 2)]), (more, "quiet")]

    def _named(self, things: tuple[Happening, ...], line: int) -> Spans:
        """A thing by its name; in the last line of the day how many more there are."""
        lines = self._height - 1 - (self._height > 3)  # tall weeks keep a blank line between them
        if line > lines or line > len(things):
            return []
        if line == lines and len(things) > lines:
            return [(f"   +{len(things) - lines + 1} more", "quiet")]
        char, style = mark(things[line - 1])
        return [(f"  {char} ", style), (fit(short_name(things[line - 1]), self._width - 5), "quiet")]

    def _padded(self, spans: Spans) -> Spans:
        room = self._width - sum(len(text) for text, _ in spans)
        return [*spans, (" " * max(0, room), "")]


def _holidays_as_one(things: tuple[Happening, ...]) -> tuple[Happening, ...]:
    """The same holiday in three countries is one mark."""
    holidays = [thing for thing in things if thing.kind is HappeningKind.HOLIDAY]
    return tuple(thing for thing in things if thing not in holidays[1:])
