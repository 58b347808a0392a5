"""The facts that Afterword keeps: frozen records, standard library only, the ground that every other module stands on.

Every moment is an aware datetime whose tzinfo is a ZoneInfo. Every id is made by new_id(). Steps are not here:
they are computed from these facts (see manners) and never stored.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo


def new_id() -> str:
    """A fresh record id: twelve hexadecimal digits, random, so that two machines never make the same one."""
    return os.urandom(6).hex()


class OpeningState(StrEnum):
    """Where an opening stands."""

    OPEN = "open"
    OFFER = "offer"
    ACCEPTED = "accepted"
    FILLED = "filled"
    """Someone else was chosen."""
    WITHDRAWN = "withdrawn"
    LET_GO = "let go"


class Setting(StrEnum):
    """How an interview is held."""

    IN_PERSON = "in person"
    PHONE = "phone"
    VIDEO = "video"


class Channel(StrEnum):
    """The way a contact goes."""

    EMAIL = "e-mail"
    CALL = "call"
    NOTE = "note"
    """A note on paper, mailed."""
    MESSAGE = "message"
    IN_PERSON = "in person"


class Purpose(StrEnum):
    """What a contact or a letter is for."""

    THANK_YOU = "thank-you"
    CHECK_IN = "check-in"
    STILL_INTERESTED = "still interested"
    WITHDRAWAL = "withdrawal"
    KEEP_IN_TOUCH = "keep in touch"
    OTHER = "other"


class Result(StrEnum):
    """What came of a contact."""

    SENT = "sent"
    REACHED = "reached"
    VOICEMAIL = "voicemail"
    GATEKEEPER = "gatekeeper"
    """Someone else answered."""
    NO_ANSWER = "no answer"
    THEY_REPLIED = "they replied"
    THEY_CALLED = "they called"

    @property
    def is_answer(self) -> bool:
        """Have they been heard? Then the count of check-ins starts anew."""
        return self in {Result.REACHED, Result.THEY_REPLIED, Result.THEY_CALLED}


class SpellingSource(StrEnum):
    """Where the spelling of a person's name comes from."""

    TYPED = "typed"
    ASKED = "asked"
    CARD = "card"
    SIGNATURE = "signature"
    INVITATION = "invitation"
    VCARD = "vCard"

    @property
    def is_verified(self) -> bool:
        """Did the name's owner, or someone asked, give this spelling?"""
        return self is not SpellingSource.TYPED


class LetterState(StrEnum):
    """How far a letter has come. The text of a sent letter never changes again."""

    DRAFT = "draft"
    READY = "ready"
    SENT = "sent"


class SnoozeKind(StrEnum):
    """What the user decided about a step."""

    SNOOZE = "snooze"
    """Not before `until`."""
    WAVE_OFF = "wave off"
    """Not at all, because of `reason`."""
    PIN = "pin"
    """Due at `until`, whatever the rule says."""


@dataclass(frozen=True, slots=True)
class Opening:
    """One position at one company."""

    id: str
    company: str
    role: str = ""
    country: str = ""
    """ISO 3166-1 code of the country whose public holidays count, or empty for the user's own."""
    region: str = ""
    """ISO 3166-2 subdivision without the country, such as "CA" or "BY"; empty for the whole country."""
    zone: str = ""
    """IANA name of the company's time zone, or empty for the user's own."""
    place: str = ""
    state: OpeningState = OpeningState.OPEN
    state_since: datetime | None = None
    """When the state was last changed; None while it never was."""
    decide_by: date | None = None
    """The date by which they said they would decide."""
    call_by: date | None = None
    """The date by which they said they would call."""
    do_not_call: bool = False
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Interview:
    """One meeting about an opening: a round."""

    id: str
    opening_id: str
    start: datetime
    minutes: int = 60
    setting: Setting = Setting.IN_PERSON
    place: str = ""
    person_ids: tuple[str, ...] = ()
    """The people met, the receptionist too."""
    notes: str = ""
    uid: str = ""
    """The calendar's own id of the invitation that it came from; empty where it was typed."""
    sequence: int = 0
    """Counts the updates of that invitation."""

    @property
    def end(self) -> datetime:
        """The moment from which thanks are owed, in the zone of the start."""
        return (self.start.astimezone(ZoneInfo("UTC")) + timedelta(minutes=self.minutes)).astimezone(self.start.tzinfo)


@dataclass(frozen=True, slots=True)
class Person:
    """Someone met or spoken to about an opening."""

    id: str
    opening_id: str
    given: str
    family: str = ""
    """Empty for people with one name."""
    honorific: str = ""
    """"Dr.", "Ms": as they use it, with or without a full stop."""
    nickname: str = ""
    """The short name that they go by."""
    family_first: bool = False
    say: str = ""
    """How to say the name: "SHIV-awn"."""
    role: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""
    spelling: SpellingSource = SpellingSource.TYPED
    spelling_on: date | None = None
    """The day the spelling was last given or confirmed."""
    remember: str = ""
    """The one specific thing to remember."""
    do_not_call: bool = False
    busy: str = ""
    """When they said they are busy, as typed: "not Thursdays, mornings only"; read by dates."""

    @property
    def name(self) -> str:
        """The full name, in its bearer's own order."""
        return " ".join(filter(None, (self.family, self.given) if self.family_first else (self.given, self.family)))

    @property
    def address_lines(self) -> tuple[str, ...]:
        """The postal address line by line, without the name that many people write above it."""
        lines = [" ".join(line.split()) for line in self.address.splitlines() if line.strip()]
        own = {f"{self.given} {self.family}", f"{self.family} {self.given}", self.name, f"{self.honorific} {self.name}"}
        first = " ".join(lines[0].replace(",", " ").split()).casefold() if lines else ""
        return tuple(lines[1:] if first in {name.casefold() for name in own} else lines)


@dataclass(frozen=True, slots=True)
class Contact:
    """Something that happened between the user and them."""

    id: str
    opening_id: str
    at: datetime
    channel: Channel
    purpose: Purpose = Purpose.OTHER
    result: Result = Result.SENT
    person_id: str = ""
    """Who with; empty where nobody in particular."""
    notes: str = ""
    """What was said."""
    reason: str = ""
    """Why a check-in beyond the limit was made all the same."""
    letter_id: str = ""
    """The letter that this contact sent, if one did."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A note, an e-mail or the script of a call."""

    id: str
    opening_id: str
    to: tuple[str, ...] = ()
    """Ids of the people it goes to."""
    channel: Channel = Channel.EMAIL
    purpose: Purpose = Purpose.THANK_YOU
    subject: str = ""
    text: str = ""
    state: LetterState = LetterState.DRAFT
    begun_at: datetime | None = None
    sent_at: datetime | None = None
    sent_to: tuple[str, ...] = ()
    """The e-mail addresses to which the program itself handed it over; empty where the user sent it."""
    overruled: tuple[str, ...] = ()
    """Keys of the checklist's findings that the user waved off for this letter."""
    revision: int = 0
    """Counts the saves, so that two sessions notice each other."""


@dataclass(frozen=True, slots=True)
class Snooze:
    """A decision about one step: put off, waved off, or given a date of one's own."""

    id: str
    opening_id: str
    step_id: str
    kind: SnoozeKind
    at: datetime
    """When it was decided; of several about the same step the latest counts."""
    until: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class FineWord:
    """A spelling that the name check leaves alone everywhere."""

    id: str
    text: str


Record = Opening | Interview | Person | Contact | Letter | Snooze | FineWord


@dataclass(frozen=True, slots=True)
class Settings:
    """Who the user is, and every number of the rules. Kept in config.toml, not in the database."""

    given: str = ""
    family: str = ""
    email: str = ""
    phone: str = ""
    zone: str = "UTC"
    country: str = ""
    region: str = ""
    date_order: str = "dmy"
    """"dmy" or "mdy": how 3/4 is read; never guessed."""
    week_begins: str = ""
    """"monday", "saturday" or "sunday"; empty for the country's own way."""
    spelling: str = "gb"
    """"gb" or "us": the spelling of the templates."""
    tone: str = "warm"
    """"warm" or "short": how much a begun letter says."""
    days_off: tuple[date, ...] = ()
    """The user's own days that are no business days."""
    thank_you_email_hours: int = 24
    check_in_days: int = 5
    """Business days after the last contact, where they gave no date."""
    promise_days: int = 1
    """Business days after a date that they gave."""
    check_in_limit: int = 2
    door_open_weeks: tuple[int, ...] = (4, 8, 12)
    soon_days: int = 7
    """What falls due within so many days is "soon", beyond it "later"."""
    office_opens: time = time(9)
    office_closes: time = time(17)
    monday_from: time = time(10)
    friday_until: time = time(15)
    lunch_from: time = time(12)
    lunch_until: time = time(13, 30)
    slots: int = 3
    words_min: int = 50
    words_max: int = 250
    postal_days: int = 3
    """Business days that a letter by post takes to arrive."""
    mail_command: tuple[str, ...] = ()
    """A program that takes a message as sendmail does, and its own arguments; empty for none."""
    mail_seconds: int = 60
    """How long sending may take."""
    smtp_host: str = ""
    """The server that takes messages; empty for none."""
    smtp_port: int = 0
    """Its port; 0 for the usual one of `smtp_tls`."""
    smtp_tls: str = "tls"
    """"tls" from the first byte, "starttls", or "none" for a server on this machine."""
    smtp_user: str = ""
    """Who signs in there; empty for nobody."""
    smtp_password_command: tuple[str, ...] = ()
    """A program, and its arguments, whose first line of output is the password."""
    theme: str = ""
    """The chosen theme; empty for the default."""
    ascii: bool = False
    """Are marks and lines drawn in ASCII?"""
    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The user's own keys: the name of an action, and what is to do it."""

    @property
    def name(self) -> str:
        """The user's full name."""
        return " ".join(filter(None, (self.given, self.family)))


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything about one opening; the unit in which the plan is computed and kept."""

    opening: Opening
    interviews: tuple[Interview, ...] = ()
    """By start."""
    people: tuple[Person, ...] = ()
    """By id of creation: the order in which they were added."""
    contacts: tuple[Contact, ...] = ()
    """By moment."""
    letters: tuple[Letter, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    """By moment of the decision."""

    def person(self, person_id: str) -> Person | None:
        """The person with this id, if there is one here."""
        return next((person for person in self.people if person.id == person_id), None)

    def letter(self, letter_id: str) -> Letter | None:
        """The letter with this id, if there is one here."""
        return next((letter for letter in self.letters if letter.id == letter_id), None)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All that is known at one moment: the one value that flows down to the screen."""

    dossiers: Mapping[str, Dossier] = field(default_factory=lambda: MappingProxyType({}))
    """By the id of the opening, in the order in which they were added."""
    fine_words: tuple[FineWord, ...] = ()
    settings: Settings = Settings()
