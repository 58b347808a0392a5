"""The planner's verbs, in one session and in two."""

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb import TinyDB

from store.database import NewerFormat, StoreError
from store.planner import Gone, Planner, PlannerError
from store.records import (
    Channel,
    Dossier,
    LetterState,
    Opening,
    OpeningState,
    Purpose,
    Result,
    Settings,
    Snooze,
    SnoozeKind,
    new_id,
)
from tests.facts import NOW, a_check_in, a_letter, a_person, an_interview, an_opening


@pytest.fixture
def home(tmp_path):
    """A folder that is not there yet."""
    return tmp_path / "deep" / "home"


@pytest.fixture
def open_planner(home):
    """Opens one more session on the same home."""
    planners = []

    def open_one():
        planners.append(Planner.open(home, Settings()))
        return planners[-1]

    yield open_one
    for planner in planners:
        planner.close()


@pytest.fixture
def planner(open_planner):
    """A session."""
    return open_planner()


def dossier(planner: Planner, opening: Opening) -> Dossier:
    """What a session knows about an opening."""
    return planner.snapshot.dossiers[opening.id]


def test_what_was_added_is_there_after_a_restart(planner, open_planner):
    """A verb that has returned is kept, even when the session never ends in order."""
    opening = an_opening(decide_by=NOW.date(), notes="two\nlines")
    ann = a_person(opening)
    interview = an_interview(opening, ann)
    planner.add_opening(opening)
    planner.add_interview(interview, [ann])
    again = open_planner()
    assert again.snapshot == planner.snapshot
    assert dossier(again, opening).people == (ann,)
    assert dossier(again, opening).interviews == (interview,)
    assert again.notices == ()


def test_texts_are_cleaned_on_their_way_in(planner):
    """A company's name cannot steer the terminal."""
    opening = an_opening("Acme \x1b[31m\u202eLtd\n")
    planner.add_opening(opening)
    assert dossier(planner, opening).opening.company == "Acme [31mLtd"


def test_a_change_leaves_the_other_dossiers_the_same_objects(planner, open_planner):
    """Whoever keeps work per dossier keeps it, in this session and in the other."""
    one, two = an_opening("One"), an_opening("Two")
    planner.add_opening(one)
    planner.add_opening(two)
    other = open_planner()
    before, theirs = dossier(planner, one), dossier(other, one)
    planner.set_state(two.id, OpeningState.OFFER, NOW)
    assert other.refresh()
    assert dossier(planner, one) is before
    assert dossier(other, one) is theirs
    assert dossier(other, two).opening.state is OpeningState.OFFER


def test_the_other_session_sees_a_change_once(planner, open_planner):
    """refresh() says whether there was anything new."""
    other = open_planner()
    planner.add_opening(an_opening())
    assert other.refresh()
    assert not other.refresh()
    assert other.snapshot == planner.snapshot


@pytest.mark.parametrize(
    ("verb", "says"),
    [
        (lambda p, _: p.add_opening(an_opening(" ")), "company"),
        (lambda p, _: p.add_opening(an_opening(zone="Mars/Base")), "time zone"),
        (lambda p, o: p.add_opening(o), "already"),
        (lambda p, _: p.edit_opening(an_opening()), "not in the planner"),
        (lambda p, _: p.remove_opening(new_id()), "not in the planner"),
        (lambda p, o: p.add_person(a_person(o, " ")), "name"),
        (lambda p, _: p.add_person(a_person(an_opening())), "not in the planner"),
        (lambda p, o: p.add_interview(an_interview(o, a_person(o))), "not in the planner"),
        (lambda p, o: p.add_interview(an_interview(o, minutes=0)), "minute"),
        (lambda p, o: p.add_interview(an_interview(o, start=NOW.replace(tzinfo=None))), "zone"),
        (lambda p, o: p.start_letter(a_letter(o, a_person(o))), "not in the planner"),
        (lambda p, _: p.log_contact(a_check_in(an_opening())), "not in the planner"),
        (lambda p, o: p.log_contact(a_check_in(o, person_id=new_id())), "not in the planner"),
        (lambda p, o: p.decide(Snooze(new_id(), o.id, "x", SnoozeKind.WAVE_OFF, NOW)), "reason"),
        (lambda p, o: p.decide(Snooze(new_id(), o.id, "x", SnoozeKind.PIN, NOW)), "until when"),
        (lambda p, _: p.add_fine_word("\u200b"), "letter"),
        (lambda p, _: p.remove_letter(new_id()), "not in the planner"),
        (lambda p, _: p.save_letter("nonsense", text="x", base_revision=0), "not in the planner"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(planner, open_planner, verb, says):
    """A refusal says what is wrong, and everything is as before."""
    opening = an_opening()
    planner.add_opening(opening)
    before = planner.snapshot
    with pytest.raises(PlannerError, match=says) as refusal:
        verb(planner, opening)
    assert str(refusal.value).endswith(".")
    assert planner.snapshot is before
    assert open_planner().snapshot == before


def test_an_opening_goes_with_all_its_parts_and_comes_back_with_one_undo(planner, open_planner):
    """Removing is one transaction, and so is taking it back, also after a restart."""
    opening = an_opening()
    ann = a_person(opening)
    planner.add_opening(opening)
    planner.add_interview(an_interview(opening, ann), [ann])
    planner.start_letter(a_letter(opening, ann))
    full = dossier(planner, opening)
    planner.remove_opening(opening.id)
    again = open_planner()
    assert again.snapshot.dossiers == {}
    assert again.undo() == "Removed Acme Robotics"
    assert dossier(again, opening) == full


def test_undo_goes_back_step_by_step_to_the_beginning(planner, open_planner):
    """Every verb can be undone, the last one first, and the name says what."""
    opening = an_opening()
    letter = a_letter(opening)
    planner.add_opening(opening)
    planner.start_letter(letter)
    planner.save_letter(letter.id, text="Dear Bob", base_revision=0)
    planner.mark_ready(letter.id)
    planner.mark_sent(letter.id, NOW)
    names = [planner.undo() for _ in range(5)]
    assert names[0].startswith("Sent")
    assert names[-1] == "Added Acme Robotics"
    assert planner.undo_name == ""
    with pytest.raises(PlannerError, match="nothing to undo"):
        planner.undo()
    assert open_planner().snapshot == planner.snapshot


def test_undo_leaves_alone_what_another_session_has_changed_since(planner, open_planner):
    """What someone changed after you is not taken away from them."""
    opening = an_opening()
    planner.add_opening(opening)
    other = open_planner()
    other.add_person(a_person(opening))
    with pytest.raises(PlannerError, match="another session"):
        planner.undo()
    assert dossier(planner, opening).people
    planner.add_person(bob := a_person(opening, "Bob"))
    other.edit_person(a_bobby := type(bob)(bob.id, opening.id, "Bobby"))
    with pytest.raises(PlannerError, match="another session"):
        planner.undo()
    assert a_bobby in dossier(planner, opening).people


def test_what_another_session_undid_is_not_there_to_be_undone(planner, open_planner):
    """An undo in one window is known in the other."""
    planner.add_opening(an_opening())
    other = open_planner()
    assert other.undo_name == "Added Acme Robotics"
    planner.undo()
    other.refresh()
    assert other.undo_name == ""


def test_a_letter_changed_in_two_sessions_keeps_both_texts(planner, open_planner):
    """Nobody's words are lost: the other text becomes a letter of its own."""
    opening = an_opening()
    letter = a_letter(opening)
    planner.add_opening(opening)
    planner.start_letter(letter)
    other = open_planner()
    assert other.save_letter(letter.id, text="Theirs", base_revision=0).beside is None
    result = planner.save_letter(letter.id, text="Ours", base_revision=0)
    assert result.letter.text == "Ours"
    assert result.beside is not None
    assert {it.text for it in dossier(planner, opening).letters} == {"Ours", "Theirs"}
    assert "both texts are kept" in result.notice
    assert planner.save_letter(letter.id, text="More", base_revision=result.letter.revision).beside is None


def test_a_text_that_was_undone_elsewhere_still_counts_as_moved(planner, open_planner):
    """An undone save does not let another session write over what it never saw."""
    opening = an_opening()
    letter = a_letter(opening)
    planner.add_opening(opening)
    planner.start_letter(letter)
    base = planner.save_letter(letter.id, text="First", base_revision=0).letter.revision
    other = open_planner()
    planner.undo()
    planner.save_letter(letter.id, text="Second", base_revision=dossier(planner, opening).letters[0].revision)
    assert other.save_letter(letter.id, text="Third", base_revision=base).beside is not None


def test_a_sent_letter_never_changes_again(planner):
    """What went out stays as it went out; what is typed afterwards becomes a new letter."""
    opening = an_opening()
    ann, bob = a_person(opening), a_person(opening, "Bob")
    letter = a_letter(opening, ann, bob)
    planner.add_opening(opening)
    planner.add_interview(an_interview(opening, ann, bob), [ann, bob])
    planner.start_letter(letter)
    planner.mark_sent(letter.id, NOW)
    sent = dossier(planner, opening).letter(letter.id)
    assert sent is not None
    assert (sent.state, sent.sent_at) == (LetterState.SENT, NOW)
    contacts = dossier(planner, opening).contacts
    assert {(it.person_id, it.letter_id, it.purpose, it.result) for it in contacts} == {
        (person.id, letter.id, Purpose.THANK_YOU, Result.SENT) for person in (ann, bob)
    }
    for verb in (planner.mark_draft, planner.mark_ready, planner.remove_letter):
        with pytest.raises(PlannerError, match="stays as it was sent"):
            verb(letter.id)
    result = planner.save_letter(letter.id, text="Later words", base_revision=0)
    assert dossier(planner, opening).letter(letter.id) == sent
    assert result.beside.text == "Later words"


def test_a_letter_that_the_program_sent_is_archived_as_it_went_for_good(planner, open_planner):
    """The words and addresses that went are kept, another session's become a letter of their own, and no undo helps."""
    opening = an_opening()
    ann, bob = a_person(opening), a_person(opening, "Bob")
    letter = a_letter(opening, ann, bob)
    planner.load_sample([opening, ann, bob, letter])
    other = open_planner()
    other.save_letter(letter.id, text="Other words", base_revision=0)
    other.remove_person(bob.id)
    gone = Gone("Thanks", "The words that went", (ann.id, bob.id), ("ann@x.example", "bob@x.example"))
    planner.mark_sent(letter.id, NOW, gone=gone)
    sent, beside = dossier(planner, opening).letters
    assert (sent.text, sent.subject, sent.to, sent.sent_to) == (gone.text, "Thanks", (ann.id,), gone.addresses)
    assert (sent.state, sent.sent_at, sent.channel) == (LetterState.SENT, NOW, Channel.EMAIL)
    assert (beside.text, beside.state) == ("Other words", LetterState.DRAFT)
    assert [contact.person_id for contact in dossier(planner, opening).contacts] == [ann.id]
    with pytest.raises(PlannerError, match="cannot be undone: the e-mail has gone out"):
        planner.undo()
    assert planner.undo_name != "Sent “Thanks”"
    assert dossier(open_planner(), opening).letters == (sent, beside)


def test_a_check_in_that_has_gone_is_recorded_though_it_is_one_too_many(planner):
    """What happened is a fact; nobody is asked for a reason afterwards."""
    opening = an_opening()
    ann = a_person(opening)
    letters = [a_letter(opening, ann, purpose=Purpose.CHECK_IN) for _ in range(3)]
    planner.load_sample([opening, ann, *letters])
    for letter in letters:
        planner.mark_sent(letter.id, NOW, gone=Gone("How are things", "Words", (ann.id,), ("ann@x.example",)))
    assert len(dossier(planner, opening).contacts) == 3


def test_a_changed_text_is_not_ready_any_more(planner):
    """Ready means: these very words were checked."""
    opening = an_opening()
    letter = a_letter(opening)
    planner.add_opening(opening)
    planner.start_letter(letter)
    planner.mark_ready(letter.id)
    planner.overrule(letter.id, "misspelled:O'Brian")
    assert dossier(planner, opening).letters[0].overruled == ("misspelled:O'Brian",)
    assert dossier(planner, opening).letters[0].state is LetterState.READY
    planner.save_letter(letter.id, text="Other words", base_revision=0)
    assert dossier(planner, opening).letters[0].state is LetterState.DRAFT
    planner.allow(letter.id, "misspelled:O'Brian")
    assert dossier(planner, opening).letters[0].overruled == ()


def test_a_third_check_in_needs_a_reason(planner):
    """Two, then let it go; an answer starts the count anew."""
    opening = an_opening()
    planner.add_opening(opening)
    for day in (0, 1):
        planner.log_contact(a_check_in(opening, NOW + timedelta(days=day)))
    with pytest.raises(PlannerError, match="Give the reason in words"):
        planner.log_contact(a_check_in(opening, NOW + timedelta(days=2)))
    planner.log_contact(a_check_in(opening, NOW + timedelta(days=2), reason="They asked me to."))
    planner.log_contact(a_check_in(opening, NOW + timedelta(days=3), result=Result.THEY_REPLIED))
    planner.log_contact(a_check_in(opening, NOW + timedelta(days=4)), OpeningState.FILLED)
    assert dossier(planner, opening).opening.state is OpeningState.FILLED


def test_a_check_in_by_letter_counts_once_and_needs_a_reason_too(planner):
    """A letter to two people is one check-in; the third one asks for a reason, whichever way it goes."""
    opening = an_opening()
    ann, bob = a_person(opening), a_person(opening, "Bob")
    letters = [a_letter(opening, ann, bob, purpose=Purpose.CHECK_IN) for _ in range(3)]
    planner.load_sample([opening, ann, bob, *letters])
    planner.mark_sent(letters[0].id, NOW)
    planner.mark_sent(letters[1].id, NOW)
    with pytest.raises(PlannerError, match="Give the reason in words"):
        planner.mark_sent(letters[2].id, NOW)
    planner.mark_sent(letters[2].id, NOW, reason="They asked me to.")
    assert sum(bool(contact.reason) for contact in dossier(planner, opening).contacts) == 2


def test_removing_a_person_takes_them_from_what_is_to_come(planner):
    """Interviews and letters do not name somebody who is gone; one undo brings all of it back."""
    opening = an_opening()
    ann = a_person(opening)
    planner.add_opening(opening)
    planner.add_interview(an_interview(opening, ann), [ann])
    planner.start_letter(a_letter(opening, ann))
    before = dossier(planner, opening)
    planner.remove_person(ann.id)
    assert dossier(planner, opening).interviews[0].person_ids == ()
    assert dossier(planner, opening).letters[0].to == ()
    planner.undo()
    assert dossier(planner, opening) == before


def test_stock_tinydb_opens_the_file(planner, home):
    """The data is the user's: any TinyDB reads it."""
    opening = an_opening("Zoë & Söhne")
    planner.add_opening(opening)
    planner._keeper.compact()
    with TinyDB(home / "afterword.json") as stock:
        document = stock.table("openings").get(doc_id=int(opening.id, 16))
    assert document["company"] == "Zoë & Söhne"


def test_moments_keep_their_zone_and_their_hour(planner, open_planner):
    """The second half past two of an autumn night is still the second one after a restart."""
    opening = an_opening()
    planner.add_opening(opening)
    night = an_interview(opening, start=NOW.replace(month=10, day=25, hour=2, minute=30, fold=1))
    sea = an_interview(opening, start=datetime(2026, 1, 1, tzinfo=UTC))
    planner.add_interview(night)
    planner.add_interview(sea)
    kept = {it.id: it.start for it in dossier(open_planner(), opening).interviews}
    assert kept[night.id].utcoffset() == timedelta(hours=1)
    assert kept[night.id].fold == 1
    assert kept[sea.id].tzinfo == ZoneInfo("UTC")


def test_files_of_a_newer_version_are_refused_untouched(planner, home):
    """A newer file is never written by an older program."""
    planner.close()
    (home / "afterword.json").write_text('{"format":{"1":{"version":99,"number":1,"crc32":""}}}')
    before = {path: path.read_bytes() for path in home.iterdir() if path.is_file()}
    with pytest.raises(NewerFormat, match="newer version"):
        Planner.open(home, Settings())
    assert {path: path.read_bytes() for path in home.iterdir() if path.is_file()} == before


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path):
    """No traceback where the home is a file."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="could not be opened"):
        Planner.open(tmp_path / "file" / "home", Settings())


def test_a_folder_that_one_may_not_even_look_at_is_said_in_a_sentence(tmp_path, monkeypatch):
    """No traceback where the home lies in somebody else's folder."""

    def forbidden(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.is_dir", forbidden)
    with pytest.raises(StoreError, match="may not be used here"):
        Planner.open(tmp_path / "home", Settings())


def test_many_records_at_once_are_one_step_and_twice_is_once(planner, open_planner):
    """A sample or an import is one transaction; doing it again changes nothing; a sent letter stays as it was sent."""
    opening = an_opening()
    ann = a_person(opening)
    letter = a_letter(opening, ann)
    records = [letter, ann, an_interview(opening, ann), opening, opening]
    planner.load_sample(records)
    before = planner.snapshot
    planner.load_sample(records)
    assert planner.snapshot is before
    assert open_planner().snapshot == before
    planner.mark_sent(letter.id, NOW)
    planner.load_sample([replace(letter, text="Forged")])
    assert dossier(planner, opening).letters[0].text == "Dear Ann"
    planner.undo()
    planner.undo()
    assert planner.snapshot.dossiers == {}
    with pytest.raises(PlannerError, match="not in the planner"):
        planner.load_sample([letter])


def test_a_part_stays_with_its_opening(planner):
    """An interview, a person or a contact cannot be moved to another opening by mistake."""
    one, two = an_opening("One"), an_opening("Two")
    ann, contact, round_ = a_person(one), a_check_in(one), an_interview(one)
    planner.load_sample([one, two, ann, contact, round_])
    for verb, part in (
        (planner.edit_person, ann),
        (planner.edit_contact, contact),
        (planner.edit_interview, round_),
    ):
        with pytest.raises(PlannerError, match="belongs to One"):
            verb(replace(part, opening_id=two.id))
    for verb, part in (
        (planner.add_person, ann),
        (planner.log_contact, contact),
        (planner.add_interview, round_),
    ):
        with pytest.raises(PlannerError, match="already"):
            verb(replace(part, opening_id=two.id))


def test_the_planner_loads_neither_the_screen_nor_what_reads_dates():
    """“afterword due” starts quickly: only what the facts need is imported."""
    code = "import sys, store.planner; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"textual", "dateutil", "holidays", "tui", "tomlkit", "asyncio"} & set(loaded)


hostile = st.text(st.characters() | st.sampled_from("\x1b\u202e\u200d\u0301\ud800\r\n\t\x00🙂क्"), max_size=20)


@settings(max_examples=20, deadline=None)
@given(hostile, hostile, hostile)
def test_any_text_at_all_is_kept_as_it_was_cleaned(company, notes, text):
    """Whatever is pasted comes back after a restart as it was shown before it."""
    with tempfile.TemporaryDirectory() as folder:
        planner = Planner.open(Path(folder), Settings())
        opening = an_opening(f"A{company}", notes=notes)
        letter = a_letter(opening, text=text, subject=notes)
        planner.load_sample([opening, letter])
        draft = planner.drafts.open(letter.id, 0, text)
        draft.edit(0, 0, company)
        assert planner.drafts.unsaved()[0].text == company + text
        draft.close()
        planner._keeper.compact()
        planner.add_fine_word(f"B{text}")
        again = Planner.open(Path(folder), Settings())
        assert again.snapshot == planner.snapshot
        assert again.notices == ()
        planner._keeper.database.close()
        again._keeper.database.close()


def test_a_backup_is_named_for_the_day_of_the_last_change_where_the_user_is(home):
    """No clock is read: what changed late in the evening in Honolulu is of that day, not of London's."""
    planner = Planner.open(home, Settings(zone="Pacific/Honolulu"))
    planner.add_opening(an_opening())
    evening = datetime(2026, 11, 25, 5, tzinfo=UTC).timestamp()
    for path in home.glob("*"):
        os.utime(path, (evening, evening))
    os.utime(home, (evening, evening))
    assert planner.back_up().day.isoformat() == "2026-11-24"
    planner.close()
    Planner.open(home, Settings(zone="Mars/Base")).close()
