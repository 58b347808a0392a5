"""All steps in order: overdue, today, soon, later, door open; by day, by hour where it counts, then by weight.

Today is the user's own day.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from typing import TypeAlias

from store.dates import in_zone, local_day, utc, zone_of
from store.manners import Step, StepKind, StepState, plan_until
from store.records import Dossier, OpeningState, Settings, Snapshot

WEIGHTS = tuple(StepKind)
"""Of two steps for the same day the kind that stands first here comes first: thanks, then questions, then partings."""

_STATES = tuple(StepState)
_NEVER, _ALWAYS = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """A step in the queue, with all that a line about it may say."""

    step: Step
    state: StepState
    dossier: Dossier


Key: TypeAlias = tuple[int, int, datetime, int, datetime, str, str, int, str]
"""What an entry is sorted by: state, day, the moment where its hour counts, weight, moment, company, the opening's id,
the person's place among the people there, and the step's id, so that no two are equal."""


@dataclass(frozen=True, slots=True)
class _Accepted:
    """The offer that was accepted, if one was."""

    company: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """The plan of one dossier, until when it holds, and under which keys it stands in the queue."""

    dossier: Dossier
    steps: tuple[Step, ...]
    until: datetime
    keys: tuple[Key, ...] = ()


def state_of(step: Step, now: datetime, settings: Settings) -> StepState:
    """How near a step is on the user's own calendar; a thank-you is overdue as soon as its hour has passed."""
    today = _Today(utc(now), settings)
    return today.state(step, utc(step.due), local_day(step.due, today.zone))


def queue(snapshot: Snapshot, now: datetime) -> tuple[Entry, ...]:
    """Every step of every opening, in order."""
    return Plans().queue(snapshot, now)


class _Today:
    """The user's own day, by which states are told."""

    def __init__(self, now: datetime, settings: Settings) -> None:
        """`now` is in UTC."""
        self.now = now
        self.settings = settings
        self.zone = zone_of(settings.zone)
        self.day = local_day(now, self.zone)
        self.midnight = utc(in_zone(self.day + timedelta(days=1), time(0), self.zone))

    def keyed(self, step: Step, dossier: Dossier) -> tuple[Key, Entry]:
        """The entry of a step, and what it is sorted by."""
        due, day = utc(step.due), local_day(step.due, self.zone)
        state = self.state(step, due, day)
        weight, company = WEIGHTS.index(step.kind), dossier.opening.company.casefold()
        place = next((at for at, person in enumerate(dossier.people) if person.id == step.person_id), -1)
        nearness = _STATES.index(state), day.toordinal(), due if step.is_timed else _ALWAYS
        key = (*nearness, weight, due, company, step.opening_id, place, step.id)
        return key, Entry(step, state, dossier)

    def state(self, step: Step, due: datetime, day: date) -> StepState:
        """How near a step is that is due at this moment of this day."""
        if step.kind is StepKind.DOOR_OPEN:
            return StepState.DOOR_OPEN
        if day < self.day or (step.to_the_hour and due < self.now):
            return StepState.OVERDUE
        if day == self.day:
            return StepState.TODAY
        return StepState.SOON if (day - self.day).days <= self.settings.soon_days else StepState.LATER


class Plans:
    """Keeps the plan of each dossier for as long as it holds, so that a change computes one of them and not all."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}
        self._keys: list[Key] = []
        self._entries: list[Entry] = []
        self._snapshot = Snapshot()
        self._accepted = _Accepted()
        self._since = self._until = self._midnight = _NEVER
        self._told: tuple[Entry, ...] = ()

    def queue(self, snapshot: Snapshot, now: datetime) -> tuple[Entry, ...]:
        """Every step of every opening, in order: the same as a fresh computation, at the price of what has changed."""
        moment = utc(now)
        if snapshot is not self._snapshot or not self._since <= moment < self._until:
            self._update(snapshot, moment)
            self._told = tuple(self._entries)
        return self._told

    def _update(self, snapshot: Snapshot, now: datetime) -> None:
        accepted, today = _accepted(snapshot), _Today(now, snapshot.settings)
        same_rules = snapshot.settings == self._snapshot.settings and accepted == self._accepted
        if now < self._since or not same_rules:
            self._kept = {}
        same_day = self._kept and now < self._midnight
        self._snapshot, self._accepted, self._since, self._midnight = snapshot, accepted, now, today.midnight
        if same_day:
            self._amend(now, today)
        else:
            self._rebuild(now, today)

    def _amend(self, now: datetime, today: _Today) -> None:
        """Take out what has changed, is gone or no longer holds, and put what is new in its place."""
        dossiers, kept = self._snapshot.dossiers, self._kept
        for id_ in kept.keys() - dossiers.keys():
            self._take_out(kept.pop(id_).keys)
        turned = self._until <= now
        for id_, dossier in dossiers.items():
            known = kept.get(id_)
            if known is None or known.dossier is not dossier or (turned and known.until <= now):
                self._take_out(known.keys if known else ())
                kept[id_] = self._put_in(self._planned(dossier, now), today)
        if turned:
            self._until = min(today.midnight, *(plan.until for plan in kept.values()))

    def _rebuild(self, now: datetime, today: _Today) -> None:
        """Plan anew what no longer holds, and sort all, for on another day every state may be another."""
        self._until, fresh, pairs = today.midnight, {}, []
        for id_, dossier in self._snapshot.dossiers.items():
            known = self._kept.get(id_)
            if known is None or known.dossier is not dossier or known.until <= now:
                known = self._planned(dossier, now)
            keyed = [today.keyed(step, known.dossier) for step in known.steps]
            fresh[id_] = replace(known, keys=tuple(key for key, _ in keyed))
            self._until = min(self._until, known.until)
            pairs += keyed
        pairs.sort(key=itemgetter(0))
        self._kept, self._keys, self._entries = fresh, [key for key, _ in pairs], [entry for _, entry in pairs]

    def _planned(self, dossier: Dossier, now: datetime) -> _Kept:
        accepted = self._accepted
        steps, until = plan_until(dossier, self._snapshot.settings, now, accepted.company, accepted.at)
        return _Kept(dossier, steps, until or _ALWAYS)

    def _take_out(self, keys: Iterable[Key]) -> None:
        for key in keys:
            place = bisect_left(self._keys, key)
            del self._keys[place], self._entries[place]

    def _put_in(self, plan: _Kept, today: _Today) -> _Kept:
        keyed = [today.keyed(step, plan.dossier) for step in plan.steps]
        for key, entry in keyed:
            place = bisect_left(self._keys, key)
            self._keys.insert(place, key)
            self._entries.insert(place, entry)
        self._until = min(self._until, plan.until)
        return replace(plan, keys=tuple(key for key, _ in keyed))


def _accepted(snapshot: Snapshot) -> _Accepted:
    """The opening whose offer was accepted; of several the latest."""
    taken = [d.opening for d in snapshot.dossiers.values() if d.opening.state is OpeningState.ACCEPTED]
    if not taken:
        return _Accepted()
    last = max(taken, key=lambda opening: (utc(opening.state_since) if opening.state_since else _NEVER, opening.id))
    return _Accepted(last.company, last.state_since)
