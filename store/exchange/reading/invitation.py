"""Invitations, .ics, as Google, Outlook, Apple, Zoom and Calendly write them; the only importer of icalendar."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from store.dates import DateError, in_zone, zone_of
from store.dates.recurring import occurrences
from store.exchange.facts import Fact, Meeting, Remark
from store.exchange.limits import TEXT
from store.exchange.reading.calendar_lines import kept
from store.exchange.reading.links import conference_link
from store.exchange.reading.parties import listed, parties_in
from store.exchange.reading.text import ReadingError, decoded, logical_lines
from store.exchange.reading.zones import zone_by_rules, zone_named

_CONFERENCES = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK",
                "X-MICROSOFT-ONLINEMEETINGCONFLINK", "CONFERENCE")  # fmt: skip

_SOON = timedelta(days=366)

_wall = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z?))?")


@dataclass(frozen=True, slots=True)
class When:
    """A moment as a calendar writes it."""

    wall: datetime
    """The hour on the wall, without a zone."""
    zone: ZoneInfo
    """The zone that is counted in."""
    known: str
    """The IANA name of the zone, empty where the calendar names none."""
    is_day: bool
    """A whole day, without an hour?"""

    @property
    def utc(self) -> datetime:
        """The moment itself."""
        return in_zone(self.wall.date(), self.wall.time(), self.zone).astimezone(UTC)


def read(data: bytes, about: dict[str, Any]) -> list[Fact]:
    """Every meeting in the file; of a series the one instance that is meant (ReadingError)."""
    return meetings(decoded(data), about)


def meetings(text: str, about: dict[str, Any]) -> list[Fact]:
    """Every meeting in the text of a calendar (ReadingError)."""
    lines = list(kept(logical_lines(text)))
    try:
        calendars = Calendar.from_ical("\r\n".join(lines) + "\r\n", multiple=True)
    except (ValueError, IndexError, KeyError) as error:
        raise ReadingError("It is no calendar that can be read.") from error
    found = [fact for calendar in calendars for fact in _Reader(calendar, about).facts()]
    if not found:
        raise ReadingError("There is no meeting in it.")
    return found


class _Reader:
    """Reads one calendar."""

    def __init__(self, calendar: Any, about: dict[str, Any]) -> None:
        self._calendar = calendar
        self._method = str(calendar.get("METHOD", "")).upper()
        self._now = datetime.fromisoformat(about["now"]).astimezone(UTC)
        self._own = zone_of(str(about["zone"]))
        self._default = zone_named(str(calendar.get("X-WR-TIMEZONE", "")), WINDOWS_TO_OLSON)
        self._rules = {str(zone.get("TZID", "")): zone for zone in calendar.walk("VTIMEZONE")}
        self._zones: dict[str, str] = {}

    def facts(self) -> Iterator[Fact]:
        """The meetings, and a remark for each event that cannot be read."""
        series: dict[str, list[Any]] = {}
        for event in self._calendar.walk("VEVENT"):
            series.setdefault(str(event.get("UID", "")), []).append(event)
        for uid, events in series.items():
            rule = next((event for event in events if "RRULE" in event and "RECURRENCE-ID" not in event), None)
            if rule is None:
                yield from (self._told(event, uid) for event in events)
            else:
                yield self._instance(uid, rule, [event for event in events if event is not rule])

    def _told(self, event: Any, uid: str) -> Fact:
        """One event as it stands; one instance of a series is told from the others by its moment."""
        try:
            if "RECURRENCE-ID" in event:
                return self._meeting(event, f"{uid}#{_stamp(self._when(event['RECURRENCE-ID']).utc)}")
            return self._meeting(event, uid)
        except (ValueError, OverflowError, KeyError):
            title = _text(event.get("SUMMARY"))[:80] or "without a title"
            return Remark(f"The meeting “{title}” has no day and hour that can be read.")

    def _instance(self, uid: str, rule: Any, changed: list[Any]) -> Fact:
        """The one instance that is meant: the last that has begun, else the first."""
        try:
            found = list(self._instances(rule, changed))
        except (DateError, ValueError, OverflowError, KeyError):
            found = []
        if not found or self._is_cancelled(rule):
            return self._told(rule, uid)
        begun = [each for each in found if each[1].utc <= self._now]
        stamp, start, event = begun[-1] if begun else found[0]
        which = "the latest of them" if begun else "the first of them"
        return self._meeting(event, f"{uid}#{stamp}", start, f"It comes again; this is {which}.")

    def _instances(self, rule: Any, changed: list[Any]) -> Iterator[tuple[str, When, Any]]:
        """Every instance as it is held: by which moment it is known, when it is, and the event that says so."""
        when = self._when(rule["DTSTART"])
        known_by = {_stamp(self._when(event["RECURRENCE-ID"]).utc): event for event in changed}
        for wall in self._times(rule, when):
            original = replace(when, wall=wall)
            stamp = _stamp(original.utc)
            event = known_by.get(stamp)
            if event is None:
                yield stamp, original, rule
            elif not self._is_cancelled(event):
                yield stamp, self._when(event["DTSTART"]), event

    def _times(self, rule: Any, when: When) -> list[datetime]:
        """The hours on the wall by the rule, without those that are called off."""
        rules = listed(rule["RRULE"])
        until = max(self._now.replace(tzinfo=None), when.wall) + _SOON
        left_out = {_wall_of(part.dt, when.zone) for dates in listed(rule.get("EXDATE")) for part in dates.dts}
        times = occurrences(rules[0].to_ical().decode(), when.wall, until)
        return [wall for wall in times if wall not in left_out]

    def _is_cancelled(self, event: Any) -> bool:
        return self._method == "CANCEL" or str(event.get("STATUS", "")).upper() == "CANCELLED"

    def _meeting(self, event: Any, uid: str, start: When | None = None, repeats: str = "") -> Meeting:
        start = start or self._when(event["DTSTART"])
        link = conference_link(
            [_text(event.get(name)) for name in (*_CONFERENCES, "LOCATION", "URL", "DESCRIPTION") if name in event]
        )
        return Meeting(
            uid=uid[:500],
            sequence=max(0, int(event.get("SEQUENCE", 0) or 0)) % 2**31,
            method=self._method[:40],
            is_cancelled=self._is_cancelled(event),
            title=_text(event.get("SUMMARY"))[:TEXT],
            start=start.utc.isoformat(),
            zone=start.known,
            minutes=self._minutes(event),
            is_all_day=start.is_day,
            place=" ".join(_text(event.get("LOCATION")).split()),
            link=link,
            repeats=repeats,
            parties=tuple(parties_in(event)),
        )

    def _minutes(self, event: Any) -> int:
        if "DTEND" in event:
            length = self._when(event["DTEND"]).utc - self._when(event["DTSTART"]).utc
        elif "DURATION" in event:
            length = event["DURATION"].dt
        else:
            return 60
        return min(max(int(length.total_seconds()) // 60, 0), 60 * 24 * 366)

    def _when(self, value: Any) -> When:
        """A moment, whatever the calendar calls its zone (ValueError)."""
        value = value[0] if isinstance(value, list) else value
        match = _wall.fullmatch(value.to_ical().decode())
        if match is None:
            raise ValueError("no moment")
        day = date(*map(int, match.groups()[:3]))
        if match[4] is None:
            return When(datetime.combine(day, time()), self._own, "", is_day=True)
        wall = datetime.combine(day, time(int(match[4]), int(match[5]), min(int(match[6] or 0), 59)))
        if match[7]:
            return When(wall, ZoneInfo("UTC"), "", is_day=False)
        known = self._zone(str(value.params.get("TZID", "")), day.year)
        return When(wall, ZoneInfo(known) if known else self._own, known, is_day=False)

    def _zone(self, name: str, year: int) -> str:
        if not name:
            return self._default
        if name not in self._zones:
            self._zones[name] = zone_named(name, WINDOWS_TO_OLSON) or self._by_rules(name, year) or self._default
        return self._zones[name]

    def _by_rules(self, name: str, year: int) -> str:
        if (rules := self._rules.get(name)) is None:
            return ""
        if found := zone_named(str(rules.get("X-LIC-LOCATION", "")), WINDOWS_TO_OLSON):
            return found
        zone = rules.to_tz(lookup_tzid=False)
        first = (self._own.key, self._default)
        return zone_by_rules(lambda wall: wall.replace(tzinfo=zone).utcoffset(), year, first, WINDOWS_TO_OLSON.values())


def _text(value: Any) -> str:
    value = value[0] if isinstance(value, list) and value else value
    if value is None:
        return ""
    return value.to_ical().decode("utf-8", "replace") if type(value).__name__ == "vUnknown" else str(value)


def _wall_of(moment: date, zone: ZoneInfo) -> datetime:
    """A day or a moment as the clocks of a zone show it."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.astimezone(zone).replace(tzinfo=None) if moment.tzinfo else moment


def _stamp(moment: datetime) -> str:
    return f"{moment:%Y%m%dT%H%M%SZ}"
