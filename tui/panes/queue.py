"""The follow-ups: what is owed, overdue first, with the reason of the one under the cursor."""

from dataclasses import dataclass
from datetime import datetime

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from store.dates import say_day_in_full
from store.filters import Filter, narrowed, next_filter
from store.manners import StepKind
from store.queue import Entry
from store.records import Channel, Snapshot, Snooze, SnoozeKind, new_id
from tui import dialogs
from tui.change import Change
from tui.keys import bindings, key_for, takes_back
from tui.panes.pane import Pane
from tui.rows import Rows
from tui.step_wording import STATE_TITLES, about, filter_title, queue_row, why_words
from tui.wording import Spans

EMPTY = {
    "desk.new-interview": "after an interview: when, and whom you met",
    "desk.new-opening": "for an opening without an interview yet",
    "desk.bring-in": "to bring in an invitation, contacts or an e-mail",
    "desk.help": "for every key; Ctrl+P finds all by name",
    "desk.tour": "for a tour of two minutes",
}
"""What one can do where nothing is owed."""

EMPTY_PART = {"queue.filter": "shows another part", "desk.back": "shows all of it"}
"""What one can do where nothing that is owed belongs to the part that is shown."""

WHY_ROWS = 3
"""Rows that the reason has at the least, as the style sheet says."""

BESIDE = 1
"""So many cells has a row of the list more, beside its cursor and scrollbar, than a row of the reason."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The title above the steps of one state."""

    text: str
    """The title; empty for the blank line above it."""


class Why(Widget):
    """Why the step under the cursor is owed, and what to do, in as many rows as that takes."""

    _entry: Entry | None = None

    def show(self, entry: Entry | None) -> None:
        """Tell of another step."""
        if entry is not self._entry:
            self._entry = entry
            rows = self.get_content_height(self.size, self.size, self.size.width)
            self.refresh(layout=max(rows, WHY_ROWS) != self.size.height)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own
        """The rows that the words take."""
        return self._words(width).get_height({}, width) if width else 0

    def render(self) -> Content:
        """The words; where there is no room for all of them, a sign that they go on."""
        width, height = self.size
        words = self._words(width)
        while words and words.get_height({}, width) > height:
            words = Content(f"{words.plain.removesuffix('…').rpartition(' ')[0]}…")
        return words

    def _words(self, width: int) -> Content:
        return Content(why_words(self._entry, width + BESIDE) if self._entry else "")


class QueuePane(Pane):
    """The queue."""

    place = "queue"
    TITLE = "FOLLOW-UPS"
    BINDINGS = [*bindings("queue")]
    snapshot: var[Snapshot] = var(Snapshot())
    """What is known; its settings say how days are read."""
    entries: var[tuple[Entry, ...]] = var(())
    """The queue, in order."""
    opening: var[bool] = var(False)
    """Is all of it still to come?"""
    now: var[datetime | None] = var(None)
    """The moment that "late" and "today" are counted from."""
    filter: var[Filter | None] = var(None)
    """Which part of the queue is shown; None for all of it."""

    class Selected(Message):
        """The cursor is on another step, or on none."""

        def __init__(self, opening_id: str) -> None:
            super().__init__()
            self.opening_id = opening_id
            """The step's opening, empty for none."""

    class OfStep(Message):
        """Something about the step under the cursor."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.dossier = entry.dossier
            """The opening."""
            self.step = entry.step
            """The step."""

    class Logged(OfStep):
        """Something that happened is to be logged for it."""

    class StateAsked(OfStep):
        """The state of its opening is to be changed."""

    class Asked(OfStep):
        """A letter or a call is wanted for it."""

        def __init__(self, entry: Entry, channel: Channel) -> None:
            super().__init__(entry)
            self.channel = channel
            """By which way."""

    def compose_body(self) -> ComposeResult:
        """The list, and the reason beneath it."""
        yield Rows[Entry | Heading](self._draw, self._key, _nothing_at_all())
        yield Why(id="why")

    def watch_entries(self) -> None:
        """Show the new queue."""
        self._fill()

    def watch_filter(self) -> None:
        """Show another part of the queue."""
        self._fill()

    def _fill(self) -> None:
        items: list[Entry | Heading] = []
        state = None
        shown = narrowed(self.entries, self.filter)
        for entry in shown:
            if entry.state is not state:
                state = entry.state
                items += [Heading(""), Heading(STATE_TITLES[state])] if items else [Heading(STATE_TITLES[state])]
            items.append(entry)
        rows = self.query_one(Rows)
        part = _nothing("of what is owed belongs here", EMPTY_PART)
        rows.empty = "Opening…" if self.opening else part if self.filter else _nothing_at_all()
        rows.show(items)
        self.retitle(filter_title(self.TITLE, self.filter, self.entries, len(shown)))
        self._explain()

    def watch_opening(self) -> None:
        """Say so, or what one can do where there is nothing."""
        self._fill()

    def action_filter(self) -> None:
        """Show less: what is for today, then one opening, one person, and all again."""
        self.filter = next_filter(self.filter, self.entry)

    def show_all(self) -> bool:
        """Take the filter off; False where there was none."""
        was_filtered, self.filter = self.filter is not None, None
        return was_filtered

    def watch_now(self) -> None:
        """Words such as "1 day late" may have changed."""
        self.query_one(Rows).refresh()

    @property
    def entry(self) -> Entry | None:
        """The step under the cursor, with its opening."""
        item = self.query_one(Rows).current
        return item if isinstance(item, Entry) else None

    def reveal(self, step_id: str) -> bool:
        """Put the cursor on a step, out of the filter if need be; False where it is not owed any more."""
        rows = self.query_one(Rows)
        return rows.go_to(step_id) or (self.show_all() and rows.go_to(step_id))

    def why_off(self, action: str) -> str:
        """All that is done to a step needs one."""
        needs = action in {"write", "call", "log", "snooze", "pin", "wave_off", "state"}
        if not needs or self.entry is not None:
            return ""
        return f"There is no step here to do that with; {key_for('desk.new-interview')} adds an interview."

    @on(Rows.Moved)
    def _moved(self) -> None:
        self._explain()
        self.post_message(self.Selected(self.entry.dossier.opening.id if self.entry else ""))

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        if self.entry and self.entry.step.kind is StepKind.LET_GO:
            self.post_message(self.StateAsked(self.entry))
        elif self.entry:
            self.post_message(self.Asked(self.entry, self.entry.step.channel))

    def action_write(self) -> None:
        """Ask for a letter."""
        if self.entry:
            channel = self.entry.step.channel
            self.post_message(self.Asked(self.entry, Channel.EMAIL if channel is Channel.CALL else channel))

    def action_call(self) -> None:
        """Ask for the call card."""
        if self.entry:
            self.post_message(self.Asked(self.entry, Channel.CALL))

    def action_log(self) -> None:
        """Ask for the form of a contact."""
        if self.entry:
            self.post_message(self.Logged(self.entry))

    def action_state(self) -> None:
        """Ask where the opening stands."""
        if self.entry:
            self.post_message(self.StateAsked(self.entry))

    @work
    async def action_snooze(self) -> None:
        """Put the step off until a day."""
        await self._decide(SnoozeKind.SNOOZE, "Put off until", "Put off until")

    @work
    async def action_pin(self) -> None:
        """Give the step a date of one's own."""
        await self._decide(SnoozeKind.PIN, "Due on", "Due on")

    @work
    async def action_wave_off(self) -> None:
        """Take the step off the list, with a reason."""
        if (entry := self.entry) is None or self.now is None:
            return
        question = "Why may this one rest? A word or two is enough."
        dialog = dialogs.ask.AskText(f"Wave off: {about(entry)}", question, needed=True)
        if reason := await self.app.push_screen_wait(dialog):
            self._change(entry, SnoozeKind.WAVE_OFF, None, reason, f"Waved off. {takes_back()}")

    async def _decide(self, kind: SnoozeKind, title: str, said: str) -> None:
        if (entry := self.entry) is None or self.now is None:
            return
        dialog = dialogs.ask.AskDay(f"{title}: {about(entry)}", self.now, self.snapshot.settings)
        if until := await self.app.push_screen_wait(dialog):
            day = say_day_in_full(until.date(), self.now.date())
            self._change(entry, kind, until, "", f"{said} {day}. {takes_back()}")

    def _change(self, entry: Entry, kind: SnoozeKind, until: datetime | None, reason: str, said: str) -> None:
        if self.now is None:
            return
        decision = Snooze(new_id(), entry.dossier.opening.id, entry.step.id, kind, self.now, until, reason)
        self.post_message(Change(lambda planner: planner.decide(decision), said))

    def _explain(self) -> None:
        self.query_one(Why).show(self.entry)

    def _draw(self, item: Entry | Heading, width: int) -> Spans:
        if isinstance(item, Heading):
            return [(f" {item.text}", "heading")]
        return queue_row(item, self.now, width) if self.now else []

    @staticmethod
    def _key(item: Entry | Heading) -> str:
        return item.step.id if isinstance(item, Entry) else ""


def _nothing(what: str, keys: dict[str, str]) -> str:
    """What is said in the place of an empty list, and the keys that lead on."""
    return "\n".join([f"Nothing {what}.", "", *(f"{key_for(name):<3} {words}" for name, words in keys.items())])


def _nothing_at_all() -> str:
    """What is said to who begins, and how to see first what all this is about."""
    leave = key_for("desk.quit", typing=True)
    return f"{_nothing('is owed just now', EMPTY)}\n\nTo see a full desk first: {leave}, then afterword --demo"
