"""Days counted from today: "tomorrow", "+2bd", "in two weeks", "next fri", "monday week", "eom"."""

import re
from datetime import date, timedelta

from store.dates.business import week_begins
from store.dates.errors import DateError, quoted
from store.dates.saying import DAYS, say_day_in_full
from store.dates.words import (
    NUMBER,
    NUMBERS,
    UNIT,
    UNITS,
    WEEKDAY,
    Asked,
    Match,
    Readers,
    months_on,
    weekday_number,
)

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


def _named(match: Match, asked: Asked) -> date:
    return asked.today + timedelta(days=_OFFSETS[match["word"]])


def _offset(match: Match, asked: Asked) -> date:
    groups = match.groupdict()
    back = groups.get("sign") == "-" or bool(groups.get("ago"))
    number = match["number"]
    count = NUMBERS[number] if number in NUMBERS else int(number)
    unit = next(unit for unit, pattern in UNITS.items() if re.fullmatch(pattern, match["unit"]))
    return _moved(asked, -count if back else count, unit)


def _ahead_or_past(match: Match, _asked: Asked) -> date:
    span = match["span"]
    raise DateError(f"{quoted(span)} could be ahead or past; write “in {span}” or “{span} ago”.")


def _moved(asked: Asked, count: int, unit: str) -> date:
    if unit == "bd":
        return asked.business(asked.today, count)
    if unit in {"m", "y"}:
        return months_on(asked.today, count * (12 if unit == "y" else 1))
    return asked.today + timedelta(days=count * {"d": 1, "w": 7, "2w": 14}[unit])


def _next_weekday(match: Match, asked: Asked) -> date:
    """ "fri", "next fri", "this fri", "last fri": a plain name said on that very day could mean two days."""
    weekday = weekday_number(match["weekday"])
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
    return asked.today + timedelta(days=ahead if which == "this" else ahead or 7)


def _weekday_week(match: Match, asked: Asked) -> date:
    """ "monday week": the Monday a week after the coming one."""
    weekday = weekday_number(match["weekday"])
    ahead = (weekday - asked.today.weekday()) % 7
    if not ahead:
        one, two = (say_day_in_full(asked.today + timedelta(days=days), asked.today) for days in (7, 14))
        raise DateError(
            f"Today is {DAYS[weekday]}, so {quoted(asked.text)} could mean {one} or {two}; write one of them."
        )
    return asked.today + timedelta(days=ahead + 7)


def _day_week(match: Match, asked: Asked) -> date:
    return asked.today + timedelta(days=_OFFSETS[match["word"]] + 7)


def _end(match: Match, asked: Asked) -> date:
    """ "eow", "eom", "eoy": the last day; of the week, its last business day."""
    first = asked.today.replace(day=1)
    if match["what"] in {"m", "month"}:
        return months_on(first, 1) - timedelta(days=1)
    if match["what"] in {"y", "year"}:
        return date(asked.today.year, 12, 31)
    friday = asked.business(_week_start(asked) + timedelta(days=7), -1)
    return friday if friday >= asked.today else asked.business(friday + timedelta(days=7), 0)


def _next_period(match: Match, asked: Asked) -> date:
    """ "next week", "next month": its first business day."""
    if match["what"] == "week":
        return asked.business(_week_start(asked) + timedelta(days=7), 0)
    first = asked.today.replace(day=1)
    if match["what"] == "year":
        return asked.business(date(first.year + 1, 1, 1), 0)
    return asked.business(months_on(first, 1), 0)


def _week_start(asked: Asked) -> date:
    begins = week_begins(asked.settings.country, asked.today)
    return asked.today - timedelta(days=(asked.today.weekday() - begins) % 7)


READERS: Readers = (
    (rf"(?P<word>{'|'.join(_OFFSETS)})", _named),
    (rf"(?P<sign>[+-]) ?{NUMBER} ?{UNIT}", _offset),
    (rf"in {NUMBER} ?{UNIT}(?:'? time)?", _offset),
    (rf"{NUMBER} ?{UNIT}(?: (?P<ago>ago)| from (?:now|today))", _offset),
    (rf"(?P<span>{NUMBER} ?{UNIT})", _ahead_or_past),
    (r"(?:the )?next (?:business|working) day", lambda _, asked: asked.business(asked.today, 1)),
    (rf"(?:(?P<which>next|this|last|past|coming) )?{WEEKDAY}", _next_weekday),
    (rf"{WEEKDAY} week", _weekday_week),
    (rf"(?:a )?week (?:on|from) {WEEKDAY}", _weekday_week),
    (r"(?P<word>today|tomorrow) week", _day_week),
    (r"(?:a )?week (?:on|from) (?P<word>today|tomorrow)", _day_week),
    (r"(?:eo|(?:the )?end of (?:the |this )?)(?P<what>w|week|m|month|y|year)", _end),
    (r"next (?P<what>week|month|year)", _next_period),
)
"""Each way of writing such a day, and who reads it."""
