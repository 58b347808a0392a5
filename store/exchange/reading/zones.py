"""The zone that a calendar means: by its IANA name, by the name Windows has for it, by its cities, or by its rules."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

Offset = Callable[[datetime], timedelta | None]
"""From an hour on the wall there to its distance from UTC."""

_FIRST = ("Europe/London", "Europe/Berlin", "America/New_York", "America/Chicago", "America/Denver",
          "America/Los_Angeles", "Asia/Kolkata", "Asia/Tokyo", "Australia/Sydney")  # fmt: skip
"""Of several zones with the same rules the one that most people mean."""

_UTC = {"utc", "gmt", "z", "etc/utc", "etc/gmt", "tzone://microsoft/utc", "coordinated universal time"}
_HALF_YEAR = 26
_FORTNIGHT = timedelta(days=14)

_display = re.compile(r"\((?:UTC|GMT)[^)]*\)\s*(.+)")
_fixed = re.compile(r"(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?")


def zone_named(name: str, windows: Mapping[str, str]) -> str:
    """The IANA name that is meant by a calendar's name of a zone; empty where the name alone does not tell."""
    name = name.strip().strip('"')
    if name.casefold() in _UTC:
        return "UTC"
    if found := _iana(name) or windows.get(name):
        return found
    tail = name.split("/")
    for size in (3, 2):  # "/citadel.org/20210210_1/Europe/Berlin"
        if len(tail) > size and (found := _iana("/".join(tail[-size:]))):
            return found
    if match := _display.fullmatch(name):  # "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"
        return _by_cities(match[1])
    return _with_fixed_offset(name)


def zone_by_rules(offset: Offset, year: int, first: Iterable[str], others: Iterable[str]) -> str:
    """The zone whose clocks go as these rules say, the year through; empty where none does."""
    begin = datetime(year, 1, 3, 12)  # noqa: DTZ001  an hour on the wall
    times = [begin + _FORTNIGHT * number for number in range(_HALF_YEAR)]
    wanted = [offset(time) for time in times]
    for name in dict.fromkeys((*first, *_FIRST, *others)):
        if _iana(name) and [time.replace(tzinfo=ZoneInfo(name)).utcoffset() for time in times] == wanted:
            return name
    return ""


def _iana(name: str) -> str:
    return _names().get(name.casefold().replace(" ", "_"), "")


@cache
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones() if "/" in name}


def _by_cities(words: str) -> str:
    cities = {name.rsplit("/", 1)[-1]: known for name, known in sorted(_names().items())}
    for city in words.split(","):
        if found := cities.get(city.strip().casefold().replace(" ", "_")):
            return found
    return ""


def _with_fixed_offset(name: str) -> str:
    match = _fixed.fullmatch(name.replace(" ", ""))
    if not match or int(match[3] or 0) or int(match[2]) > 12:
        return ""
    hours = int(match[2])
    return f"Etc/GMT{'-' if match[1] == '+' else '+'}{hours}" if hours else "UTC"
