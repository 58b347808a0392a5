"""Rule 1, "Thank everyone": who is owed a thank-you, by when, and how it was settled."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from store.dates import say_day_in_full, utc
from store.manners.case import Case, Place, make_case
from store.manners.decisions import decided, wave_off_of
from store.manners.steps import Step, StepKind
from store.manners.whom import people_of, thanking_channel
from store.records import Channel, Contact, Dossier, Interview, OpeningState, Person, Purpose, Result, Settings


class Settlement(StrEnum):
    """How a thank-you stands."""

    OWED = "owed"
    SENT = "sent"
    WAVED_OFF = "waved off"


@dataclass(frozen=True, slots=True)
class ThankYou:
    """The thanks owed to one person for one interview: a cell of the thank-you matrix."""

    step_id: str
    """The id that a decision about it names."""
    interview: Interview
    person: Person
    since: datetime
    """The end of the interview."""
    due: datetime
    """By when, in the opening's zone: by the way it went, or the way that is proposed."""
    channel: Channel
    """The way it went, or the way that is proposed."""
    settlement: Settlement = Settlement.OWED
    contact: Contact | None = None
    """What thanked them, if something did."""
    reason: str = ""
    """Why it was waved off."""

    @property
    def on_time(self) -> bool:
        """Were they thanked by the hour it was due?"""
        return self.contact is not None and utc(self.contact.at) <= utc(self.due)


def thank_you_owed(dossier: Dossier, settings: Settings, now: datetime) -> tuple[ThankYou, ...]:
    """Rule 1: from the end of an interview a thank-you is owed to each person met; by interview, then as they were met.

    One that was sent after a later round settles the earlier rounds with the same person as well.
    """
    return _thank_yous(make_case(dossier, settings, now))


def thank_you_steps(case: Case) -> list[Step]:
    """Rule 1 as steps: one for each person not yet thanked, for the interview that owes it to them first.

    They stay owed whatever becomes of the opening, save where the user let it go: then all is quiet.
    """
    if case.opening.state is OpeningState.LET_GO:
        return []
    owed = [_step(thanks, case) for thanks in _thank_yous(case) if thanks.settlement is Settlement.OWED]
    first: dict[str, Step] = {}
    for step in sorted(decided(owed, case), key=lambda step: utc(step.due)):
        first.setdefault(step.person_id, step)
    return list(first.values())


def thank_you_due(end: datetime, channel: Channel, place: Place) -> datetime:
    """Rule 1: an e-mail within 24 hours of the end; a call or a note by the close of the next business day there."""
    if channel in {Channel.CALL, Channel.NOTE, Channel.IN_PERSON}:
        return place.closes(place.business_days_after(place.day_of(end), 1))
    try:
        return (end.astimezone(UTC) + timedelta(hours=place.settings.thank_you_email_hours)).astimezone(place.zone)
    except OverflowError:  # the last day of the calendar
        return end


def settles_thanks(contact: Contact, dossier: Dossier, interview: Interview, person: Person) -> bool:
    """Did this contact thank this person for this interview?

    A call that reached nobody, or someone else, thanked no one. A gracious withdrawal thanks as well.
    """
    thanked = contact.purpose is Purpose.THANK_YOU or contact.purpose is Purpose.WITHDRAWAL
    arrived = contact.result not in {Result.NO_ANSWER, Result.GATEKEEPER}
    return thanked and arrived and utc(contact.at) >= utc(interview.end) and person.id in people_of(contact, dossier)


def _thank_yous(case: Case) -> tuple[ThankYou, ...]:
    return tuple(
        _thank_you(case.dossier, interview, person, case.place)
        for interview in case.held()
        for person_id in dict.fromkeys(interview.person_ids)
        if (person := case.dossier.person(person_id))
    )


def _thank_you(dossier: Dossier, interview: Interview, person: Person, place: Place) -> ThankYou:
    step_id = f"{StepKind.THANK_YOU}:{interview.id}:{person.id}"
    contact = next((c for c in dossier.contacts if settles_thanks(c, dossier, interview, person)), None)
    channel = contact.channel if contact else thanking_channel(dossier, person)
    thanks = ThankYou(
        step_id,
        interview,
        person,
        interview.end,
        thank_you_due(interview.end, channel, place),
        channel,
        contact=contact,
    )
    if contact:
        return _with(thanks, Settlement.SENT)
    wave_off = wave_off_of(dossier, step_id)
    return _with(thanks, Settlement.WAVED_OFF, wave_off.reason) if wave_off else thanks


def _with(thanks: ThankYou, settlement: Settlement, reason: str = "") -> ThankYou:
    return replace(thanks, settlement=settlement, reason=reason)


def _step(thanks: ThankYou, case: Case) -> Step:
    return Step(
        id=thanks.step_id,
        kind=StepKind.THANK_YOU,
        opening_id=case.opening.id,
        person_id=thanks.person.id,
        channel=thanks.channel,
        due=thanks.due,
        reason=_reason(thanks, case),
        relief="Send the thank-you, or wave it off with a reason.",
        purpose=Purpose.THANK_YOU,
        to_the_hour=True,
    )


def _reason(thanks: ThankYou, case: Case) -> str:
    met = case.place.day_of(thanks.since)
    due = case.place.day_of(thanks.due)
    opening = f"You met {thanks.person.name} on {say_day_in_full(met, due)}"
    if case.has_passed(thanks.due):
        return f"{opening}; the thank-you has not gone yet."
    if thanks.channel in {Channel.EMAIL, Channel.MESSAGE}:
        return f"{opening}; a thank-you by {thanks.channel} goes within {case.settings.thank_you_email_hours} hours."
    by = f"{thanks.due:%H:%M} their time on {say_day_in_full(due, met)}"
    return f"{opening}; a thank-you by {thanks.channel} goes by {by}."
