"""From what is on a day to the words and marks of the calendar. Pure functions; no widget, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from store.agenda import Days, Happening, HappeningKind
from store.dates import DAYS, MONTHS, say_moment
from store.queue import Entry
from tui.drawing import GLYPHS
from tui.step_wording import WITHOUT_HASTE, due_words, is_late, person_of, short_why, step_what
from tui.wording import SETTING_WORDS, Spans, broken, fit

CLOCK = 13
"""Cells of the column with mark and hour."""
CURSOR = 2
"""Cells of the list's cursor."""
MIN_WORDS = 16
"""Cells that the words have at the least."""


def mark(thing: Happening) -> tuple[str, str]:
    """The character of a thing, and its style."""
    if thing.entry:
        return (GLYPHS.late, "loud") if is_late(thing.entry) else (GLYPHS.step, "")
    return {
        HappeningKind.INTERVIEW: (GLYPHS.interview, "accent"),
        HappeningKind.DECISION: (GLYPHS.decision, "good"),
        HappeningKind.CALL: (GLYPHS.call, "good"),
    }.get(thing.kind, (GLYPHS.holiday, "quiet"))


def legend() -> Spans:
    """What the marks mean."""
    return [
        (f" {GLYPHS.interview}", "accent"),
        (" interview  ", "quiet"),
        (GLYPHS.step, ""),
        (" due  ", "quiet"),
        (GLYPHS.late, "loud"),
        (" missing  ", "quiet"),
        (GLYPHS.decision, "good"),
        (" they decide  ", "quiet"),
        (GLYPHS.call, "good"),
        (" they call  ", "quiet"),
        (GLYPHS.holiday, "quiet"),
        (" holiday", "quiet"),
    ]


def short_name(thing: Happening) -> str:
    """A thing in a word or two, for a cell of the month."""
    return thing.dossier.opening.company if thing.dossier else thing.name


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the calendar's list."""

    spans: tuple[tuple[str, str], ...] = ()
    """Its words; none for a blank."""
    thing: Happening | None = None
    """What it is the first line of; None for all others."""


def agenda_lines(days: Days, now: datetime, width: int) -> list[Line]:
    """Everything under its day; holidays that are over are left out."""
    lines: list[Line] = []
    for day, things in days.items():
        if day >= now.date() or any(thing.dossier for thing in things):
            heading = Line(((f" {day_heading(day, now.date())}", "heading"),))
            lines += [Line(), heading, *lines_of(things, now, width)]
    return lines[1:]


def lines_of(things: Iterable[Happening], now: datetime, width: int) -> list[Line]:
    """All lines of these things."""
    lines: list[Line] = []
    for thing in things:
        head, *more = rows_of(thing, now, width)
        lines += [Line(tuple(head), thing), *(Line(tuple(row)) for row in more)]
    return lines


def rows_of(thing: Happening, now: datetime, width: int) -> tuple[Spans, ...]:
    """All rows of a thing: mark, hour and what it is; then where it belongs, and the hour on the clock of the place.

    Words that are longer than a row go on in the next; all but the first line have the list's cursor's cells, too.
    """
    char, style = mark(thing)
    ink = "quiet" if thing.kind is HappeningKind.HOLIDAY else ""
    room = max(MIN_WORDS, width - CLOCK)
    first, *rest = (line.strip(" ·") for line in broken(_what(thing), room))
    about = broken(" · ".join(filter(None, (_there(thing, now), _about(thing, now)))), room)
    more = [(line, ink) for line in rest] + [(line.strip(" ·"), "quiet") for line in about if line]
    clock = fit(_clock(thing, now), CLOCK - 3)
    head: Spans = [(f"{char} ", style), (f"{clock} ", style if style == "loud" else ""), (fit(first, room), ink)]
    lead = " " * (CLOCK + CURSOR)
    return (head, *([(lead, ""), (fit(line, room), ink)] for line, ink in more))


def _clock(thing: Happening, now: datetime) -> str:
    if thing.entry:
        return _due(thing.entry, thing.at, now)
    if thing.kind is HappeningKind.INTERVIEW and thing.at:
        return f"{thing.at:%H:%M}"
    return {HappeningKind.DECISION: "they say", HappeningKind.CALL: "they call"}.get(thing.kind, "holiday")


def _due(entry: Entry, at: datetime | None, now: datetime) -> str:
    """The hour of a step where one counts; its lateness where the hour has passed."""
    if is_late(entry):
        return due_words(entry.step, entry.state, now)
    if at:
        return f"{'by' if entry.step.to_the_hour else 'at'} {at:%H:%M}"
    return "no hurry" if entry.step.kind in WITHOUT_HASTE else "that day"


def _what(thing: Happening) -> str:
    if thing.dossier is None:
        return thing.name
    opening = thing.dossier.opening
    if thing.entry:
        return f"{step_what(thing.entry.step)} {person_of(thing.entry.step, thing.dossier)}"
    return " · ".join(filter(None, (opening.company, opening.role)))


def _about(thing: Happening, now: datetime) -> str:
    if thing.dossier is None:
        return ""
    opening = thing.dossier.opening
    if thing.entry:
        return " · ".join(filter(None, (opening.company, short_why(thing.entry, now))))
    if thing.interview:
        number = thing.dossier.interviews.index(thing.interview) + 1
        people = [person.name for id_ in thing.interview.person_ids if (person := thing.dossier.person(id_))]
        how = SETTING_WORDS[thing.interview.setting]
        return " · ".join(filter(None, (f"round {number}, {how}", ", ".join(people))))
    return "the day by which they decide" if thing.kind is HappeningKind.DECISION else "the day by which they call"


def _there(thing: Happening, now: datetime) -> str:
    """The hour on the clock of the place, where that shows another."""
    if thing.at is None or thing.theirs is None or thing.at.utcoffset() == thing.theirs.utcoffset():
        return ""
    if thing.at.date() == thing.theirs.date():
        return f"{thing.theirs:%H:%M} theirs"
    return f"{say_moment(thing.theirs, now)} theirs"


def day_heading(day: date, today: date) -> str:
    """ "Tuesday 24 November", with the year where that is another, and "today" where it is."""
    said = f"{DAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    said = said if day.year == today.year else f"{said} {day.year}"
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get((day - today).days, "")
    return f"{said} · {near}" if near else said
