"""When someone said they are busy, as typed: "not Thursdays, mornings only, 2026-12-01 to 2026-12-05"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import TypeAlias

from store.dates.days import NotADayError, parse_day
from store.dates.errors import DateError, plain, quoted
from store.dates.moments import parse_clock
from store.dates.saying import DAYS
from store.dates.words import weekday_of
from store.records import Settings

NOON = time(12)
"""Where the morning ends and the afternoon begins."""

_START, _END = time(0), time(23, 59)
_LONGEST_LIST = 400
"""Characters that a list of busy times may have."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that was said: on some weekdays or dates, between two hours, they are free only then, or busy."""

    only: bool = False
    """Free then and at no other time; otherwise busy then."""
    weekdays: frozenset[int] = frozenset()
    """The weekdays meant (Monday is 0); empty for every day."""
    first: date | None = None
    """The first date meant; None for no beginning."""
    last: date | None = None
    """The last date meant, itself included; None for no end."""
    start: time = _START
    """From this hour."""
    end: time = _END
    """Until this hour."""

    def covers_day(self, day: date) -> bool:
        """Does what was said concern this day?"""
        if self.weekdays and day.weekday() not in self.weekdays:
            return False
        return (self.first or day) <= day <= (self.last or day)

    @property
    def all_day(self) -> bool:
        """Is the whole day meant?"""
        return self.start == _START and self.end == _END

    def __str__(self) -> str:
        """The rule in words that parse_busy reads back to the same rule."""
        days = " and ".join(f"{DAYS[day]}s" for day in sorted(self.weekdays))
        hours = "" if self.all_day else f"{self.start:%H:%M}-{self.end:%H:%M}"
        if self.first or self.last:
            return f"{self.first or ''} to {self.last or ''}".strip()
        return f"{'only' if self.only else 'not'} {' '.join(filter(None, (days, hours)))}"


@dataclass(frozen=True, slots=True)
class Busy:
    """All that someone said about when they are busy."""

    rules: tuple[Rule, ...] = ()
    """What was said, in its order."""

    def free(self, day: date, start: time, end: time) -> tuple[tuple[time, time], ...]:
        """The stretches between two hours of this day in which they did not say they are busy, in order."""
        stretches = [(start, end)]
        for rule in self.rules:
            if rule.only:
                stretches = _within(stretches, rule) if rule.covers_day(day) else []
            elif rule.covers_day(day):
                stretches = _outside(stretches, rule)
        return tuple(stretches)

    def said_about(self, day: date) -> bool:
        """Did they say anything that bears on this day?"""
        return any(rule.only or rule.covers_day(day) for rule in self.rules)

    def __str__(self) -> str:
        """All of it in words that parse_busy reads back to the same."""
        return ", ".join(map(str, self.rules))


def parse_busy(text: str, today: date, settings: Settings) -> Busy:
    """What someone said about when they are busy, parted by commas; a DateError names the part that cannot be read.

    "mornings only" and "after 14:00" say when they are free; "not …" and dates say when they are not.
    """
    if len(text) > _LONGEST_LIST:
        raise DateError(f"{quoted(text)} is too long for a list of busy times.")
    parts = [plain(part) for part in re.split(r"[,;\n]", text)]
    rules = [_rule(part, today, settings) for part in parts if part]
    return Busy(tuple(dict.fromkeys(rules)))


def _within(stretches: list[tuple[time, time]], rule: Rule) -> list[tuple[time, time]]:
    cut = [(max(start, rule.start), min(end, rule.end)) for start, end in stretches]
    return [(start, end) for start, end in cut if start < end]


def _outside(stretches: list[tuple[time, time]], rule: Rule) -> list[tuple[time, time]]:
    parts = []
    for start, end in stretches:
        parts += [(start, min(end, rule.start)), (max(start, rule.end), end)]
    return [(start, end) for start, end in parts if start < end and not rule.all_day]


def _rule(part: str, today: date, settings: Settings) -> Rule:
    only = bool(re.search(r"\bonly\b", part))
    text = re.sub(r"\bonly\b", "", part).strip()
    negated = re.match(r"(?:not|no|never|busy|off|away|out)\b(?: on| in the| the)?\s*", text)
    rest = text[negated.end() :] if negated else text
    rest = re.sub(r"(?: off| busy| away)$", "", rest)
    if only and negated:
        raise DateError(f"{quoted(part)} says both “not” and “only”; write one of them.")
    if rule := _hours_and_days(rest, only, negated=rest != text):
        return rule
    if not only and (rule := _dates(rest, today, settings)):
        return rule
    raise DateError(
        f"{quoted(part)} is no busy time that can be read; "
        "write “not Thursdays”, “mornings only”, “after 14:00” or “2026-12-01 to 2026-12-05”."
    )


def _hours_and_days(rest: str, only: bool, *, negated: bool) -> Rule | None:
    """ "Thursdays", "Mon-Wed mornings", "after 14:00", "10:00-12:00": weekdays, hours, or both."""
    found = next(((match, reader) for pattern, reader in _HOURS if (match := re.search(pattern, rest, re.ASCII))), None)
    words = rest[: found[0].start()].strip() if found else rest
    weekdays = _weekdays(words)
    if weekdays is None or not (weekdays or found):
        return None
    if not (negated or only) and not _says_free(rest):
        raise DateError(f"{quoted(rest)} could be when they are free or busy; write “only {rest}” or “not {rest}”.")
    start, end = found[1](found[0]) if found else (_START, _END)
    if start >= end:
        raise DateError(f"{quoted(rest)} ends before it begins.")
    return Rule(only or not negated, weekdays, start=start, end=end)


def _says_free(rest: str) -> bool:
    return re.match(r"(?:after|before|from|until|till)\b", rest) is not None


def _weekdays(words: str) -> frozenset[int] | None:
    """The weekdays of "mon, wed and fri" or "mon-wed"; None where a word is none."""
    days: set[int] = set()
    for part in re.split(r" and | or |/|&| ", re.sub(r" ?(?:-| to ) ?", "-", words)):
        if not part:
            continue
        ends = [weekday_of(word) for word in part.split("-")]
        if None in ends or len(ends) > 2:
            return None
        first, last = (end or 0 for end in (ends[0], ends[-1]))
        days.update((first + n) % 7 for n in range((last - first) % 7 + 1))
    return frozenset(days)


def _dates(rest: str, today: date, settings: Settings) -> Rule | None:
    """ "1 Dec to 5 Dec", "2026-12-24", "until 5 Dec", "from 1 Dec", "back on 7 Dec": an absence."""
    if match := re.fullmatch(r"(?:until|till|to) (.+)", rest):
        return Rule(last=parse_day(match[1], today, settings))
    if match := re.fullmatch(r"(?:from |between )?(.+?)(?: (?:to|until|till|-|and)| ?-(?= ))(?: (.+))?", rest):
        first = parse_day(match[1], today, settings)
        last = parse_day(match[2], first, settings) if match[2] else None
        if last and last < first:
            raise DateError(f"{quoted(rest)} ends before it begins.")
        return Rule(first=first, last=last)
    if match := re.fullmatch(r"from (.+)", rest):
        return Rule(first=parse_day(match[1], today, settings))
    try:
        day = parse_day(rest, today, settings)
    except NotADayError:
        return None
    return Rule(first=day, last=day)


Hours: TypeAlias = tuple[time, time]
_CLOCK = r"(\d{1,2}(?::\d{2}|h\d{0,2})? ?(?:am|pm)?|noon)"
_HOURS: tuple[tuple[str, Callable[[re.Match[str]], Hours]], ...] = (
    (r"\b(?:in the )?mornings?$", lambda _: (_START, NOON)),
    (r"\b(?:in the )?afternoons?$", lambda _: (NOON, _END)),
    (
        rf"\b(?:between |from )?{_CLOCK} ?(?:-|to|and|until) ?{_CLOCK}$",
        lambda match: (parse_clock(match[1]), parse_clock(match[2])),
    ),
    (rf"\b(?:after|from) {_CLOCK}$", lambda match: (parse_clock(match[1]), _END)),
    (rf"\b(?:before|until|till) {_CLOCK}$", lambda match: (_START, parse_clock(match[1]))),
)
"""The hours at the end of a part, and what they are."""
