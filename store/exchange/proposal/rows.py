"""A row of a table: an opening, and at most one person and one interview of it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from store.dates import check_country, check_zone, parse_day, parse_moment, utc
from store.exchange.columns import COLUMNS
from store.exchange.facts import Row
from store.exchange.naming import Name, name_in
from store.exchange.proposal.draft import Draft
from store.exchange.proposal.openings import at_company, title_of, with_role
from store.exchange.proposal.people import Found, propose_person
from store.names.folding import fold
from store.records import Dossier, Interview, Opening, OpeningState, Person, Setting, SpellingSource, new_id

_STATES = {
    "applied": OpeningState.OPEN, "interview": OpeningState.OPEN, "interviewing": OpeningState.OPEN,
    "active": OpeningState.OPEN, "waiting": OpeningState.OPEN, "in progress": OpeningState.OPEN,
    "pending": OpeningState.OPEN,
    "offered": OpeningState.OFFER,
    "hired": OpeningState.ACCEPTED, "rejected": OpeningState.FILLED, "rejection": OpeningState.FILLED,
    "chose another": OpeningState.FILLED, "closed": OpeningState.FILLED, "declined": OpeningState.WITHDRAWN,
    "ghosted": OpeningState.LET_GO, "no answer": OpeningState.LET_GO,
}  # fmt: skip
"""Words of job seekers' tables for the states."""

_YES = {"yes", "y", "true", "1", "x", "✓"}


def propose_row(draft: Draft, row: Row) -> None:
    """Propose what a row tells; what in it cannot be read is said."""
    cells = {(column.record, column.field): value for column, value in zip(COLUMNS, row.values, strict=False) if value}
    company = cells.pop((Opening, "company"), "")
    if not company:
        draft.leave("opening", f"row {row.line}", "It names no company.")
        return
    dossier = _opening(draft, row, company, {field: text for (kind, field), text in cells.items() if kind is Opening})
    person_id = _person(draft, row, dossier, {field: text for (kind, field), text in cells.items() if kind is Person})
    told = {field: text for (kind, field), text in cells.items() if kind is Interview}
    if told.get("start"):
        _interview(draft, row, draft.dossier(dossier.opening.id), told, person_id)


def _opening(draft: Draft, row: Row, company: str, cells: dict[str, str]) -> Dossier:
    role = cells.pop("role", "")
    values = _read(draft, row, cells, _opening_readers(draft))
    known = at_company(draft, company, role)
    if known is None:
        opening = Opening(new_id(), company, role, **values)
        draft.add("opening", opening, title_of(opening), f"row {row.line}", name=f"row {row.line}")
        return draft.dossier(opening.id)
    known = with_role(draft, known, role, f"row {row.line} tells the role")
    blank = Opening("", "")
    here = known.opening
    new = {name: value for name, value in values.items() if getattr(here, name) == getattr(blank, name) != value}
    other = {name: value for name, value in values.items() if name not in new and getattr(here, name) != value}
    if new:
        what = ", ".join(name.replace("_", " ") for name in new)
        draft.change("opening", here, new, title_of(here), f"new in row {row.line}: {what}")
    for name, value in other.items():
        told, kept = _said(value), _said(getattr(here, name))
        reason = f"row {row.line} has {name.replace('_', ' ')} “{told}”, here it is “{kept}”"
        draft.change("opening", here, {name: value}, title_of(here), reason, is_on=False)
    if not (new or other):
        draft.same("opening", title_of(here))
    return draft.dossier(here.id)


def _person(draft: Draft, row: Row, dossier: Dossier, cells: dict[str, str]) -> str:
    given, family = cells.pop("given", ""), cells.pop("family", "")
    name = Name(given, family) if family else name_in(given)
    if not name.given:
        name = Name(name.family)
    if not name.fold:
        if cells.get("email") or cells.get("phone"):
            draft.leave("person", f"row {row.line}", "It gives an address or a number, but no name.")
        return ""
    spelling = next((source for source in SpellingSource if fold(source) == fold(cells.get("spelling", ""))), None)
    found = Found(
        Name(name.given, name.family, cells.get("honorific", name.honorific), name.family_first),
        cells.get("email", ""), cells.get("phone", ""), cells.get("role", ""),
        spelling=spelling or SpellingSource.TYPED, says=f"row {row.line}",
    )  # fmt: skip
    return propose_person(draft, dossier, found)


def _interview(draft: Draft, row: Row, dossier: Dossier, cells: dict[str, str], person_id: str) -> None:
    opening = dossier.opening

    def moment(text: str) -> datetime:
        return parse_moment(text, draft.now, draft.settings, opening.zone)

    values = _read(draft, row, cells, {"start": moment, "minutes": _minutes, "setting": _setting, "place": str})
    if "start" not in values:
        return
    ids = (person_id,) if person_id else ()
    known = next((one for one in dossier.interviews if utc(one.start) == utc(values["start"])), None)
    title = f"{opening.company}, {values['start']:%Y-%m-%d %H:%M}"
    if known is None:
        interview = Interview(new_id(), opening.id, person_ids=ids, **values)
        draft.add("interview", interview, title, f"row {row.line}", name=f"round {row.line}")
    elif ids and person_id not in known.person_ids:
        draft.change("interview", known, {"person_ids": (*known.person_ids, *ids)}, title, "somebody more was met")
    else:
        draft.same("interview", title)


def _opening_readers(draft: Draft) -> dict[str, Callable[[str], Any]]:
    def day(text: str) -> date:
        return parse_day(text, draft.today, draft.settings)

    return {
        "place": str, "country": check_country, "region": str, "zone": check_zone, "state": _state, "decide_by": day,
        "call_by": day, "do_not_call": lambda text: text.casefold() in _YES, "notes": str,
    }  # fmt: skip


def _read(draft: Draft, row: Row, cells: dict[str, str], readers: dict[str, Callable[[str], Any]]) -> dict[str, Any]:
    """The values of cells; what cannot be read gets a line that says so."""
    values: dict[str, Any] = {}
    for name, text in cells.items():
        try:
            values[name] = readers[name](text)
        except ValueError as error:
            draft.leave("cell", f"row {row.line}, {name.replace('_', ' ')}", str(error))
    return values


def _state(text: str) -> OpeningState:
    words = " ".join(text.casefold().split())
    state = next((state for state in OpeningState if state == words), None) or _STATES.get(words)
    if state is None:
        known = ", ".join(OpeningState)
        raise ValueError(f"“{text[:40]}” is no state; there are {known}.")
    return state


def _minutes(text: str) -> int:
    if not text.isdecimal() or len(text) > 4 or not 0 < int(text) <= 24 * 60:
        raise ValueError("Minutes are a whole number from 1 to 1440.")
    return int(text)


def _setting(text: str) -> Setting:
    words = text.casefold()
    if any(word in words for word in ("phone", "call", "tel")):
        return Setting.PHONE
    return (
        Setting.VIDEO
        if any(word in words for word in ("video", "zoom", "teams", "remote", "online"))
        else Setting.IN_PERSON
    )


def _said(value: object) -> str:
    return " ".join(str(value).split())[:40]
