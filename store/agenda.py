"""What is on a day: interviews, steps, the days that they named, and public holidays, on the user's own calendar."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from store.dates import holiday_name, seen_in, zone_of
from store.queue import Entry
from store.records import Dossier, Interview, Letter, LetterState, OpeningState, Snapshot


class HappeningKind(StrEnum):
    """What a day may bring; in the order in which a day shows them where no hour tells."""

    HOLIDAY = "holiday"
    DECISION = "decision"
    """The date by which they said they would decide."""
    CALL = "call"
    """The date by which they said they would call."""
    INTERVIEW = "interview"
    STEP = "step"
    """A step of the plan is due."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing on one day."""

    day: date
    """The day on the user's own calendar."""
    kind: HappeningKind
    dossier: Dossier | None = None
    """The opening that it is about; None for a holiday."""
    at: datetime | None = None
    """The moment in the user's zone, where it has an hour; a step has one where it is due to the hour."""
    theirs: datetime | None = None
    """The same moment on the clock of the place."""
    interview: Interview | None = None
    """The interview that it is, if it is one."""
    entry: Entry | None = None
    """The step that it is, if it is one, with its state."""
    name: str = ""
    """The holiday's name and countries."""

    @property
    def key(self) -> str:
        """Different for each thing."""
        about = self.interview.id if self.interview else self.entry.step.id if self.entry else self.name
        return f"{self.kind}:{self.day}:{self.dossier.opening.id if self.dossier else ''}:{about}"

    @property
    def draft(self) -> Letter | None:
        """The letter that was begun for this step, if one was."""
        if self.entry is None or self.dossier is None:
            return None
        step = self.entry.step
        to = (step.person_id,) if step.person_id else ()
        letters = (letter for letter in self.dossier.letters if letter.state is not LetterState.SENT)
        return next((letter for letter in letters if (letter.to, letter.purpose) == (to, step.purpose)), None)


Days = Mapping[date, tuple[Happening, ...]]
"""What is on each day that has something on it."""


def happenings(snapshot: Snapshot, entries: Iterable[Entry]) -> tuple[Happening, ...]:
    """Everything but the holidays, by day and hour; `entries` is the queue."""
    zone = zone_of(snapshot.settings.zone)
    found = [_of_step(entry, zone) for entry in entries]
    for dossier in snapshot.dossiers.values():
        found += [_of_interview(interview, dossier, zone) for interview in dossier.interviews]
        if dossier.opening.state is OpeningState.OPEN:
            found += _named_days(dossier)
    return tuple(sorted(found, key=_order))


def by_day(things: Iterable[Happening]) -> Days:
    """The same things under their days, the days in order."""
    days: dict[date, list[Happening]] = {}
    for thing in sorted(things, key=_order):
        days.setdefault(thing.day, []).append(thing)
    return {day: tuple(found) for day, found in days.items()}


def countries(snapshot: Snapshot) -> tuple[tuple[str, str], ...]:
    """Country and region of the user, then of the openings where something may still come."""
    settings = snapshot.settings
    places = {(settings.country, settings.region): None}
    for dossier in snapshot.dossiers.values():
        if dossier.opening.state in {OpeningState.OPEN, OpeningState.OFFER}:
            places[dossier.opening.country, dossier.opening.region] = None
    return tuple(place for place in places if place[0])


def holidays_on(days: Iterable[date], places: Iterable[tuple[str, str]]) -> tuple[Happening, ...]:
    """The public holidays among these days, each with all its countries; what this asks for first is slow to load."""
    places = tuple(places)
    found: dict[tuple[date, str], dict[str, None]] = {}
    for day in days:
        for country, region in places:
            if name := holiday_name(day, country, region):
                found.setdefault((day, name), {})[country] = None
    return tuple(
        Happening(day, HappeningKind.HOLIDAY, name=f"{name} · {', '.join(where)}")
        for (day, name), where in found.items()
    )


def _of_interview(interview: Interview, dossier: Dossier, zone: ZoneInfo) -> Happening:
    at = seen_in(interview.start, zone)
    return Happening(at.date(), HappeningKind.INTERVIEW, dossier, at, interview.start, interview=interview)


def _of_step(entry: Entry, zone: ZoneInfo) -> Happening:
    due = seen_in(entry.step.due, zone)
    at, theirs = (due, entry.step.due) if entry.step.is_timed else (None, None)
    return Happening(due.date(), HappeningKind.STEP, entry.dossier, at, theirs, entry=entry)


def _named_days(dossier: Dossier) -> list[Happening]:
    opening = dossier.opening
    named = ((HappeningKind.DECISION, opening.decide_by), (HappeningKind.CALL, opening.call_by))
    return [Happening(day, kind, dossier) for kind, day in named if day]


_KINDS = {kind: place for place, kind in enumerate(HappeningKind)}
_MIDNIGHT = time(0)


def _order(thing: Happening) -> tuple[int, int, time, int]:
    """By day and hour; what the day is comes first, and what may be done at any time of it last.

    The hour is the user's own, so that it needs no zone.
    """
    clock = thing.at.time() if thing.at else _MIDNIGHT
    part = 1 if thing.at else 2 if thing.kind is HappeningKind.STEP else 0
    return thing.day.toordinal(), part, clock, _KINDS[thing.kind]
