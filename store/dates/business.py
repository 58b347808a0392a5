"""Business days: weekends and public holidays of a country and its region, and days of the user's own."""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Collection
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from store.dates.almanac import ALMANAC, Year
from store.dates.errors import DateError, quoted

if TYPE_CHECKING:
    from holidays import HolidayBase

_DAY = timedelta(days=1)
_FARTHEST = 3660
"""Days after which the search for a business day gives up: nobody is off for ten years."""
_YEARS = range(1970, 2200)
"""Years whose holidays are worth knowing."""

_CODE = re.compile("[A-Z]{2}")

_PLAINLY_KNOWN = frozenset(
    {"AT", "AU", "BE", "BR", "CA", "CH", "CN", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "GR", "HU", "IE", "IL", "IN"}
    | {"IT", "JP", "KR", "LU", "MX", "NL", "NO", "NZ", "PL", "PT", "RO", "SE", "SG", "SK", "TR", "US", "ZA"}
)
"""Countries whose holidays are known, as one knows without loading the library."""


def is_business_day(day: date, country: str = "", region: str = "", days_off: Collection[date] = ()) -> bool:
    """Do people work there on this day? Without a known country only Saturday and Sunday are off."""
    return day not in days_off and day not in _year(country, region, day.year).off


def add_business_days(
    day: date, count: int, country: str = "", region: str = "", days_off: Collection[date] = ()
) -> date:
    """The day that lies `count` business days after `day` (before it, where negative).

    Zero is the day itself, or the next business day where it is none.
    """
    step = -_DAY if count < 0 else _DAY
    left = abs(count)
    if not left and is_business_day(day, country, region, days_off):
        return day
    left = left or 1
    for _ in range(_FARTHEST + left * 3):
        if day in {date.min, date.max}:
            break
        day += step
        left -= is_business_day(day, country, region, days_off)
        if not left:
            break
    return day


def business_days_between(
    start: date, end: date, country: str = "", region: str = "", days_off: Collection[date] = ()
) -> int:
    """How many business days come after `start` until `end`, `end` included; zero where it does not lie after."""
    length = min((end - start).days, _FARTHEST)
    return sum(is_business_day(start + _DAY * n, country, region, days_off) for n in range(1, length + 1))


def holiday_name(day: date, country: str, region: str = "") -> str:
    """The English name of the public holiday on this day there, or an empty text."""
    return _year(country, region, day.year).names.get(day, "")


def week_begins(country: str, day: date) -> int:
    """The weekday on which the working week there begins (Monday is 0): Sunday where Friday is off."""
    week = [day - _DAY * day.weekday() + _DAY * n for n in range(7)]
    return 6 if _is_weekend(week[4], country) and not _is_weekend(week[6], country) else 0


def check_country(text: str) -> str:
    """The ISO 3166-1 code of a country whose holidays are known, in capitals; a DateError otherwise."""
    code = text.strip().upper()
    code = {"UK": "GB"}.get(code, code)
    if not code or code in _PLAINLY_KNOWN or _book(code):
        return code
    raise DateError(f"The holidays of {quoted(text)} are not known; write a country's two letters, such as GB or DE.")


def check_region(text: str, country: str) -> str:
    """The ISO 3166-2 code of a part of the country, in capitals; a DateError with the known ones otherwise."""
    code = text.strip().upper().removeprefix(f"{country}-")
    if not code:
        return code
    book = _book(country)
    known = book.subdivisions if book else ()
    if code in known:
        return code
    hint = f"known are {', '.join(known)}" if known else "leave it empty"
    raise DateError(f"{country or 'A country that is not given'} has no region {quoted(text)}; {hint}.")


@lru_cache(maxsize=4096)
def _year(country: str, region: str, year: int) -> Year:
    if not _CODE.fullmatch(country):
        return _worked_out("", "", year)
    known = ALMANAC.find(country, region, year)
    if known is None:
        known = _worked_out(country, region, year)
        ALMANAC.learn(country, region, year, known)
    return known


def _worked_out(country: str, region: str, year: int) -> Year:
    days = [date.fromordinal(n) for n in range(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1)]
    book = _book(country, region, year) or _book(country, "", year)
    if book is None:
        return Year(frozenset(day for day in days if day.weekday() >= 5), {})
    off = frozenset(day for day in days if not book.is_working_day(day))
    return Year(off, {day: name for day, name in book.items() if day.year == year})


def _book(country: str, region: str = "", year: int = 2026) -> HolidayBase | None:
    """The holidays of this year there; None for a country or region that is unknown, or a year that is of no use."""
    if not _CODE.fullmatch(country) or year not in _YEARS:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "known only until 2035" is no news to the user
        try:
            found: HolidayBase = _library().country_holidays(
                country, subdiv=region or None, years=year, language="en_US"
            )
        except NotImplementedError:
            return None
    return found


@cache
def _library() -> ModuleType:
    """The library of holidays, loaded when a country is first asked for, and of its countries only that one.

    Its package of countries would load all 250 modules at once, which takes longer than all else that it does; an
    empty package in that place lets each be found by itself. To know its own version it would load a library of
    e-mail; what it is called here nobody asks.
    """
    if "holidays.version" not in sys.modules:
        vars(sys.modules.setdefault("holidays.version", ModuleType("holidays.version")))["__version__"] = ""
    import holidays  # noqa: PLC0415 - as the docstring says

    if "holidays.countries" not in sys.modules:
        package = sys.modules["holidays.countries"] = ModuleType("holidays.countries")
        package.__path__ = [str(Path(folder) / "countries") for folder in holidays.__path__]
    return holidays


def _is_weekend(day: date, country: str) -> bool:
    return day in _year(country, "", day.year).off and not holiday_name(day, country)
