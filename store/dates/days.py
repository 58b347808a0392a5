"""Days as people type them: "fri", "monday week", "+2bd", "25 Nov", "3/4", "eom".

Nothing is guessed: the order of day and month comes from the settings, and what can mean two days is
an error that gives both.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from store.dates.business import add_business_days, week_begins
from store.dates.errors import DateError, plain, quoted
from store.dates.saying import DAYS, MONTHS, say_day_in_full
from store.records import Settings

EXAMPLES = "“tomorrow”, “fri”, “+2bd”, “25 Nov” or “2026-11-25”"
"""What a DateError shows to someone whose words were not understood."""

_WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBERS = {"a": 1, "an": 1} | {word: n for n, word in enumerate(_WORDS, 1)}
_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})"
_UNITS = {
    "bd": r"bds?|business days?|working days?|work ?days?",
    "d": r"d|days?",
    "w": r"w|wks?|weeks?",
    "2w": r"fortnights?",
    "m": r"m|mo|months?",
    "y": r"y|yrs?|years?",
}
_UNIT = f"(?P<unit>{'|'.join(_UNITS.values())})"
_WEEKDAY = r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
_MONTH = r"(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.lower, MONTHS)) + r"|sept)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\.?"
_OFFSETS = {
    "today": 0,
    "tomorrow": 1,
    "tmrw": 1,
    "tmr": 1,
    "yesterday": -1,
    "day after tomorrow": 2,
    "the day after tomorrow": 2,
    "day before yesterday": -2,
    "the day before yesterday": -2,
}
_YEARS = range(1970, 2200)
_CLOSE_CALL = 61
"""Days: when a date without a year lies about as far behind as ahead, it can mean either."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was typed, the day on which it was typed, and by whose habits it is read."""

    text: str
    today: date
    settings: Settings

    def business(self, day: date, count: int) -> date:
        """So many of the user's business days from `day`."""
        user = self.settings
        return add_business_days(day, count, user.country, user.region, user.days_off)


Match: TypeAlias = re.Match[str]
Reader: TypeAlias = Callable[[Match, _Asked], date]


def parse_day(text: str, today: date, settings: Settings) -> date:
    """The day that these words mean on the day `today`; a DateError with one sentence where they mean none or two.

    Business days are those of the settings' country; to count in an opening's, hand in settings with its country.
    A date without a year is the nearest one.
    """
    asked = plain(text)
    if not asked:
        raise DateError(f"A day is missing; write {EXAMPLES}.")
    asked = re.sub(r"^(?:on|by|until) ", "", asked)
    try:
        day = _read(_Asked(asked, today, settings))
    except OverflowError:
        day = None
    if day is None or day.year not in _YEARS:
        raise DateError(f"{quoted(text)} is too far away.")
    return day


def weekday_of(text: str) -> int | None:
    """The weekday of a name such as "tue", "Tuesday" or "Tuesdays" (Monday is 0), or None where it is no weekday."""
    found = re.fullmatch(_WEEKDAY, text.casefold().removesuffix("s")) or re.fullmatch(_WEEKDAY, text.casefold())
    return _weekday(found["weekday"]) if found else None


def _read(asked: _Asked) -> date:
    if asked.text in _OFFSETS:
        return asked.today + timedelta(days=_OFFSETS[asked.text])
    for pattern, reader in _READERS:
        if match := pattern.fullmatch(asked.text):
            return reader(match, asked)
    raise DateError(f"{quoted(asked.text)} is not a day that can be read; write {EXAMPLES}.")


def _year_first(match: Match, asked: _Asked) -> date:
    return _date(int(match["year"]), int(match["month"]), int(match["day"]), asked)


def _offset(match: Match, asked: _Asked) -> date:
    groups = match.groupdict()
    back = groups.get("sign") == "-" or bool(groups.get("ago"))
    number = match["number"]
    count = _NUMBERS[number] if number in _NUMBERS else int(number)
    unit = next(unit for unit, pattern in _UNITS.items() if re.fullmatch(pattern, match["unit"]))
    return _moved(asked, -count if back else count, unit)


def _moved(asked: _Asked, count: int, unit: str) -> date:
    if unit == "bd":
        return asked.business(asked.today, count)
    if unit in {"m", "y"}:
        return _months_on(asked.today, count * (12 if unit == "y" else 1))
    return asked.today + timedelta(days=count * {"d": 1, "w": 7, "2w": 14}[unit])


def _months_on(day: date, count: int) -> date:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415 - loads only when months are typed

    if not _YEARS.start * 12 <= day.year * 12 + count < _YEARS.stop * 12:
        raise OverflowError
    return day + relativedelta(months=count)


def _next_weekday(match: Match, asked: _Asked) -> date:
    """ "fri", "next fri", "this fri", "last fri": a plain name said on that very day could mean two days."""
    weekday = _weekday(match["weekday"])
    ahead = (weekday - asked.today.weekday()) % 7
    which = match["which"]
    if which in {"last", "past"}:
        return asked.today - timedelta(days=(asked.today.weekday() - weekday) % 7 or 7)
    if not ahead and which is None:
        name, later = DAYS[weekday], asked.today + timedelta(days=7)
        said = say_day_in_full(later, asked.today)
        raise DateError(
            f"Today is {name}, so {quoted(asked.text)} could mean today or {said}; write “today” or “next {name}”."
        )
    return asked.today + timedelta(days=0 if which == "this" else ahead or 7)


def _weekday_week(match: Match, asked: _Asked) -> date:
    """ "monday week": the Monday a week after the coming one."""
    weekday = _weekday(match["weekday"])
    ahead = (weekday - asked.today.weekday()) % 7
    if not ahead:
        one, two = (say_day_in_full(asked.today + timedelta(days=days), asked.today) for days in (7, 14))
        raise DateError(
            f"Today is {DAYS[weekday]}, so {quoted(asked.text)} could mean {one} or {two}; write one of them."
        )
    return asked.today + timedelta(days=ahead + 7)


def _day_week(match: Match, asked: _Asked) -> date:
    return asked.today + timedelta(days=_OFFSETS[match["word"]] + 7)


def _month_by_name(match: Match, asked: _Asked) -> date:
    month = [name[:3].lower() for name in MONTHS].index(match["month"][:3]) + 1
    return _checked(match, _in_some_year(match, month, int(match["day"]), asked), asked)


def _by_number(match: Match, asked: _Asked) -> date:
    """ "3/4": by the order of the settings, never by what would happen to fit."""
    first, second = int(match["first"]), int(match["second"])
    day, month = (second, first) if asked.settings.date_order == "mdy" else (first, second)
    if month > 12 >= day:
        order = "month first" if asked.settings.date_order == "mdy" else "day first"
        swapped = f"{second}{match['mark']}{first}"
        named = f"{month} {MONTHS[day - 1][:3]}"
        raise DateError(f"Dates are read with the {order}, and there is no month {month}; write {swapped} or {named}.")
    return _checked(match, _in_some_year(match, month, day, asked), asked)


def _in_some_year(match: Match, month: int, day: int, asked: _Asked) -> date:
    if match["year"]:
        year = int(match["year"])
        return _date(year + 2000 if len(match["year"]) == 2 else year, month, day, asked)
    return _nearest(month, day, asked)


def _nearest(month: int, day: int, asked: _Asked) -> date:
    if not 1 <= month <= 12:
        raise DateError(f"{quoted(asked.text)} is not in the calendar: there is no month {month}.")
    years = range(max(asked.today.year - 8, 1), min(asked.today.year + 9, 9999))
    days = sorted(
        (date(year, month, day) for year in years if _exists(year, month, day)), key=lambda d: abs(d - asked.today)
    )
    if not days:
        raise DateError(f"{quoted(asked.text)} is not in the calendar: {MONTHS[month - 1]} has no day {day}.")
    near, other = days[:2]
    if abs(abs(near - asked.today).days - abs(other - asked.today).days) < _CLOSE_CALL and near != asked.today:
        one, two = sorted((near, other))
        raise DateError(f"{quoted(asked.text)} could mean {one:%Y-%m-%d} or {two:%Y-%m-%d}; add the year.")
    return near


def _checked(match: Match, day: date, asked: _Asked) -> date:
    """The day, if it falls on the weekday that was typed with it."""
    named = match.groupdict().get("weekday")
    if named and _weekday(named) != day.weekday():
        raise DateError(
            f"{day.day} {MONTHS[day.month - 1]} {day.year} is a {DAYS[day.weekday()]}, not a {DAYS[_weekday(named)]}."
        )
    return day


def _day_of_month(match: Match, asked: _Asked) -> date:
    """ "the 25th": the next one, today included."""
    number = int(match["day"])
    year, month = asked.today.year, asked.today.month
    for _ in range(12):
        if _exists(year, month, number) and date(year, month, number) >= asked.today:
            return date(year, month, number)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    raise DateError(f"{quoted(asked.text)} is not in the calendar: no month has a day {number}.")


def _end(match: Match, asked: _Asked) -> date:
    """ "eow", "eom", "eoy": the last day; of the week, its last business day."""
    first = asked.today.replace(day=1)
    if match["what"] in {"m", "month"}:
        return _months_on(first, 1) - timedelta(days=1)
    if match["what"] in {"y", "year"}:
        return date(asked.today.year, 12, 31)
    friday = asked.business(_week_start(asked) + timedelta(days=7), -1)
    return friday if friday >= asked.today else asked.business(friday + timedelta(days=7), 0)


def _next_period(match: Match, asked: _Asked) -> date:
    """ "next week", "next month": its first business day."""
    if match["what"] == "week":
        return asked.business(_week_start(asked) + timedelta(days=7), 0)
    first = asked.today.replace(day=1)
    if match["what"] == "year":
        return asked.business(date(first.year + 1, 1, 1), 0)
    return asked.business(_months_on(first, 1), 0)


def _week_start(asked: _Asked) -> date:
    begins = week_begins(asked.settings.country, asked.today)
    return asked.today - timedelta(days=(asked.today.weekday() - begins) % 7)


def _weekday(name: str) -> int:
    return [day[:3].lower() for day in DAYS].index(name[:3])


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _date(year: int, month: int, day: int, asked: _Asked) -> date:
    if not _exists(year, month, day):
        raise DateError(f"{quoted(asked.text)} is not in the calendar.")
    return date(year, month, day)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


_MAYBE_WEEKDAY = rf"(?:{_WEEKDAY}\.? (?:the )?)?"
_READERS: tuple[tuple[re.Pattern[str], Reader], ...] = (
    (_compiled(r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"), _year_first),
    (_compiled(rf"(?P<sign>[+-]) ?{_NUMBER} ?{_UNIT}"), _offset),
    (_compiled(rf"in {_NUMBER} ?{_UNIT}(?:'? time)?"), _offset),
    (_compiled(rf"{_NUMBER} ?{_UNIT}(?: (?P<ago>ago)| from (?:now|today))"), _offset),
    (_compiled(rf"(?:(?P<which>next|this|last|past|coming) )?{_WEEKDAY}"), _next_weekday),
    (_compiled(rf"{_WEEKDAY} week"), _weekday_week),
    (_compiled(rf"(?:a )?week (?:on|from) {_WEEKDAY}"), _weekday_week),
    (_compiled(r"(?P<word>today|tomorrow) week"), _day_week),
    (_compiled(r"(?:a )?week (?:on|from) (?P<word>today|tomorrow)"), _day_week),
    (_compiled(rf"{_MAYBE_WEEKDAY}{_DAY}[ -]?(?:of )?{_MONTH}(?:[ -](?P<year>\d{{4}}))?"), _month_by_name),
    (_compiled(rf"{_MAYBE_WEEKDAY}{_MONTH}[ -]?(?:the )?{_DAY}(?:[ -](?P<year>\d{{4}}))?"), _month_by_name),
    (
        _compiled(
            rf"{_MAYBE_WEEKDAY}(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second>\d{{1,2}})"
            r"(?:(?P=mark)(?P<year>\d{4}|\d{2}))?\.?"
        ),
        _by_number,
    ),
    (_compiled(r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)"), _day_of_month),
    (_compiled(r"(?:eo|(?:the )?end of (?:the |this )?)(?P<what>w|week|m|month|y|year)"), _end),
    (_compiled(r"next (?P<what>week|month|year)"), _next_period),
)
"""Each way of writing a day, and who reads it; the first that fits is taken, and no two fit the same words."""
