"""One opening as the rules see it: its facts, its place, and the one question that they may put to the clock."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from store.dates import add_business_days, in_zone, is_business_day, local_day, zone_of
from store.records import Channel, Contact, Dossier, Interview, LetterState, Opening, Person, Purpose, Settings

MONDAY, FRIDAY = 0, 4
"""Weekdays with hours of their own."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an opening is: its clock, its business days and its office hours."""

    zone: ZoneInfo
    country: str
    region: str
    settings: Settings

    def is_business_day(self, day: date) -> bool:
        """Do people work there on this day?"""
        return is_business_day(day, self.country, self.region, self.settings.days_off)

    def business_days_after(self, day: date, count: int) -> date:
        """The day `count` business days after this one."""
        return add_business_days(day, count, self.country, self.region, self.settings.days_off)

    def day_of(self, moment: datetime) -> date:
        """The day on the calendar there."""
        return local_day(moment, self.zone)

    def opens(self, day: date) -> datetime:
        """The hour from which one may get in touch on this day: later on a Monday."""
        monday = day.weekday() == MONDAY
        return self.at(day, max(self.settings.office_opens, self.settings.monday_from if monday else time(0)))

    def closes(self, day: date) -> datetime:
        """The close of business on this day."""
        return self.at(day, self.settings.office_closes)

    def at(self, day: date, clock: time) -> datetime:
        """This hour of this day there."""
        return in_zone(day, clock, self.zone)


def place_of(opening: Opening, settings: Settings) -> Place:
    """Where the opening is; what it leaves empty is the user's own."""
    zone = zone_of(opening.zone, settings.zone)
    if opening.country and opening.country != settings.country:
        return Place(zone, opening.country, opening.region, settings)
    return Place(zone, settings.country, opening.region or settings.region, settings)


@dataclass(slots=True)
class Case:
    """The facts of one opening at one moment. The rules know the time only by asking has_passed."""

    dossier: Dossier
    settings: Settings
    now: datetime
    place: Place
    turns: list[datetime] = field(default_factory=list)
    """The coming moments at which an answer of has_passed will change: until the first of them the plan holds."""

    def has_passed(self, moment: datetime) -> bool:
        """Has this moment come? If not, it is noted as a turn."""
        if moment <= self.now:
            return True
        self.turns.append(moment)
        return False

    @property
    def opening(self) -> Opening:
        """The opening itself."""
        return self.dossier.opening

    def held(self) -> tuple[Interview, ...]:
        """The interviews that are over, by start."""
        return tuple(interview for interview in self.dossier.interviews if self.has_passed(interview.end))

    def awaits_interview(self) -> bool:
        """Is a meeting still to come, or going on?"""
        return not all([self.has_passed(interview.end) for interview in self.dossier.interviews])


def make_case(dossier: Dossier, settings: Settings, now: datetime) -> Case:
    """The case of this opening at this moment."""
    return Case(dossier, settings, now, place_of(dossier.opening, settings))


def people_of(contact: Contact, dossier: Dossier) -> tuple[str, ...]:
    """The ids of those a contact was with: its person, or all to whom its letter went."""
    if contact.person_id:
        return (contact.person_id,)
    letter = dossier.letter(contact.letter_id) if contact.letter_id else None
    return letter.to if letter else ()


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

    Where neither a number nor an address is known it is a call to the front desk, or a note where calls are not welcome.
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
    """Who to turn to: whom the last contact was with, else the first one met in the last interview, else who was added first."""
    for contact in reversed(dossier.contacts):
        for person_id in people_of(contact, dossier):
            if person := dossier.person(person_id):
                return person
    for interview in reversed(dossier.interviews):
        for person_id in interview.person_ids:
            if person := dossier.person(person_id):
                return person
    return dossier.people[0] if dossier.people else None


def weeks_after(moment: datetime, weeks: int, place: Place) -> date:
    """The business day on or after the day that lies so many weeks later there."""
    return place.business_days_after(place.day_of(moment) + timedelta(weeks=weeks), 0)
