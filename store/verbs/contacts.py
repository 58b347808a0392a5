"""Verbs about what happened between the user and them."""

from dataclasses import replace

from store.records import Contact, Dossier, OpeningState, Purpose, Record
from store.verbs.deed import Deed, Facts, PlannerError, check_home, check_new, dossier_of, found, tidy, title


def log(facts: Facts, contact: Contact, state: OpeningState | None = None) -> Deed:
    """Something happened; it may have put the opening into another state."""
    dossier = dossier_of(facts, contact.opening_id)
    check_new(facts, contact, "contact")
    contact = _checked(dossier, contact)
    check_limit(dossier, contact, facts.snapshot.settings.check_in_limit)
    put: tuple[Record, ...] = (contact,)
    if state is not None and state is not dossier.opening.state:
        put = (replace(dossier.opening, state=state, state_since=contact.at), contact)
    return Deed(f"Logged a {contact.purpose.value} with {title(dossier.opening)}", put)


def edit(facts: Facts, contact: Contact) -> Deed:
    """Other facts about what happened."""
    dossier, _ = found(facts, "contacts", contact.id, "contact")
    check_home(dossier, contact, "contact")
    return Deed(f"Changed a contact with {title(dossier.opening)}", (_checked(dossier, contact),))


def remove(facts: Facts, contact_id: str) -> Deed:
    """It did not happen."""
    dossier, contact = found(facts, "contacts", contact_id, "contact")
    return Deed(f"Removed a contact with {title(dossier.opening)}", removed=(contact,))


def check_ins_out(dossier: Dossier) -> int:
    """How many check-ins went out since they were last heard; a letter to several people is one."""
    out: set[str] = set()
    for contact in dossier.contacts:
        if contact.result.is_answer:
            out.clear()
        elif contact.purpose is Purpose.CHECK_IN:
            out.add(contact.letter_id or contact.id)
    return len(out)


def check_limit(dossier: Dossier, contact: Contact, limit: int) -> None:
    """Refuse a check-in beyond the limit that has no reason (PlannerError)."""
    if contact.purpose is not Purpose.CHECK_IN or contact.result.is_answer or contact.reason:
        return
    out = check_ins_out(dossier)
    if out >= limit:
        says = {1: "One check-in is", 2: "Two check-ins are"}.get(out, f"{out} check-ins are")
        raise PlannerError(f"{says} out, and another is more than most people welcome. Give the reason in words.")


def _checked(dossier: Dossier, contact: Contact) -> Contact:
    contact = tidy(contact)
    if contact.person_id and not dossier.person(contact.person_id):
        raise PlannerError("The person of this contact is not in the planner any more.")
    return contact
