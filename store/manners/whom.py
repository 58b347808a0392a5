"""Whom to turn to, and how: the person, the channel, and the step that says so."""

from datetime import datetime

from store.manners.case import Case
from store.manners.steps import Step, StepKind
from store.records import Channel, Contact, Dossier, LetterState, Person, Purpose, Result


def people_of(contact: Contact, dossier: Dossier) -> tuple[str, ...]:
    """The ids of those a contact was with: its person, or all to whom its letter went."""
    if contact.person_id:
        return (contact.person_id,)
    letter = dossier.letter(contact.letter_id) if contact.letter_id else None
    return letter.to if letter else ()


def arrived(contact: Contact) -> bool:
    """Did it get through? A call that nobody took, or someone else, said nothing to whom it was for."""
    return contact.result is not Result.NO_ANSWER and contact.result is not Result.GATEKEEPER


def may_be_called(dossier: Dossier, person: Person | None) -> bool:
    """Neither the opening nor the person is marked "do not call"."""
    return not (dossier.opening.do_not_call or (person is not None and person.do_not_call))


def chosen_channel(dossier: Dossier, person: Person | None, purpose: Purpose) -> Channel | None:
    """The way that the user chose by beginning a letter to this person, if there is one not yet sent."""
    for letter in reversed(dossier.letters):
        to_them = person is None or person.id in letter.to
        if letter.state is not LetterState.SENT and letter.purpose is purpose and to_them:
            return letter.channel if letter.channel is not Channel.CALL or may_be_called(dossier, person) else None
    return None


def thanking_channel(dossier: Dossier, person: Person) -> Channel:
    """The way that is proposed for a thank-you: an e-mail where an address is known, else a call, else a note."""
    if chosen := chosen_channel(dossier, person, Purpose.THANK_YOU):
        return chosen
    if person.email:
        return Channel.EMAIL
    return Channel.CALL if may_be_called(dossier, person) else Channel.NOTE


def asking_channel(dossier: Dossier, person: Person | None, purpose: Purpose) -> Channel:
    """The way that is proposed for all else: a call where a number is known and calls are welcome, else an e-mail.

    Where neither is known it is a call to the front desk, or a note where calls are not welcome.
    """
    if chosen := chosen_channel(dossier, person, purpose):
        return chosen
    welcome = may_be_called(dossier, person)
    if welcome and person is not None and person.phone:
        return Channel.CALL
    if person is not None and person.email:
        return Channel.EMAIL
    return Channel.CALL if welcome else Channel.NOTE


def contact_person(dossier: Dossier) -> Person | None:
    """Who to turn to: whom the last contact was with, else the first one met last, else the one added first.

    Our thanks do not count here, for they go to the receptionist too; an answer to them does.
    """
    talks = [
        contact for contact in dossier.contacts if contact.purpose is not Purpose.THANK_YOU or contact.result.is_answer
    ]
    for contact in reversed(talks):
        for person_id in people_of(contact, dossier):
            if person := dossier.person(person_id):
                return person
    for interview in reversed(dossier.interviews):
        for person_id in interview.person_ids:
            if person := dossier.person(person_id):
                return person
    return dossier.people[0] if dossier.people else None


def step_for(
    case: Case,
    kind: StepKind,
    anchor: str,
    *,
    due: datetime,
    reason: str,
    relief: str,
    purpose: Purpose,
    count: int = 0,
    limit: int = 0,
) -> Step:
    """A step towards whomever one turns to; `anchor` names the facts that it is counted from."""
    person = contact_person(case.dossier)
    return Step(
        id=f"{kind}:{case.opening.id}:{anchor}",
        kind=kind,
        opening_id=case.opening.id,
        person_id=person.id if person else "",
        channel=asking_channel(case.dossier, person, purpose),
        due=due,
        reason=reason,
        relief=relief,
        purpose=purpose,
        count=count,
        limit=limit,
    )
