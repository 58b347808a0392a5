"""From counted facts to the bars and sentences of the progress page. Pure functions; they raise, and never scold."""

from dataclasses import dataclass

from store.dates import MONTHS
from store.manners import DELAYS, FEW, Answers, Tallies, Week
from tui.drawing import GLYPHS, bar
from tui.keys import key_for
from tui.wording import CHANNEL_TITLES, Spans, fit, plural

LABEL, BAR = 16, 24
"""Cells of a row's name, and of its bar."""
WEEKS = 12
"""So many weeks are shown; what lies before them is a line."""
DOTS = 12
"""So many interviews of a week are drawn one by one."""
A_DAY = 24
"""Hours within which an e-mail of thanks is due; one of DELAYS."""
FEW_INTERVIEWS = 3
"""Fewer interviews than this say nothing about anybody."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the page: a title, its rows, and what they come to in words."""

    title: str
    """The title."""
    rows: tuple[Spans, ...]
    """The bars; none where there is nothing yet."""
    words: str
    """One to three sentences."""


def sections(found: Tallies) -> tuple[Section, ...]:
    """The whole page, part by part."""
    return (
        Section("How far they came", _funnel_rows(found), _funnel_words(found)),
        Section("Interviews and follow-ups", _week_rows(found.weeks), in_words(found.weeks)),
        Section("From interview to thank-you", _delay_rows(found), _delay_words(found)),
        Section("Who answered", _channel_rows(found), _channel_words(found)),
        Section("Calls, by their hour", _hour_rows(found), _hour_words(found)),
    )


def _row(label: str, count: int, most: int, words: str, style: str = "accent") -> Spans:
    return [(f"  {fit(label, LABEL)} ", "quiet"), (fit(bar(count / max(most, 1), BAR), BAR), style), (f" {words}", "")]


def _funnel_rows(found: Tallies) -> tuple[Spans, ...]:
    funnel = found.funnel
    counts = {
        "openings": funnel.openings,
        "met": funnel.met,
        "met again": funnel.met_again,
        "offers": funnel.offers,
    }
    return tuple(_row(name, count, funnel.openings, str(count)) for name, count in counts.items())


def _funnel_words(found: Tallies) -> str:
    funnel = found.funnel
    if not funnel.openings:
        return f"No opening yet; {key_for('desk.new-interview')} adds the first interview."
    if not funnel.met:
        return f"{plural(funnel.openings, 'opening')}, and the interviews are still to come."
    said = f"{funnel.met} of {plural(funnel.openings, 'opening')} came to an interview"
    return f"{said}, {funnel.met_again} to another round, {funnel.offers} to an offer."


def _week_rows(weeks: tuple[Week, ...]) -> tuple[Spans, ...]:
    return tuple(week_row(week) for week in weeks[-WEEKS:])


def week_row(week: Week) -> Spans:
    """One week: its first day, a full dot for each complete follow-up, a ring for each that is not, and the numbers."""
    day = f"{week.monday.day} {MONTHS[week.monday.month - 1][:3]}"
    whole, part = GLYPHS.whole * week.complete, GLYPHS.part * (week.held - week.complete)
    if week.held > DOTS:
        drawn = fit(bar(week.complete / week.held, BAR), BAR)
        return [(f"  {fit(f'week of {day}', LABEL)} ", "quiet"), (drawn, "accent"), (_of(week.complete, week.held), "")]
    rest = " " * (BAR - week.held)
    label = (f"  {fit(f'week of {day}', LABEL)} ", "quiet")
    return [label, (whole, "accent"), (f"{part}{rest}", "quiet"), (_of(week.complete, week.held), "")]


def _of(some: int, many: int) -> str:
    return f" {some} of {many}"


def in_words(weeks: tuple[Week, ...]) -> str:
    """What the weeks come to, in a few sentences."""
    held, complete = sum(week.held for week in weeks), sum(week.complete for week in weeks)
    thanked = sum(week.thanked for week in weeks)
    if not held:
        return "No interview yet whose thank-yous are done or due."
    if held < FEW_INTERVIEWS:
        return f"{plural(held, 'interview')} so far with thank-yous done or due: too few to say anything."
    explained = "Complete means: everyone met was thanked, on time, by a name whose spelling is sure."
    late = f" Of the others, {thanked - complete} came late or with a spelling unsure." if thanked > complete else ""
    before = f" The {len(weeks) - WEEKS} weeks before these count too." if len(weeks) > WEEKS else ""
    return f"{complete} of {plural(held, 'follow-up')} complete.{late}{before} {explained}"


def _delay_rows(found: Tallies) -> tuple[Spans, ...]:
    if not found.delays:
        return ()
    edges = (0, *DELAYS)
    names = [f"{low}–{high} hours" if low else f"within {high} h" for low, high in zip(edges, DELAYS, strict=False)]
    counts = found.by_delay()
    return tuple(
        _row(name, count, max(counts), str(count)) for name, count in zip([*names, "later"], counts, strict=True)
    )


def _delay_words(found: Tallies) -> str:
    count = len(found.delays)
    if count < FEW:
        return f"{plural(count, 'thank-you')} so far: too few to say anything."
    within = [(hours, sum(found.by_delay()[: place + 1])) for place, hours in enumerate(DELAYS)]
    hours, first = next(((hours, some) for hours, some in within if some), (DELAYS[-1], 0))
    said = f"{first} of your {count} thank-yous went within {hours} hours of the interview"
    a_day = dict(within)[A_DAY]
    return f"{said}, {a_day} within a day." if a_day > first else f"{said}."


def _answer_row(label: str, answers: Answers, most: int, verb: str) -> Spans:
    """A bar for what was tried: thick as far as it was answered, thin beyond."""
    tried = len(bar(answers.made / max(most, 1), BAR))
    thick = max(round(tried * answers.heard / max(answers.made, 1)), 1) if answers.heard else 0
    return [
        (f"  {fit(label, LABEL)} ", "quiet"),
        (GLYPHS.bar[-1] * thick, "accent"),
        (fit(GLYPHS.tried * (tried - thick), BAR - thick), "quiet"),
        (f" {answers.heard} of {answers.made} {verb}", ""),
    ]


def _channel_rows(found: Tallies) -> tuple[Spans, ...]:
    most = max((answers.made for _, answers in found.channels), default=0)
    return tuple(_answer_row(CHANNEL_TITLES[way], answers, most, "heard") for way, answers in found.channels)


def _channel_words(found: Tallies) -> str:
    if not found.channels:
        return "Nothing has gone out yet."
    said = [_say_channel(CHANNEL_TITLES[way], answers) for way, answers in found.channels]
    return f"{' '.join(said)} Heard means: they spoke with you, or wrote or called before you turned to them again."


def _say_channel(name: str, answers: Answers) -> str:
    thing = {"note by post": "note", "in person": "visit"}.get(name, name)
    if answers.made < FEW:
        return f"{plural(answers.made, thing).capitalize()}: too few to say."
    return f"Of {plural(answers.made, thing)}, {answers.heard} {'was' if answers.heard == 1 else 'were'} answered."


def _hour_rows(found: Tallies) -> tuple[Spans, ...]:
    most = max((answers.made for _, answers in found.hours), default=0)
    return tuple(_answer_row(f"{hour:02}–{hour + 1:02}", answers, most, "reached") for hour, answers in found.hours)


def _hour_words(found: Tallies) -> str:
    if found.calls < FEW:
        return f"{plural(found.calls, 'call')}: too few to say." if found.calls else "No call yet."
    enough = [(hour, answers) for hour, answers in found.hours if answers.made >= FEW and answers.heard]
    if not enough:
        return f"{found.calls} calls, spread thin: no hour has {FEW} yet, so none can be called better."
    hour, best = max(enough, key=lambda pair: pair[1].heard / pair[1].made)
    return f"Of the hours with {FEW} calls or more, {hour:02}–{hour + 1:02} reached most: {best.heard} of {best.made}."
