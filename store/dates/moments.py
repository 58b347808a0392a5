"""Moments as people type them: "tomorrow 9:30", "next tue 3pm", "3pm on 25 Nov", "in 2 hours"."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from store.dates.days import EXAMPLES, NotADayError, parse_day
from store.dates.errors import DateError, plain, quoted
from store.dates.words import YEARS, meant_word
from store.dates.zones import local_day, typed_in_zone, zone_of
from store.records import Settings

CLOCK = (
    r"(?:(?P<hour>\d{1,2})(?::(?P<minute>\d{2})(?::\d{2})?"
    r"|[.](?P<dotted>\d{2})(?= ?[ap]m)|(?P<h>h)(?P<french>\d{2})?)?"
    r" ?(?P<half>am|pm)?(?: ?o'?clock)?|(?P<word>noon|midday|midnight))"
)
"""The ways of writing an hour."""

_AFTER = rf"(?:(?P<day>.+?) )??(?:at |@ ?)?{CLOCK}"
_BEFORE = rf"(?:at |@ ?)?{CLOCK} (?:on )?(?P<day>.+)"
_EXACT = r"\d{4}-\d\d-\d\d[t ]\d\d:?\d\d(?::?\d\d(?:\.\d{1,6})?)?(?:z|[+-]\d\d:?\d\d)"
_SPAN = (
    r"(?:(?P<sign>[+-]) ?|in )?(?P<number>\d{1,4}|an?|half an) ?(?P<unit>h|hrs?|hours?|mins?|minutes?)(?P<ago> ago)?"
)

_MINUTES_OR_MONTHS = r"(?:[+-] ?|in )?(?P<number>\d{1,4}) ?m(?: ago)?"


def parse_moment(text: str, now: datetime, settings: Settings, zone: str = "") -> datetime:
    """The moment that these words mean, on the clock of `zone` (empty: the user's); a DateError where they mean none.

    "Today" is the user's own day. A day needs an hour with it. An hour that the clocks leave out is an error;
    of one that comes twice it is the earlier.
    """
    asked = re.sub(r"\b([ap])\. ?m\b\.?", r"\1m", plain(text))
    there = zone_of(zone, settings.zone)
    if not asked:
        raise DateError("A day and an hour are missing; write something like “tomorrow 9:30”.")
    if asked == "now":
        return now.astimezone(there).replace(second=0, microsecond=0)
    if _fits(_EXACT, asked):
        return _exact(asked, there)
    if minutes := _fits(_MINUTES_OR_MONTHS, asked):
        raise DateError(f"{quoted(text)} could be minutes or months; write “in {minutes['number']} min” for minutes.")
    if span := _fits(_SPAN, asked):
        return _span(span, text, now, there)
    return _day_and_clock(asked, local_day(now, zone_of(settings.zone)), settings, there)


def parse_clock(text: str) -> time:
    """An hour on its own: "9:30", "3pm", "noon", "14h"; a DateError for one that could be two."""
    asked = re.sub(r"\b([ap])\. ?m\b\.?", r"\1m", plain(text))
    match = re.fullmatch(CLOCK, asked, re.ASCII)
    if not match:
        raise DateError(f"{quoted(text)} is not an hour that can be read; write one such as “9:30” or “3pm”.")
    return _clock(match, asked)


def _day_and_clock(asked: str, today: date, settings: Settings, there: ZoneInfo) -> datetime:
    asked = re.sub(r"^(\d{4}-\d\d-\d\d)t(?=\d)", r"\1 ", asked)
    if _is_day(asked, today, settings):
        raise DateError(f"An hour is missing; write it with the day, such as {quoted(f'{asked} 9:30')}.")
    for match in (_fits(_AFTER, asked), _fits(_BEFORE, asked)):
        if not match or (match["day"] and not _is_day(match["day"], today, settings)):
            continue
        day = parse_day(match["day"], today, settings) if match["day"] else today
        return typed_in_zone(day, _clock(match, asked), there)
    raise _no_moment(asked, today, settings)


def _no_moment(asked: str, today: date, settings: Settings) -> DateError:
    """The most telling sentence: what is wrong with the day, where at least the hour was understood."""
    match = _fits(_AFTER, asked)
    try:
        if match and match["day"]:
            parse_day(match["day"], today, settings)
        else:
            parse_day(asked, today, settings)
    except DateError as error:
        if not isinstance(error, NotADayError):
            return error
    meant = meant_word(asked)
    examples = f"did you mean {quoted(meant)}?" if meant else f"write {EXAMPLES} and then “9:30”."
    return DateError(f"{quoted(asked)} is not a day and an hour that can be read; {examples}")


def _is_day(text: str, today: date, settings: Settings) -> bool:
    try:
        parse_day(text, today, settings)
    except DateError:
        return False
    return True


def _clock(match: re.Match[str], asked: str) -> time:
    if word := match["word"]:
        if word == "midnight":
            raise DateError("“midnight” could mean the start or the end of that day; write 0:00 or 23:59.")
        return time(12)
    hour, half = int(match["hour"]), match["half"]
    minute = int(match["minute"] or match["dotted"] or match["french"] or 0)
    if half:
        hour = _with_half(hour, half, asked)
    elif _is_bare(match) and 1 <= hour <= 12:
        other = (hour + 12) % 24 if hour != 12 else 0
        raise DateError(f"{quoted(str(hour))} could be {hour:02}:00 or {other:02}:00; write {hour}am or {hour}pm.")
    if hour > 23 or minute > 59:
        raise DateError(f"{quoted(asked)} has no such hour; the hours go from 0:00 to 23:59.")
    return time(hour, minute)


def _is_bare(match: re.Match[str]) -> bool:
    """Is the hour a number alone, which could be of the morning or of the evening?"""
    return not (match["minute"] or match["half"] or match["h"])


def _with_half(hour: int, half: str, asked: str) -> int:
    if not 1 <= hour <= 12:
        raise DateError(f"{quoted(asked)} has no such hour; with am or pm they go from 1 to 12.")
    return hour % 12 + (12 if half == "pm" else 0)


def _span(match: re.Match[str], text: str, now: datetime, there: ZoneInfo) -> datetime:
    number, unit = match["number"], match["unit"]
    if not (match["sign"] or match["ago"] or text.strip().casefold().startswith("in ")):
        raise DateError(f"{quoted(text)} could be ahead or past; write “in {number} {unit}” or “{number} {unit} ago”.")
    minutes = {"a": 1.0, "an": 1.0, "half an": 0.5}.get(number) or float(number)
    minutes *= 60 if unit.startswith("h") else 1
    back = match["sign"] == "-" or match["ago"]
    moment = now.astimezone(UTC) + timedelta(minutes=-minutes if back else minutes)
    return moment.astimezone(there).replace(second=0, microsecond=0)


def _fits(pattern: str, asked: str) -> re.Match[str] | None:
    return re.fullmatch(pattern, asked, re.ASCII)


def _exact(asked: str, there: ZoneInfo) -> datetime:
    try:
        moment = datetime.fromisoformat(asked.upper())
    except ValueError:
        raise DateError(f"{quoted(asked)} is not in the calendar.") from None
    if moment.year not in YEARS:
        raise DateError(f"{quoted(asked)} is too far away.")
    return moment.astimezone(there)
