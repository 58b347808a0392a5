"""The lines of a calendar that are looked at; the rest never reaches the library that reads them."""

import re
from collections.abc import Iterable, Iterator

from store.exchange.limits import TEXT
from store.exchange.reading.text import ReadingError, check_nesting

_KEPT = frozenset(
    ("BEGIN", "END", "METHOD", "VERSION", "PRODID", "X-WR-TIMEZONE", "UID", "SEQUENCE", "SUMMARY", "DTSTART",
     "DTEND", "DURATION", "LOCATION", "ORGANIZER", "ATTENDEE", "RRULE", "EXDATE", "RECURRENCE-ID", "STATUS",
     "DESCRIPTION", "URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL",
     "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "X-MICROSOFT-ONLINEMEETINGCONFLINK", "TZID", "X-LIC-LOCATION",
     "TZOFFSETFROM", "TZOFFSETTO", "TZNAME", "RDATE")
)  # fmt: skip
"""The properties; alarms, attachments and the rest are passed over."""

_COMPONENTS = ("VCALENDAR", "VEVENT", "VTIMEZONE", "STANDARD", "DAYLIGHT")


def kept(lines: Iterable[str]) -> Iterator[str]:
    """The lines that are looked at, of the components that are looked at (ReadingError where the end is missing)."""
    every = list(lines)
    check_nesting(every)
    open_: list[str] = []
    for line in every:
        name, value = re.split("[;:]", line, maxsplit=1)[0].upper().strip(), line.partition(":")[2].strip().upper()
        if name == "BEGIN":
            open_.append(value)
        if name in _KEPT and open_ and all(part in _COMPONENTS for part in open_):
            yield line[: 4 * TEXT]
        if name == "END" and open_:
            open_.pop()
    if open_:
        raise ReadingError("It breaks off in the middle, so none of it was taken.")
