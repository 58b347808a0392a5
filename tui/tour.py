"""The tour: a few sentences that point at the real desk, one at a time. It changes nothing, and can always be left."""

from dataclasses import dataclass

from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from tui.drawing import GLYPHS
from tui.keys import with_keys
from tui.wording import hung


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop of the tour."""

    place: str
    """The pane that it points at; empty for the whole desk."""
    done: str
    """What the user does to go on: what Desk tells of it."""
    words: str
    """Two or three short sentences; {place.name} stands for a key."""


FIRST = Stop(
    "interviews",
    "added",
    "Nothing is here yet. After an interview, {desk.new-interview} asks when it was and whom you met; the rest "
    "follows from that. To see a full desk first, quit and type: afterword --demo",
)

STOPS = (
    Stop(
        "queue",
        "moved",
        "What is owed stands here, the most urgent first, each with its mark: by e-mail, by phone, by post; ! is "
        "missing. Press {list.down}, and the lines beneath say why a step is owed.",
    ),
    Stop(
        "interviews",
        "interviews",
        "{desk.go-interviews} goes to the interviews. Beside each opening is a dot for everyone you met: full once "
        "thanked, a ring until then. {interviews.choose} unfolds its rounds and people.",
    ),
    Stop(
        "queue",
        "queue",
        "{desk.go-queue} goes back. {desk.go-queue}, {desk.go-interviews}, {desk.go-letter} and {desk.go-checklist}"
        " are the four panes; Tab goes through them.",
    ),
    Stop(
        "letter",
        "letter",
        "{queue.choose} on a step begins what it asks for: a letter, with names and day put in, or the card for a "
        "call, which Esc closes. Try it if you like: {desk.undo} takes the letter back. {desk.tour-on} goes on "
        "without.",
    ),
    Stop(
        "checklist",
        "checklist",
        "{desk.go-checklist} is the checklist: what a letter lacks, and who has been thanked. A name in doubt is "
        "underlined as you type; {letter.mend} puts the right spelling in. {letter.sent} marks the letter as sent.",
    ),
    Stop(
        "",
        "calendar",
        "{desk.go-queue}, then {desk.calendar}: the calendar. Enter on a day goes to what is on it; Esc comes back.",
    ),
    Stop(
        "", "search", "{desk.search} finds companies, people, and words from letters and notes; accents do not matter."
    ),
    Stop(
        "",
        "help",
        "{desk.help} shows every key with the manners behind them, and Ctrl+P finds every action by its name. That "
        "is all; {desk.tour} takes the tour again.",
    ),
)


class TourBar(Widget, can_focus=False):
    """The words of the present stop, above the key bar; hidden while there is no tour."""

    stops: var[tuple[Stop, ...]] = var(())
    """The stops that are left; none while there is no tour."""
    total: var[int] = var(0)
    """How many there were."""

    @property
    def stop(self) -> Stop | None:
        """The present stop."""
        return self.stops[0] if self.stops else None

    def begin(self, *, is_empty: bool) -> None:
        """Begin anew; on an empty desk with the first interview."""
        stops = (FIRST, *STOPS) if is_empty else STOPS
        self.total = len(stops)
        self.stops = stops

    def leave(self) -> None:
        """End the tour."""
        self.stops = ()

    def go_on(self) -> None:
        """To the next stop, or to the end."""
        self.stops = self.stops[1:]

    def watch_stops(self) -> None:
        """Show another stop, or nothing."""
        self.display = bool(self.stops)
        self.refresh(layout=True)  # fewer words take fewer rows

    def render(self) -> Content:
        """A rule with the number, and the words; the keys are in the bar beneath."""
        if self.stop is None:
            return Content("")
        head = f"  TOUR · {self.total - len(self.stops) + 1} of {self.total} "
        rule = GLYPHS.rule * max(0, self.size.width - len(head) - 1)
        return Content.assemble((head, "bold $accent"), (rule, "$foreground 25%"), "\n", self._lines())

    def _lines(self) -> str:
        """The words in lines, two cells in, never more than a line for readers."""
        words = with_keys(self.stop.words) if self.stop else ""
        return f"  {hung(words, min(self.size.width - 2, 102), 2)}"
