"""A letter in other forms: link, text, page, file; and by when a page has to be posted."""

import stat
from dataclasses import replace
from datetime import date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.dates import business_days_between
from store.mail import forms, outgoing
from store.mail.errors import RefusedError
from store.manners import Posting, note_due, posting
from store.records import Dossier, Interview, Letter, Opening, Person, Purpose, Settings
from store.sample import sample_settings
from tui.leave_wording import by_post

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZoneInfo("Europe/London"))
ME = Settings(given="Áine", family="O'Brien", email="aine@mail.example", phone="+44 1", country="GB", region="ENG")
ZOE = Person("z", "o", "Zoë", "Nguyễn", "Dr.", email="zoe+hr&x@acme.example", address="1 Robot Way\n\nLondon")
ACME = Opening("o", "Acme & Co")
LETTER = Letter("l", "o", ("z",), subject="Thanks & ?", text="Dear Zoë,\n\n50 % of “all”.\n")


def test_a_link_carries_everything_and_nothing_can_be_slipped_in():
    """Address, subject and text come out as they went in; & and ? in them add no field."""
    link = forms.mailto(LETTER, Dossier(ACME, people=(ZOE,)))
    parts = urlsplit(link)
    fields = parse_qs(parts.query)
    assert link.isascii()
    assert (parts.scheme, parts.path) == ("mailto", "zoe%2Bhr%26x@acme.example")
    assert set(fields) == {"subject", "body"}
    assert fields["subject"] == [LETTER.subject]
    assert fields["body"][0].replace("\r\n", "\n") == LETTER.text
    with pytest.raises(RefusedError):
        forms.mailto(LETTER, Dossier(ACME, people=(replace(ZOE, email="a@b?cc=eve@evil.example"),)))


def test_a_page_has_the_names_the_address_the_day_and_lines_that_fit():
    """The company is named where the address does not; what is missing is told beside it."""
    long = replace(LETTER, text="Dear Zoë,\n\n" + "word " * 40)
    page = forms.page(long, Dossier(ACME, people=(ZOE,)), ME, NOW)
    assert page.startswith(
        "Áine O'Brien\n+44 1\naine@mail.example\n\n\nDr. Zoë Nguyễn\nAcme & Co\n1 Robot Way\nLondon\n\n\n"
        "Monday 23 November 2026\n\n\nDear Zoë,\n\nword"
    )
    assert max(map(len, page.split("\n"))) <= 72
    assert forms.lacks_address(LETTER, Dossier(ACME, people=(ZOE,))) == ""
    assert "no postal address of Zoë Nguyễn" in forms.lacks_address(
        LETTER, Dossier(ACME, people=(replace(ZOE, address=" "),))
    )


def test_plain_text_says_to_whom_and_about_what():
    """Also where there is nobody yet, and no subject."""
    assert forms.plain(LETTER, Dossier(ACME, people=(replace(ZOE, email=""),))) == (
        "To: Zoë Nguyễn\nSubject: Thanks & ?\n\nDear Zoë,\n\n50 % of “all”.\n"
    )
    assert forms.plain(Letter("l", "o"), Dossier(ACME)).startswith("To: nobody yet\n\n")


def test_a_file_is_private_and_never_written_over(tmp_path):
    """Named by day and purpose alone; a link that somebody laid there is not followed."""
    folder = tmp_path / "outgoing"
    target = tmp_path / "target"
    first = outgoing.write(folder, NOW.date(), Purpose.KEEP_IN_TOUCH, "txt", b"one")
    (folder / "2026-11-23-keep-in-touch-2.txt").symlink_to(target)
    third = outgoing.write(folder, NOW.date(), Purpose.KEEP_IN_TOUCH, "txt", b"two")
    assert [first.name, third.name] == ["2026-11-23-keep-in-touch.txt", "2026-11-23-keep-in-touch-3.txt"]
    assert [first.read_bytes(), third.read_bytes()] == [b"one", b"two"]
    assert [stat.S_IMODE(path.stat().st_mode) for path in (folder, first)] == [0o700, 0o600]
    assert not target.exists()


POSTED = {
    "2026-12-02": (date(2026, 11, 26), date(2026, 12, 1)),
    "2026-12-06": (date(2026, 12, 1), date(2026, 12, 4)),  # a Sunday: they read it on Friday at the latest
    "2026-12-30": (date(2026, 12, 22), date(2026, 12, 29)),  # Christmas, Boxing Day and its Monday are off
}


@pytest.mark.parametrize(("decide_by", "days"), POSTED.items())
def test_a_note_is_posted_so_that_it_is_there_before_they_decide(decide_by, days):
    """Business days of their country, and one for it to be read."""
    opening = replace(ACME, decide_by=date.fromisoformat(decide_by))
    assert posting(opening, ME) == Posting(*days)


def test_without_a_date_there_is_no_last_day():
    """Then the sooner the better."""
    assert posting(ACME, ME) is None
    assert "the sooner it is posted the better" in by_post(None, ACME, ME, NOW)


def test_without_a_date_thanks_have_a_last_day_of_their_own():
    """The close of the next business day after the interview; once the letter went, or for others, there is none."""
    met = Interview("i", "o", NOW - timedelta(days=3), person_ids=("z",))  # a Friday
    dossier = Dossier(ACME, interviews=(met,), people=(ZOE,))
    due = note_due(LETTER, dossier, ME, NOW)
    assert due is not None
    assert due.isoformat() == "2026-11-23T17:00:00+00:00"
    assert by_post(None, ACME, ME, NOW, due).startswith("Post it today: thanks are due within a business day")
    late = by_post(None, ACME, ME, NOW + timedelta(days=1), due)
    assert late.startswith(
        "It was to be posted by Monday 23 November; the post takes three business days, so the sooner"
    )
    assert note_due(replace(LETTER, purpose=Purpose.CHECK_IN), dossier, ME, NOW) is None
    assert note_due(replace(LETTER, to=()), dossier, ME, NOW) is None


@settings(max_examples=60, deadline=None)
@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(1, 30))
def test_the_post_always_has_its_days(decide_by, days):
    """Whatever the date: so many business days on the way, and at least one before they decide."""
    me = replace(ME, postal_days=days)
    found = posting(replace(ACME, decide_by=decide_by), me)
    assert found is not None
    assert business_days_between(found.by, found.arrives, "GB", "ENG") == days
    assert found.arrives < decide_by


def test_the_post_is_told_in_words():
    """Today, by a day, or too late, and then what would still be in time."""
    for decide_by, words in (
        ("2026-12-02", "Post it by Thursday 26 November: they decide by Wednesday 2 December, and the post takes"),
        ("2026-11-27", "Post it today: they decide by Friday 27 November, and the post takes three business days."),
        ("2026-11-25", "By post it may come too late: they decide by Wednesday 25 November"),
    ):
        opening = replace(ACME, decide_by=date.fromisoformat(decide_by))
        assert by_post(posting(opening, ME), opening, ME, NOW).startswith(words)


def test_the_demo_can_send_nothing():
    """Its people are invented, and so would be their answers."""
    mine = replace(ME, mail_command=("msmtp",), smtp_host="x", smtp_user="u", smtp_password_command=("p",))
    demo = sample_settings(mine)
    assert (demo.mail_command, demo.smtp_host, demo.smtp_user, demo.smtp_password_command) == ((), "", "", ())
