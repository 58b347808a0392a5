"""Busy times, and the hours at which a call suits them."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.dates import Busy, DateError, parse_busy
from store.manners import call_slots, suits, why_no_call
from store.records import Dossier, Opening, Person, Settings

USER = Settings(zone="Europe/Berlin", country="DE")
SUNDAY = date(2026, 11, 22)
NEW_YORK = ZoneInfo("America/New_York")
ACME = Dossier(Opening("o", "Acme", country="US", region="NY", zone="America/New_York"))
ADA = Person("p", "o", "Ada")


def told(now: str, person: Person = ADA, dossier: Dossier = ACME, user: Settings = USER) -> list[str]:
    """The slots in short: "Mon 10:00-12:00"."""
    moment = datetime.fromisoformat(now).replace(tzinfo=NEW_YORK)
    return [f"{slot.start:%a %H:%M}-{slot.end:%H:%M}" for slot in call_slots(dossier, person, user, moment)]


SLOTS = [
    (
        "On Sunday: not before their week has begun",
        "2026-11-22 10:00",
        "",
        "Mon 10:00-12:00, Mon 13:30-17:00, Tue 09:00-12:00",
    ),
    (
        "In the morning: from the next quarter of an hour",
        "2026-11-24 10:07",
        "",
        "Tue 10:15-12:00, Tue 13:30-17:00, Wed 09:00-12:00",
    ),
    (
        "Half a minute past the hour: a quarter of an hour on",
        "2026-11-24 10:00:30",
        "",
        "Tue 10:15-12:00, Tue 13:30-17:00, Wed 09:00-12:00",
    ),
    (
        "A quarter of an hour is enough for a call",
        "2026-11-24 16:45",
        "",
        "Tue 16:45-17:00, Wed 09:00-12:00, Wed 13:30-17:00",
    ),
    ("Over lunch: after it", "2026-11-24 12:10", "", "Tue 13:30-17:00, Wed 09:00-12:00, Wed 13:30-17:00"),
    (
        "Shortly before they close: tomorrow",
        "2026-11-24 16:46",
        "",
        "Wed 09:00-12:00, Wed 13:30-17:00, Fri 09:00-12:00",
    ),
    (
        "Thanksgiving is skipped, and Friday ends at three",
        "2026-11-25 18:00",
        "",
        "Fri 09:00-12:00, Fri 13:30-15:00, Mon 10:00-12:00",
    ),
    ("Friday at three: on Monday", "2026-11-20 15:00", "", "Mon 10:00-12:00, Mon 13:30-17:00, Tue 09:00-12:00"),
    ("Not Thursdays", "2026-12-02 14:00", "not Thursdays", "Wed 14:00-17:00, Fri 09:00-12:00, Fri 13:30-15:00"),
    ("Mornings only", "2026-11-22 10:00", "mornings only", "Mon 10:00-12:00, Tue 09:00-12:00, Wed 09:00-12:00"),
    ("After two", "2026-11-22 10:00", "after 14:00", "Mon 14:00-17:00, Tue 14:00-17:00, Wed 14:00-17:00"),
    (
        "A meeting from ten to eleven",
        "2026-11-24 08:00",
        "not 10:00-11:00",
        "Tue 09:00-10:00, Tue 11:00-12:00, Tue 13:30-17:00",
    ),
    (
        "A dated absence",
        "2026-11-30 18:00",
        "2026-12-01 to 2026-12-05",
        "Mon 10:00-12:00, Mon 13:30-17:00, Tue 09:00-12:00",
    ),
    (
        "Tuesdays only, and mornings",
        "2026-11-22 10:00",
        "only Tuesdays, mornings only",
        "Tue 09:00-12:00, Tue 09:00-12:00, Tue 09:00-12:00",
    ),
    ("Never", "2026-11-22 10:00", "not Mon-Fri", ""),
    (
        "What cannot be read is shown, not guessed",
        "2026-11-22 10:00",
        "by the moon",
        "Mon 10:00-12:00, Mon 13:30-17:00, Tue 09:00-12:00",
    ),
]


@pytest.mark.parametrize(("title", "now", "busy", "slots"), SLOTS, ids=lambda value: value[:30])
def test_the_next_three_that_suit(title, now, busy, slots):
    """On their clock in New York, the next three stretches in which a call suits them."""
    assert ", ".join(told(now, replace(ADA, busy=busy))) == slots, title


def test_each_slot_says_why():
    """Each slot has its reason: the hour, the holiday before, and what they said."""
    ada = replace(ADA, busy="not Mondays")
    slots = call_slots(ACME, ada, USER, datetime(2026, 11, 26, 12, tzinfo=NEW_YORK))
    assert [slot.reason for slot in slots] == [
        "A business morning there, before their lunch at 12:00; the day after Thanksgiving Day.",
        "After their lunch, and not after 15:00 on a Friday; the day after Thanksgiving Day.",
        "A business morning there, before their lunch at 12:00.",
    ]
    (slot, *_) = call_slots(ACME, replace(ADA, busy="mornings only"), USER, datetime(2026, 11, 23, 9, tzinfo=NEW_YORK))
    assert (
        slot.reason == "Monday, once their week has begun, and before their lunch at 12:00; they said “mornings only”."
    )


def test_the_clock_is_theirs():
    """For someone in Berlin at ten at night it is afternoon in New York, and a call still suits."""
    now = datetime(2026, 11, 24, 22, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    assert suits(ACME, ADA, USER, now)
    assert f"{call_slots(ACME, ADA, USER, now)[0].start:%H:%M %Z}" == "16:00 EST"
    assert not suits(ACME, ADA, USER, now.replace(hour=9))


def test_sunday_is_a_day_to_call_where_it_is_a_working_day():
    """In Riyadh the week begins on Sunday, and Friday is off."""
    riyadh = Dossier(Opening("o", "Acme", country="SA", zone="Asia/Riyadh"))
    now = datetime(2026, 11, 19, 18, tzinfo=ZoneInfo("Asia/Riyadh"))
    assert [f"{slot.start:%a %H:%M}" for slot in call_slots(riyadh, None, USER, now)] == [
        "Sun 09:00",
        "Sun 13:30",
        "Mon 10:00",
    ]


def test_who_wants_no_calls_gets_none_and_the_reason():
    """A person or a company marked "do not call" is offered no hour, and it says why."""
    shy, closed = replace(ADA, do_not_call=True), replace(ACME, opening=replace(ACME.opening, do_not_call=True))
    assert told("2026-11-24 10:00", shy) == told("2026-11-24 10:00", ADA, closed) == []
    assert why_no_call(ACME, shy) == "Ada asked for no calls; an e-mail or a note will do."
    assert why_no_call(closed, ADA) == "Acme asked for no calls; an e-mail or a note will do."
    assert why_no_call(ACME, ADA) == ""


def test_the_hours_are_settings():
    """Office hours, Monday, Friday, lunch and the number of slots are the user's to set."""
    user = replace(USER, office_opens=time(8), lunch_from=time(11), lunch_until=time(12), monday_from=time(8), slots=2)
    assert told("2026-11-22 10:00", user=user) == ["Mon 08:00-11:00", "Mon 12:00-17:00"]


BUSY = {
    "not Thursdays": "not Thursdays",
    "Thursdays off": "not Thursdays",
    "no thu or fri": "not Thursdays and Fridays",
    "not mon-wed": "not Mondays and Tuesdays and Wednesdays",
    "Tuesdays only": "only Tuesdays",
    "mornings only": "only 00:00-12:00",
    "not Friday afternoons": "not Fridays 12:00-23:59",
    "after 14:00": "only 14:00-23:59",
    "not before 10am": "not 00:00-10:00",
    "until 4pm": "only 00:00-16:00",
    "not 9:00 to 10:30": "not 09:00-10:30",
    "only Mon 9:00-11:00": "only Mondays 09:00-11:00",
    "2026-12-01 to 2026-12-05": "2026-12-01 to 2026-12-05",
    "away 1 Dec - 5 Dec": "2026-12-01 to 2026-12-05",
    "2026-12-24": "2026-12-24 to 2026-12-24",
    "until 5 Dec": "to 2026-12-05",
    "away from 1 Dec": "2026-12-01 to",
    "not Thursdays; mornings only": "not Thursdays, only 00:00-12:00",
    "": "",
}


@pytest.mark.parametrize(("text", "meant"), BUSY.items())
def test_busy_times_are_read_and_written_back(text, meant):
    """What someone said about their time is read, and told in words that are read back to the same."""
    busy = parse_busy(text, SUNDAY, USER)
    assert str(busy) == meant
    assert parse_busy(meant, SUNDAY, USER) == busy


WRONG = {
    "Thursdays": "“thursdays” could be when they are free or busy; write “only thursdays” or “not thursdays”.",
    "not only mornings": "“not only mornings” says both “not” and “only”; write one of them.",
    "not 11:00-10:00": "“11:00-10:00” ends before it begins.",
    "5 Dec to 1 Dec": "“5 dec to 1 dec” ends before it begins.",
    "not 9-11": "“9” could be 09:00 or 21:00; write 9am or 9pm.",
    "mornings only, by the moon": "“by the moon” is no busy time that can be read; write “not Thursdays”, "
    "“mornings only”, “after 14:00” or “2026-12-01 to 2026-12-05”.",
}


@pytest.mark.parametrize(("text", "sentence"), WRONG.items())
def test_what_is_no_busy_time_is_told(text, sentence):
    """A part that cannot be read, or can be read in two ways, is named in one sentence."""
    with pytest.raises(DateError) as error:
        parse_busy(text, SUNDAY, USER)
    assert str(error.value) == sentence


fragments = "not only mon thursdays mornings after before until 14:00 9 to - , 1 dec 2026-12-01 away"
words = st.sampled_from(fragments.split())


@settings(max_examples=120, deadline=None)
@given(st.text(max_size=90) | st.lists(words, max_size=7).map(" ".join))
def test_any_text_is_busy_or_a_sentence(text):
    """Whatever is typed is understood, and then reads back to the same, or gives a sentence."""
    try:
        busy = parse_busy(text, SUNDAY, USER)
    except DateError as error:
        said = str(error)
    else:
        said = ""
        assert parse_busy(str(busy), SUNDAY, USER) == busy
    assert said.isprintable()


def test_hostile_busy_times_get_their_sentence():
    """A megabyte of text is refused at once."""
    with pytest.raises(DateError, match="too long"):
        parse_busy("not mon, " * 100_000, SUNDAY, USER)


def test_nothing_said_is_always_free():
    """Without a word about their time, the whole stretch is free."""
    assert Busy().free(SUNDAY, time(9), time(17)) == ((time(9), time(17)),)
