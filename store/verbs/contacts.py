"""Verbs about what happened between the user and them."""

from dataclasses import replace
from datetime import date

from store.dates import say_count
from store.manners import may_check_in
from store.records import Contact, Dossier, OpeningState, Purpose, Record, Settings
from store.verbs.deed import Deed, Facts, PlannerError, check_home, check_new, dossier_of, found, tidy, title


def log(facts: Facts, contact: Contact, state: OpeningState | None = None, decide_by: date | None = None) -> Deed:
    """Something happened; it may have put the opening into another state, or brought the day of a decision."""
    dossier = dossier_of(facts, contact.opening_id)
    check_new(facts, contact, "contact")
    contact = _checked(dossier, contact)
    check_limit(dossier, contact, facts.snapshot.settings)
    opening = dossier.opening
    if state is not None and state is not opening.state:
        opening = replace(opening, state=state, state_since=contact.at)
    if decide_by is not None:
        opening = replace(opening, decide_by=decide_by)
    put: tuple[Record, ...] = (contact,) if opening is dossier.opening else (opening, contact)
    return Deed(f"Logged a {contact.purpose.value} with {title(opening)}", put)


def edit(facts: Facts, contact: Contact) -> Deed:
    """Other facts about what happened."""
    dossier, _ = found(facts, "contacts", contact.id, "contact")
    check_home(dossier, contact, "contact")
    return Deed(f"Changed a contact with {title(dossier.opening)}", (_checked(dossier, contact),))


def remove(facts: Facts, contact_id: str) -> Deed:
    """It did not happen."""
    dossier, contact = found(facts, "contacts", contact_id, "contact")
    return Deed(f"Removed a contact with {title(dossier.opening)}", removed=(contact,))


def check_limit(dossier: Dossier, contact: Contact, settings: Settings) -> None:
    """Refuse a check-in beyond the limit that has no reason (PlannerError)."""
    if contact.purpose is not Purpose.CHECK_IN or contact.result.is_answer or contact.reason:
        return
    check_ins = may_check_in(dossier, settings)
    if check_ins.needs_reason:
        out = f"{say_count(check_ins.made, 'check-in').capitalize()} went without an answer"
        raise PlannerError(f"{out}, and another is more than most people welcome. Give the reason in words.")


def _checked(dossier: Dossier, contact: Contact) -> Contact:
    contact = tidy(contact)
    if contact.person_id and not dossier.person(contact.person_id):
        raise PlannerError("The person of this contact is not in the planner any more.")
    return contact
