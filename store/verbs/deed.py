"""Deed, PlannerError, and what all verbs share: finding, tidying and checking records."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from store.clean import clean
from store.records import Contact, Dossier, Interview, Letter, Opening, Person, Record, Snapshot
from store.snapshots import FIELD_OF, amend

LONG_FIELDS = frozenset({"notes", "text", "address"})
"""Fields that may run over several lines; every other text is one line."""

ID_LENGTH = 12

R = TypeVar("R", bound=Record)


class PlannerError(ValueError):
    """What was asked for cannot be done; str() is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a verb changes, and what that is called when it is to be undone."""

    name: str
    put: tuple[Record, ...] = ()
    """Records to be added or replaced, an opening before its parts."""
    removed: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that is known, as a verb finds it."""

    snapshot: Snapshot
    owner: Callable[[str, str], str]
    """From the field of a Dossier and the id of a part in it, the id of its opening; empty where unknown."""


def facts_of(snapshot: Snapshot) -> Facts:
    """Facts in which the owner of a part is looked for from the first opening to the last."""

    def owner(field: str, record_id: str) -> str:
        dossiers = snapshot.dossiers.items()
        return next((id_ for id_, dossier in dossiers for part in getattr(dossier, field) if part.id == record_id), "")

    return Facts(snapshot, owner)


def with_records(facts: Facts, records: tuple[Record, ...]) -> Facts:
    """The facts as they will be once these records are put, for a verb that builds on another."""
    return replace(facts, snapshot=amend(facts.snapshot, records)) if records else facts


def tidy(record: R) -> R:
    """The record with all its texts cleaned and its moments in named zones (PlannerError where one has none)."""
    changed: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        better = _tidy_value(field.name, value)
        if better != value or better is not value:
            changed[field.name] = better
    return replace(record, **changed) if changed else record


def _tidy_value(name: str, value: Any) -> Any:
    if type(value) is str:
        return clean(value, newlines=name in LONG_FIELDS)
    if isinstance(value, datetime):
        return _in_named_zone(value)
    if isinstance(value, tuple):
        return tuple(clean(part, newlines=False) for part in value)
    return value


def _in_named_zone(moment: datetime) -> datetime:
    if moment.tzinfo is UTC:
        return moment.replace(tzinfo=ZoneInfo("UTC"))
    if not isinstance(moment.tzinfo, ZoneInfo) or not moment.tzinfo.key:
        raise PlannerError("A day and hour need a time zone with a name, such as Europe/Paris.")
    return moment


def dossier_of(facts: Facts, opening_id: str) -> Dossier:
    """The dossier of an opening (PlannerError where it is gone)."""
    if opening_id not in facts.snapshot.dossiers:
        raise PlannerError("This opening is not in the planner any more.")
    return facts.snapshot.dossiers[opening_id]


def found(facts: Facts, field: str, record_id: str, what: str) -> tuple[Dossier, Any]:
    """A part of some opening and the dossier it is in (PlannerError where it is gone)."""
    dossier = facts.snapshot.dossiers.get(facts.owner(field, record_id))
    part = next((part for part in getattr(dossier, field) if part.id == record_id), None) if dossier else None
    if dossier and part:
        return dossier, part
    raise PlannerError(f"This {what} is not in the planner any more.")


def title(opening: Opening) -> str:
    """What an opening is called: its company, or its role where that has no name."""
    return opening.company or opening.role or "an opening"


def letter_title(letter: Letter) -> str:
    """What a letter is called: its subject, or its purpose."""
    return f"“{letter.subject}”" if letter.subject else f"the {letter.purpose.value} letter"


def check_id(record: Record) -> None:
    """Refuse an id that is no id (PlannerError)."""
    if len(record.id) != ID_LENGTH or not set(record.id) <= set("0123456789abcdef"):
        raise PlannerError("A record needs an id of twelve hexadecimal digits.")


def check_new(facts: Facts, record: Record, what: str = "record") -> None:
    """Refuse an id that is no id, or that is taken (PlannerError)."""
    check_id(record)
    is_part = type(record) in FIELD_OF
    taken = facts.owner(FIELD_OF[type(record)], record.id) if is_part else record.id in facts.snapshot.dossiers
    if taken:
        raise PlannerError(f"This {what} is in the planner already.")


def check_home(dossier: Dossier, record: Interview | Person | Contact, what: str) -> None:
    """Refuse to move a part to another opening (PlannerError)."""
    if record.opening_id != dossier.opening.id:
        raise PlannerError(f"This {what} belongs to {title(dossier.opening)}, and stays there.")
