"""One opening as the rules see it: its facts, its place, and the one question that they may put to the clock."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from store.dates import add_business_days, in_zone, is_business_day, local_day, utc, zone_of
from store.records import Dossier, Interview, Opening, Settings

MONDAY, FRIDAY = 0, 4
"""Weekdays with hours of their own."""

_INSTANT = timedelta(microseconds=1)


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


def _end(interview: Interview) -> datetime:
    try:
        return utc(interview.end)
    except OverflowError:  # the last day of the calendar
        return utc(interview.start)


def place_of(opening: Opening, settings: Settings) -> Place:
    """Where the opening is; what it leaves empty is the user's own."""
    zone = zone_of(opening.zone, settings.zone)
    if opening.country:
        return Place(zone, opening.country, opening.region, settings)
    return Place(zone, settings.country, opening.region or settings.region, settings)


@dataclass(slots=True)
class Case:
    """The facts of one opening at one moment. The rules know the time only by asking has_passed."""

    dossier: Dossier
    settings: Settings
    now: datetime
    """In UTC."""
    place: Place
    meetings: tuple[tuple[Interview, datetime], ...]
    """The interviews, each with its end in UTC; by start."""
    turns: list[datetime] = field(default_factory=list)
    """The coming moments at which an answer of has_passed will change: until the first of them the plan holds."""

    def has_passed(self, moment: datetime) -> bool:
        """Has this moment come? If not, it is noted as a turn."""
        turn = utc(moment)
        if turn <= self.now:
            return True
        self.turns.append(turn)
        return False

    def is_late(self, due: datetime) -> bool:
        """Is it later than this moment by which something was due?"""
        return self.has_passed(utc(due) + _INSTANT)

    @property
    def opening(self) -> Opening:
        """The opening itself."""
        return self.dossier.opening

    def held(self) -> tuple[tuple[Interview, datetime], ...]:
        """The interviews that are over, each with its end; by start."""
        return tuple((interview, end) for interview, end in self.meetings if self.has_passed(end))

    def awaits_interview(self) -> bool:
        """Is a meeting still to come, or going on?"""
        return any(not self.has_passed(end) for _, end in reversed(self.meetings))


def make_case(dossier: Dossier, settings: Settings, now: datetime) -> Case:
    """The case of this opening at this moment."""
    meetings = tuple((interview, _end(interview)) for interview in dossier.interviews)
    return Case(dossier, settings, utc(now), place_of(dossier.opening, settings), meetings)


def weeks_after(moment: datetime, weeks: int, place: Place) -> date:
    """The business day on or after the day that lies so many weeks later there."""
    return place.business_days_after(place.day_of(moment) + timedelta(weeks=weeks), 0)
