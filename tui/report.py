"""The same facts as plain text, for a pipe, a screen reader or a login shell. Loads no screen code."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from store.checklist import MatrixRow, matrix
from store.clean import clean
from store.dates import say_day, say_moment
from store.manners import StepKind
from store.queue import Entry
from store.records import Channel, Dossier, Letter, Opening, Settings, Snapshot
from tui.letter_wording import addressees, letter_state
from tui.step_wording import STATE_TITLES, due_words, step_count
from tui.wording import CHANNEL_TITLES, PURPOSE_TITLES, SETTING_WORDS, opening_words, round_time, spelling_words

VERBS = {
    StepKind.THANK_YOU: "thank",
    StepKind.CHECK_IN: "check in with",
    StepKind.PROMISED_CALL: "ask about the call promised by",
    StepKind.STILL_INTERESTED: "say “still interested” to",
    StepKind.LET_GO: "perhaps let go of",
    StepKind.WITHDRAW: "withdraw, with a word to",
    StepKind.DOOR_OPEN: "look in on",
}
"""What a step asks for, as it goes before a name."""

WAYS = {
    Channel.EMAIL: "by e-mail",
    Channel.CALL: "by phone",
    Channel.NOTE: "by post",
    Channel.MESSAGE: "by message",
    Channel.IN_PERSON: "in person",
}

_WITHOUT_A_WAY = {StepKind.PROMISED_CALL, StepKind.LET_GO}
"""What is theirs to do, or nobody's."""


def due_within(entries: tuple[Entry, ...], now: datetime, days: int) -> tuple[Entry, ...]:
    """What is overdue or falls due within so many days from today; 0 for today alone.

    A quiet look at an open door is owed from its day on, for as long as it stands.
    """
    last = now.date() + timedelta(days=days)
    return tuple(entry for entry in entries if entry.step.due.astimezone(now.tzinfo).date() <= last)


def due_line(entry: Entry, now: datetime) -> str:
    """One step in one line: state, what, whom, where, how, when, why."""
    step = entry.step
    person = entry.dossier.person(step.person_id) if step.kind is not StepKind.LET_GO else None
    whom = f"{VERBS[step.kind]} {person.name}, " if person else f"{VERBS[step.kind]} "
    how = "" if step.kind in _WITHOUT_A_WAY else f", {WAYS[step.channel]}"
    count = f", {step_count(step)}" if step_count(step) else ""
    what = f"{whom}{entry.dossier.opening.company}{how}{count}"
    when = due_words(step, entry.state, now)
    return f"{entry.state}: {what}{f' ({when})' if when != entry.state else ''}. {step.reason}"


def due_json(entry: Entry) -> dict[str, Any]:
    """One step as a JSON object; `due` is ISO 8601 with offset."""
    step, opening = entry.step, entry.dossier.opening
    person = entry.dossier.person(step.person_id)
    return {
        "opening": opening_name(opening),
        "company": opening.company,
        "person": person.name if person else "",
        "kind": step.kind.value,
        "channel": step.channel.value,
        "due": step.due.isoformat(),
        "state": entry.state.value,
        "reason": step.reason,
    }


def queue_lines(entries: tuple[Entry, ...], now: datetime) -> Iterator[str]:
    """The whole queue under its headings."""
    if not entries:
        yield "Nothing is owed just now."
    state = None
    for entry in entries:
        if entry.state is not state:
            state = entry.state
            yield STATE_TITLES[state]
        yield f"  {due_line(entry, now).partition(': ')[2]}"


def list_lines(snapshot: Snapshot, now: datetime) -> Iterator[str]:
    """One line for each opening: company, role, where it stands."""
    for dossier in snapshot.dossiers.values():
        opening = dossier.opening
        yield f"{opening_name(opening)} · {opening_words(dossier, now)}{_thanked(dossier, snapshot.settings, now)}"


def _thanked(dossier: Dossier, settings: Settings, now: datetime) -> str:
    """ " · 2 of 3 thanked", as the dots of the screen say it; empty where nobody was met yet."""
    rows = [row for row in matrix(dossier, settings, now) if not row.waved_off]
    return f" · {sum(row.sent for row in rows)} of {len(rows)} thanked" if rows else ""


def show_lines(dossier: Dossier, entries: tuple[Entry, ...], settings: Settings, now: datetime) -> Iterator[str]:
    """Everything about one opening."""
    opening = dossier.opening
    yield " · ".join(filter(None, (opening.company, opening.role, opening.place, opening.state.value)))
    yield from (line for line in _where_and_how(dossier, now) if line)
    for words, day in (("They decide by", opening.decide_by), ("They call by", opening.call_by)):
        if day:
            yield f"{words} {say_day(day, now.date())} ({day.isoformat()})"
    yield from _block("Notes", opening.notes)
    yield from _owed(dossier, entries, now)
    yield from _rounds(dossier, now)
    yield from _people(dossier)
    yield from _thanks(dossier, settings, now)
    yield from _contacts(dossier, now)
    for letter in dossier.letters:
        yield from _letter(letter, dossier, now)


def opening_name(opening: Opening) -> str:
    """ "Acme Robotics · QA Engineer": the name by which find() finds it again."""
    return " · ".join(filter(None, (opening.company, opening.role)))


def find(snapshot: Snapshot, text: str) -> list[Dossier]:
    """The openings that may be meant, case aside: those of this very name, else company, else all that hold each word.

    An id means its own alone.
    """
    if text in snapshot.dossiers:
        return [snapshot.dossiers[text]]
    wanted = clean(text, newlines=False).casefold()
    dossiers = snapshot.dossiers.values()
    for is_meant in (_is_called, _is_at, _holds):
        if found := [dossier for dossier in dossiers if wanted and is_meant(dossier.opening, wanted)]:
            return found
    return []


def _is_called(opening: Opening, wanted: str) -> bool:
    return wanted == opening_name(opening).casefold()


def _is_at(opening: Opening, wanted: str) -> bool:
    return wanted == opening.company.casefold()


def _holds(opening: Opening, wanted: str) -> bool:
    name = opening_name(opening).casefold()
    return all(word in name for word in wanted.split())


def _block(title: str, text: str) -> Iterator[str]:
    if text:
        yield f"{title}:"
        yield from (f"  {line}" for line in text.splitlines())


def _where_and_how(dossier: Dossier, now: datetime) -> Iterator[str]:
    """Where an opening stands, its clock and its country, and whether they may be called."""
    opening = dossier.opening
    since = say_day(opening.state_since.astimezone(now.tzinfo).date(), now.date()) if opening.state_since else ""
    yield f"Stands at: {opening_words(dossier, now)}{', since ' + since if since else ''}"
    place = ", ".join(filter(None, (opening.zone, opening.country, opening.region)))
    yield f"Time zone and country: {place}" if place else ""
    yield "They asked for no calls." if opening.do_not_call else ""


def _owed(dossier: Dossier, entries: tuple[Entry, ...], now: datetime) -> Iterator[str]:
    mine = [entry for entry in entries if entry.dossier.opening.id == dossier.opening.id]
    if mine:
        yield "Owed:"
        yield from (f"  {due_line(entry, now)}" for entry in mine)


def _rounds(dossier: Dossier, now: datetime) -> Iterator[str]:
    if dossier.interviews:
        yield "Interviews:"
    for number, interview in enumerate(dossier.interviews, 1):
        where = f"{SETTING_WORDS[interview.setting]} {interview.place}".rstrip()
        met = ", ".join(person.name for person in dossier.people if person.id in interview.person_ids)
        yield f"  round {number}: {round_time(interview, now)}, {interview.minutes} minutes, {where}"
        if met:
            yield f"    with {met}"
        yield from (f"    {line}" for line in interview.notes.splitlines())


def _people(dossier: Dossier) -> Iterator[str]:
    if dossier.people:
        yield "People:"
    for person in dossier.people:
        said = f"say {person.say}" if person.say else ""
        called = f"called {person.nickname}" if person.nickname else ""
        calls = "no calls" if person.do_not_call else f"busy: {person.busy}" if person.busy else ""
        address = ", ".join(person.address_lines)
        facts = (called, person.role, person.email, person.phone, address, said, spelling_words(person), calls)
        yield f"  {' '.join(filter(None, (person.honorific, person.name)))}: {', '.join(filter(None, facts))}"
        if person.remember:
            yield f"    remember: {person.remember}"


def _thanks(dossier: Dossier, settings: Settings, now: datetime) -> Iterator[str]:
    rows = matrix(dossier, settings, now)
    if rows:
        yield "Thank-yous:"
    for row in rows:
        person = dossier.person(row.person_id)
        steps = {"owed": row.owed, "drafted": row.drafted, "checked": row.checked, "sent": row.sent}
        on = "waved off" if row.waved_off else ", ".join(word for word, done in steps.items() if done)
        name = person.name if person else "somebody"
        yield f"  {name}{_round_of(row, dossier, now)}: {on or 'not yet due'}"


def _round_of(row: MatrixRow, dossier: Dossier, now: datetime) -> str:
    """Of which interview a row of the matrix is, where there are several."""
    interview = next(one for one in dossier.interviews if one.id == row.interview_id)
    return f" ({say_day(interview.start.date(), now.date())})" if len(dossier.interviews) > 1 else ""


def _contacts(dossier: Dossier, now: datetime) -> Iterator[str]:
    if dossier.contacts:
        yield "Contacts:"
    for contact in dossier.contacts:
        person = dossier.person(contact.person_id)
        who = f" with {person.name}" if person else ""
        when = say_moment(contact.at.astimezone(now.tzinfo), now)
        what = f"{contact.purpose} by {CHANNEL_TITLES[contact.channel]}{who}, {contact.result}."
        reason = f" Once more, because: {contact.reason}" if contact.reason else ""
        yield f"  {when}: {what} {contact.notes}".rstrip() + reason


def letter_name(letter: Letter, dossier: Dossier) -> str:
    """ "Thank-you e-mail to Zoë Nguyễn"."""
    names = ", ".join(person.name for id_ in letter.to if (person := dossier.person(id_)))
    return f"{PURPOSE_TITLES[letter.purpose]} {CHANNEL_TITLES[letter.channel]} to {names or 'nobody yet'}"


def _letter(letter: Letter, dossier: Dossier, now: datetime) -> Iterator[str]:
    yield f"{letter_name(letter, dossier)} ({letter_state(letter, now)}):"
    yield f"  To: {addressees(letter, dossier)}"
    yield f"  Subject: {letter.subject}"
    yield from (f"  {line}" for line in letter.text.splitlines())
