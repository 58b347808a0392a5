"""Days as the calendar names them: "2026-11-25", "25 Nov", "Thu 26 November", "3/4", "the 25th".

The order of day and month is the settings'; a date without a year is the nearest one, if one is clearly nearest.
"""

from datetime import date

from store.dates.errors import DateError, quoted
from store.dates.saying import DAYS, MONTHS
from store.dates.words import DAY, MONTH, WEEKDAY, Asked, Match, Readers, exists, weekday_number

_CLOSE_CALL = 61
"""Days: when a date without a year lies about as far behind as ahead, it can mean either."""


def _year_first(match: Match, asked: Asked) -> date:
    return _checked(match, asked.date(int(match["year"]), int(match["month"]), int(match["day"])))


def _month_by_name(match: Match, asked: Asked) -> date:
    month = [name[:3].lower() for name in MONTHS].index(match["month"][:3]) + 1
    return _checked(match, _in_some_year(match, month, int(match["day"]), asked))


def _by_number(match: Match, asked: Asked) -> date:
    """ "3/4": by the order of the settings, never by what would happen to fit."""
    first, second = int(match["first"]), int(match["second"])
    day, month = (second, first) if asked.settings.date_order == "mdy" else (first, second)
    if month > 12 >= day:
        order = "month first" if asked.settings.date_order == "mdy" else "day first"
        swapped = f"{second}{match['mark']}{first}"
        named = f"{month} {MONTHS[day - 1][:3]}"
        raise DateError(f"Dates are read with the {order}, and there is no month {month}; write {swapped} or {named}.")
    return _checked(match, _in_some_year(match, month, day, asked))


def _in_some_year(match: Match, month: int, day: int, asked: Asked) -> date:
    if match["year"]:
        year = int(match["year"])
        return asked.date(year + 2000 if len(match["year"]) == 2 else year, month, day)
    return _nearest(month, day, asked)


def _nearest(month: int, day: int, asked: Asked) -> date:
    if not 1 <= month <= 12:
        raise DateError(f"{quoted(asked.text)} is not in the calendar: there is no month {month}.")
    years = range(max(asked.today.year - 8, 1), min(asked.today.year + 9, 9999))
    days = sorted(
        (date(year, month, day) for year in years if exists(year, month, day)), key=lambda d: abs(d - asked.today)
    )
    if not days:
        raise DateError(f"{quoted(asked.text)} is not in the calendar: {MONTHS[month - 1]} has no day {day}.")
    near, other = days[:2]
    if abs(abs(near - asked.today).days - abs(other - asked.today).days) < _CLOSE_CALL and near != asked.today:
        one, two = sorted((near, other))
        raise DateError(f"{quoted(asked.text)} could mean {one:%Y-%m-%d} or {two:%Y-%m-%d}; add the year.")
    return near


def _checked(match: Match, day: date) -> date:
    """The day, if it falls on the weekday that was typed with it."""
    named = match.groupdict().get("weekday")
    if named and weekday_number(named) != day.weekday():
        meant, real = DAYS[weekday_number(named)], DAYS[day.weekday()]
        raise DateError(f"{day.day} {MONTHS[day.month - 1]} {day.year} is a {real}, not a {meant}.")
    return day


def _day_of_month(match: Match, asked: Asked) -> date:
    """ "the 25th": the next one, today included."""
    number = int(match["day"])
    year, month = asked.today.year, asked.today.month
    for _ in range(12):
        if exists(year, month, number) and date(year, month, number) >= asked.today:
            return date(year, month, number)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    raise DateError(f"{quoted(asked.text)} is not in the calendar: no month has a day {number}.")


_MAYBE_WEEKDAY = rf"(?:{WEEKDAY}\.? (?:the )?)?"
_MAYBE_YEAR = r"(?:[ -](?P<year>\d{4}))?"
READERS: Readers = (
    (
        rf"{_MAYBE_WEEKDAY}(?P<year>\d{{4}})(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})",
        _year_first,
    ),
    (rf"{_MAYBE_WEEKDAY}(?:the )?{DAY}[ -]?(?:of )?{MONTH}{_MAYBE_YEAR}", _month_by_name),
    (rf"{_MAYBE_WEEKDAY}{MONTH}[ -]?(?:the )?{DAY}{_MAYBE_YEAR}", _month_by_name),
    (
        rf"{_MAYBE_WEEKDAY}(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second>\d{{1,2}})"
        r"(?:(?P=mark)(?P<year>\d{4}|\d{2}))?\.?",
        _by_number,
    ),
    (r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)", _day_of_month),
)
"""Each way of writing such a day, and who reads it."""
