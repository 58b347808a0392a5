"""The calendar: a month beside the things of a day, or the agenda of everything that is still to come."""

from datetime import date, datetime

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from store.agenda import Days, Happening, by_day, countries, happenings, holidays_on
from store.dates import MONTHS, first_weekday
from store.queue import Entry
from store.records import Snapshot
from tui.day_wording import Line, agenda_lines, day_heading, legend, lines_of
from tui.drawing import GLYPHS
from tui.keys import bar, bindings, key_line
from tui.month import Month
from tui.rows import Rows
from tui.screens.help import Help
from tui.sizes import fit
from tui.wording import Spans, day_title

STYLE_NAMES = {"accent": "$accent", "quiet": "$text-muted", "loud": "bold $error", "good": "$success", "": ""}


class Calendar(ModalScreen[Happening | None]):
    """Month and agenda. Returns the thing to go to; None where nothing was chosen."""

    BINDINGS = [*bindings("calendar")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (22, "-tall"), (34, "-high")]
    AUTO_FOCUS = "Month"

    def __init__(self, snapshot: Snapshot, entries: tuple[Entry, ...], now: datetime) -> None:
        """`entries` is the queue."""
        super().__init__()
        self._now = now
        self._things = happenings(snapshot, entries)
        self._days: Days = by_day(self._things)
        self._places = countries(snapshot)
        self._holidays: dict[int, tuple[Happening, ...]] = {}
        self._settings = settings = snapshot.settings
        self._first = first_weekday(settings.country, settings.week_begins)
        self._is_agenda = False
        self._room_shown = 0

    def compose(self) -> ComposeResult:
        """The month, what is on the day, the keys."""
        fit(self, self.app.size)
        yield Static(id="calendar-head", classes="head")
        with Horizontal(id="calendar"):
            with Vertical(id="month"):
                yield Static(id="month-title", classes="title")
                yield Month(self._now.date(), self._first)
            with Vertical(id="day"):
                yield Static(id="day-title", classes="title")
                yield Rows[Line](self._draw, self._key, "Nothing is on this day.")
                yield Static(id="next")
        yield Static(Content.assemble(*((text, STYLE_NAMES[style]) for text, style in legend())), id="legend")
        yield Static(id="calendar-keys")

    def on_mount(self) -> None:
        """Show today; the holidays come when that is drawn, for they take a moment to load."""
        self._month.show(self._days)
        self._show_day()
        self.call_after_refresh(self._add_holidays)

    def on_resize(self, _event: events.Resize) -> None:
        """The rules reach the edge again, and the bar has the keys that fit."""
        self.call_after_refresh(self._refit)
        keys = [*bar("month"), *bar("calendar")]
        while key_line(keys).cell_length > self.app.size.width and len(keys) > 1:
            del keys[-2]
        self.query_one("#calendar-keys", Static).update(key_line(keys), layout=False)

    @property
    def _month(self) -> Month:
        return self.query_one(Month)

    @property
    def _rows(self) -> Rows[Line]:
        return self.query_one(Rows)

    @on(Month.Moved)
    def _moved(self) -> None:
        self._add_holidays()
        if not self._is_agenda:
            self._show_day()

    @on(Month.Opened)
    def _opened(self, event: Month.Opened) -> None:
        """One thing is gone to at once; among several one chooses."""
        things = [thing for thing in self._days.get(event.day, ()) if thing.dossier]
        if len(things) == 1:
            self.dismiss(things[0])
        elif things:
            self._rows.focus()
            self._title()

    @on(Rows.Moved)
    def _row_moved(self) -> None:
        """In the agenda the month follows."""
        if self._is_agenda and (thing := self._thing):
            self._month.go_to(thing.day)
            self._title()

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        if (thing := self._thing) and thing.dossier:
            self.dismiss(thing)

    def on_descendant_focus(self) -> None:
        """Mark the part that has the keys."""
        self._title()

    def action_agenda(self) -> None:
        """From the month to the agenda, and back."""
        self._is_agenda = not self._is_agenda
        self.set_class(self._is_agenda, "-agenda")
        if self._is_agenda:
            self._show_agenda()
            self._rows.focus()
        else:
            self._month.focus()
            self._show_day()

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(Help("calendar", self._settings))

    def action_back(self) -> None:
        """From the list to the month; from the month to the desk."""
        if self._is_agenda:
            self.action_agenda()
        elif self._rows.has_focus:
            self._month.focus()
        else:
            self.dismiss(None)

    def action_today(self) -> None:
        """To this day, in the month and in the agenda."""
        self._month.action_today()
        if self._is_agenda:
            self._to_day(self._now.date())

    def action_months(self, months: int) -> None:
        """A month on or back, from the agenda too."""
        self._month.action_months(months)
        if self._is_agenda:
            self._to_day(self._month.day)

    def _refit(self) -> None:
        """Another width breaks the lines elsewhere; the cursor stays."""
        if self._room_shown != self._rows.room:
            self._rows.show(self._lines())
        self._title()

    @property
    def _thing(self) -> Happening | None:
        """What the cursor of the list is on."""
        line = self._rows.current
        return line.thing if isinstance(line, Line) else None

    def _lines(self) -> list[Line]:
        """What the list shows, in lines that end where it ends."""
        self._room_shown = room = self._rows.room
        if self._is_agenda:
            return agenda_lines(self._days, self._now, room)
        return lines_of(self._days.get(self._month.day, ()), self._now, room)

    def _show_day(self) -> None:
        self._rows.show(self._lines())
        self._rows.scroll_to(y=0, animate=False)
        self._next()
        self._title()

    def _show_agenda(self) -> None:
        self._rows.show(self._lines())
        self.query_one("#next", Static).update("")
        self._to_day(self._month.day)
        self._title()

    def _to_day(self, day: date) -> None:
        """Put the cursor of the agenda on the first thing of a day, or of the next that has one."""
        things = (line.thing for line in self._rows.items if line.thing)
        coming = next((thing for thing in things if thing.day >= day), None)
        if coming:
            self._rows.go_to(coming.key, at_top=True)

    def _next(self) -> None:
        """Where nothing is on the day, say what comes next."""
        day, words = self._month.day, ""
        if not self._days.get(day):
            coming = next((on for on, things in self._days.items() if on > day and things[0].dossier), None)
            words = f"Next: {day_heading(coming, self._now.date())}." if coming else "Nothing is planned after it."
        self.query_one("#next", Static).update(Content(f"  {words}" if words else ""), layout=False)

    def _title(self) -> None:
        day = self._month.day
        today = f"{day_title(self._now.date())} "
        name = " Afterword › Calendar"
        gap = " " * max(1, self.size.width - len(name) - len(today))
        head = Content.assemble((name, "bold"), gap, (today, "$text-muted"))
        self.query_one("#calendar-head", Static).update(head, layout=False)
        month = f"{MONTHS[day.month - 1]} {day.year}".upper()
        self._entitle("#month-title", month, is_active=self._month.has_focus)
        words = "AGENDA" if self._is_agenda else day_heading(day, self._now.date()).upper()
        self._entitle("#day-title", words, is_active=self._rows.has_focus)

    def _entitle(self, where: str, words: str, *, is_active: bool) -> None:
        title = self.query_one(where, Static)
        head = f"{'▸' if is_active else ' '} {words} "
        rule = GLYPHS.rule * max(0, title.size.width - len(head) - 1)
        title.set_class(is_active, "-active")
        title.update(Content.assemble(head, (rule, "$foreground 25% not bold")), layout=False)

    def _add_holidays(self) -> None:
        """The holidays of the year that is shown, once."""
        years = {day.year for week in (self._month.weeks[0], self._month.weeks[-1]) for day in week}
        fresh = years - self._holidays.keys()
        for year in fresh:
            days = [
                date.fromordinal(n) for n in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)
            ]
            self._holidays[year] = holidays_on(days, self._places)
        if fresh:
            holidays = [one for year in self._holidays.values() for one in year]
            self._days = by_day([*self._things, *holidays])
            self._month.show(self._days)
            if not self._is_agenda:
                self._show_day()

    @staticmethod
    def _draw(line: Line, _width: int) -> Spans:
        return list(line.spans)

    @staticmethod
    def _key(line: Line) -> str:
        return line.thing.key if line.thing else ""
