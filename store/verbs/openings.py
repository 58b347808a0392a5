"""Verbs about openings."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from store.records import Opening, OpeningState, Record
from store.verbs.deed import Deed, Facts, PlannerError, check_new, dossier_of, tidy, title


def add(facts: Facts, opening: Opening) -> Deed:
    """A new opening."""
    opening = _checked(opening)
    check_new(facts, opening, "opening")
    return Deed(f"Added {title(opening)}", (opening,))


def edit(facts: Facts, opening: Opening) -> Deed:
    """Other facts about an opening."""
    opening = _checked(opening)
    dossier_of(facts, opening.id)
    return Deed(f"Changed {title(opening)}", (opening,))


def remove(facts: Facts, opening_id: str) -> Deed:
    """An opening goes, and all that belongs to it."""
    dossier = dossier_of(facts, opening_id)
    parts: tuple[Record, ...] = (
        *dossier.interviews,
        *dossier.people,
        *dossier.contacts,
        *dossier.letters,
        *dossier.snoozes,
    )
    return Deed(f"Removed {title(dossier.opening)}", removed=(dossier.opening, *parts))


def set_state(facts: Facts, opening_id: str, state: OpeningState, now: datetime) -> Deed:
    """An opening is now where it was not before."""
    opening = dossier_of(facts, opening_id).opening
    changed = tidy(replace(opening, state=state, state_since=now))
    return Deed(f"Marked {title(opening)} as {state.value}", (changed,))


def _checked(opening: Opening) -> Opening:
    opening = tidy(opening)
    if not opening.company:
        raise PlannerError("An opening needs the name of its company.")
    if opening.zone:
        check_zone(opening.zone)
    return opening


def check_zone(name: str) -> None:
    """Refuse the name of a time zone that does not exist (PlannerError)."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError) as error:
        raise PlannerError(f"There is no time zone named “{name}”.") from error
