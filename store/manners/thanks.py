"""Rule 1, "Thank everyone": who is owed a thank-you, by when, and how it was settled."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from store.dates import DAYS, say_day_in_full, seen_in, utc, zone_of
from store.manners.case import Case, Place, make_case
from store.manners.decisions import decided, wave_off_of
from store.manners.steps import Step, StepKind
from store.manners.whom import arrived, people_of, thanking_channel
from store.records import Channel, Contact, Dossier, Interview, Letter, OpeningState, Person, Purpose, Settings

_A = {
    Channel.EMAIL: "an e-mail",
    Channel.MESSAGE: "a message",
    Channel.CALL: "a call",
    Channel.NOTE: "a note",
    Channel.IN_PERSON: "a visit",
}

_DO = {
    Channel.EMAIL: "Send the thank-you",
    Channel.MESSAGE: "Send the thank-you",
    Channel.CALL: "Make the call",
    Channel.NOTE: "Post the note",
    Channel.IN_PERSON: "Thank them",
}


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
    """The end of the interview, in the opening's zone."""
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
    return seen_in(utc(end) + timedelta(hours=place.settings.thank_you_email_hours), place.zone)


def note_due(letter: Letter, dossier: Dossier, settings: Settings, now: datetime) -> datetime | None:
    """By when a letter of thanks has to be in the post, in the opening's zone; None where it settles no thanks."""
    if letter.purpose is not Purpose.THANK_YOU:
        return None
    case = make_case(dossier, settings, now)
    owed = [one for one in _thank_yous(case) if one.settlement is Settlement.OWED and one.person.id in letter.to]
    return min((thank_you_due(one.since, Channel.NOTE, case.place) for one in owed), key=utc, default=None)


def thanks_them(contact: Contact, dossier: Dossier, end: datetime, person: Person) -> bool:
    """Did this contact thank this person for a meeting that was over at `end`?

    A gracious withdrawal thanks as well.
    """
    if contact.purpose is not Purpose.THANK_YOU and contact.purpose is not Purpose.WITHDRAWAL:
        return False
    return arrived(contact) and utc(contact.at) >= end and person.id in people_of(contact, dossier)


def _thank_yous(case: Case) -> tuple[ThankYou, ...]:
    return tuple(
        _thank_you(case, interview, end, person)
        for interview, end in case.held()
        for person_id in dict.fromkeys(interview.person_ids)
        if (person := case.dossier.person(person_id))
    )


def _thank_you(case: Case, interview: Interview, end: datetime, person: Person) -> ThankYou:
    dossier = case.dossier
    step_id = f"{StepKind.THANK_YOU}:{interview.id}:{person.id}"
    contact = next((contact for contact in dossier.contacts if thanks_them(contact, dossier, end, person)), None)
    channel = contact.channel if contact else thanking_channel(dossier, person)
    due = thank_you_due(end, channel, case.place)
    wave_off = None if contact else wave_off_of(dossier, step_id)
    settlement = Settlement.SENT if contact else Settlement.WAVED_OFF if wave_off else Settlement.OWED
    reason = wave_off.reason if wave_off else ""
    since = seen_in(end, case.place.zone)
    return ThankYou(step_id, interview, person, since, due, channel, settlement, contact, reason)


def _step(thanks: ThankYou, case: Case) -> Step:
    return Step(
        id=thanks.step_id,
        kind=StepKind.THANK_YOU,
        opening_id=case.opening.id,
        person_id=thanks.person.id,
        channel=thanks.channel,
        due=thanks.due,
        reason=_reason(thanks, case),
        relief=f"{_DO[thanks.channel]}, or wave it off with a reason.",
        purpose=Purpose.THANK_YOU,
        to_the_hour=True,
    )


def _reason(thanks: ThankYou, case: Case) -> str:
    met = case.place.day_of(thanks.since)
    due = case.place.day_of(thanks.due)
    opening = f"You met {thanks.person.name} on {say_day_in_full(met, due)}"
    if case.is_late(thanks.due):
        return f"{opening}; the thank-you has not gone yet."
    if thanks.channel in {Channel.EMAIL, Channel.MESSAGE}:
        return f"{opening}; {_A[thanks.channel]} is due within {case.settings.thank_you_email_hours} hours."
    by = f"{thanks.due:%H:%M} their time{_yours(thanks.due, case)} on {say_day_in_full(due, met)}"
    return f"{opening}; {_A[thanks.channel]} is due by {by}."


def _yours(due: datetime, case: Case) -> str:
    """The same moment on the user's own clock, where that shows another hour."""
    yours = seen_in(due, zone_of(case.settings.zone))
    if yours.utcoffset() == due.utcoffset():
        return ""
    day = "" if yours.date() == due.date() else f"{DAYS[yours.weekday()]} "
    return f" ({day}{yours:%H:%M} yours)"
