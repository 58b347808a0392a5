"""The facts as plain text."""

from dataclasses import replace
from datetime import timedelta

import pytest

from store.checklist import matrix
from store.queue import queue
from store.records import Channel, Purpose, Record, Settings, Snapshot, new_id
from store.sample import sample
from store.snapshots import amend, assemble
from tests.conftest import SUNDAY
from tests.facts import a_letter, a_person, an_interview, an_opening
from tui.cli.lacking import lacks
from tui.letter_wording import addressees, letter_state
from tui.report import due_line, due_within, find, letter_name, list_lines, opening_name, queue_lines, show_lines
from tui.wording import person_row, round_time


@pytest.fixture
def known(settings) -> Snapshot:
    """What the sample knows."""
    return assemble(sample(SUNDAY, settings), settings)


def test_a_step_is_one_line_with_its_reason(known):
    """State, what, whom, where, when, why."""
    first = queue(known, SUNDAY)[0]
    assert due_line(first, SUNDAY) == (
        "overdue: thank Katherine O'Brien, Acme Robotics, by e-mail (1 day late). "
        "You met Katherine O'Brien on Friday 20 November; the thank-you has not gone yet."
    )


def test_each_kind_of_step_says_what_it_asks_for(known):
    """In words that go before a name, with the way and the count where there are any."""
    said = "\n".join(due_line(entry, SUNDAY).partition(" (")[0] for entry in queue(known, SUNDAY))
    for words in (
        "today: thank Zoë Nguyễn, Acme Robotics, by e-mail",
        "soon: thank Ines Ruiz, Initech, by post",
        "soon: check in with Sanjay Rao, Globex, by phone, 2 of 2",
        "soon: ask about the call promised by Wojciech Woźniak, Kestrel Bank",
        "soon: say “still interested” to Ravi Iyer, Umbra, by e-mail",
        "soon: perhaps let go of Northwind Ferries",
        "door-open: look in on Jan van den Broek, Polder Maps, by e-mail",
    ):
        assert words in said.splitlines(), words


@pytest.mark.parametrize("days", [0, 1, 5, 400])
def test_what_is_due_within_days_counts_from_the_users_own_day(known, days):
    """Everything up to the end of that day, and nothing after it."""
    entries = queue(known, SUNDAY)
    within = due_within(entries, SUNDAY, days)
    last = SUNDAY.date() + timedelta(days)
    assert within == tuple(each for each in entries if each.step.due.astimezone(SUNDAY.tzinfo).date() <= last)
    assert set(due_within(entries, SUNDAY, days - 1)) <= set(within)


def test_the_queue_says_when_nothing_is_owed():
    """In a sentence, and not by silence: somebody asked."""
    assert list(queue_lines((), SUNDAY)) == ["Nothing is owed just now."]


def test_every_opening_is_in_the_list_and_found_by_its_name(known):
    """By its whole name, its company where that is one, a part of either, its id; case aside."""
    assert len(list(list_lines(known, SUNDAY))) == len(known.dossiers)
    for id_, dossier in known.dossiers.items():
        name = opening_name(dossier.opening)
        for text in (id_, name, name.upper(), f" {name}\t"):
            assert find(known, text) == [dossier], text
    assert [dossier.opening.company for dossier in find(known, "robotics")] == ["Acme Robotics"]
    assert find(known, "qa acme") == find(known, "robotics")
    assert find(known, "qa globex") == find(known, "  ") == []


def test_a_name_that_is_whole_comes_before_one_that_holds_it(known):
    """ "Acme" is Acme, though there is also Acme Robotics."""
    other = an_opening("Acme")
    assert [found.opening for found in find(amend(known, [other]), "acme")] == [other]


def test_all_that_is_known_of_an_opening_is_shown(known):
    """Every person, round, contact and letter, and what is owed."""
    for dossier in known.dossiers.values():
        shown = "\n".join(show_lines(dossier, queue(known, SUNDAY), known.settings, SUNDAY))
        for person in dossier.people:
            assert person.name in shown
            assert person.remember in shown
        assert shown.count("  round ") == len(dossier.interviews)
        for part in (*dossier.contacts, *dossier.interviews):
            assert all(line in shown for line in part.notes.splitlines())
        for letter in dossier.letters:
            assert all(line in shown for line in letter.text.splitlines())


def test_days_that_they_named_are_shown(settings):
    """By which they decide, and by which they call."""
    opening = an_opening(decide_by=SUNDAY.date(), call_by=SUNDAY.date() + timedelta(1), notes="Two\nlines")
    (dossier,) = assemble([opening], settings).dossiers.values()
    assert list(show_lines(dossier, (), Settings(), SUNDAY))[1:] == [
        "Stands at: applied",
        "They decide by today (2026-11-22)",
        "They call by tomorrow (2026-11-23)",
        "Notes:",
        "  Two",
        "  lines",
    ]


def test_a_letter_is_named_by_what_it_is_and_whom_it_goes_to(settings):
    """Or that it goes to nobody yet."""
    opening = an_opening()
    person = a_person(opening)
    letter = a_letter(opening, person, channel=Channel.NOTE, purpose=Purpose.CHECK_IN)
    records: list[Record] = [
        opening,
        person,
        an_interview(opening, person),
        letter,
        replace(letter, id=new_id(), to=()),
    ]
    (dossier,) = assemble(records, settings).dossiers.values()
    assert [letter_name(each, dossier) for each in dossier.letters] == [
        "Check-in note by post to Ann",
        "Check-in note by post to nobody yet",
    ]


def test_whoever_reads_no_screen_is_told_all_that_it_shows(known, settings):
    """Every fact of the desk's rows, heads and checklist stands in `show`; every opening's dots are words in `list`."""
    listed = "\n".join(list_lines(known, SUNDAY))
    for dossier in known.dossiers.values():
        entries = queue(known, SUNDAY)
        told = "\n".join([*show_lines(dossier, entries, settings, SUNDAY), *lacks(dossier, known)])
        spoken = [(text, "") for text in (dossier.opening.company, dossier.opening.role) if text]
        for number, interview in enumerate(dossier.interviews, 1):
            spoken += [(f"round {number}", ""), (round_time(interview, SUNDAY), ""), (interview.place, "")]
        for person in dossier.people:
            spoken += person_row(person)
        for letter in dossier.letters:
            spoken += [(addressees(letter, dossier), ""), (letter_state(letter, SUNDAY), ""), (letter.subject, "")]
        spoken += [(entry.step.reason, "") for entry in entries if entry.dossier is dossier]
        for text, _ in spoken:
            for fact in filter(None, text.strip().strip("“”").split("  ")):
                assert fact in told, fact
        people = [row for row in matrix(dossier, settings, SUNDAY) if not row.waved_off]
        if people:
            assert f"{sum(row.sent for row in people)} of {len(people)} thanked" in listed
    assert "Thank-you e-mail to Katherine O'Brien still lacks:\n  O'Brian" in "\n".join(
        line for dossier in known.dossiers.values() for line in lacks(dossier, known)
    )
