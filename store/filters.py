"""A part of the queue: what is to be done today, what one opening owes, what one person is owed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from store.manners import StepState
from store.queue import Entry


class FilterKind(StrEnum):
    """By what the queue is narrowed, in the order in which one key goes through them."""

    TODAY = "today"
    """What is missing or due today."""
    OPENING = "opening"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries of the queue are shown."""

    kind: FilterKind
    opening_id: str = ""
    """The opening whose steps are shown."""
    person: str = ""
    """The name of the person whose steps are shown, at whatever company they were met."""

    def keeps(self, entry: Entry) -> bool:
        """Is this entry shown?"""
        match self.kind:
            case FilterKind.TODAY:
                return entry.state in {StepState.OVERDUE, StepState.TODAY}
            case FilterKind.OPENING:
                return entry.step.opening_id == self.opening_id
        return person_name(entry) == self.person


def person_name(entry: Entry) -> str:
    """The name of the person that an entry is about; empty where it is about nobody in particular."""
    person = entry.dossier.person(entry.step.person_id)
    return person.name if person else ""


def next_filter(old: Filter | None, entry: Entry | None) -> Filter | None:
    """The filter after this one: today, the opening of the entry, its person, and then none.

    What the entry under the cursor does not have is left out.
    """
    kinds = list(FilterKind)
    for kind in kinds[kinds.index(old.kind) + 1 if old else 0 :]:
        if kind is FilterKind.TODAY:
            return Filter(kind)
        if kind is FilterKind.OPENING and entry:
            return Filter(kind, entry.step.opening_id)
        if kind is FilterKind.PERSON and entry and person_name(entry):
            return Filter(kind, entry.step.opening_id, person_name(entry))
    return None


def narrowed(entries: Iterable[Entry], by: Filter | None) -> tuple[Entry, ...]:
    """The entries that a filter keeps; all of them without one."""
    return tuple(entries) if by is None else tuple(entry for entry in entries if by.keeps(entry))
