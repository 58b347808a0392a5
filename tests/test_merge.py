"""Two histories of one planner become one: nothing lost, whichever comes first, however often."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.database.documents import TYPE_OF, key_of
from store.database.image import Tables
from store.database.lineage import GONE, past_of, version_of, whole_past
from store.doctor import _hanging
from store.exchange.merge import changes, merge
from store.exchange.merge_values import in_words, joined_texts, settled
from store.records import Dossier, LetterState, Snapshot, SpellingSource
from store.verbs import letters, meetings, openings
from store.verbs.deed import facts_of
from tests.facts import NOW, a_check_in, a_letter, a_person, an_interview, an_opening
from tests.histories import WORDS, History, histories, put, snapshot_of

quick = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def both(one: History, other: History) -> Snapshot:
    """What two histories come to, the same whichever comes first."""
    merged = merge(one.tables, other.tables)
    assert merged == merge(other.tables, one.tables)
    return snapshot_of(merged.tables)


def the(snapshot: Snapshot) -> Dossier:
    (dossier,) = snapshot.dossiers.values()
    return dossier


def begun(notes: str = "") -> tuple[History, Dossier]:
    """A history with one opening and Ann in it."""
    history = History()
    opening = an_opening(notes=notes)
    ann = a_person(opening, "Ann", phone="1", spelling=SpellingSource.ASKED)
    history.do(put(opening, ann, an_interview(opening, ann), a_letter(opening, ann)))
    return history, the(history.snapshot)


@quick
@given(histories())
def test_it_does_not_matter_which_comes_first(two):
    """A into B is B into A."""
    one, other = two
    assert merge(one.tables, other.tables) == merge(other.tables, one.tables)


@quick
@given(histories())
def test_again_changes_nothing(two):
    """Neither with either side, nor with itself."""
    one, other = two
    tables = merge(one.tables, other.tables).tables
    for again in (one.tables, other.tables, tables):
        once_more = merge(tables, again)
        assert once_more.tables == tables
        assert once_more.collisions == ()


@quick
@given(histories(3))
def test_three_machines_come_to_the_same_in_the_end(three):
    """Once each has merged with each, all hold the same, and nobody changes anything any more."""
    a, b, c = (history.tables for history in three)
    one = merge(merge(a, b).tables, c).tables
    other = merge(merge(c, b).tables, a).tables
    end = merge(one, other).tables
    assert end == merge(other, one).tables
    for tables in (a, b, c, one, other):
        assert merge(end, tables).tables == end


@quick
@given(histories())
def test_no_record_is_lost(two):
    """All that is on either side is there, unless the other side removed it."""
    one, other = two
    merged = merge(one.tables, other.tables).tables
    for here, there in ((one.tables, other.tables), (other.tables, one.tables)):
        for table in TYPE_OF:
            missing = here.get(table, {}).keys() - merged[table].keys()
            assert missing <= there.get(GONE, {}).keys()


@quick
@given(histories())
def test_no_text_is_lost(two):
    """A text is still to be read somewhere, unless the other side has it among what it wrote over."""
    one, other = two
    merged = merge(one.tables, other.tables).tables
    said = {in_words(v) for table in TYPE_OF for doc in merged[table].values() for v in doc.values()}
    everything = "\n".join(said)
    for here, there in ((one.tables, other.tables), (other.tables, one.tables)):
        for table, key, name, value in _texts(here):
            older = whole_past(there.get(table, {}).get(key, {})).get(name, frozenset())
            if key in merged[table] and version_of(past_of(here[table][key]), name, value) not in older:
                assert all(in_words(line) in everything for line in value.split("\n"))


def _texts(tables: Tables) -> Iterator[tuple[str, str, str, str]]:
    for table in TYPE_OF:
        for key, document in tables.get(table, {}).items():
            for name in ("notes", "text", "subject", "company", "role", "given", "phone"):
                if document.get(name):
                    yield table, key, name, document[name]


@quick
@given(histories())
def test_the_doctor_finds_nothing_that_was_not_wrong_before(two):
    """No part without its opening, nobody named who is not there."""
    one, other = two
    before = {sentence for tables in (one.tables, other.tables) for _, sentence in _hanging(_records(tables))}
    after = {sentence for _, sentence in _hanging(_records(merge(one.tables, other.tables).tables))}
    assert after <= before


def _records(tables: Tables):
    snapshot = snapshot_of(tables)
    for dossier in snapshot.dossiers.values():
        yield dossier.opening
        for parts in (dossier.interviews, dossier.people, dossier.contacts, dossier.letters, dossier.snoozes):
            yield from parts


@quick
@given(histories())
def test_the_changes_make_ours_what_was_merged(two):
    """What is committed is what the pure function said."""
    one, other = two
    merged = merge(one.tables, other.tables)
    mine = History(one.tables)
    for table, key, document in changes(one.tables, merged):
        if document is None:
            del mine.tables[table][key]
        else:
            mine.tables.setdefault(table, {})[key] = document
    assert merge(mine.tables, mine.tables).tables == merged.tables
    assert changes(mine.tables, merge(mine.tables, other.tables)) == []


@given(st.lists(st.sampled_from(WORDS), min_size=3, max_size=3))
def test_of_texts_the_order_of_joining_does_not_matter(words):
    """Commutative, associative, idempotent."""
    a, b, c = words
    assert joined_texts(a, joined_texts(b, c)) == joined_texts(joined_texts(a, b), c) == joined_texts(c, b, a)
    assert settled("role", a, settled("role", b, c)) == settled("role", settled("role", c, b), a)


def test_what_one_side_changed_counts():
    """The other side's value is the older one, whichever weighs more."""
    here, dossier = begun()
    there = here.branch()
    for phone in ("0", "9"):
        here.do(put(replace(the(here.snapshot).people[0], phone=phone)))
    assert the(both(here, there)).people[0].phone == "9"
    here.do(put(replace(dossier.people[0], phone="1")))
    there.do(put(replace(dossier.people[0], role="CTO")))
    ann = the(both(here, there)).people[0]
    assert (ann.phone, ann.role) == ("1", "CTO")


def test_notes_that_both_changed_keep_both_texts():
    """One under the other, and nothing twice."""
    here, dossier = begun(notes="They make clocks.")
    there = here.branch()
    here.do(put(replace(dossier.opening, notes="They make clocks. Nice people.")))
    there.do(put(replace(dossier.opening, notes="They make watches.")))
    notes = the(both(here, there)).opening.notes
    assert "Nice people." in notes
    assert "They make watches." in notes
    assert notes.count("They make clocks.") == 1


def test_a_name_that_both_changed_is_told_and_has_to_be_confirmed_again():
    """One spelling stands, the other is in the opening's notes, and nobody vouches for it."""
    here, dossier = begun()
    there = here.branch()
    here.do(put(replace(dossier.people[0], given="Anne")))
    there.do(put(replace(dossier.people[0], given="Anna")))
    merged = the(both(here, there))
    assert merged.people[0].given == "Anne"
    assert merged.people[0].spelling is SpellingSource.TYPED
    assert "In another copy: Anne, given name “Anna”." in merged.opening.notes


def test_people_added_on_both_have_all_met():
    """Of a list both additions count, in the same order on both machines."""
    here, dossier = begun()
    bo, cy = (a_person(dossier.opening, name) for name in ("Bo", "Cy"))
    here.do(put(bo, cy))
    there = here.branch()
    met = dossier.interviews[0]
    here.do(put(replace(met, person_ids=(*met.person_ids, bo.id))))
    there.do(put(replace(met, person_ids=(*met.person_ids, cy.id))))
    assert set(the(both(here, there)).interviews[0].person_ids) == {*met.person_ids, bo.id, cy.id}


def test_a_letter_written_on_both_keeps_both_texts():
    """The other one as a letter of its own, as between two sessions."""
    here, dossier = begun()
    there = here.branch()
    letter = dossier.letters[0]
    here.do(put(replace(letter, text="Dear Ann, mine", revision=1)))
    there.do(put(replace(letter, text="Dear Ann, theirs", revision=1)))
    first, second = sorted(the(both(here, there)).letters, key=lambda one: one.id != letter.id)
    assert {first.text, second.text} == {"Dear Ann, mine", "Dear Ann, theirs"}
    assert second.subject == "(other version)"
    assert first.revision == 2


def test_a_sent_letter_stays_as_it_was_sent():
    """What was typed elsewhere meanwhile is kept beside it."""
    here, dossier = begun()
    there = here.branch()
    letter = dossier.letters[0]
    here.do(letters.mark_sent(facts_of(here.snapshot), letter.id, NOW))
    there.do(put(replace(letter, text="Better words", revision=1)))
    merged = {one.text: one.state for one in the(both(here, there)).letters}
    assert merged == {"Dear Ann": LetterState.SENT, "Better words": LetterState.DRAFT}


def test_a_letter_is_ready_only_with_the_words_it_was_ready_with():
    """Ready here and changed there is a draft."""
    here, dossier = begun()
    there = here.branch()
    here.do(put(replace(dossier.letters[0], state=LetterState.READY)))
    there.do(put(replace(dossier.letters[0], text="Other words", revision=1)))
    (letter,) = the(both(here, there)).letters
    assert (letter.text, letter.state) == ("Other words", LetterState.DRAFT)


def test_what_was_removed_goes_where_nobody_changed_it():
    """A whole opening, with its parts."""
    here, dossier = begun()
    there = here.branch()
    here.do(openings.remove(facts_of(here.snapshot), dossier.opening.id))
    assert not both(here, there).dossiers


@pytest.mark.parametrize("field", ["notes", "role"])
def test_what_was_removed_stays_where_it_was_changed(field):
    """Keep rather than lose, and again it stays."""
    here, dossier = begun()
    there = here.branch()
    here.do(openings.remove(facts_of(here.snapshot), dossier.opening.id))
    new: dict[str, Any] = {field: "new"}
    there.do(put(replace(dossier.opening, **new)))
    merged = merge(here.tables, there.tables)
    assert getattr(the(snapshot_of(merged.tables)).opening, field) == "new"
    assert merge(merged.tables, here.tables).tables == merged.tables


def test_a_person_who_was_removed_comes_back_for_whom_something_new_names():
    """A new round with her, told elsewhere, needs her."""
    here, dossier = begun()
    there = here.branch()
    ann = dossier.people[0]
    here.do(meetings.remove_person(facts_of(here.snapshot), ann.id))
    assert the(both(here, there)).people == ()
    there.do(put(a_check_in(dossier.opening, person_id=ann.id)))
    assert the(both(here, there)).people == (ann,)


def test_without_a_trace_of_the_removal_it_stays():
    """An older version's file tells nothing of what was removed."""
    here, dossier = begun()
    there = here.branch()
    here.do(openings.remove(facts_of(here.snapshot), dossier.opening.id))
    del here.tables[GONE]
    assert the(both(here, there)).opening == dossier.opening


def test_what_was_put_back_stays():
    """Removed, synced, and brought in again."""
    here, dossier = begun()
    there = here.branch()
    there.do(openings.remove(facts_of(there.snapshot), dossier.opening.id))
    here.do(openings.remove(facts_of(here.snapshot), dossier.opening.id))
    here.do(put(dossier.opening))
    assert the(both(here, there)).opening == dossier.opening


def test_a_part_whose_opening_is_nowhere_gets_one():
    """As the doctor would do it."""
    here, dossier = begun()
    alone = History({"people": here.tables["people"]})
    merged = the(both(alone, History()))
    assert merged.people == dossier.people
    assert merged.opening.company == "(unknown company)"
    assert key_of(merged.opening.id) == key_of(dossier.opening.id)
