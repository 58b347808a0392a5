"""Time zones by their IANA names, and moments in them: hours that a change of the clocks leaves out or repeats."""

from datetime import UTC, date, datetime, time, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from store.dates.errors import LONGEST, DateError, quoted

_UTC = ZoneInfo("UTC")


@lru_cache(maxsize=1024)
def zone_of(name: str, default: str = "UTC") -> ZoneInfo:
    """The zone of this name; where that is empty or unknown the default's, and failing that UTC."""
    return _zone(name) or _zone(default) or _UTC


def check_zone(text: str) -> str:
    """The IANA name that was meant, spelled as IANA does; a DateError with near ones for a zone that is unknown."""
    if len(text) > LONGEST:
        raise DateError(f"{quoted(text)} is too long for a time zone.")
    if _is_plainly_a_zone(text):
        return text
    asked = "_".join(text.split()).casefold()
    if not asked:
        raise DateError("A time zone is missing; write one such as “Europe/Berlin”.")
    names = _names()
    if asked in names:
        return names[asked]
    near = _near(asked)
    hint = f"did you mean {' or '.join(near)}?" if near else "write one such as “Europe/Berlin”."
    raise DateError(f"There is no time zone {quoted(text)}; {hint}")


def in_zone(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """This hour of this day there; an hour that the clocks leave out becomes the one that they show instead."""
    return seen_in(utc(datetime.combine(day, clock, tzinfo=zone)), zone)


def typed_in_zone(day: date, clock: time, zone: ZoneInfo) -> datetime:
    """This hour of this day there, as someone typed it: a DateError where the clocks leave it out.

    Of an hour that comes twice it is the earlier one; say_moment names it.
    """
    moment = in_zone(day, clock, zone)
    if moment.time() != clock:
        raise DateError(
            f"There is no {clock:%H:%M} on {day:%Y-%m-%d} in {zone.key}: the clocks go forward then, "
            f"and {clock:%H:%M} becomes {moment:%H:%M}."
        )
    return moment


def comes_twice(moment: datetime) -> bool:
    """Do the clocks show this hour twice on that day?"""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def utc(moment: datetime) -> datetime:
    """The same moment in UTC, where any two can be compared: within one zone Python compares wall clocks."""
    return seen_in(moment, UTC)


def seen_in(moment: datetime, zone: tzinfo) -> datetime:
    """The same moment on the clock of this zone.

    What a damaged file has before 1900 or after 2199 counts as the nearest day between, so that one can still count on.
    """
    if not 1900 <= moment.year < 2200:
        edge = (1900, 1, 1) if moment.year < 1900 else (2199, 12, 31)
        return datetime(*edge, tzinfo=zone)
    return moment.astimezone(zone)


def local_day(moment: datetime, zone: tzinfo) -> date:
    """The day that a calendar on the wall there shows at this moment."""
    return seen_in(moment, zone).date()


def _is_plainly_a_zone(text: str) -> bool:
    """Spelled as IANA does? Then no list of all zones is needed, which takes longer than all else at a start.

    Names such as "posix/Europe/Berlin" are files too, but no names of IANA's.
    """
    return text == "UTC" or ("/" in text and text[0].isupper() and _zone(text) is not None)


def _zone(name: str) -> ZoneInfo | None:
    if not name or len(name) > LONGEST:
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown, no name at all, or a folder of zones
        return None


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    return {name.casefold(): name for name in available_timezones()}


def _near(asked: str) -> list[str]:
    from difflib import get_close_matches  # noqa: PLC0415 - only when a zone was mistyped

    names = _names()
    in_name = sorted(name for folded, name in names.items() if asked in folded.rsplit("/", 1)[-1] and "/" in name)
    close = [names[name] for name in get_close_matches(asked, names, n=3, cutoff=0.75)]
    cities = {folded.rsplit("/", 1)[-1]: name for folded, name in sorted(names.items(), reverse=True)}
    by_city = [cities[city] for city in get_close_matches(asked.rsplit("/", 1)[-1], cities, n=3, cutoff=0.75)]
    return list(dict.fromkeys([*in_name, *close, *by_city]))[:3]
