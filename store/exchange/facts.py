"""What a file tells, before anybody decides what of it is kept: plain facts, told by the reading process.

That process is not trusted: facts_in() takes nothing that is not of the right type and size, and cleans every text.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from functools import cache
from typing import Any, TypeAlias, get_args, get_origin, get_type_hints

from store.clean import clean
from store.exchange.limits import COMPONENTS, PEOPLE, TEXT


class FactError(ValueError):
    """What was given back is no fact; str() is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Party:
    """Someone named in an invitation or an e-mail."""

    name: str = ""
    """The name as its owner's calendar or mailer writes it; empty where there is none."""
    email: str = ""
    """Their address; empty where there is none."""
    answer: str = ""
    """ "accepted", "declined", "tentative" or "needs-action"; empty where nothing is said."""
    is_organizer: bool = False
    """Is it who asks for the meeting?"""
    is_room: bool = False
    """A room, a projector, a group: nobody to thank."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One event of a calendar."""

    uid: str
    """The calendar's own id; of one instance of a series, with its moment."""
    sequence: int = 0
    """Counts the updates."""
    method: str = ""
    """ "REQUEST", "CANCEL", "REPLY" and so on, in capitals."""
    is_cancelled: bool = False
    """Will it not be held?"""
    title: str = ""
    """What the calendar calls it."""
    start: str = ""
    """ISO 8601 in UTC; of an event of whole days its first day."""
    zone: str = ""
    """IANA name of the zone it was written in; empty where that cannot be told."""
    minutes: int = 60
    """How long it lasts."""
    is_all_day: bool = False
    """Does it name days and no hour?"""
    place: str = ""
    """Where it is, in one line."""
    link: str = ""
    """Where the conference is."""
    repeats: str = ""
    """A sentence about the series that this is one instance of."""
    parties: tuple[Party, ...] = ()
    """Everybody named in it, the organizer first."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card of contacts."""

    given: str = ""
    """The given name."""
    family: str = ""
    """The family name."""
    honorific: str = ""
    """What stands before the name: "Dr."."""
    nickname: str = ""
    """What they go by."""
    full: str = ""
    """The name in one piece, as it is to be shown."""
    company: str = ""
    """Where they work."""
    role: str = ""
    """What they do there."""
    email: str = ""
    """The preferred address of several."""
    phone: str = ""
    """The preferred number of several; never a fax."""
    address: str = ""
    """The postal address, a line for each part."""
    say: str = ""
    """How the name is said."""
    is_company: bool = False
    """Is it the card of a company, not of a person?"""
    is_typed: bool = False
    """Does it come from Afterword, where the spelling was typed by somebody else and never confirmed?"""


@dataclass(frozen=True, slots=True)
class Mail:
    """One e-mail."""

    subject: str = ""
    """What it is about."""
    sender: Party = Party()
    """Who wrote it."""
    recipients: tuple[Party, ...] = ()
    """To whom it went, with or without copy."""
    signed_name: str = ""
    """The name in the signature."""
    signed_role: str = ""
    """What the signature says they do."""
    signed_phone: str = ""
    """The number in the signature."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table of openings."""

    line: int
    """Where it stands in the file, from 1."""
    values: tuple[str, ...] = ()
    """By the order of COLUMNS; empty where the table has no such column."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something of the file that was passed over."""

    sentence: str
    """What, and why."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything of another planner, in Afterword's own form."""

    text: str
    """The export as it stands in the file."""


Fact: TypeAlias = Meeting | Card | Mail | Row | Remark | Whole

_KINDS: dict[str, type[Any]] = {
    kind.__name__.lower(): kind for kind in (Party, Meeting, Card, Mail, Row, Remark, Whole)
}

MOST = COMPONENTS + PEOPLE
"""So many facts may come out of one file."""

NUMBERS = range(2**31)
"""What a whole number may be."""

_LONG = {"address"}
_UNCUT = {"text"}


def plain(fact: Fact) -> dict[str, Any]:
    """A fact as JSON can hold it; its texts are cut to what is kept of them."""
    told: dict[str, Any] = _cut(asdict(fact), uncut=isinstance(fact, Whole))
    return {"kind": type(fact).__name__.lower()} | told


def facts_in(value: object) -> Iterator[Fact]:
    """The facts in what was given back (FactError)."""
    if not isinstance(value, list) or len(value) > MOST:
        raise FactError("More was found in the file than is read of one.")
    people = 0
    for each in value:
        kind = _KINDS.get(str(each.get("kind", ""))) if isinstance(each, dict) else None
        if kind is None or kind is Party:
            raise FactError("What was found in the file could not be understood.")
        people += len(each["parties"]) if isinstance(each.get("parties"), list) else 0
        if people > COMPONENTS:
            raise FactError(f"It names more than {COMPONENTS:,} people, which is more than is read of one file.")
        fact: Fact = _fact(kind, {name: part for name, part in each.items() if name != "kind"})
        yield fact


def _cut(value: Any, *, uncut: bool) -> Any:
    if isinstance(value, str):
        return value if uncut else value[:TEXT]
    if isinstance(value, dict):
        return {name: _cut(part, uncut=uncut) for name, part in value.items()}
    return [_cut(part, uncut=uncut) for part in value[:PEOPLE]] if isinstance(value, list | tuple) else value


def _fact(kind: type[Any], values: dict[str, Any]) -> Any:
    hints = _hints(kind.__name__.lower())
    if not values.keys() <= hints.keys():
        raise FactError("What was found in the file could not be understood.")
    try:
        return kind(**{name: _value(hints[name], name, part) for name, part in values.items()})
    except TypeError as error:
        raise FactError("What was found in the file could not be understood.") from error


def _value(hint: Any, name: str, value: Any) -> Any:
    """A value of this type, cleaned (FactError)."""
    if get_origin(hint) is tuple and isinstance(value, list) and len(value) <= PEOPLE:
        return tuple(_value(get_args(hint)[0], name, part) for part in value)
    if hint is Party and isinstance(value, dict):
        return _fact(Party, value)
    if hint is str and isinstance(value, str):
        return value if name in _UNCUT else clean(value[:TEXT], newlines=name in _LONG)
    if hint is bool and isinstance(value, bool):
        return value
    if hint is int and type(value) is int and value in NUMBERS:
        return value
    raise FactError("What was found in the file could not be understood.")


@cache
def _hints(name: str) -> dict[str, Any]:
    hints = get_type_hints(_KINDS[name])
    return {field.name: hints[field.name] for field in fields(_KINDS[name])}
