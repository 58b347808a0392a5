"""The message: right for whoever gets it, and never more than was meant."""

from dataclasses import replace
from datetime import datetime
from email import message_from_bytes, policy
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.clean import clean
from store.mail.errors import RefusedError
from store.mail.message import HEADERS, Parcel, build, new_message_id
from store.records import Dossier, Letter, Opening, Person, Settings

NOW = datetime(2026, 11, 22, 14, 5, tzinfo=ZoneInfo("Europe/London"))
ME = Settings(given="Áine", family="O'Brien", email="aine@Mail.example")
TEXT = "Dear Zoë,\n\nthank you for all.\n.\nFrom here on\tit is “yours”, ☕ and 名前.\n\nKind regards,\nÁine O'Brien\n"
ACME = Opening("o", "Acme")


def packed(
    subject: str = "Thank you", text: str = TEXT, *people: Person, me: Settings = ME, is_draft: bool = False
) -> Parcel:
    people = people or (Person("z", "o", "Zoë", "Nguyễn", email="zoe@acme.example"),)
    letter = Letter("l", "o", tuple(person.id for person in people), subject=subject, text=text)
    return build(letter, Dossier(ACME, people=people), me, NOW, new_message_id(me), is_draft=is_draft)


def test_the_message_says_who_to_whom_when_and_what():
    """Names and text of any script, the user's own zone, and nothing of the machine it was written on."""
    parcel = packed("Thank you – Größe, Zoë")
    read = message_from_bytes(parcel.data, policy=policy.default)
    assert read["From"] == "Áine O'Brien <aine@Mail.example>"
    assert [(a.display_name, a.addr_spec) for a in read["To"].addresses] == [("Zoë Nguyễn", "zoe@acme.example")]
    assert read["Subject"] == "Thank you – Größe, Zoë"
    assert read["Date"] == "Sun, 22 Nov 2026 14:05:00 +0000"
    assert read["Message-ID"].endswith("@mail.example>")
    assert read.get_content().replace("\r\n", "\n") == TEXT
    assert sorted(read.keys()) == sorted(HEADERS)
    assert parcel.text() == TEXT.rstrip("\n")
    assert parcel.data.isascii()
    assert max(map(len, parcel.data.split(b"\r\n"))) < 500
    assert b"\r" not in parcel.unix_data


def test_a_message_id_is_never_the_same_twice():
    """And it does not tell the hour."""
    assert new_message_id(ME) != new_message_id(ME)


def test_a_letter_to_a_panel_goes_to_each_address_once():
    """Two people of one address get one copy; all names and addresses stand in To."""
    people = [Person(str(n), "o", f"Nguyễn {n}", email=f"P{n % 2}@acme.example") for n in range(3)]
    parcel = packed("Thanks", TEXT, *people)
    assert parcel.recipients == ("P0@acme.example", "P1@acme.example")
    assert dict(parcel.headers())["To"] == "Nguyễn 0 <P0@acme.example>, Nguyễn 1 <P1@acme.example>"


def test_a_draft_says_that_it_is_to_be_sent():
    """One header more, by which a mail program opens it in its editor."""
    assert ("X-Unsent", "1") in packed(is_draft=True).headers()
    assert "X-Unsent" not in dict(packed().headers())


REFUSED = {
    "The subject holds “=?”": {"subject": "=?utf-8?q?Hi=0d=0aBcc:_eve=40evil.example?="},
    "The subject holds a line break": {"subject": "Hi\r\nBcc: eve@evil.example"},
    "The subject holds a line break or another": {"subject": "Hi\x00"},
    "The subject is longer": {"subject": "x" * 501},
    "The subject is empty": {"subject": "  "},
    "The letter has no text": {"text": " \n"},
    "The name of somebody it goes to holds a line break": {"given": "Zoë\nBcc: eve@evil.example"},
    "The name of somebody it goes to holds “=?”": {"given": "=?utf-8?q?Z=0a?="},
    "There is no e-mail address of Zoë": {"email": ""},
    "The e-mail address of Zoë is none": {"email": "zoe"},
    "The e-mail address of Zoë is none that": {"email": "-oQ/tmp@acme.example"},
    "The e-mail address of Zoë is none that a": {"email": "a@acme.example,b@evil.example"},
    "The e-mail address of Zoë is none that a letter": {"email": "Eve <eve@evil.example>"},
    "The e-mail address of Zoë holds a line break": {"email": "zoe@acme.example\nBcc:eve@evil.example"},
    "The e-mail address of Zoë holds letters with accents": {"email": "zoë@acme.example"},
    "Your own e-mail address is missing": {"me": replace(ME, email="")},
    "The e-mail address of yours is none": {"me": replace(ME, email="aine at mail")},
    "Your name holds a line break": {"me": replace(ME, given="A\x1b[2J")},
}


@pytest.mark.parametrize(("sentence", "wrong"), REFUSED.items())
def test_what_may_not_stand_in_a_message_is_refused_in_a_sentence(sentence, wrong):
    """Nothing that could add a header or a recipient, or that cannot arrive, gets as far as a mailer."""
    person = Person("z", "o", wrong.get("given", "Zoë"), email=wrong.get("email", "zoe@acme.example"))
    with pytest.raises(RefusedError) as told:
        packed(wrong.get("subject", "Hi"), wrong.get("text", TEXT), person, me=wrong.get("me", ME))
    assert str(told.value).startswith(sentence)
    assert str(told.value).count(". ") == 0
    assert str(told.value).endswith(".")


def test_a_letter_to_nobody_or_to_somebody_who_is_gone_is_refused():
    """Who it goes to has to be known."""
    for to, sentence in (((), "Nobody is named"), (("x",), "not in the planner any more")):
        with pytest.raises(RefusedError, match=sentence):
            build(Letter("l", "o", to, subject="s", text="t"), Dossier(ACME), ME, NOW, "<1@mail.example>")


WORDS = st.lists(
    st.sampled_from(
        [*"aé=?\r\n <>@\",;:\\()[]_'Ễ漢😀\u00a0\t.", "=?utf-8?q?a=0d=0aBcc:_x@y?=", "Bcc:", "łong-wörd" * 12]
    ),
    max_size=25,
).map("".join) | st.text(max_size=60)
LONG_NAME = "lorem لا بسم الله ipsum 你好1234你好"


@settings(max_examples=250, deadline=None)
@given(WORDS, WORDS, WORDS)
@example("Grüße an Zoë und " * 9, LONG_NAME, "x")
def test_any_letter_is_refused_or_arrives_as_it_was_meant(subject, name, text):
    """Whatever is in subject, name and text: the same headers, recipients and words, or a sentence."""
    person = Person("z", "o", name, email="zoe@acme.example")
    try:
        parcel = packed(subject, text, person)
    except RefusedError:
        return
    arrives_as_meant(parcel, subject, name, text)


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS, WORDS)
@example("Grüße an Zoë und " * 9, LONG_NAME, "x")
def test_what_the_planner_keeps_always_arrives(subject, name, text):
    """Cleaned text without “=?” is never refused but for being empty or long."""
    subject, name = (clean(words, newlines=False).replace("=?", "")[:500] or "x" for words in (subject, name))
    text = clean(text)
    if text.strip():
        arrives_as_meant(packed(subject, text, Person("z", "o", name, email="zoe@acme.example")), subject, name, text)


def arrives_as_meant(parcel: Parcel, subject: str, name: str, text: str) -> None:
    assert parcel.recipients == ("zoe@acme.example",)
    for data in (parcel.data, parcel.unix_data):
        read = message_from_bytes(data, policy=policy.default)
        assert sorted(read.keys()) == sorted(HEADERS)
        assert [address.addr_spec for address in read["To"].addresses] == ["zoe@acme.example"]
    headers = dict(parcel.headers())
    assert headers["Subject"].split() == subject.split()
    assert name.isascii() or " ".join(name.split()) in headers["To"]
    assert parcel.text() == text.rstrip("\n")
