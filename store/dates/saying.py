"""Days and moments as people say them: "today", "Tue", "Fri 27 Nov", "Friday 27 November", "Tue 10:30"."""

from datetime import date, datetime, timedelta

from store.dates.zones import comes_twice

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""The days of the week, Monday first; never the machine's language, for the texts here are English."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months, January first."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NEAR = timedelta(days=183)


def say_day(day: date, today: date) -> str:
    """A day in few letters: "today", "yesterday", "tomorrow", "Tue" in this coming week, "Fri 27 Nov", "3 Mar 2027"."""
    ahead = (day - today).days
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if ahead in near:
        return near[ahead]
    if 1 < ahead < 7:
        return DAYS[day.weekday()][:3]
    month = MONTHS[day.month - 1][:3]
    return f"{DAYS[day.weekday()][:3]} {day.day} {month}" if day.year == today.year else f"{day.day} {month} {day.year}"


def say_day_in_full(day: date, near: date) -> str:
    """A day within a sentence: "Friday 27 November", with the year where it lies half a year or more from `near`."""
    said = f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    return said if abs(day - near) < _NEAR else f"{said} {day.year}"


def say_moment(moment: datetime, now: datetime) -> str:
    """A moment on the clock of its own zone: "today 15:00", "Tue 10:30"; "today" is the day there.

    Of an hour that the clocks show twice, it says which one is meant.
    """
    said = f"{say_day(moment.date(), now.astimezone(moment.tzinfo).date())} {moment:%H:%M}"
    return f"{said} ({'the later' if moment.fold else 'the earlier'} of two)" if comes_twice(moment) else said


def say_count(count: int, thing: str) -> str:
    """A number of things in words: "one business day", "five business days", "14 weeks"."""
    number = _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)
    return f"{number} {thing}" if count == 1 else f"{number} {thing}s"
