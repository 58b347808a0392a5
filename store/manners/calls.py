"""Rule 3, "Choose the hour": the next times at which a call suits them, each with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from store.dates import Busy, DateError, holiday_name, parse_busy
from store.manners.case import FRIDAY, MONDAY, Place, place_of
from store.manners.whom import may_be_called
from store.records import Dossier, Person, Settings

SHORTEST = timedelta(minutes=15)
"""A stretch shorter than this is no time to call."""

_HORIZON = 60
"""Days ahead in which a time to call is looked for."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A stretch of time in which a call suits them."""

    start: datetime
    """In their zone."""
    end: datetime
    """In their zone."""
    reason: str
    """Why it suits them, in one sentence."""


def call_slots(dossier: Dossier, person: Person | None, settings: Settings, now: datetime) -> tuple[Slot, ...]:
    """Rule 3: the next three stretches that suit them, none for someone who is not to be called (see why_no_call).

    On business days there, within office hours, not early on Monday, not late on Friday, not over lunch, and not when
    they said they are busy. To plan ahead of a step, hand in the moment it falls due as `now`.
    """
    if not may_be_called(dossier, person):
        return ()
    place = place_of(dossier.opening, settings)
    busy = _busy(person, place.day_of(now), settings)
    found = _slots(place, busy, person, now)
    return tuple(slot for slot, _ in zip(found, range(settings.slots), strict=False))


def why_no_call(dossier: Dossier, person: Person | None) -> str:
    """Why no call is offered, in one sentence; empty where one may be."""
    if dossier.opening.do_not_call:
        return f"{dossier.opening.company} asked for no calls; an e-mail or a note will do."
    if person is not None and person.do_not_call:
        return f"{person.name} asked for no calls; an e-mail or a note will do."
    return ""


def suits(dossier: Dossier, person: Person | None, settings: Settings, moment: datetime) -> bool:
    """Is this a moment at which a call suits them?"""
    if not may_be_called(dossier, person):
        return False
    place = place_of(dossier.opening, settings)
    busy = _busy(person, place.day_of(moment), settings)
    return any(start <= moment < end for start, end in _stretches(place, busy, place.day_of(moment)))


def _busy(person: Person | None, today: date, settings: Settings) -> Busy | None:
    """What they said about their time; None where it cannot be read."""
    try:
        return parse_busy(person.busy, today, settings) if person else Busy()
    except DateError:
        return None


def _slots(place: Place, busy: Busy | None, person: Person | None, now: datetime) -> Iterator[Slot]:
    today = place.day_of(now)
    for ahead in range(_HORIZON):
        day = today + timedelta(days=ahead)
        for start, end in _stretches(place, busy, day):
            begin = max(start, _next_quarter(now, place))
            if end.astimezone(UTC) - begin.astimezone(UTC) >= SHORTEST:
                yield Slot(begin, end, _reason(place, busy, person, begin, day))


def _stretches(place: Place, busy: Busy | None, day: date) -> list[tuple[datetime, datetime]]:
    """The stretches of this day in which they may be called, in order."""
    if not place.is_business_day(day):
        return []
    rules = place.settings
    opens = max(rules.office_opens, rules.monday_from) if day.weekday() == MONDAY else rules.office_opens
    closes = min(rules.office_closes, rules.friday_until) if day.weekday() == FRIDAY else rules.office_closes
    halves = [(opens, min(closes, rules.lunch_from)), (max(opens, rules.lunch_until), closes)]
    free: list[tuple[time, time]] = []
    for start, end in halves:
        if start < end:
            free += (busy or Busy()).free(day, start, end)
    return [(place.at(day, start), place.at(day, end)) for start, end in free]


def _next_quarter(now: datetime, place: Place) -> datetime:
    """The next full quarter of an hour there."""
    moment = now.astimezone(UTC).replace(second=0, microsecond=0)
    moment += timedelta(minutes=1) if moment < now else timedelta(0)
    return (moment + timedelta(minutes=-moment.minute % 15)).astimezone(place.zone)


def _reason(place: Place, busy: Busy | None, person: Person | None, start: datetime, day: date) -> str:
    parts = [_time_of_day(place, start, day)]
    before = holiday_name(day - timedelta(days=1), place.country, place.region)
    if before:
        parts.append(f"the day after {before}")
    if person and person.busy and (busy is None or busy.said_about(day)):
        parts.append(f"they said “{person.busy}”")
    return f"{'; '.join(parts)}."


def _time_of_day(place: Place, start: datetime, day: date) -> str:
    rules = place.settings
    if day.weekday() == FRIDAY and start.time() >= rules.lunch_until:
        return f"After their lunch, and not after {rules.friday_until:%H:%M} on a Friday"
    if start.time() >= rules.lunch_until:
        return f"After their lunch, before they close at {rules.office_closes:%H:%M}"
    if day.weekday() == MONDAY:
        return f"Monday, once their week has begun, and before their lunch at {rules.lunch_from:%H:%M}"
    return f"A business morning there, before their lunch at {rules.lunch_from:%H:%M}"
