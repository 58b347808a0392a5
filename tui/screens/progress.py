"""Progress: interviews held beside follow-ups complete, week by week, with plain words beneath. It never scolds."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from store.dates import MONTHS
from store.manners import Week
from tui.keys import key_line
from tui.wording import plural

FEW = 3
"""Fewer interviews than this say nothing about anybody."""


class Progress(ModalScreen[None]):
    """The weeks."""

    BINDINGS = [Binding("escape,q,p", "dismiss", "back", tooltip="Close the page.")]

    def __init__(self, weeks: tuple[Week, ...]) -> None:
        super().__init__()
        self._weeks = weeks

    def compose(self) -> ComposeResult:
        """A line for each week, and what they come to."""
        with Vertical(classes="box tall"):
            yield Label(Content("Interviews held, beside follow-ups complete"), classes="box-title")
            with VerticalScroll():
                yield Static(Content("\n".join(map(week_line, self._weeks))))
                yield Static(Content(f"\n{in_words(self._weeks)}"))
            yield Static(key_line([("Esc", "back")]), classes="keys")


def week_line(week: Week) -> str:
    """One week: its first day, a full dot for each complete follow-up, a ring for each that is not, and the numbers."""
    day = f"{week.monday.day} {MONTHS[week.monday.month - 1][:3]}"
    dots = "●" * week.complete + "○" * (week.held - week.complete)
    return f"  week of {day:<7} {dots:<12} {week.complete} of {week.held}"


def in_words(weeks: tuple[Week, ...]) -> str:
    """What the weeks come to, in two sentences."""
    held, complete = sum(week.held for week in weeks), sum(week.complete for week in weeks)
    thanked = sum(week.thanked for week in weeks)
    if held < FEW:
        return f"{plural(held, 'interview')} so far: too few to say anything."
    explained = "Complete means: everyone met was thanked, on time, by a name whose spelling is sure."
    late = f" Of the others, {thanked - complete} came late or with a spelling unsure." if thanked > complete else ""
    return f"{complete} of {plural(held, 'follow-up')} complete.{late} {explained}"
