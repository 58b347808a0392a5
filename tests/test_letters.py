"""Letters and call scripts: every template with a record that has everything, and with one that has nothing."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.checklist import ItemState, check_letter, word_count
from store.checklist.words import thanks_for_time
from store.letters import SLOTS, Branch, Draft, TemplateError, Tone, compose, parse_template, script
from store.letters.kinds import KINDS, kind_of
from store.letters.occasion import Occasion
from store.letters.people import addressed, joined
from store.letters.slots import fill_ins
from store.letters.spelling import PAIRS, american
from store.letters.templates import OURS, fill, ours
from store.names import FindingKind, NameIndex, check
from store.records import (
    Channel,
    Contact,
    Dossier,
    Interview,
    Letter,
    Opening,
    Person,
    Purpose,
    Result,
    Setting,
    Settings,
    SpellingSource,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 10, tzinfo=BERLIN)
ME = Settings("Robin", "Hale", phone="+44 20 7946 0123")
KATHERINE = Person("k", "o", "Katherine", "O'Brien", remember="the recall of the first robot", email="k@acme.example")
ZOE = Person("z", "o", "Zoë", "Nguyễn", remember="Her question about flaky tests", spelling=SpellingSource.CARD)
RAVI = Person("r", "o", "Ravi", "Iyer", honorific="Dr.", remember="a shelf of manuals")
DESK = Person("d", "o", "Saoirse", "Byrne", role="Receptionist", remember="the umbrella on the steps")
TALK = Interview("i", "o", datetime(2026, 11, 23, 14, tzinfo=BERLIN), person_ids=("k", "z", "d"))
ACME = Opening("o", "Acme Robotics", "QA Engineer", decide_by=date(2026, 11, 20))
FULL = Dossier(ACME, (TALK,), (KATHERINE, ZOE, RAVI, DESK))
ASKED = Contact("c", "o", NOW - timedelta(days=1), Channel.CALL, Purpose.CHECK_IN, Result.VOICEMAIL)
BARE = Dossier(Opening("o", ""))
WRITTEN = (Channel.EMAIL, Channel.NOTE)
LETTERS = tuple(kind for kind in KINDS if kind != "other")


def occasion(kind: str, dossier: Dossier = FULL) -> tuple[Dossier, str, Purpose]:
    """A dossier, addressee and purpose for which this kind of template is chosen."""
    panel = replace(TALK, person_ids=("k", "z", "r"))
    staged = {
        "thank-you": (dossier, "k", Purpose.THANK_YOU),
        "thank-you-phone": (
            replace(dossier, interviews=(replace(TALK, setting=Setting.PHONE),)),
            "k",
            Purpose.THANK_YOU,
        ),
        "thank-you-technical": (
            replace(dossier, interviews=(replace(TALK, notes="The technical round."),)),
            "k",
            Purpose.THANK_YOU,
        ),
        "thank-you-panel": (replace(dossier, interviews=(panel,)), "k", Purpose.THANK_YOU),
        "front-desk": (dossier, "d", Purpose.THANK_YOU),
        "check-in": (dossier, "k", Purpose.CHECK_IN),
        "second-check-in": (replace(dossier, contacts=(ASKED,)), "k", Purpose.CHECK_IN),
    }
    return staged.get(kind) or (dossier, "k", Purpose(kind.replace("-", " ")))


def draft(kind: str, channel: Channel, tone: Tone = Tone.WARM, me: Settings = ME) -> Draft:
    """The draft of this kind from the full record."""
    dossier, whom, purpose = occasion(kind)
    return compose(dossier, [whom], purpose, channel, me, NOW, tone)


@pytest.mark.parametrize(("kind", "channel", "tone"), [*product(KINDS, ("email", "note", "call"), Tone)])
def test_every_kind_has_a_template_for_every_way_and_tone(kind, channel, tone):
    """No kind falls back on another one's words."""
    assert (OURS / f"{kind}.{channel}.{tone}.txt").is_file()
    assert ours(kind, channel, tone).text


@pytest.mark.parametrize("kind", KINDS)
def test_the_occasion_chooses_the_kind(kind):
    """Purpose, round, person and what was asked before decide which template suits."""
    dossier, whom, purpose = occasion(kind)
    person = dossier.person(whom)
    assert person
    assert kind_of(Occasion(dossier, (person,), purpose, Channel.EMAIL, ME, NOW)) == kind


def test_the_front_desk_makes_no_panel_and_has_no_part_in_one():
    """Two people and a receptionist are no panel; a letter to the receptionist and another is no front-desk letter."""
    for people in ((KATHERINE,), (KATHERINE, DESK)):
        assert kind_of(Occasion(FULL, people, Purpose.THANK_YOU, Channel.EMAIL, ME, NOW)) == "thank-you"


def test_the_interview_is_the_latest_with_them():
    """A letter to someone who was not at the latest round speaks of the round at which they were."""
    later = replace(TALK, id="j", start=TALK.start + timedelta(hours=16), person_ids=("z",))
    rounds = replace(FULL, interviews=(TALK, later))
    for whom, said in (("k", "on Monday"), ("z", "today")):
        assert f"meet with me {said}" in compose(rounds, [whom], Purpose.CHECK_IN, Channel.EMAIL, ME, NOW).text


@pytest.mark.parametrize(("kind", "channel", "tone"), [*product(LETTERS, WRITTEN, Tone)])
def test_a_full_record_fills_every_slot_and_the_letter_is_ready(kind, channel, tone):
    """With everything on file a template gives a letter on which the checklist has nothing open."""
    letter = draft(kind, channel, tone)
    assert not re.search(r"[\[\]{}]", letter.subject + letter.text)
    assert letter.subject or channel is Channel.NOTE
    dossier, whom, purpose = occasion(kind)
    here = replace(dossier, people=tuple(replace(one, email="a@b.example", address="Here 1") for one in dossier.people))
    checked = check_letter(Letter("l", "o", (whom,), channel, purpose, letter.subject, letter.text), here, (), ME)
    assert [item.text for item in checked if item.state is ItemState.OPEN] == []
    assert "specific:" + whom in [item.key for item in checked if item.state is ItemState.DONE]


@pytest.mark.parametrize(("kind", "channel"), [*product(LETTERS, WRITTEN)])
def test_letters_keep_to_their_length(kind, channel):
    """Warm letters have 60 to 150 words, short ones 50 to 80, and a short one is the shorter."""
    warm, short = (word_count(draft(kind, channel, tone).text) for tone in Tone)
    assert 60 <= warm <= 150
    assert 50 <= short <= 80
    assert short < warm


@pytest.mark.parametrize(("purpose", "channel", "tone"), [*product(Purpose, Channel, Tone)])
def test_an_empty_record_leaves_visible_placeholders(purpose, channel, tone):
    """What is missing is said in square brackets; no slot stays, nothing is made up."""
    letter = compose(BARE, ["nobody"], purpose, channel, Settings(), NOW, tone)
    assert "[your name]" in letter.text
    assert "{" not in letter.subject + letter.text
    if channel in WRITTEN:
        assert "Dear [their name]," in letter.text
    if purpose is not Purpose.OTHER:
        assert "the [role] position" in letter.text + letter.subject
        assert "[one specific thing]" in letter.text


@pytest.mark.parametrize("path", sorted(OURS.iterdir()), ids=lambda path: path.stem)
@pytest.mark.parametrize("spelling", ["gb", "us"])
def test_from_an_empty_record_every_template_shows_what_is_missing_and_it_is_flagged(path, spelling):
    """Nothing is made up: each gap stands in brackets, and the name check points at each of them."""
    kind, medium, tone = path.stem.split(".")
    channel = {"email": Channel.EMAIL, "note": Channel.NOTE, "call": Channel.CALL}[medium]
    nobody = Settings(spelling=spelling)
    slots = fill_ins(Occasion(BARE, (), Purpose.OTHER, channel, nobody, NOW, Tone(tone)))
    template = ours(kind, medium, Tone(tone))
    text = fill(american(template.text) if spelling == "us" else template.text, slots)
    gaps = [match.span() for match in re.finditer(r"\[[^\]]+\]", text)]
    used = {slot for slot in re.findall(r"\{([^}]+)\}", template.text) if "[" in slots[slot]}
    assert "{" not in text
    assert len(gaps) >= len(used)
    assert kind == "any" or gaps
    flagged = [
        (found.start, found.end)
        for found in check(text, BARE, (), NameIndex.of({"o": BARE}), nobody, ())
        if found.kind is FindingKind.PLACEHOLDER
    ]
    assert flagged == gaps


@pytest.mark.parametrize(("kind", "tone"), [*product(KINDS, Tone)])
def test_every_call_has_words_for_all_four_turns(kind, tone):
    """Whoever answers, the screen has something to say; with a person, and with nobody in particular."""
    dossier, whom, purpose = occasion(kind)
    for person in (dossier.person(whom), None):
        turns = script(dossier, person, purpose, ME, NOW, tone)
        assert list(turns) == list(Branch)
        assert all(word_count(text) >= 10 for text in turns.values())
        assert not re.search(r"[{}]", "".join(turns.values()))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind.startswith("thank-you") or kind == "front-desk"])
def test_a_call_to_thank_comes_to_the_point(kind):
    """It says that it is a call of thanks for their time, in its first words."""
    dossier, whom, purpose = occasion(kind)
    said = script(dossier, dossier.person(whom), purpose, ME, NOW)[Branch.ANSWER]
    assert "I just wanted to call and thank you for taking the time to" in said
    assert thanks_for_time(said)


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.WITHDRAWAL])
def test_the_line_for_someone_chosen(purpose):
    """When a candidate has been chosen the script is still interested, now and for another position."""
    for tone in Tone:
        said = script(FULL, KATHERINE, purpose, ME, NOW, tone)[Branch.CHOSEN]
        assert "still interested, should something not work out, or for another position" in said


def test_who_withdraws_is_not_still_interested():
    """A call to withdraw does not ask for the position that it gives up."""
    said = script(FULL, KATHERINE, Purpose.WITHDRAWAL, ME, NOW)[Branch.CHOSEN]
    assert "should something not work out" not in said
    assert "another position" in said


def test_the_front_desk_is_asked_to_spell_only_an_unconfirmed_name():
    """The question for the spelling stands where nobody has confirmed the name, and leaves no gap where not."""
    assert "spell Katherine O'Brien for me" in script(FULL, KATHERINE, Purpose.THANK_YOU, ME, NOW)[Branch.OTHER]
    unasked = script(FULL, ZOE, Purpose.THANK_YOU, ME, NOW)[Branch.OTHER]
    assert "spell" not in unasked
    assert "\n\n\n" not in unasked


def test_without_a_person_the_call_asks_for_whoever_is_responsible():
    """A call to nobody in particular has no empty name in it."""
    turns = script(FULL, None, Purpose.CHECK_IN, ME, NOW)
    assert "May I speak with whoever looks after the QA Engineer position" in turns[Branch.OTHER]
    assert turns[Branch.ANSWER].startswith("Hello, this is Robin Hale.")


def test_the_second_check_in_has_other_words():
    """A check-in that went unanswered makes the next one differ; an answer starts anew."""
    first, second = draft("check-in", Channel.EMAIL), draft("second-check-in", Channel.EMAIL)
    assert first.subject != second.subject
    assert "once more" in second.text
    replied = replace(ASKED, id="c2", at=NOW - timedelta(hours=1), purpose=Purpose.OTHER, result=Result.THEY_REPLIED)
    answered = replace(FULL, contacts=(ASKED, replied))
    assert compose(answered, ["k"], Purpose.CHECK_IN, Channel.EMAIL, ME, NOW).text == first.text


def test_a_check_in_recalls_the_date_they_gave():
    """The date they gave, to decide or to call, is named; without one the sentence is left out."""
    assert "You hoped to decide by Friday." in draft("check-in", Channel.EMAIL).text
    called = replace(FULL, opening=replace(ACME, decide_by=None, call_by=date(2026, 11, 3)))
    assert "might call by 3 November." in compose(called, ["k"], Purpose.CHECK_IN, Channel.EMAIL, ME, NOW).text
    silent = replace(FULL, opening=replace(ACME, decide_by=None))
    text = compose(silent, ["k"], Purpose.CHECK_IN, Channel.EMAIL, ME, NOW, Tone.SHORT).text
    assert text.startswith("Dear Katherine,\n\nMay I ask where things stand")


@pytest.mark.parametrize(
    ("days", "channel", "spelling", "said"),
    [
        (0, Channel.EMAIL, "gb", "today"),
        (0, Channel.NOTE, "gb", "on Monday"),
        (1, Channel.EMAIL, "gb", "on Monday"),
        (6, Channel.EMAIL, "gb", "on Monday"),
        (7, Channel.EMAIL, "gb", "on 23 November"),
        (7, Channel.EMAIL, "us", "on November 23"),
        (300, Channel.EMAIL, "gb", "on 23 November 2026"),
    ],
)
def test_the_day_is_said_as_people_say_it(days, channel, spelling, said):
    """Today, a weekday within the week, else the date in the reader's order."""
    now = TALK.end + timedelta(minutes=5, days=days)
    text = compose(FULL, ["k"], Purpose.THANK_YOU, channel, replace(ME, spelling=spelling), now).text
    assert f"meet with me {said}" in text


def test_a_remembered_thing_is_said_to_the_person():
    """ "Her question" becomes "your question" in the letter to her, and hers by name in a letter to several."""
    to_her = compose(FULL, ["z"], Purpose.THANK_YOU, Channel.EMAIL, ME, NOW).text
    assert ": your question about flaky tests." in to_her
    to_both = compose(FULL, ["k", "z"], Purpose.THANK_YOU, Channel.EMAIL, ME, NOW).text
    assert to_both.startswith("Dear Katherine and Zoë,")
    assert ": the recall of the first robot and Zoë's question about flaky tests." in to_both


@pytest.mark.parametrize(
    ("person", "channel", "said"),
    [
        (KATHERINE, Channel.EMAIL, "Katherine"),
        (replace(KATHERINE, nickname="Kate"), Channel.EMAIL, "Kate"),
        (replace(KATHERINE, honorific="Ms"), Channel.EMAIL, "Katherine"),
        (replace(KATHERINE, honorific="Ms"), Channel.NOTE, "Ms O'Brien"),
        (RAVI, Channel.CALL, "Dr. Iyer"),
        (Person("p", "o", "Wibowo"), Channel.NOTE, "Wibowo"),
        (Person("p", "o", "Wibowo", honorific="Dr"), Channel.EMAIL, "Dr Wibowo"),
        (Person("p", "o", "Haruka", "Tanaka", family_first=True), Channel.EMAIL, "Tanaka Haruka"),
        (Person("p", "o", "Haruka", "Tanaka", "Ms.", family_first=True), Channel.NOTE, "Ms. Tanaka Haruka"),
        (Person("p", "o", "Khai", "Nguyễn", "", "Minh", family_first=True), Channel.EMAIL, "Minh"),
        (Person("p", "o", "", "Woźniak"), Channel.EMAIL, "Woźniak"),
    ],
)
def test_people_are_addressed_as_is_right_for_them(person, channel, said):
    """Given name or title, one name or two, either order."""
    assert addressed([person], channel) == said


def test_nobody_is_thanked_for_an_interview_that_they_missed():
    """The day stays open for someone who was not there, and before the interview is over; a check-in may recall it."""
    assert "on [the day]" in compose(FULL, ["r"], Purpose.THANK_YOU, Channel.EMAIL, ME, NOW).text
    assert "on [the day]" in compose(FULL, ["k"], Purpose.THANK_YOU, Channel.EMAIL, ME, TALK.start).text
    assert "on Monday" in compose(FULL, ["r"], Purpose.CHECK_IN, Channel.EMAIL, ME, NOW).text


def test_a_talk_by_phone_is_no_meeting():
    """Letters after a call say "speak", whatever they are for."""
    called = replace(FULL, interviews=(replace(TALK, setting=Setting.PHONE),))
    for purpose in (Purpose.THANK_YOU, Purpose.CHECK_IN, Purpose.WITHDRAWAL):
        text = compose(called, ["k"], purpose, Channel.EMAIL, ME, NOW).text
        assert "time to speak with me on Monday" in text


def test_several_are_addressed_in_one_way():
    """Where one is addressed by title, so is everyone who has one on file."""
    ms = replace(KATHERINE, honorific="Ms")
    assert addressed([ms, ZOE], Channel.EMAIL) == "Katherine and Zoë"
    assert addressed([ms, RAVI, ZOE], Channel.EMAIL) == "Ms O'Brien, Dr. Iyer and Zoë"
    assert joined(["a", "b", "c"], american=True) == "a, b, and c"


def test_american_spelling():
    """American letters close and spell the American way, and the record's own words stay as they are."""
    us = replace(ME, spelling="us")
    assert "Best regards,\nRobin" in draft("thank-you", Channel.EMAIL, me=us).text
    assert "\nSincerely,\n" in draft("thank-you", Channel.NOTE, me=us).text
    honour = replace(FULL, opening=replace(ACME, company="Honour Programme"))
    assert "Honour Programme" in compose(honour, ["k"], Purpose.THANK_YOU, Channel.EMAIL, us, NOW).text
    for path in OURS.iterdir():
        assert not re.search(
            r"\b\w+(?:our|ise|ised|isation|elled|elling)\b", _less(american(path.read_text("utf-8")))
        ), path
    assert all(american(us_word) == us_word for us_word in PAIRS.values())


def _less(text: str) -> str:
    """The text without words that both spell alike."""
    return re.sub(r"\b(?:hour|your|our|four|telling|otherwise|likewise|promise)\b", "", text, flags=re.IGNORECASE)


def test_a_message_is_short_and_has_no_subject():
    """Typed on a phone's messenger there is no subject, and few words."""
    message = compose(FULL, ["k"], Purpose.THANK_YOU, Channel.MESSAGE, ME, NOW)
    assert message.subject == ""
    assert message.text == draft("thank-you", Channel.EMAIL, Tone.SHORT).text


def test_the_script_of_a_call_is_one_text():
    """A letter for a call holds all its turns under headings."""
    text = draft("thank-you", Channel.CALL).text
    assert text.startswith("If they answer:\nHello Katherine, ")
    assert "If someone else answers:\n" in text
    assert "On voicemail:\n" in text
    assert "If someone has been chosen:\n" in text


def test_braces_in_a_record_stay_words():
    """What the user typed is never taken for a slot."""
    odd = replace(FULL, opening=replace(ACME, company="{role} \\1 {nope}"))
    assert "{role} \\1 {nope}" in compose(odd, ["k"], Purpose.THANK_YOU, Channel.EMAIL, ME, NOW).text


def test_own_templates_come_first(tmp_path: Path):
    """A template in the user's folder is used before ours, the general one for every kind of round, words untouched."""
    (tmp_path / "thank-you.email.txt").write_text(
        "\ufeffSubject: Danke\r\n\r\n{greeting}\r\nKind regards", encoding="utf-8"
    )
    us = replace(ME, spelling="us")
    for kind in ("thank-you", "thank-you-phone"):
        dossier, whom, purpose = occasion(kind)
        own = compose(dossier, [whom], purpose, Channel.EMAIL, us, NOW, folder=tmp_path)
        assert (own.subject, own.text) == ("Danke", "Dear Katherine,\nKind regards")
    assert (
        compose(FULL, ["k"], Purpose.CHECK_IN, Channel.EMAIL, ME, NOW, folder=tmp_path).text
        == draft("check-in", Channel.EMAIL).text
    )


def test_own_call_templates_may_hold_a_single_turn(tmp_path: Path):
    """Turns that the user's own template leaves out are said in our words."""
    (tmp_path / "thank-you.call.txt").write_text("Subject:\n\n== Voicemail\nIt was good, {name}.", encoding="utf-8")
    turns = script(FULL, KATHERINE, Purpose.THANK_YOU, ME, NOW, folder=tmp_path)
    ours_ = script(FULL, KATHERINE, Purpose.THANK_YOU, ME, NOW)
    assert turns == {**ours_, Branch.VOICEMAIL: "It was good, Katherine O'Brien."}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Line 1: a template begins with “Subject:” and the subject."),
        ("Dear {name}", "Line 1: a template begins with “Subject:” and the subject."),
        ("Subject: x", "Line 1: the text of the letter is missing below the subject."),
        ("Subject: x\n\n\n \n", "Line 1: the text of the letter is missing below the subject."),
        ("Subject: x\nDear\nyou", "Line 2: the line below the subject has to be empty."),
        ("Subject: x\n\nDear {nmae},", "Line 3: there is no slot {nmae}; did you mean {name}?"),
        ("Subject: x\n\nDear {name,\n", "Line 3: a curly bracket stands alone; a slot looks like {company}."),
        ("Subject: x\n\na\n\x1b[2J", "Line 4: there is a control character in it."),
    ],
)
def test_a_mistaken_template_gets_a_sentence_with_its_line(text, sentence):
    """The user learns what is wrong and where."""
    with pytest.raises(TemplateError) as caught:
        parse_template(text)
    assert str(caught.value) == sentence


def test_unknown_turns_and_slots_are_told_what_there_is():
    """Where nothing is near, the sentence lists what may be used."""
    with pytest.raises(TemplateError, match=r"^own\.txt, line 3: a call has no such turn; the turns are “they answer”"):
        parse_template("Subject:\n\n== they ask\nYes.", "own.txt")
    with pytest.raises(TemplateError, match=r"no slot \{qqqqqqq\}; the slots are greeting, hello"):
        parse_template("Subject:\n\n{qqqqqqq}")


def test_a_template_that_cannot_be_read_gets_a_sentence(tmp_path: Path):
    """Bytes that are no text, and files beyond all reason, are named and refused."""
    own = tmp_path / "check-in.email.txt"
    for content, words in ((b"Subject: \xff\n\nx", "is not UTF-8 text"), (b"x" * 200_000, "is too large")):
        own.write_bytes(content)
        with pytest.raises(TemplateError, match=f"check-in.email.txt {words}"):
            compose(FULL, ["k"], Purpose.CHECK_IN, Channel.EMAIL, ME, NOW, folder=tmp_path)


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_any_text_is_a_template_or_a_sentence(text):
    """Whatever lies in the folder, it is read or refused in words."""
    for candidate in (text, f"Subject: x\n\n{text}"):
        said = _refusal(candidate)
        assert said is None or (said.startswith("Line ") and said[-1] in ".?")


def _refusal(text: str) -> str | None:
    """The sentence with which a template is refused, None for a good one."""
    try:
        parse_template(text)
    except TemplateError as error:
        return str(error)
    return None


@given(
    st.text(max_size=30), st.text(max_size=30), st.text(max_size=60), st.sampled_from(Purpose), st.sampled_from(Channel)
)
@settings(max_examples=100)
def test_any_record_makes_a_letter(given_name, family, remember, purpose, channel):
    """No name and no memory is too odd for a draft."""
    odd = replace(KATHERINE, given=given_name, family=family, remember=remember)
    letter = compose(replace(FULL, people=(odd,)), ["k"], purpose, channel, ME, NOW)
    assert letter.text
    assert "\n" not in letter.subject


def test_every_slot_is_explained_and_filled():
    """Each slot that a template may use has a sentence for the user and a value."""
    template = "\n".join(f"{{{name}}}" for name in SLOTS)
    assert parse_template(f"Subject:\n\n{template}").text == template
    assert all(words.endswith((".", "”.")) for words in SLOTS.values())
