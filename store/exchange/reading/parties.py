"""The people of a meeting: who asks, who is asked, and what they answered."""

from collections.abc import Iterator
from typing import Any

from store.exchange.facts import Party
from store.exchange.limits import PEOPLE

_ANSWERS = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative", "NEEDS-ACTION": "needs-action"}
_NOBODY = {"ROOM", "RESOURCE", "GROUP"}


def parties_in(event: Any) -> Iterator[Party]:
    """The organizer first; nobody twice."""
    seen: set[str] = set()
    named = [*((True, one) for one in listed(event.get("ORGANIZER"))),
             *((False, one) for one in listed(event.get("ATTENDEE"))[:PEOPLE])]  # fmt: skip
    answers = {_address(one): _answer(one) for is_organizer, one in named if not is_organizer}
    for is_organizer, one in named:
        email, name = _address(one), _name(one)
        key = email.casefold() or name.casefold()
        if key and key not in seen:
            seen.add(key)
            kind, role = (str(one.params.get(name, "")).upper() for name in ("CUTYPE", "ROLE"))
            is_room = kind in _NOBODY or (role == "NON-PARTICIPANT" and kind != "INDIVIDUAL" and not is_organizer)
            yield Party(name, email, _answer(one) or answers.get(email, ""), is_organizer, is_room)


def _name(one: Any) -> str:
    return str(one.params.get("CN", "")).strip().strip("'\"").strip()


def _address(one: Any) -> str:
    """The address: Apple writes some other key there, and the address beside it."""
    address = str(one)
    if address[:7].lower() == "mailto:":
        return address[7:].partition("?")[0].strip()
    given = str(one.params.get("EMAIL", "")).strip()
    return given or (address.strip() if "@" in address and " " not in address else "")


def _answer(one: Any) -> str:
    return _ANSWERS.get(str(one.params.get("PARTSTAT", "")).upper(), "")


def listed(value: Any) -> list[Any]:
    """A property of a calendar, which may be there once, several times, or not."""
    return [] if value is None else value if isinstance(value, list) else [value]
