"""The words that days are made of: numbers, units, names of weekdays and months; and who asks."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from store.dates.business import add_business_days
from store.dates.errors import DateError, quoted
from store.dates.saying import DAYS, MONTHS
from store.records import Settings

NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6} | {
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
"""Numbers in words."""

UNITS = {
    "bd": r"bds?|business days?|working days?|work ?days?",
    "d": r"d|days?",
    "w": r"w|wks?|weeks?",
    "2w": r"fortnights?",
    "m": r"m|mo|months?",
    "y": r"y|yrs?|years?",
}
"""Units of time and how they are written."""

NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(NUMBERS)})"
"""A number as a pattern."""

UNIT = f"(?P<unit>{'|'.join(UNITS.values())})"
"""A unit as a pattern."""

WEEKDAY = (
    "(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?"
    "|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
"""The name of a weekday as a pattern."""

MONTH = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.lower, MONTHS)) + r"|sept)\.?"
"""The name of a month as a pattern."""

DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?"
"""A day of the month as a pattern."""

YEARS = range(1970, 2200)
"""Years that a date in a search for work can lie in."""


_KNOWN = ("today", "tomorrow", "yesterday", *(name.lower() for name in (*DAYS, *MONTHS)))
"""Words in which slips are looked for."""
_CLOSE = 0.8
"""How alike a word must be to count as a slip, from 0 to 1."""


def meant_word(text: str) -> str:
    """The text with each word that is a slip of a known one as that; empty where there is none such."""
    from difflib import get_close_matches  # noqa: PLC0415 - only where words were not understood

    words = text.split()
    meant = [next(iter(get_close_matches(word, _KNOWN, 1, _CLOSE)), word) for word in words]
    return " ".join(meant) if meant != words else ""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was typed, the day on which it was typed, and by whose habits it is read."""

    text: str
    today: date
    settings: Settings

    def business(self, day: date, count: int) -> date:
        """So many of the user's business days from `day`."""
        user = self.settings
        return add_business_days(day, count, user.country, user.region, user.days_off)

    def date(self, year: int, month: int, day: int) -> date:
        """This date; a DateError where the calendar has none."""
        if not exists(year, month, day):
            raise DateError(f"{quoted(self.text)} is not in the calendar.")
        return date(year, month, day)


Match: TypeAlias = re.Match[str]
Reader: TypeAlias = Callable[[Match, Asked], date]
Readers: TypeAlias = tuple[tuple[str, Reader], ...]
"""Patterns, each with who reads what fits it; compiled when a date is typed, for few runs of the program see one."""


def exists(year: int, month: int, day: int) -> bool:
    """Does the calendar have this date?"""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def weekday_number(name: str) -> int:
    """The number of a weekday by its first three letters; Monday is 0."""
    return [day[:3].lower() for day in DAYS].index(name[:3])


def weekday_of(text: str) -> int | None:
    """The weekday of a name such as "tue", "Tuesday" or "Tuesdays" (Monday is 0), or None where it is no weekday."""
    name = text.casefold()
    found = re.fullmatch(WEEKDAY, name) or re.fullmatch(WEEKDAY, name.removesuffix("s"))
    return weekday_number(found["weekday"]) if found else None


def months_on(day: date, count: int) -> date:
    """The same day so many months later, or that month's last; OverflowError beyond the years that count."""
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - loads only when months are typed

    if not YEARS.start * 12 <= day.year * 12 + count < YEARS.stop * 12:
        raise OverflowError
    return day + relativedelta(months=count)
