"""All steps in order: overdue, today, soon, later, door open; by lateness and weight. Today is the user's own day."""

from bisect import insort
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeAlias

from store.dates import in_zone, local_day, utc, zone_of
from store.manners import Step, StepKind, StepState, plan_until
from store.records import Dossier, OpeningState, Settings, Snapshot

WEIGHTS = tuple(StepKind)
"""Of two steps for the same day the kind that stands first here comes first: thanks, then questions, then partings."""

_STATES = tuple(StepState)
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """A step in the queue, with all that a line about it may say."""

    step: Step
    state: StepState
    dossier: Dossier


Keyed: TypeAlias = tuple[tuple[int, int, int, datetime, str, str], Entry]
"""An entry behind what it is sorted by; the step's id ends it, so that two are never equal."""


@dataclass(frozen=True, slots=True)
class _Accepted:
    """The offer that was accepted, if one was."""

    opening_id: str = ""
    company: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    """The plan of one dossier, and until when it holds."""

    dossier: Dossier
    steps: tuple[Step, ...]
    until: datetime | None


def state_of(step: Step, now: datetime, settings: Settings) -> StepState:
    """How near a step is on the user's own calendar; a thank-you is overdue as soon as its hour has passed."""
    zone = zone_of(settings.zone)
    return _state(step, now, local_day(now, zone), local_day(step.due, zone), settings)


def queue(snapshot: Snapshot, now: datetime) -> tuple[Entry, ...]:
    """Every step of every opening, in order."""
    return Plans().queue(snapshot, now)


class Plans:
    """Keeps the plan of each dossier for as long as it holds, so that a change computes one of them and not all."""

    def __init__(self) -> None:
        self._settings = Settings()
        self._accepted = _Accepted()
        self._kept: dict[str, _Kept] = {}
        self._sorted: list[Keyed] = []
        self._day: date | None = None
        self._since: datetime | None = None
        self._until: datetime | None = None
        self._snapshot: Snapshot | None = None
        self._entries: tuple[Entry, ...] = ()

    def queue(self, snapshot: Snapshot, now: datetime) -> tuple[Entry, ...]:
        """Every step of every opening, in order: the same as a fresh computation, at the price of what has changed."""
        if snapshot is self._snapshot and self._still_holds(now):
            return self._entries
        accepted = _accepted(snapshot)
        if snapshot.settings != self._settings or accepted != self._accepted or (self._since and now < self._since):
            self._kept.clear()
        self._settings, self._accepted = snapshot.settings, accepted
        changed = self._renew(snapshot, now)
        self._sort(snapshot, now, changed)
        self._snapshot, self._since = snapshot, now
        self._entries = tuple(entry for _, entry in self._sorted)
        return self._entries

    def _still_holds(self, now: datetime) -> bool:
        return self._since is not None and self._since <= now and (self._until is None or now < self._until)

    def _renew(self, snapshot: Snapshot, now: datetime) -> set[str]:
        """Plan anew what has changed or no longer holds; the ids of those openings, the removed ones too."""
        kept, dossiers = self._kept, snapshot.dossiers
        changed = {id_ for id_ in kept if id_ not in dossiers}
        for id_ in changed:
            del kept[id_]
        for id_, dossier in dossiers.items():
            known = kept.get(id_)
            if known is None or known.dossier is not dossier or (known.until is not None and known.until <= now):
                kept[id_] = self._planned(dossier, now)
                changed.add(id_)
        return changed

    def _planned(self, dossier: Dossier, now: datetime) -> _Kept:
        accepted = self._accepted if dossier.opening.id != self._accepted.opening_id else _Accepted()
        steps, until = plan_until(dossier, self._settings, now, accepted.company, accepted.at)
        return _Kept(dossier, steps, until)

    def _sort(self, snapshot: Snapshot, now: datetime, changed: set[str]) -> None:
        """Put the changed openings in their places; on another day all are sorted, for their states have changed."""
        zone = zone_of(snapshot.settings.zone)
        today = local_day(now, zone)
        fresh = [keyed for id_ in changed if id_ in self._kept for keyed in self._keyed(self._kept[id_], now, today)]
        if today != self._day or len(changed) * 8 > len(self._kept):
            self._sorted = sorted(keyed for kept in self._kept.values() for keyed in self._keyed(kept, now, today))
        else:
            self._sorted = [keyed for keyed in self._sorted if keyed[1].dossier.opening.id not in changed]
            for keyed in fresh:
                insort(self._sorted, keyed, key=lambda keyed: keyed[0])
        self._day = today
        midnight = in_zone(today + timedelta(days=1), time(0), zone)
        self._until = min([midnight, *(kept.until for kept in self._kept.values() if kept.until)])

    def _keyed(self, kept: _Kept, now: datetime, today: date) -> Iterable[Keyed]:
        zone = zone_of(self._settings.zone)
        company = kept.dossier.opening.company.casefold()
        for step in kept.steps:
            day = local_day(step.due, zone)
            state = _state(step, now, today, day, self._settings)
            key = (_STATES.index(state), day.toordinal(), WEIGHTS.index(step.kind), utc(step.due), company, step.id)
            yield key, Entry(step, state, kept.dossier)


def _state(step: Step, now: datetime, today: date, day: date, settings: Settings) -> StepState:
    if step.kind is StepKind.DOOR_OPEN:
        return StepState.DOOR_OPEN
    if day < today or (step.to_the_hour and utc(step.due) < utc(now)):
        return StepState.OVERDUE
    if day == today:
        return StepState.TODAY
    return StepState.SOON if (day - today).days <= settings.soon_days else StepState.LATER


def _accepted(snapshot: Snapshot) -> _Accepted:
    """The opening whose offer was accepted; of several the latest."""
    taken = [d.opening for d in snapshot.dossiers.values() if d.opening.state is OpeningState.ACCEPTED]
    if not taken:
        return _Accepted()
    last = max(taken, key=lambda opening: (utc(opening.state_since) if opening.state_since else _NEVER, opening.id))
    return _Accepted(last.id, last.company, last.state_since)
