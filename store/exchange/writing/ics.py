"""Interviews as events and steps as to-dos, each with an alarm, for calendars; the only writer that imports icalendar.

Times are in UTC, which every calendar shows in its own zone. A record keeps its UID, and with each change its SEQUENCE
rises, so that what is imported again takes the place of what was there. DTSTAMP counts the changes too, since the same
facts are to give the same file.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from store.exchange.writing import Outgoing
from store.manners import Step, StepKind
from store.queue import Entry
from store.records import Dossier, Interview

if TYPE_CHECKING:
    from icalendar.cal import Component

BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
"""The DTSTAMP of what was never changed."""

HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Afterword//Afterword//EN\r\nCALSCALE:GREGORIAN\r\n"
FOOT = "END:VCALENDAR\r\n"

WORDS = {
    StepKind.THANK_YOU: "Thank {whom}",
    StepKind.CHECK_IN: "Ask {whom} how things stand",
    StepKind.PROMISED_CALL: "No call yet from {whom}",
    StepKind.STILL_INTERESTED: "Tell {whom} that you are still interested",
    StepKind.LET_GO: "Perhaps let go of {whom}",
    StepKind.WITHDRAW: "Withdraw, with a word to {whom}",
    StepKind.DOOR_OPEN: "Look in on {whom}",
}
"""What a step asks for."""

HOUR_BEFORE = timedelta(hours=-1)


def write(outgoing: Outgoing) -> Iterator[str]:
    """The calendar, a piece for each opening."""
    steps: dict[str, list[Entry]] = {}
    for entry in outgoing.steps:
        steps.setdefault(entry.dossier.opening.id, []).append(entry)
    yield HEAD
    for id_, dossier in outgoing.snapshot.dossiers.items():
        events = [_event(interview, dossier, outgoing) for interview in dossier.interviews]
        yield "".join(events + [_to_do(entry.step, dossier, outgoing) for entry in steps.get(id_, ())])
    yield FOOT


def _event(interview: Interview, dossier: Dossier, outgoing: Outgoing) -> str:
    from icalendar import Alarm, Event  # noqa: PLC0415 - loads when something is exported

    opening = dossier.opening
    title = f"Interview: {_joined(opening.company, opening.role)}"
    names = [person.name for id_ in interview.person_ids if (person := dossier.person(id_))]
    there = f"{interview.start:%H:%M} their time ({interview.start.tzinfo}), {interview.setting.value}"
    event = Event()
    _stamp(event, interview.id, outgoing.revisions.get(interview.id, 0))
    event.add("summary", title)
    event.add("dtstart", interview.start.astimezone(UTC))
    event.add("dtend", interview.end.astimezone(UTC))
    if interview.place:
        event.add("location", interview.place)
    met = f"With {', '.join(names)}" if names else ""
    event.add("description", "\n".join(filter(None, [there, met, interview.notes])))
    alarm = Alarm()
    alarm.add("trigger", HOUR_BEFORE)
    event.add_component(_alarm(alarm, title))
    return str(event.to_ical().decode())


def _to_do(step: Step, dossier: Dossier, outgoing: Outgoing) -> str:
    from icalendar import Alarm, Todo  # noqa: PLC0415 - loads when something is exported

    person = dossier.person(step.person_id)
    company = dossier.opening.company or dossier.opening.role
    whom = f"{person.name} ({company})" if person and step.kind is not StepKind.LET_GO else company
    title = WORDS[step.kind].format(whom=whom)
    to_do = Todo()
    _stamp(to_do, step.id, _changes(dossier, outgoing))
    to_do.add("summary", title)
    to_do.add("due", step.due.astimezone(UTC))
    to_do.add("description", step.reason)
    to_do.add("status", "NEEDS-ACTION")
    alarm = Alarm()
    alarm.add("trigger", HOUR_BEFORE if step.to_the_hour else timedelta(0), parameters={"RELATED": "END"})
    to_do.add_component(_alarm(alarm, title))
    return str(to_do.to_ical().decode())


def _stamp(component: "Component", id_: str, revision: int) -> None:
    component.add("uid", f"{id_.replace(':', '.')}@afterword")
    component.add("dtstamp", BEGINNING + timedelta(seconds=revision))
    component.add("sequence", revision)


def _alarm(alarm: "Component", title: str) -> "Component":
    alarm.add("action", "DISPLAY")
    alarm.add("description", title)
    return alarm


def _changes(dossier: Dossier, outgoing: Outgoing) -> int:
    """How often anything about an opening was changed, since a step is counted from all of it."""
    parts = (dossier.interviews, dossier.people, dossier.contacts, dossier.letters, dossier.snoozes)
    ids = [dossier.opening.id, *(part.id for some in parts for part in some)]
    return len(ids) + sum(outgoing.revisions.get(id_, 0) for id_ in ids)


def _joined(*texts: str) -> str:
    return ", ".join(filter(None, texts))
