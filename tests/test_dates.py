"""Dates as people type them and as people say them."""

import time as clock
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.dates import (
    DateError,
    check_zone,
    comes_twice,
    parse_clock,
    parse_day,
    parse_moment,
    say_count,
    say_day,
    say_day_in_full,
    say_moment,
    utc,
    zone_of,
)
from store.dates.days import EXAMPLES
from store.dates.words import meant_word
from store.records import Settings

BERLIN = Settings(zone="Europe/Berlin", country="DE")
NEW_YORK = Settings(zone="America/New_York", country="US", date_order="mdy")
SUNDAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 20, 30, tzinfo=ZoneInfo("Europe/Berlin"))
MILLENNIUM = datetime(2000, 1, 1)  # noqa: DTZ001 - a wall clock without a zone
Read = TypeVar("Read")


def outcome(read: Callable[[], Read]) -> Read | str:
    """What was read, or the sentence that says why not."""
    try:
        return read()
    except DateError as error:
        return str(error)


quick = settings(max_examples=60, deadline=None)
some_days = st.dates(date(1990, 1, 1), date(2150, 12, 31))

DAYS = {
    "today": "2026-11-22",
    "Tomorrow": "2026-11-23",
    "yesterday": "2026-11-21",
    "the day after tomorrow": "2026-11-24",
    "2026-11-25": "2026-11-25",
    "2026/11/5": "2026-11-05",
    "fri": "2026-11-27",
    " on  Friday ": "2026-11-27",
    "next tue": "2026-11-24",
    "this tues": "2026-11-24",
    "next sunday": "2026-11-29",
    "this sunday": "2026-11-22",
    "last fri": "2026-11-20",
    "last sun": "2026-11-15",
    "monday week": "2026-11-30",
    "a week on monday": "2026-11-30",
    "tomorrow week": "2026-11-30",
    "next business day": "2026-11-23",
    "+3d": "2026-11-25",
    "-1d": "2026-11-21",
    "−1 day": "2026-11-21",
    "+2bd": "2026-11-24",
    "-1bd": "2026-11-20",
    "+2w": "2026-12-06",
    "+1m": "2026-12-22",
    "in 3 business days": "2026-11-25",
    "in three working days": "2026-11-25",
    "in a week": "2026-11-29",
    "in a fortnight": "2026-12-06",
    "in two months": "2027-01-22",
    "a year from now": "2027-11-22",
    "3 days ago": "2026-11-19",
    "two weeks ago": "2026-11-08",
    "25 Nov": "2026-11-25",
    "25th of November": "2026-11-25",
    "Nov 25": "2026-11-25",
    "November 25th, 2026": "2026-11-25",
    "25-Nov-2026": "2026-11-25",
    "25. Nov.": "2026-11-25",
    "wed 25 nov": "2026-11-25",
    "Wednesday, 25 November 2026": "2026-11-25",
    "Wed 2026-11-25": "2026-11-25",
    "3 Jan": "2027-01-03",
    "20 Oct": "2026-10-20",
    "3/4": "2027-04-03",
    "3.4.": "2027-04-03",
    "3/4/26": "2026-04-03",
    "03-04-2026": "2026-04-03",
    "31.12.2026": "2026-12-31",
    "the 25th": "2026-11-25",
    "1st": "2026-12-01",
    "31st": "2026-12-31",
    "29 feb": "2028-02-29",
    "eow": "2026-11-27",
    "eom": "2026-11-30",
    "end of the month": "2026-11-30",
    "eoy": "2026-12-31",
    "next week": "2026-11-23",
    "next month": "2026-12-01",
    "next year": "2027-01-04",
}


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day_is_read(text, day):
    """On Sunday 22 November 2026 in Berlin these words mean this day."""
    assert parse_day(text, SUNDAY, BERLIN) == date.fromisoformat(day)


WRONG_DAYS = {
    "": "A day is missing; write “tomorrow”, “yesterday”, “fri”, “+2bd”, “25 Nov” or “2026-11-25”.",
    "sun": "Today is Sunday, so “sun” could mean today or Sunday 29 November; write “today” or “next Sunday”.",
    "sun week": "Today is Sunday, so “sun week” could mean Sunday 29 November or Sunday 6 December; write one of them.",
    "11/25": "Dates are read with the day first, and there is no month 25; write 25/11 or 25 Nov.",
    "20 may": "“20 may” could mean 2026-05-20 or 2027-05-20; add the year.",
    "thu 27 nov": "27 November 2026 is a Friday, not a Thursday.",
    "31 april": "“31 april” is not in the calendar: April has no day 31.",
    "13.13.": "“13.13.” is not in the calendar: there is no month 13.",
    "2026-02-29": "“2026-02-29” is not in the calendar.",
    "3d": "“3d” could be ahead or past; write “in 3d” or “3d ago”.",
    "35th": "“35th” is not in the calendar: no month has a day 35.",
    "+999y": "“+999y” is too far away.",
    "1066-10-14": "“1066-10-14” is too far away.",
    "someday": f"“someday” is not a day that can be read; write {EXAMPLES}.",
    "٢٥ nov": f"“٢٥ nov” is not a day that can be read; write {EXAMPLES}.",
}


@pytest.mark.parametrize(("text", "sentence"), WRONG_DAYS.items())
def test_what_is_no_day_or_two_days_is_told(text, sentence):
    """What means no day, or two, gives one sentence; of two days it names both."""
    with pytest.raises(DateError) as told:
        parse_day(text, SUNDAY, BERLIN)
    assert str(told.value) == sentence


def test_the_order_of_day_and_month_is_the_settings():
    """3/4 is 3 April or 4 March by the settings, and never by which of them would fit."""
    assert parse_day("3/4/2026", SUNDAY, BERLIN) == date(2026, 4, 3)
    assert parse_day("3/4/2026", SUNDAY, NEW_YORK) == date(2026, 3, 4)
    with pytest.raises(DateError, match="month first, and there is no month 25; write 11/25 or 25 Nov"):
        parse_day("25/11", SUNDAY, NEW_YORK)


def test_business_days_skip_the_holidays_of_the_settings():
    """Two business days after the day before Thanksgiving is Monday in California and Friday in Berlin."""
    before = date(2026, 11, 25)
    assert parse_day("+2bd", before, Settings(country="US", region="CA")) == date(2026, 12, 1)
    assert parse_day("+2bd", before, BERLIN) == date(2026, 11, 27)
    assert parse_day("next week", date(2026, 11, 19), Settings(country="IL")) == SUNDAY


MOMENTS = {
    "tomorrow 9:30": "2026-11-23 09:30",
    "tomorrow at 9.30 a.m.": "2026-11-23 09:30",
    "next tue 3pm": "2026-11-24 15:00",
    "2026-11-24 10:00": "2026-11-24 10:00",
    "2026-11-24T10:00": "2026-11-24 10:00",
    "2026-11-24T10:00:30Z": "2026-11-24 11:00",
    "2026-11-24 10:00-05:00": "2026-11-24 16:00",
    "25 Nov 14:00": "2026-11-25 14:00",
    "25 Nov 14": "2026-11-25 14:00",
    "25 Nov 2026 14h30": "2026-11-25 14:30",
    "in 3 business days 9am": "2026-11-25 09:00",
    "3pm tomorrow": "2026-11-23 15:00",
    "at noon on 25 Nov": "2026-11-25 12:00",
    "fri noon": "2026-11-27 12:00",
    "12am tomorrow": "2026-11-23 00:00",
    "15:00": "2026-11-22 15:00",
    "now": "2026-11-22 10:20",
    "in 2 hours": "2026-11-22 12:20",
    "half an hour ago": "2026-11-22 09:50",
    "+90min": "2026-11-22 11:50",
    "-1h": "2026-11-22 09:20",
}


@pytest.mark.parametrize(("text", "moment"), MOMENTS.items())
def test_a_moment_is_read(text, moment):
    """On Sunday 22 November 2026, 10:20 in Berlin, these words mean this moment."""
    read = parse_moment(text, NOW, BERLIN)
    assert f"{read:%Y-%m-%d %H:%M}" == moment
    assert read.tzinfo == ZoneInfo("Europe/Berlin")


WRONG_MOMENTS = {
    "": "A day and an hour are missing; write something like “tomorrow 9:30”.",
    "tomorrow": "An hour is missing; write it with the day, such as “tomorrow 9:30”.",
    "tomorrow 9": "“9” could be 09:00 or 21:00; write 9am or 9pm.",
    "tomorrow at 12": "“12” could be 12:00 or 00:00; write 12am or 12pm.",
    "tomorrow midnight": "“midnight” could mean the start or the end of that day; write 0:00 or 23:59.",
    "tomorrow 24:00": "“tomorrow 24:00” has no such hour; the hours go from 0:00 to 23:59.",
    "tomorrow 13pm": "“tomorrow 13pm” has no such hour; with am or pm they go from 1 to 12.",
    "2 hours": "“2 hours” could be ahead or past; write “in 2 hours” or “2 hours ago”.",
    "9999-12-31T23:59:59Z": "“9999-12-31t23:59:59z” is too far away.",
    "in 30m": "“in 30m” could be minutes or months; write “in 30 min” for minutes.",
    "20 may 10:00": "“20 may” could mean 2026-05-20 or 2027-05-20; add the year.",
    "2026-13-01T10:00:00Z": "“2026-13-01t10:00:00z” is not in the calendar.",
    "2027-03-28 2:30": "There is no 02:30 on 2027-03-28 in Europe/Berlin: "
    "the clocks go forward then, and 02:30 becomes 03:30.",
}


@pytest.mark.parametrize(("text", "sentence"), WRONG_MOMENTS.items())
def test_what_is_no_moment_or_two_moments_is_told(text, sentence):
    """What means no moment, or two, gives one sentence; of two hours it names both."""
    with pytest.raises(DateError) as told:
        parse_moment(text, NOW, BERLIN)
    assert str(told.value) == sentence


def test_today_is_the_users_and_the_hour_is_theirs():
    """Tomorrow, said in Los Angeles at 23:30, is the 23rd, though Tokyo has it already; the hour is Tokyo's."""
    user = Settings(zone="America/Los_Angeles")
    now = datetime(2026, 11, 22, 23, 30, tzinfo=ZoneInfo("America/Los_Angeles"))
    read = parse_moment("tomorrow 9:30", now.astimezone(ZoneInfo("UTC")), user, "Asia/Tokyo")
    assert read == datetime(2026, 11, 23, 9, 30, tzinfo=ZoneInfo("Asia/Tokyo"))


def test_an_hour_that_comes_twice_is_the_earlier_and_says_so():
    """02:30 on the night when the clocks go back is the first of the two, and is shown as such."""
    read = parse_moment("2026-10-25 2:30", NOW, BERLIN)
    assert comes_twice(read)
    assert f"{read:%z}" == "+0200"
    assert say_moment(read, NOW) == "Sun 25 Oct 02:30 (the earlier of two)"
    assert say_moment(read.replace(fold=1), NOW) == "Sun 25 Oct 02:30 (the later of two)"


@quick
@given(st.integers(-400, 400).flatmap(lambda n: some_days.map(lambda day: (day + timedelta(days=n), day))))
def test_what_is_said_of_a_day_is_read_back(days):
    """A day as the program says it, typed again on the same day, is that day, or asks for the year: never another."""
    day, today = days
    read = outcome(lambda: parse_day(say_day(day, today), today, BERLIN))
    assert read == day or (isinstance(read, str) and abs(day - today) > timedelta(days=150))


@quick
@given(some_days, some_days, st.sampled_from(["dmy", "mdy"]))
def test_every_way_of_writing_a_date_gives_that_date(day, today, order):
    """ISO, with the month's name, and in numbers by the order of the settings: the date is the same on whatever day."""
    user = Settings(date_order=order)
    numbers = f"{day.day}/{day.month}/{day.year}" if order == "dmy" else f"{day.month}/{day.day}/{day.year}"
    for text in (day.isoformat(), f"{day.day} {day:%b %Y}", f"{day:%B} {day.day}, {day.year}", numbers):
        assert parse_day(text, today, user) == day


@quick
@given(some_days, st.integers(0, 300))
def test_days_ahead_and_back_meet(today, count):
    """So many days ahead and as many back is today; so many business days ahead is never sooner."""
    ahead = parse_day(f"+{count}d", today, BERLIN)
    assert ahead - today == timedelta(days=count)
    assert parse_day(f"-{count}d", ahead, BERLIN) == today
    assert parse_day(f"in {count} business days", today, BERLIN) >= ahead


@quick
@given(st.datetimes(MILLENNIUM, MILLENNIUM.replace(year=2100)), st.sampled_from(["Europe/Berlin", "Asia/Kolkata"]))
def test_every_hour_that_exists_is_read(wall, zone):
    """Any minute typed as ISO is that minute on that clock, save those that the clocks leave out."""
    text = f"{wall:%Y-%m-%d %H:%M}"
    read = outcome(lambda: parse_moment(text, NOW, BERLIN, zone))
    assert "clocks go forward" in str(read) or (f"{read:%Y-%m-%d %H:%M}" == text and not isinstance(read, str))


fragments = "next last this in mon tue week nov 25 3/4 +2bd 9:30 9 3pm at noon ago days a eom 2026 - t z"
words = st.sampled_from(fragments.split())
anything = st.text(max_size=100) | st.lists(words, max_size=6).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(anything, some_days)
def test_any_text_is_a_date_or_a_sentence(text, today):
    """Whatever is typed gives a date, or one sentence without a character that could move the cursor."""
    now = datetime(today.year, today.month, today.day, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    for read in (lambda: parse_day(text, today, BERLIN), lambda: parse_moment(text, now, BERLIN)):
        said = outcome(read)
        assert not isinstance(said, str) or (said.isprintable() and said.endswith(".") and len(said) < 250)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,
        "9" * 10_000,
        "(" * 5_000,
        "mon " * 20,
        "1" * 79,
        "a " * 39,
        "\x1b]52;c;x\x07",
        "\ud800",
        "9:" * 40,
    ],
)
def test_hostile_text_gets_its_sentence_at_once(text):
    """A word of a megabyte, ten thousand nines, an escape sequence: one short sentence, in a few milliseconds."""
    begun = clock.perf_counter()
    for read in (
        lambda: parse_day(text, SUNDAY, BERLIN),
        lambda: parse_moment(text, NOW, BERLIN),
        lambda: check_zone(text),
        lambda: parse_clock(text),
    ):
        with pytest.raises(DateError) as told:
            read()
        assert len(str(told.value)) < 250
        assert str(told.value).isprintable()
    assert clock.perf_counter() - begun < 1


def test_days_are_said_as_people_say_them():
    """Near days have words or weekdays, far ones a date, those of another year the year."""
    said = [say_day(SUNDAY + timedelta(days=n), SUNDAY) for n in (-300, -7, -1, 0, 1, 2, 6, 7, 40)]
    assert said == [
        "Mon 26 Jan",
        "Sun 15 Nov",
        "yesterday",
        "today",
        "tomorrow",
        "Tue",
        "Sat",
        "Sun 29 Nov",
        "1 Jan 2027",
    ]
    assert say_day_in_full(date(2026, 11, 27), SUNDAY) == "Friday 27 November"
    assert say_day_in_full(date(2027, 11, 27), SUNDAY) == "Saturday 27 November 2027"
    assert [say_count(n, "day") for n in (1, 5, 12, 13)] == ["one day", "five days", "twelve days", "13 days"]


def test_a_moment_is_said_on_its_own_clock():
    """A call at nine in Tokyo is said as nine, and is today's or tomorrow's by Tokyo's calendar."""
    moment = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("Asia/Tokyo"))
    assert say_moment(moment, NOW) == "tomorrow 09:00"
    assert say_moment(moment, NOW + timedelta(hours=6)) == "today 09:00"
    assert say_moment(moment.astimezone(ZoneInfo("America/New_York")), NOW) == "today 19:00"


def test_zones_go_by_their_iana_names():
    """A zone is found in any case, a city leads to its zone, and an unknown one falls back where it must."""
    assert check_zone(" europe/berlin ") == "Europe/Berlin"
    with pytest.raises(DateError, match="did you mean America/New_York"):
        check_zone("New York")
    with pytest.raises(DateError, match="did you mean Europe/Berlin"):
        check_zone("Europe/Berln")
    assert zone_of("", "Asia/Tokyo").key == "Asia/Tokyo"
    assert zone_of("Nowhere/At/All", "../../etc/passwd").key == "UTC"


def test_the_ends_of_the_calendar_are_no_trap():
    """A moment of the year 9999 or of year 1 in a damaged file is compared and shown, and nothing breaks."""
    last = datetime.max.replace(tzinfo=ZoneInfo("America/Los_Angeles"))
    assert utc(last) > utc(datetime.min.replace(tzinfo=ZoneInfo("Asia/Tokyo")))


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("yesterdy 9:30", "yesterday 9:30"), ("tommorow 3pm", "tomorrow 3pm"), ("next wendesday", "next wednesday")],
)
def test_a_slip_of_a_known_word_is_told_what_was_meant(slip: str, meant: str) -> None:
    """The word that was meant is named, be it in a day or a moment."""
    with pytest.raises(DateError, match=f"did you mean “{meant}”"):
        parse_moment(slip, NOW, BERLIN)


@quick
@given(st.text(alphabet="adeimnorstuwy 0123456789", max_size=12))
def test_what_is_suggested_can_be_read_further(text: str) -> None:
    """A suggestion suggests nothing else."""
    assert not meant_word(meant_word(text))
