"""From steps to the words and marks of the queue. Pure functions; no widget, no clock."""

from datetime import date, datetime

from rich.cells import cell_len

from store.dates import say_count, say_day
from store.filters import Filter, FilterKind
from store.manners import CheckIns, Step, StepKind, StepState
from store.queue import Entry
from store.records import Channel, Dossier
from tui.wording import Spans, fit, plural

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
    StepKind.PROMISED_CALL: "no call",
    StepKind.STILL_INTERESTED: "keen",
    StepKind.LET_GO: "let go?",
    StepKind.WITHDRAW: "withdraw",
    StepKind.DOOR_OPEN: "door",
}

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


def due_words(step: Step, state: StepState, now: datetime) -> str:
    """When a step is due, as people say it: "1 day late", "by 17:00", "Tue"."""
    due = step.due.astimezone(now.tzinfo)
    if state is StepState.OVERDUE and step.kind is StepKind.LET_GO:
        return f"since {say_day(due.date(), now.date())}"
    if state is StepState.OVERDUE:
        days = (now.date() - due.date()).days
        return f"{plural(days, 'day')} late" if days else f"since {due:%H:%M}"
    if state is StepState.TODAY:
        return "today" if due > now and due.time().hour >= 23 else f"by {due:%H:%M}"
    return say_day(due.date(), now.date())


def step_verb(step: Step) -> str:
    """What a step asks for, in a word or two."""
    return STEP_VERBS[step.kind]


def step_count(step: Step) -> str:
    """ "2 of 2" where check-ins are counted; empty elsewhere."""
    return f"{step.count} of {step.limit}" if step.limit and step.kind is StepKind.CHECK_IN else ""


def person_of(step: Step, dossier: Dossier) -> str:
    """The name of the person that a step is about, or a dash."""
    person = dossier.person(step.person_id)
    return person.name if person else "–"


def queue_row(entry: Entry, now: datetime, width: int) -> Spans:
    """One line of the queue: mark, verb, who, company, when and, where there is room, why."""
    step, late = entry.step, is_late(entry)
    wide = width >= 70
    verb, due, company = 9, 11, 12
    name = 18 if wide else max(8, width - 2 - verb - company - due)
    spans = [
        ("! " if late else f"{CHANNEL_MARKS[step.channel]} ", "loud" if late else "accent"),
        (fit(step_verb(step), verb - 1) + " ", "quiet" if entry.state is StepState.DOOR_OPEN else ""),
        (fit(person_of(step, entry.dossier), name - 1) + " ", ""),
        (fit(entry.dossier.opening.company, company - 1) + " ", "quiet"),
        (fit(due_words(step, entry.state, now), due), "loud" if late else ""),
    ]
    if wide:
        spans.append((" " + fit(short_why(entry, now), width - 3 - verb - name - company - due), "quiet"))
    return spans


def short_why(entry: Entry, now: datetime) -> str:
    """Why a step stands there, in two or three words: "met Fri 20 Nov", "1 of 2, said Thu"."""
    step, dossier = entry.step, entry.dossier
    opening, contacts = dossier.opening, dossier.contacts

    def day(moment: datetime | date | None) -> str:
        local = moment.astimezone(now.tzinfo).date() if isinstance(moment, datetime) else moment
        return say_day(local, now.date()) if local else ""

    if step.kind is StepKind.CHECK_IN:
        said = opening.decide_by if opening.decide_by and opening.decide_by < step.due.date() else None
        last = contacts[-1].at if contacts else None
        return ", ".join(filter(None, (step_count(step), f"said {day(said)}" if said else day(last))))
    met = [one.start for one in dossier.interviews if step.person_id in one.person_ids and one.end <= now]
    return {
        StepKind.THANK_YOU: f"met {day(met[-1] if met else None)}",
        StepKind.PROMISED_CALL: f"to call by {day(opening.call_by)}",
        StepKind.STILL_INTERESTED: f"chose other {day(opening.state_since)}",
        StepKind.DOOR_OPEN: f"chose other {day(opening.state_since)}",
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
