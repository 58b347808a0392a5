"""The checklist: what a letter still lacks, when it is ready, and the thank-you matrix."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.checklist import Item, ItemState, MatrixRow, check_letter, is_ready, matrix, open_items, word_count
from store.checklist.words import mentions, thanks_for_time
from store.records import (
    Channel,
    Contact,
    Dossier,
    Interview,
    Letter,
    LetterState,
    Opening,
    Person,
    Purpose,
    Result,
    Settings,
    Snooze,
    SnoozeKind,
    SpellingSource,
)

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 22, 15, tzinfo=PARIS)
ME = Settings("Robin", "Hale")
KATHERINE = Person(
    "k",
    "o",
    "Katherine",
    "O'Brien",
    email="kate@acme.example",
    spelling=SpellingSource.INVITATION,
    remember="the recall of the first robot",
)
ZOE = Person("z", "o", "Zoë", "Nguyễn", remember="the plants")
TALK = Interview("i", "o", datetime(2026, 11, 20, 14, tzinfo=PARIS), person_ids=("k", "z"))
HERE = Dossier(Opening("o", "Acme Robotics", "QA Engineer"), (TALK,), (KATHERINE, ZOE))
TEXT = """Dear Katherine,

Thank you for taking the time
to meet with me on Friday. Your story about the recall of the robot has stayed with me.

I have thought about it since, and found two more ways in which such a recall can begin with a test that fails only
on Mondays. I would be glad to look for them together with you and your colleagues in the lab.

Kind regards,
Robin Hale"""
LETTER = Letter("l", "o", ("k",), subject="Thank you for Friday", text=TEXT, begun_at=NOW - timedelta(hours=2))


@dataclass(frozen=True)
class Found:
    """A finding as the name check would give it."""

    kind: str = "misspelled"
    start: int = 5
    end: int = 14
    text: str = "O'Brian"
    should_be: str = "O'Brien"
    message: str = "“O'Brian” is spelled O'Brien."
    key: str = "misspelled:o'brian"


def items(
    letter: Letter = LETTER, dossier: Dossier = HERE, findings: Sequence[Found] = (), me: Settings = ME
) -> dict[str, Item]:
    """The checklist by key."""
    return {item.key: item for item in check_letter(letter, dossier, findings, me)}


def state(key: str, letter: Letter = LETTER, dossier: Dossier = HERE, me: Settings = ME) -> ItemState | None:
    """How one thing stands, None where the list does not hold it."""
    found = items(letter, dossier, me=me).get(key)
    return found.state if found else None


def test_a_good_letter_is_ready():
    """A letter that thanks, mentions, is signed and has an address has nothing open."""
    checked = check_letter(LETTER, HERE, (), ME)
    assert [item.text for item in checked] == [
        "thanks them for their time",
        "something only they said: “the recall of the first robot”",
        "signed with your name",
        "goes to kate@acme.example",
        "73 words",
    ]
    assert {item.state for item in checked} == {ItemState.DONE}
    assert is_ready(checked)


def test_findings_come_first_in_the_order_of_the_text():
    """The names are shown before all else, with what they should be."""
    late, early = Found(start=40, key="b"), Found(start=3, text="Jonh", should_be="John", key="a")
    checked = check_letter(LETTER, HERE, (late, early), ME)
    assert [item.key for item in checked[:2]] == ["a", "b"]
    assert checked[0].text == "Jonh → John"
    assert checked[0].detail == early.message
    assert checked[0].finding is early
    assert open_items(checked) == checked[:2]
    assert not is_ready(checked)


def test_a_finding_without_a_right_word_shows_its_sentence():
    """Nobody knows what "Hannah" should be, so the line says what is the matter."""
    found = Found("unknown_name", text="Hannah", should_be="", message="Nobody here is called Hannah.")
    assert items(findings=[found])[found.key].text == "Nobody here is called Hannah."


def test_a_nickname_is_a_hint():
    """ "Bob" for Robert keeps no letter back."""
    checked = check_letter(LETTER, HERE, (Found("nickname"),), ME)
    assert checked[0].state is ItemState.HINT
    assert is_ready(checked)


def test_what_the_user_overrules_is_no_longer_open():
    """Each open thing can be waved off for this letter; what is done stays done."""
    bare = replace(LETTER, text="Hello", subject="")
    keys = tuple(item.key for item in open_items(check_letter(bare, HERE, (Found(),), ME)))
    assert set(keys) >= {Found().key, "thanks", "specific:k", "signed", "subject"}
    overruled = check_letter(replace(bare, overruled=(*keys, "address")), HERE, (Found(),), ME)
    assert is_ready(overruled)
    states = {item.key: item.state for item in overruled}
    assert states[Found().key] is ItemState.OVERRULED
    assert states["address"] is ItemState.DONE


@pytest.mark.parametrize(
    "text",
    [
        "Thank you for taking the time to meet with me.",
        "Thanks so much for your time.",
        "thank you\nfor the time you gave me",
        "I am grateful for the hour you spent with me.",
        "I appreciate your making time for me on Friday.",
        "Your time on Friday was much appreciated.",
        "Thank you, Katherine and Zoë, for finding time for me.",
        "Thank you for giving me so much of your time",
    ],
)
def test_thanks_for_their_time(text):
    """The ways in which people thank for time are known."""
    assert thanks_for_time(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Thank you.",
        "I had a good time.",
        "Thank you for the coffee.",
        "See you next time. Thank you for the tour!",
        "Thank you for showing me around this time.",
        "This time I was early.",
    ],
)
def test_other_thanks_are_not_thanks_for_time(text):
    """A letter that thanks for the coffee alone is flagged."""
    assert not thanks_for_time(text)


@pytest.mark.parametrize(
    ("text", "thing", "found"),
    [
        ("the recall of that robot", "the recall of the first robot", True),
        ("Robots, and how you recalled them", "recall of the first robot", True),
        ("the first months", "the recall of the first robot", False),
        ("the whole world", "the recall of the whole robot fleet", False),
        ("your card index", "her grandmother's card index", True),
        ("wie die Straße heißt", "Die STRASSE", True),
        ("会議の話", "会議", True),
        ("nothing", "会議", False),
        ("We spoke about you", "you", True),
    ],
)
def test_something_specific(text, thing, found):
    """A letter mentions a thing when at least half of its telling words are there, in any form."""
    assert mentions(text, thing) is found


def test_a_thank_you_has_to_be_specific_other_letters_may():
    """A thank-you that mentions nothing stays open; a check-in gets a hint; nothing on file is said."""
    vague = replace(LETTER, text="Thank you for your time. Robin")
    assert state("specific:k", vague) is ItemState.OPEN
    assert state("specific:k", replace(vague, purpose=Purpose.CHECK_IN)) is ItemState.HINT
    unknown = replace(HERE, people=(replace(KATHERINE, remember=" "), ZOE))
    assert items(vague, unknown)["specific:k"] == Item(
        "specific:k", ItemState.HINT, "nothing specific is on file for Katherine O'Brien"
    )


def test_a_letter_that_equals_a_colleagues_is_open_and_says_which_sentences():
    """The same words to two people are found, whatever their names and greetings."""
    twin = replace(LETTER, id="m", to=("z",), text=TEXT.replace("Dear Katherine", "Hello Zoë"), state=LetterState.SENT)
    same = items(dossier=replace(HERE, letters=(LETTER, twin)))["own-words"]
    assert same.state is ItemState.OPEN
    assert same.text == "says the same as the letter to Zoë Nguyễn"
    assert "Thank you for taking the time to meet with me on Friday" in same.detail.splitlines()


def test_shared_sentences_are_a_hint():
    """Half of a letter in common is worth a look; less is a letter of its own."""
    near = replace(LETTER, id="m", to=("z",), text=TEXT.replace("Your story about the recall", "The tale of the plant"))
    hint = items(dossier=replace(HERE, letters=(near,)))["own-words"]
    assert hint.state is ItemState.HINT
    assert hint.text == "3 sentences also stand in the letter to Zoë Nguyễn"
    assert "recall of the robot" not in hint.detail
    far = replace(near, text="Dear Zoë, the plants that water themselves are the best thing I saw.")
    assert state("own-words", dossier=replace(HERE, letters=(far,))) is ItemState.DONE


def test_a_closing_is_no_sentence_of_its_own():
    """The same name and phone number under two letters do not make them alike."""
    closing = "\n\nKind regards,\nRobin Hale\n+44 20 7946 0123"
    mine = replace(LETTER, text=f"Your story about the recall stayed.{closing}")
    theirs = replace(LETTER, id="m", to=("z",), text=f"The plants have my full sympathy.{closing}")
    found = items(mine, replace(HERE, letters=(theirs,)))["own-words"]
    assert (found.state, found.detail) == (ItemState.DONE, "")


def test_only_letters_to_others_for_the_same_purpose_are_compared():
    """A letter is not held against itself, an earlier one to the same person, or a check-in."""
    others = (LETTER, replace(LETTER, id="m"), replace(LETTER, id="n", to=("z",), purpose=Purpose.CHECK_IN))
    assert state("own-words", dossier=replace(HERE, letters=others)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TEXT, ItemState.DONE),
        (TEXT.replace("Robin Hale", "Robin\n+1 555 0100\nrobin.hale@mail.example\n\n"), ItemState.DONE),
        (TEXT.replace("Robin Hale", ""), ItemState.OPEN),
        ("Robin Hale here.\n" + "\nmore" * 9, ItemState.OPEN),
        (TEXT.replace("Robin Hale", "Robinson Halen"), ItemState.OPEN),
        ("", ItemState.OPEN),
    ],
)
def test_signed(text, expected):
    """The user's own given or family name has to stand at the end, word for word."""
    assert state("signed", replace(LETTER, text=text)) is expected


def test_signing_needs_a_name_in_the_settings_and_a_letter():
    """Without a profile it is only said; a script for a call is not signed."""
    assert state("signed", me=Settings()) is ItemState.HINT
    assert state("signed", replace(LETTER, channel=Channel.CALL)) is None


@pytest.mark.parametrize(
    ("channel", "missing"),
    [(Channel.EMAIL, "e-mail address"), (Channel.NOTE, "postal address"), (Channel.CALL, "phone number")],
)
def test_an_address_is_needed_for_everyone(channel, missing):
    """Each way has its address, and whoever has none is named."""
    letter = replace(LETTER, to=("k", "z"), channel=channel)
    assert items(letter)["address:z"].text == f"no {missing} on file for Zoë Nguyễn"
    full = tuple(replace(one, email="a@b.example", address="Here 1", phone="+1 555 0100") for one in HERE.people)
    assert state("address", letter, replace(HERE, people=full)) is ItemState.DONE


@pytest.mark.parametrize("address", ["ana@blueheron", "ana@blueheron.", "ana"])
def test_an_address_without_an_ending_is_pointed_out(address):
    """It is a hint, never a tick; x may leave it."""
    ana = tuple(replace(one, email=address) if one.id == "k" else one for one in HERE.people)
    found = items(LETTER, replace(HERE, people=ana))
    assert "address" not in found
    assert (found["ending:k"].state, found["ending:k"].text) == (ItemState.HINT, f"{address} looks incomplete")
    left = replace(LETTER, overruled=("ending:k",))
    assert state("ending:k", left, replace(HERE, people=ana)) is ItemState.OVERRULED
    assert "ending:k" not in items()


def test_a_letter_goes_to_somebody():
    """Nobody, or somebody who is gone, is open."""
    assert items(replace(LETTER, to=()))["addressee"].text == "it goes to nobody yet"
    assert items(replace(LETTER, to=("k", "gone")))["addressee"].state is ItemState.OPEN


def test_whoever_is_not_to_be_called_is_not():
    """A script for a call to them stays open, whether the person or the opening says so."""
    call = replace(LETTER, channel=Channel.CALL)
    shy = replace(HERE, people=(replace(KATHERINE, do_not_call=True), ZOE))
    assert state("no-call:k", call, shy) is ItemState.OPEN
    assert state("no-call:k", call, replace(HERE, opening=replace(HERE.opening, do_not_call=True))) is ItemState.OPEN
    assert state("no-call:k", call) is None


def test_an_e_mail_has_a_subject_without_gaps():
    """An empty subject, or a placeholder in it, is open; a note needs none."""
    assert state("subject", replace(LETTER, subject=" ")) is ItemState.OPEN
    assert state("subject", replace(LETTER, subject="Thank you for [the day]")) is ItemState.OPEN
    assert state("subject") is None
    assert state("subject", replace(LETTER, subject="", channel=Channel.NOTE)) is None


@pytest.mark.parametrize(("count", "expected"), [(49, "HINT"), (50, "DONE"), (250, "DONE"), (251, "HINT")])
def test_the_customary_length_is_a_hint(count, expected):
    """Outside the range of the settings the number of words is worth a look, never more."""
    item = items(replace(LETTER, text="word " * count))["length"]
    assert item.state is ItemState[expected]
    assert item.text.startswith(f"{count} words")


def test_words_are_counted_as_a_writer_counts():
    """Dashes alone are no words; contractions are one."""
    assert word_count("I don't know – or do I? …") == 6


def test_a_typed_spelling_is_a_hint_for_everyone_named():
    """Who is addressed or mentioned and whose name nobody confirmed is told, shortly where it is long."""
    assert state("spelling:z") is None
    named = items(replace(LETTER, text=TEXT + "\nGreetings to Ms Nguyễn"))["spelling:z"]
    assert (named.state, named.text) == (
        ItemState.HINT,
        "the spelling of Zoë Nguyễn was typed, never confirmed",
    )
    long = replace(ZOE, given="Thị Minh Khai Anh", family_first=True)
    text = items(replace(LETTER, to=("z",)), replace(HERE, people=(KATHERINE, long)))["spelling:z"].text
    assert text == "the spelling of Nguyễn was typed, never confirmed"
    sure = replace(ZOE, spelling=SpellingSource.CARD)
    assert state("spelling:z", replace(LETTER, to=("z",)), replace(HERE, people=(sure,))) is None


# The matrix


def rows(now: datetime = NOW, **parts: Any) -> dict[tuple[str, str], MatrixRow]:
    """The matrix of the dossier with these parts."""
    return {(row.interview_id, row.person_id): row for row in matrix(replace(HERE, **parts), Settings(), now)}


def marks(row: MatrixRow) -> str:
    """Owed, drafted, checked, sent, waved off as letters."""
    pairs = zip("odcsw", (row.owed, row.drafted, row.checked, row.sent, row.waved_off), strict=True)
    return "".join(letter for letter, mark in pairs if mark)


def contact(
    hours: int, result: Result = Result.REACHED, purpose: Purpose = Purpose.THANK_YOU, person: str = "k"
) -> Contact:
    """A call so many hours after the interview."""
    return Contact("c", "o", TALK.end + timedelta(hours=hours), Channel.CALL, purpose, result, person)


def test_everyone_met_has_a_row_once_the_interview_is_over():
    """Before the end nothing is owed; from the end on each person met is there, in order."""
    assert rows(TALK.end - timedelta(seconds=1)) == {}
    assert list(rows(TALK.end)) == [("i", "k"), ("i", "z")]
    assert {marks(row) for row in rows().values()} == {"o"}


@pytest.mark.parametrize(
    ("letter_state", "expected"),
    [(LetterState.DRAFT, "od"), (LetterState.READY, "odc"), (LetterState.SENT, "odcs")],
)
def test_a_row_fills_from_left_to_right(letter_state, expected):
    """Owed, drafted, checked, sent: each state of the letter adds a mark."""
    letter = replace(LETTER, state=letter_state, sent_at=NOW if letter_state is LetterState.SENT else None)
    row = rows(letters=(letter,))[("i", "k")]
    assert marks(row) == expected
    assert row.letter_id == "l"
    assert marks(rows(letters=(letter,))[("i", "z")]) == "o"


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (contact(1), "os"),
        (contact(1, Result.VOICEMAIL), "os"),
        (contact(1, purpose=Purpose.WITHDRAWAL), "os"),
        (contact(1, Result.NO_ANSWER), "o"),
        (contact(1, Result.GATEKEEPER), "o"),
        (contact(-2), "o"),
        (contact(1, purpose=Purpose.CHECK_IN), "o"),
        (contact(1, person="z"), "o"),
    ],
)
def test_a_call_thanks_without_a_letter(made, expected):
    """A call that reached them, or their voicemail, after the interview is thanks enough."""
    assert marks(rows(contacts=(made,))[("i", "k")]) == expected


def test_a_letter_to_several_thanks_each():
    """Everyone to whom a sent letter went is thanked."""
    letter = replace(LETTER, to=("k", "z"), state=LetterState.SENT, sent_at=NOW)
    assert {marks(row) for row in rows(letters=(letter,)).values()} == {"odcs"}


def test_the_letter_to_show_is_the_one_that_thanked():
    """Of several sent the first counts, before any draft; of drafts the one begun last, be it early."""
    sent = [replace(LETTER, id=f"s{day}", state=LetterState.SENT, sent_at=NOW + timedelta(day)) for day in (2, 1)]
    drafts = [replace(LETTER, id=f"d{hour}", begun_at=TALK.end + timedelta(hours=hour)) for hour in (3, 5, 4)]
    assert rows(letters=(*drafts, *sent))[("i", "k")].letter_id == "s1"
    assert rows(letters=tuple(drafts))[("i", "k")].letter_id == "d5"
    assert rows(letters=(replace(LETTER, begun_at=TALK.start - timedelta(days=9)),))[("i", "k")].letter_id == "l"
    early = replace(sent[0], sent_at=TALK.start)
    assert rows(letters=(early,))[("i", "k")].letter_id == ""


def test_each_round_has_its_own_thanks():
    """A letter after the first round is not the thanks for the second."""
    second = replace(TALK, id="j", start=TALK.start + timedelta(days=1))
    letter = replace(LETTER, begun_at=TALK.end, state=LetterState.SENT, sent_at=TALK.end + timedelta(hours=1))
    found = rows(interviews=(TALK, second), letters=(letter,))
    assert list(found) == [("i", "k"), ("i", "z"), ("j", "k"), ("j", "z")]
    assert marks(found[("i", "k")]) == "odcs"
    assert marks(found[("j", "k")]) == "o"


def test_waved_off_is_not_owed():
    """The latest decision about this very thank-you counts; thanks that were sent stay sent."""
    off = Snooze("s", "o", "thank-you:i:k", SnoozeKind.WAVE_OFF, NOW, reason="A brother")
    assert marks(rows(snoozes=(off,))[("i", "k")]) == "w"
    assert marks(rows(snoozes=(off,))[("i", "z")]) == "o"
    back = replace(off, id="t", kind=SnoozeKind.PIN, at=NOW + timedelta(hours=1))
    assert marks(rows(snoozes=(off, back))[("i", "k")]) == "o"
    assert marks(rows(snoozes=(off,), contacts=(contact(1),))[("i", "k")]) == "os"


# Whatever is on file

ids = st.sampled_from(["k", "z", "gone", ""])
words = st.one_of(
    st.text(max_size=40), st.sampled_from(["", "Dear Katherine,", TEXT, "[x]", "Thank you for your time."])
)
moments = st.datetimes(datetime(2026, 11, 1), datetime(2026, 12, 1)).map(lambda moment: moment.replace(tzinfo=UTC))  # noqa: DTZ001 - gets its zone here
people = st.builds(
    Person,
    id=st.sampled_from(["k", "z"]),
    opening_id=st.just("o"),
    given=words,
    family=words,
    remember=words,
    email=words,
    address=words,
    phone=words,
)
letters = st.builds(
    Letter,
    id=st.sampled_from(["l", "m", "n"]),
    opening_id=st.just("o"),
    to=st.lists(ids, max_size=3).map(tuple),
    subject=words,
    text=words,
    begun_at=st.none() | moments,
    sent_at=st.none() | moments,
)
interviews = st.builds(
    Interview,
    id=st.sampled_from(["i", "j"]),
    opening_id=st.just("o"),
    start=moments,
    person_ids=st.lists(ids).map(tuple),
)
contacts = st.builds(Contact, id=st.just("c"), opening_id=st.just("o"), at=moments, person_id=ids, letter_id=ids)
dossiers = st.builds(
    Dossier,
    opening=st.just(HERE.opening),
    interviews=st.lists(interviews, max_size=2).map(tuple),
    people=st.lists(people, max_size=2).map(tuple),
    contacts=st.lists(contacts, max_size=3).map(tuple),
    letters=st.lists(letters, max_size=3).map(tuple),
)


@given(letters, dossiers, st.lists(st.builds(Found, start=st.integers(0, 99)), max_size=3), st.booleans())
@settings(max_examples=150, deadline=None)
def test_any_letter_can_be_checked(letter, dossier, findings, signed):
    """The checklist never fails; its lines are single, and overruling all that is open makes any letter ready."""
    me = ME if signed else Settings()
    checked = check_letter(letter, dossier, findings, me)
    assert all(item.text and "\n" not in item.text for item in checked)
    waved = replace(letter, overruled=tuple(item.key for item in open_items(checked)))
    assert is_ready(check_letter(waved, dossier, findings, me))


@given(dossiers, moments)
@settings(max_examples=150, deadline=None)
def test_any_opening_has_a_matrix(dossier, now):
    """The matrix never fails; a mark never stands without what it rests on."""
    for row in matrix(dossier, Settings(), now):
        assert dossier.person(row.person_id)
        assert row.owed is not row.waved_off
        assert row.drafted is bool(row.letter_id)
        assert row.drafted or not row.checked
