"""From records to the words and marks of the screen. Pure functions; no widget, no clock."""

from datetime import date, datetime
from unicodedata import bidirectional, category

from rich.cells import cell_len, set_cell_size

from store.checklist import Item, ItemState, MatrixRow
from store.dates import DAYS, MONTHS, comes_twice, say_day, say_moment
from store.records import (
    Channel,
    Dossier,
    Interview,
    OpeningState,
    Person,
    Purpose,
    Result,
    Setting,
)
from tui.drawing import GLYPHS

Spans = list[tuple[str, str]]
"""Pieces of a row, each with a style: "" or one of STYLES."""

STYLES = ("loud", "accent", "quiet", "heading", "good", "name")


OPENING_WORDS = {
    OpeningState.OFFER: "offer",
    OpeningState.ACCEPTED: "accepted",
    OpeningState.FILLED: "chose another",
    OpeningState.WITHDRAWN: "withdrawn",
    OpeningState.LET_GO: "let go",
}

PURPOSE_TITLES = {
    Purpose.THANK_YOU: "Thank-you",
    Purpose.CHECK_IN: "Check-in",
    Purpose.STILL_INTERESTED: "Still interested",
    Purpose.WITHDRAWAL: "Withdrawal",
    Purpose.KEEP_IN_TOUCH: "Keep in touch",
    Purpose.OTHER: "Letter",
}

RESULT_WORDS = {Result.GATEKEEPER: "someone else answered"}
"""Results whose own word is a word of the trade."""

CHANNEL_TITLES = {
    Channel.EMAIL: "e-mail",
    Channel.CALL: "call",
    Channel.NOTE: "note by post",
    Channel.MESSAGE: "message",
    Channel.IN_PERSON: "in person",
}

ITEM_MARKS = {
    ItemState.OPEN: ("✗ ", "loud"),
    ItemState.DONE: ("✓ ", "good"),
    ItemState.HINT: ("! ", "accent"),
    ItemState.OVERRULED: ("– ", "quiet"),
}


def fit(text: str, cells: int) -> str:
    """The text in exactly so many cells: padded, or cut with an ellipsis."""
    if cells <= 0:
        return ""
    return set_cell_size(text, cells) if cell_len(text) <= cells else set_cell_size(text, cells - 1) + "…"


def clipped(spans: Spans, cells: int) -> Spans:
    """The spans as they are where they fit; else cut at so many cells, with an ellipsis."""
    if cells <= 0 or cell_len("".join(text for text, _ in spans).rstrip()) <= cells:
        return spans
    kept: Spans = []
    for text, style in spans:
        if (room := cell_len(text)) >= cells:
            return [*kept, (f"{set_cell_size(text, cells - 1)}…", style)]
        kept.append((text, style))
        cells -= room
    return kept


def broken(text: str, width: int) -> list[str]:
    """The words of a text in lines of at most so many cells; a longer word has a line of its own."""
    lines, line = [], ""
    for word in text.split():
        if line and cell_len(line) + 1 + cell_len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    return [*lines, line]


def hung(text: str, width: int, lead: int) -> str:
    """A text in lines that end at `width`; all but the first begin `lead` cells in."""
    return f"\n{' ' * lead}".join(broken(text, max(width - lead, 20)))


def spaced(text: str) -> str:
    """The text with its letters set apart, to be read from afar; scripts whose letters join or stack stay together."""
    if any(category(letter).startswith("M") or bidirectional(letter) in {"R", "AL"} for letter in text):
        return text
    return "   ".join(" ".join(word) for word in text.split())


def short(text: str) -> str:
    """A name from outside within a sentence: never so long that the rest is not seen."""
    return text if cell_len(text) <= 40 else fit(text, 40)


def plural(count: int, one: str, many: str = "") -> str:
    """ "1 thing", "2 things"."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def opening_words(dossier: Dossier, now: datetime, *, brief: bool = False) -> str:
    """Where an opening stands: "Tue 10:30", "held Tue", "offer"; `brief` for fifteen cells."""
    if words := OPENING_WORDS.get(dossier.opening.state):
        return words
    coming = [interview for interview in dossier.interviews if interview.end > now]
    if coming:
        return _coming(coming[0].start, now, brief=brief)
    if dossier.interviews:
        return f"held {say_day(dossier.interviews[-1].start.astimezone(now.tzinfo).date(), now.date())}"
    return "applied"


def _coming(start: datetime, now: datetime, *, brief: bool) -> str:
    """When an interview will be, on the user's clock; said to be the user's where theirs shows another hour.

    Briefly "Tue 02:30 yours", on this day "at 14:30 yours", and of a far day the day alone.
    """
    yours = start.astimezone(now.tzinfo)
    said = say_moment(yours, now)
    if yours.utcoffset() == start.utcoffset():
        return said
    ahead = (yours.date() - now.date()).days
    if not brief:
        return f"{said} yours"
    day = DAYS[yours.weekday()][:3] if ahead else "at"
    return f"{day} {yours:%H:%M} yours" if ahead < 7 else say_day(yours.date(), now.date())


THANKED = f"{GLYPHS.whole} thanked  {GLYPHS.part} not yet"
"""What the dots beside an opening mean."""


def opening_row(dossier: Dossier, rows: tuple[MatrixRow, ...], now: datetime, width: int) -> Spans:
    """One line of the interviews: company, role, where it stands, and a dot for each person met."""
    dots = "".join(GLYPHS.whole if row.sent else GLYPHS.waved if row.waved_off else GLYPHS.part for row in rows)[:5]
    closed = dossier.opening.state in {OpeningState.FILLED, OpeningState.WITHDRAWN, OpeningState.LET_GO}
    state, people = 16, 6
    company = max(8, (width - state - people + 1) // 2)
    return [
        (fit(dossier.opening.company, company - 1) + " ", "quiet" if closed else ""),
        (fit(dossier.opening.role, width - company - state - people - 1) + " ", "quiet"),
        (
            fit(opening_words(dossier, now, brief=True), state - 1) + " ",
            "accent" if dossier.opening.state is OpeningState.OFFER else "quiet",
        ),
        (dots, "quiet" if closed else "accent"),
    ]


SETTING_WORDS = {Setting.IN_PERSON: "in person", Setting.PHONE: "by phone", Setting.VIDEO: "by video"}


def round_row(interview: Interview, number: int, now: datetime, width: int) -> Spans:
    """One line for a round: its number, when, how and where."""
    when = round_time(interview, now)
    where = f"{SETTING_WORDS[interview.setting]}{' · ' + interview.place if interview.place else ''}"
    return [
        (f"  round {number}  ", "quiet"),
        (f"{when}  ", ""),
        (fit(where, max(0, width - 11 - len(when) - 2)), "quiet"),
    ]


def round_time(interview: Interview, now: datetime) -> str:
    """When a round is: in their time, with the user's where that is another."""
    yours = interview.start.astimezone(now.tzinfo)
    if yours.utcoffset() == interview.start.utcoffset():
        return say_moment(yours, now)
    return f"{say_moment(interview.start, now)} theirs, {yours:%H:%M} yours"


def moment_in_full(moment: datetime, now: datetime, zone: str = "") -> str:
    """What was understood of a moment: "Sunday 22 November 2026, 14:00 Europe/London (yesterday)"."""
    said = f"{moment:%A} {moment.day} {moment:%B %Y}, {moment:%H:%M}{f' {zone}' if zone else ''}"
    yours = moment.astimezone(now.tzinfo)
    near = say_day(moment.date(), now.astimezone(moment.tzinfo).date())
    notes = [
        near if near in {"yesterday", "today", "tomorrow"} else "",
        f"the {'later' if moment.fold else 'earlier'} of two" if comes_twice(moment) else "",
        f"{yours:%H:%M} yours" if yours.utcoffset() != moment.utcoffset() else "",
    ]
    return f"{said} ({', '.join(filter(None, notes))})" if any(notes) else said


def person_row(person: Person) -> Spans:
    """One line for a person: the name as spelled, where that comes from, how to say it, and what they do."""
    said = f"  “{person.say}”" if person.say else ""
    rest = "".join(f"  {fact}" for fact in (person.role, person.email or person.phone) if fact)
    return [
        (f"  {person.honorific} {person.name}" if person.honorific else f"  {person.name}", ""),
        (f"  {spelling_words(person)}", "quiet" if person.spelling.is_verified else "accent"),
        (said, "accent"),
        (rest, "quiet"),
    ]


def spelling_words(person: Person) -> str:
    """The line of the ledger: where a spelling comes from, and since which day."""
    since = f" {person.spelling_on.day} {MONTHS[person.spelling_on.month - 1][:3]}" if person.spelling_on else ""
    return f"spelling: {person.spelling.value}{since}"


def item_row(item: Item, width: int) -> Spans:
    """One line of the checklist."""
    mark, style = ITEM_MARKS[item.state]
    return [(mark, style), (fit(item.text, width - 2), "quiet" if item.state is ItemState.OVERRULED else "")]


MATRIX_HEAD = "owed   drafted  checked  sent"


def matrix_row(row: MatrixRow, dossier: Dossier, now: datetime, width: int) -> Spans:
    """One line of the thank-you matrix: a person and four dots."""
    person = dossier.person(row.person_id)
    interview = next(interview for interview in dossier.interviews if interview.id == row.interview_id)
    rounds = f" ({say_day(interview.start.date(), now.date())})" if len(dossier.interviews) > 1 else ""
    name = fit(f"{person.name if person else '–'}{rounds}", width - len(MATRIX_HEAD) - 1) + " "
    if row.waved_off:
        return [(name, "quiet"), ("waved off", "quiet")]
    dots = [
        (f" {GLYPHS.whole if on else GLYPHS.part}", "good" if on else "quiet")
        for on in (row.owed, row.drafted, row.checked, row.sent)
    ]
    gaps = ("     ", "       ", "       ", "")
    return [(name, ""), *((dot + gap, style) for (dot, style), gap in zip(dots, gaps, strict=True))]


def day_title(day: date) -> str:
    """ "Sunday 22 November"."""
    return f"{day:%A} {day.day} {day:%B}"
