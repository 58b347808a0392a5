"""From steps to the words and marks of the queue. Pure functions; no widget, no clock."""

from dataclasses import dataclass
from datetime import date, datetime, time

from rich.cells import cell_len

from store.dates import DAYS, MONTHS, say_count, say_day
from store.filters import Filter, FilterKind
from store.manners import CheckIns, Step, StepKind, StepState
from store.queue import Entry
from store.records import Channel, Dossier
from tui.wording import Spans, fit, plural, short

STATE_TITLES = {
    StepState.OVERDUE: "MISSING",
    StepState.TODAY: "TODAY",
    StepState.SOON: "SOON",
    StepState.LATER: "LATER",
    StepState.DOOR_OPEN: "DOOR OPEN",
}

STEP_VERBS = {
    StepKind.THANK_YOU: "thank",
    StepKind.CHECK_IN: "check in",
    StepKind.PROMISED_CALL: "ask for news",
    StepKind.STILL_INTERESTED: "show interest",
    StepKind.LET_GO: "let it rest?",
    StepKind.WITHDRAW: "withdraw",
    StepKind.DOOR_OPEN: "look in on",
}
"""What to do, in a word or two before a name."""

STEP_WORDS = {
    StepKind.THANK_YOU: "a thank-you",
    StepKind.CHECK_IN: "a check-in",
    StepKind.PROMISED_CALL: "the call that they promised",
    StepKind.STILL_INTERESTED: "a word that you are still interested",
    StepKind.LET_GO: "letting it rest, perhaps",
    StepKind.WITHDRAW: "a gracious word that you withdraw",
    StepKind.DOOR_OPEN: "a quiet look whether the door has opened",
}
"""What is owed, within a sentence."""

CHANNEL_MARKS = {
    Channel.EMAIL: "✉",
    Channel.CALL: "☎",
    Channel.NOTE: "✎",
    Channel.MESSAGE: "✉",
    Channel.IN_PERSON: "·",
}


NIGHT = time(22), time(6)
"""From when and until when nobody is expected to write."""

WITHOUT_HASTE = {StepKind.LET_GO, StepKind.DOOR_OPEN}
"""What may be done from its day on, and is never late."""


def due_words(step: Step, state: StepState, now: datetime) -> str:
    """By when a step is to be done, as people say it: "1 day late", "by 17:00", "by tonight", "Tue".

    An hour is said only where it counts; all else may be done at any time of its day.
    """
    due = step.due.astimezone(now.tzinfo)
    if step.kind in WITHOUT_HASTE and due.date() <= now.date():
        return "no hurry"
    if state is StepState.OVERDUE:
        return _late(due, now)
    if step.at_hour and due.date() == now.date():
        return f"at {due:%H:%M}"
    return _by_the_hour(due, now) if step.to_the_hour else say_day(due.date(), now.date())


def _late(due: datetime, now: datetime) -> str:
    """How late it is, never in more than twelve cells: "since 13:00", "9 days late", "4 weeks late", "since Aug"."""
    days = (now.date() - due.date()).days
    if days < 14:
        return f"{plural(days, 'day')} late" if days else f"since {due:%H:%M}"
    if days < 70:
        return f"{days // 7} weeks late"
    return f"since {MONTHS[due.month - 1][:3]}" if days < 300 else f"since {due.year}"


def _by_the_hour(due: datetime, now: datetime) -> str:
    """ "by 17:00" or "by tonight" on this day; of the night before another day its hour, since the evening counts."""
    begins, ends = NIGHT
    if due.date() != now.date():
        is_early = due.time() < ends and (due.date() - now.date()).days < 7
        return f"{DAYS[due.weekday()][:3]} {due:%H:%M}" if is_early else say_day(due.date(), now.date())
    return "by tonight" if due.time() >= begins else f"by {due:%H:%M}"


def step_verb(step: Step) -> str:
    """What a step asks for, in a word or two."""
    return STEP_VERBS[step.kind]


def step_count(step: Step) -> str:
    """ "2 of 2" where check-ins are counted; empty elsewhere."""
    return f"{step.count} of {step.limit}" if step.limit and step.kind is StepKind.CHECK_IN else ""


def step_what(step: Step) -> str:
    """What a step asks for, with its number where check-ins are counted."""
    return " ".join(filter(None, (step_verb(step), step_count(step))))


def person_of(step: Step, dossier: Dossier) -> str:
    """The name of the person that a step is about; where it is nobody in particular, the company's or its role."""
    person = dossier.person(step.person_id)
    return person.name if person else dossier.opening.role or "somebody there"


def about(entry: Entry) -> str:
    """What a step is about, within a title: "thank Katherine O'Brien, Acme Robotics"."""
    who = dict.fromkeys((person_of(entry.step, entry.dossier), entry.dossier.opening.company))
    return f"{step_verb(entry.step).rstrip('?')} {', '.join(map(short, who))}"


@dataclass(frozen=True, slots=True)
class Columns:
    """How many cells of a line of the queue each thing has, the blank after it among them."""

    verb: int
    name: int
    company: int
    due: int
    why: int


def columns(width: int) -> Columns:
    """How a line of so many cells is shared out: names first, and why only where all else has its room."""
    verb, due = (16, 13) if width >= ROOMY else (14, 12)
    why = WHY if width >= SPACIOUS else 0
    rest = width - MARK - verb - due - why
    name = min(max(rest - 11, 14), 19) if width < ROOMY else rest // 2
    return Columns(verb, name, rest - name, due, why)


MARK = 2
"""Cells of the mark before a line."""
ROOMY, SPACIOUS = 70, 90
"""Cells from which on check-ins are counted in the line, and from which on it says why, too."""
WHY = 26
"""Cells of the words that say why."""


def queue_row(entry: Entry, now: datetime, width: int) -> Spans:
    """One line of the queue: mark, what to do, with whom, where, by when and, where there is room, why."""
    step, late, cells = entry.step, is_late(entry), columns(width)
    does = step_what(step) if width >= ROOMY else step_verb(step)
    spans = [
        ("! " if late else f"{CHANNEL_MARKS[step.channel]} ", "loud" if late else "accent"),
        (fit(does, cells.verb - 1) + " ", "quiet" if entry.state is StepState.DOOR_OPEN else ""),
        (fit(person_of(step, entry.dossier), cells.name - 1) + " ", ""),
        (fit(entry.dossier.opening.company, cells.company - 1) + " ", "quiet"),
        (fit(due_words(step, entry.state, now), cells.due), "loud" if late else ""),
    ]
    return [*spans, (fit(short_why(entry, now), cells.why), "quiet")] if cells.why else spans


def why_words(entry: Entry, width: int) -> str:
    """What stands beneath the queue: the names that a line of so many cells cuts, then why and what to do."""
    step, cells = entry.step, columns(width)
    names = (person_of(step, entry.dossier), cells.name), (entry.dossier.opening.company, cells.company)
    cut = ", ".join(name for name, room in names if cell_len(name) >= room and name not in step.reason)
    count = f"Check-in {step_count(step)}." if step_count(step) and width < ROOMY else ""
    return " ".join(filter(None, (f"{cut}:" if cut else "", count, step.reason, step.relief)))


def short_why(entry: Entry, now: datetime) -> str:
    """Why a step stands there, in two or three words: "met Fri 20 Nov", "1 of 2, said Thu"."""
    step, dossier = entry.step, entry.dossier
    opening, contacts = dossier.opening, dossier.contacts

    def day(moment: datetime | date | None) -> str:
        local = moment.astimezone(now.tzinfo).date() if isinstance(moment, datetime) else moment
        return say_day(local, now.date()) if local else ""

    if step.kind is StepKind.CHECK_IN:  # the line itself has the count
        said = opening.decide_by if opening.decide_by and opening.decide_by < step.due.date() else None
        last = contacts[-1].at if contacts else None
        if said or last:
            return f"they said {day(said)}" if said else f"last contact {day(last)}"
        return f"met {day(dossier.interviews[-1].start)}" if dossier.interviews else ""
    met = [one.start for one in dossier.interviews if step.person_id in one.person_ids and one.end <= now]
    return {
        StepKind.THANK_YOU: f"met {day(met[-1] if met else None)}",
        StepKind.PROMISED_CALL: f"promised by {day(opening.call_by)}",
        StepKind.STILL_INTERESTED: f"chose another {day(opening.state_since)}",
        StepKind.DOOR_OPEN: f"chose another {day(opening.state_since)}",
        StepKind.LET_GO: "no word after all",
        StepKind.WITHDRAW: "you accepted an offer",
    }[step.kind].rstrip()


def is_late(entry: Entry) -> bool:
    """Is it to be shown as missing? What is only offered, letting go, is never late."""
    return entry.state is StepState.OVERDUE and entry.step.kind is not StepKind.LET_GO


def filter_title(title: str, by: Filter | None, entries: tuple[Entry, ...], shown: int) -> str:
    """The queue's title with what is shown of it: "FOLLOW-UPS · today · 3 of 17 shown"."""
    if by is None:
        return title
    names = (entry.dossier.opening.company for entry in entries if entry.step.opening_id == by.opening_id)
    what = {FilterKind.TODAY: "today", FilterKind.PERSON: by.person}.get(by.kind) or next(names, "one opening")
    return f"{title} · {fit(what, min(cell_len(what), 18))} · {shown} of {len(entries)} shown"


def ask_reason(check_ins: CheckIns) -> str:
    """The sentence that asks for a reason where the next check-in would be one too many; empty where it is not."""
    if not check_ins.needs_reason:
        return ""
    made = say_count(check_ins.made, "check-in").capitalize()
    return f"{made} without an answer: say why one more, in a word or two."


def top_counts(entries: tuple[Entry, ...]) -> str:
    """ "1 missing · 2 today · 3 soon", without what is none; "nothing is owed today" where all is well."""
    counts = {state: sum(entry.state is state for entry in entries) for state in list(StepState)[:3]}
    words = {StepState.OVERDUE: "missing", StepState.TODAY: "today", StepState.SOON: "soon"}
    return (
        " · ".join(f"{count} {words[state]}" for state, count in counts.items() if count) or "nothing is owed just now"
    )
