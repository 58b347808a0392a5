"""From what is on a day to the words and marks of the calendar. Pure functions; no widget, no clock."""

from datetime import date, datetime

from store.agenda import Happening, HappeningKind
from store.dates import DAYS, MONTHS, say_moment
from store.queue import Entry
from tui.drawing import GLYPHS
from tui.step_wording import WITHOUT_HASTE, due_words, is_late, person_of, short_why, step_what
from tui.wording import SETTING_WORDS, Spans, fit

CLOCK = 13
"""Cells of the column with mark and hour."""


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


def head_row(thing: Happening, now: datetime, width: int) -> Spans:
    """The first line of a thing: its mark, its hour, and what it is."""
    char, style = mark(thing)
    return [
        (f"{char} ", style),
        (fit(_clock(thing, now), CLOCK - 3) + " ", style if style == "loud" else ""),
        (fit(_what(thing), max(0, width - CLOCK)), "quiet" if thing.kind is HappeningKind.HOLIDAY else ""),
    ]


def more_row(thing: Happening, now: datetime, width: int) -> Spans:
    """The second line of a thing: where it belongs, and the hour on the clock of the place."""
    there = _there(thing, now)
    lead = " " * (CLOCK + 2)  # beneath the words of the first line, which has the list's cursor before it
    room = max(0, width - len(lead))
    about = _about(thing, now)
    return [(lead, ""), (fit(" · ".join(filter(None, (there, about))), room), "quiet")]


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
        return f"by {at:%H:%M}"
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
        return f"{opening.company} · {short_why(thing.entry, now)}"
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
