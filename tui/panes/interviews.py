"""The interviews: openings with their rounds and people, unfolded one at a time."""

from dataclasses import dataclass
from datetime import datetime

from textual import on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import var

from store.checklist import matrix
from store.records import Dossier, Interview, OpeningState, Person, Snapshot
from tui import dialogs
from tui.change import Change, Kept, Verb
from tui.keys import bindings, key_for, takes_back
from tui.panes.pane import Pane, Whole
from tui.rows import Rows
from tui.wording import THANKED, Spans, opening_row, person_row, round_row

_LAST = {OpeningState.FILLED, OpeningState.WITHDRAWN, OpeningState.LET_GO}


@dataclass(frozen=True, slots=True)
class Line:
    """A row: an opening, or one of its rounds or people."""

    dossier: Dossier
    """The opening with all that belongs to it."""
    part: Interview | Person | None = None
    """The round or the person; None for the opening itself."""
    number: int = 0
    """The round's number."""

    @property
    def key(self) -> str:
        """The id of what the row shows."""
        return self.part.id if self.part else self.dossier.opening.id


class InterviewsPane(Pane):
    """The openings."""

    place = "interviews"
    TITLE = "INTERVIEWS"
    BINDINGS = [*bindings("interviews")]
    snapshot: var[Snapshot] = var(Snapshot())
    """What is known."""
    opening: var[bool] = var(False)
    """Is all of it still to come?"""
    now: var[datetime | None] = var(None)
    """The moment that "tomorrow" is counted from."""
    dossier: var[Dossier | None] = var(None)
    """The opening in view."""
    unfolded: var[str] = var("")
    """The id of the opening whose rounds and people are shown."""

    class Selected(Message):
        """The cursor is on a row of another opening."""

        def __init__(self, opening_id: str) -> None:
            super().__init__()
            self.opening_id = opening_id
            """The opening, empty for none."""

    class OfLine(Message):
        """Something about the row under the cursor."""

        def __init__(self, line: Line) -> None:
            super().__init__()
            self.dossier = line.dossier
            """The opening."""
            self.person_id = line.part.id if isinstance(line.part, Person) else ""
            """The person under the cursor, if it is one."""

    class Logged(OfLine):
        """Something that happened is to be logged."""

    class LetterAsked(OfLine):
        """A letter is wanted."""

    class StateAsked(OfLine):
        """The state of the opening is to be changed."""

    def compose_body(self) -> ComposeResult:
        """The list."""
        yield Rows[Line](self._draw, lambda line: line.key, _empty())
        yield Whole()

    def watch_snapshot(self) -> None:
        """Show the openings anew."""
        self._fill()

    def watch_unfolded(self) -> None:
        """Show the rounds and people of another opening."""
        self._fill()

    def watch_opening(self) -> None:
        """Say so, or what one can do where there is nothing."""
        self.query_one(Rows).empty = "" if self.opening else _empty()

    def watch_now(self, old: datetime | None, new: datetime | None) -> None:
        """At the first moment and at midnight the order changes; else only words do."""
        if old is None or new is None or old.date() != new.date():
            self._fill()
        self.query_one(Rows).refresh()

    def reveal(self, opening_id: str, part_id: str = "") -> None:
        """Unfold an opening and put the cursor on it, or on one of its rounds and people."""
        self.unfolded = opening_id
        if not self.query_one(Rows).go_to(part_id or opening_id):
            self.query_one(Rows).go_to(opening_id)

    def watch_dossier(self) -> None:
        """The cursor follows the opening in view, unless it is on a part of that or the user is here."""
        here = self.has_pseudo_class("focus-within")
        if self.dossier and self.line and not here and self.line.dossier.opening.id != self.dossier.opening.id:
            self.query_one(Rows).go_to(self.dossier.opening.id)

    @property
    def line(self) -> Line | None:
        """The row under the cursor."""
        line = self.query_one(Rows).current
        return line if isinstance(line, Line) else None

    def why_off(self, action: str) -> str:
        """All that is done to an opening needs one."""
        needs = action in {"edit", "add_person", "new_round", "write", "log", "state", "remove"}
        if not needs or self.line is not None:
            return ""
        return f"There is no opening here to do that with; {key_for('desk.new-interview')} adds an interview."

    @on(Rows.Moved)
    def _moved(self) -> None:
        self.post_message(self.Selected(self.line.dossier.opening.id if self.line else ""))

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        if (line := self.line) and line.part:
            self.action_edit()
        elif line:
            self.unfolded = "" if self.unfolded == line.key else line.key

    @work
    async def action_edit(self) -> None:
        """Edit what the row shows."""
        if (line := self.line) is None or self.now is None:
            return
        settings = self.snapshot.settings
        match line.part:
            case Interview() as interview:
                rounds = dialogs.interview.InterviewForm(self.snapshot, self.now, line.dossier, interview)
                if entry := await self.app.push_screen_wait(rounds):
                    self._change(
                        rounds, lambda planner: planner.edit_interview(entry.interview, entry.people, entry.opening)
                    )
            case Person() as old:
                people = dialogs.person.PersonForm(old, old.opening_id, self.now, settings)
                if person := await self.app.push_screen_wait(people):
                    self._change(people, lambda planner: planner.edit_person(person))
            case _:
                openings = dialogs.opening.OpeningForm(line.dossier.opening, self.now, settings)
                if opening := await self.app.push_screen_wait(openings):
                    self._change(openings, lambda planner: planner.edit_opening(opening))

    @work
    async def action_add_person(self) -> None:
        """Add a person to the opening."""
        if (line := self.line) is None or self.now is None:
            return
        form = dialogs.person.PersonForm(None, line.dossier.opening.id, self.now, self.snapshot.settings)
        if person := await self.app.push_screen_wait(form):
            self.unfolded = person.opening_id
            self._change(form, lambda planner: planner.add_person(person))

    @work
    async def action_new_round(self) -> None:
        """Add the next interview of the opening."""
        if (line := self.line) is None or self.now is None:
            return
        form = dialogs.interview.InterviewForm(self.snapshot, self.now, line.dossier)
        if entry := await self.app.push_screen_wait(form):
            self.unfolded = entry.opening.id
            self._change(form, lambda planner: planner.add_interview(entry.interview, entry.people, entry.opening))

    def _change(self, form: Kept, verb: Verb) -> None:
        self.post_message(Change(verb, form=form))

    @work
    async def action_remove(self) -> None:
        """Remove what the row shows, after asking."""
        if (line := self.line) is None:
            return
        match line.part:
            case Interview():
                what, verb = f"round {line.number}", "remove_interview"
            case Person() as person:
                what, verb = person.name, "remove_person"
            case _:
                what, verb = (
                    f"{line.dossier.opening.company} with all its interviews, people and letters",
                    "remove_opening",
                )
        if await self.app.push_screen_wait(dialogs.choices.Confirm(f"Remove {what}?", yes="remove", no="keep")):
            change = Change(lambda planner: getattr(planner, verb)(line.key), f"Removed {what}. {takes_back()}")
            self.post_message(change)

    def action_log(self) -> None:
        """Ask for the form of a contact."""
        if self.line:
            self.post_message(self.Logged(self.line))

    def action_write(self) -> None:
        """Ask for a letter."""
        if self.line:
            self.post_message(self.LetterAsked(self.line))

    def action_state(self) -> None:
        """Ask where the opening stands."""
        if self.line:
            self.post_message(self.StateAsked(self.line))

    def _fill(self) -> None:
        if self.now is None:
            return
        now = self.now
        lines: list[Line] = []
        for dossier in sorted(self.snapshot.dossiers.values(), key=lambda dossier: _rank(dossier, now)):
            lines.append(Line(dossier))
            if dossier.opening.id == self.unfolded:
                lines += [Line(dossier, interview, number) for number, interview in enumerate(dossier.interviews, 1)]
                lines += [Line(dossier, person) for person in dossier.people]
        is_first = self.line is None
        self.query_one(Rows).show(lines)
        if is_first:
            self.watch_dossier()
        self.tell_whole()
        self.retitle(self.TITLE, THANKED if lines else "")

    def _draw(self, line: Line, width: int) -> Spans:
        if self.now is None:
            return []
        match line.part:
            case Interview() as interview:
                return round_row(interview, line.number, self.now, width)
            case Person() as person:
                return person_row(person)
            case _:
                thanks = matrix(line.dossier, self.snapshot.settings, self.now)
                return opening_row(line.dossier, thanks, self.now, width)


def _rank(dossier: Dossier, now: datetime) -> tuple[bool, float]:
    """Open before closed, and in each the interview nearest to now first."""
    nearest = min((abs((interview.start - now).total_seconds()) for interview in dossier.interviews), default=1e12)
    return dossier.opening.state in _LAST, nearest


def _empty() -> str:
    return f"No interviews yet.\n{key_for('desk.new-interview')}  adds one; company, time and people in one form."
