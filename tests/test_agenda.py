"""What is on a day, and the weeks of the calendar."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from store.agenda import HappeningKind, by_day, countries, happenings, holidays_on
from store.dates import days_after, first_weekday, months_after, weeks_of_month
from store.filters import Filter, FilterKind, narrowed, next_filter
from store.queue import queue
from store.records import Letter, OpeningState, Purpose, Record, Settings, Snapshot
from store.sample import sample, sample_settings
from store.snapshots import amend, assemble
from tests.facts import a_letter, a_person, an_interview, an_opening
from tui.day_wording import agenda_lines

TOKYO, LONDON = ZoneInfo("Asia/Tokyo"), ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 22, 14, tzinfo=LONDON)
MINE = Settings(zone="Europe/London", country="GB")


def facts(**opening: object) -> Snapshot:
    """An interview in Tokyo, at a quarter past midnight there."""
    there = an_opening("Kumo", zone="Asia/Tokyo", country="JP", **opening)
    aiko = a_person(there, "Aiko", email="aiko@kumo.example")
    met = an_interview(there, aiko, start=datetime(2026, 11, 24, 0, 15, tzinfo=TOKYO))
    return assemble([there, aiko, met], MINE)


def kinds(snapshot: Snapshot, now: datetime = NOW) -> dict[date, list[HappeningKind]]:
    days = by_day(happenings(snapshot, queue(snapshot, now)))
    return {day: [thing.kind for thing in things] for day, things in days.items()}


def test_an_interview_stands_on_the_users_own_day_with_both_clocks() -> None:
    """What is Tuesday in Tokyo is Monday here."""
    (thing,) = happenings(facts(), ())
    assert thing.day == date(2026, 11, 23)
    assert thing.at is not None
    assert thing.theirs is not None
    assert (thing.at.hour, thing.at.minute) == (15, 15)
    assert (thing.theirs.hour, thing.theirs.day) == (0, 24)


def test_the_days_that_they_named_stand_in_the_calendar_while_the_opening_is_open() -> None:
    """Decide by and call by; once all is over, no more."""
    named = {"decide_by": date(2026, 11, 30), "call_by": date(2026, 12, 1)}
    assert kinds(facts(**named))[date(2026, 11, 30)] == [HappeningKind.DECISION]
    assert kinds(facts(**named))[date(2026, 12, 1)] == [HappeningKind.CALL]
    assert date(2026, 11, 30) not in kinds(facts(state=OpeningState.FILLED, **named))


def test_steps_stand_on_the_day_they_are_due() -> None:
    """The same steps as in the queue, no more and no fewer."""
    snapshot = facts()
    later = NOW + timedelta(days=3)
    entries = queue(snapshot, later)
    steps = [thing for thing in happenings(snapshot, entries) if thing.kind is HappeningKind.STEP]
    assert entries
    assert [thing.entry for thing in steps] == sorted(entries, key=lambda entry: entry.step.due)


def test_a_step_leads_to_the_letter_that_was_begun_for_it() -> None:
    """A draft to the same person for the same purpose; a sent letter is no draft."""
    snapshot = facts()
    (dossier,) = snapshot.dossiers.values()
    draft: Letter = a_letter(dossier.opening, *dossier.people)
    later = NOW + timedelta(days=2)
    for letter, expected in ((draft, draft), (replace(draft, purpose=Purpose.CHECK_IN), None)):
        begun = amend(snapshot, [letter])
        steps = [thing for thing in happenings(begun, queue(begun, later)) if thing.entry]
        assert next(thing for thing in steps if "thank" in thing.key).draft == expected


def test_holidays_are_those_of_the_user_and_of_open_openings() -> None:
    """By their English names, with all their countries; a closed opening's country is left out."""
    assert countries(facts()) == (("GB", ""), ("JP", ""))
    assert countries(facts(state=OpeningState.LET_GO)) == (("GB", ""),)
    days = [date(2026, 12, 25), date(2026, 11, 23), date(2026, 11, 24), date(2027, 1, 1)]
    names = [(thing.day, thing.name) for thing in holidays_on(days, [("GB", ""), ("JP", "")])]
    assert names == [
        (date(2026, 12, 25), "Christmas Day · GB"),
        (date(2026, 11, 23), "Labor Thanksgiving Day · JP"),
        (date(2027, 1, 1), "New Year's Day · GB, JP"),
    ]


@pytest.mark.parametrize(
    ("country", "wish", "first"),
    [("GB", "", 0), ("US", "", 6), ("EG", "", 5), ("US", "monday", 0), ("", "", 0), ("GB", "sunday", 6)],
)
def test_a_week_begins_as_in_the_country_or_as_the_user_wishes(country: str, wish: str, first: int) -> None:
    """Monday in Britain, Sunday in the United States, Saturday in Egypt."""
    assert first_weekday(country, wish) == first


@settings(max_examples=60)
@given(st.dates(), st.sampled_from([0, 5, 6]))
def test_six_weeks_show_the_whole_month(day: date, first: int) -> None:
    """Every day of it stands there, in order, under its own weekday."""
    weeks = weeks_of_month(day, first)
    days = [one for week in weeks for one in week]
    assert [one.toordinal() for one in days] == list(range(days[0].toordinal(), days[0].toordinal() + 42))
    assert day in days
    if date(1, 2, 1) < day < date(9999, 11, 1):
        assert all(week[0].weekday() == first for week in weeks)
        assert day.replace(day=1) in weeks[0]


@settings(max_examples=60)
@given(st.dates(), st.integers(-30_000, 30_000))
def test_no_key_leads_beyond_the_calendar(day: date, count: int) -> None:
    """A month on from the 31st is the month's last day; the ends of time hold."""
    assert months_after(day, count).day <= day.day
    assert date.min <= days_after(day, count * 1000) <= date.max
    assert months_after(date(2026, 1, 31), 1) == date(2026, 2, 28)


def test_the_queue_is_narrowed_to_a_part_and_to_all_again() -> None:
    """Today, one opening, one person at whatever company, and all."""
    one, other = facts(), facts()
    both = assemble([*_records(one), *_records(other)], MINE)
    entries = queue(both, NOW + timedelta(days=1, hours=3))
    assert {len(narrowed(entries, None)), len(narrowed(entries, Filter(FilterKind.TODAY)))} == {len(entries), 0}
    by = next_filter(next_filter(None, entries[0]), entries[0])
    assert by == Filter(FilterKind.OPENING, entries[0].step.opening_id)
    assert {entry.step.opening_id for entry in narrowed(entries, by)} == {entries[0].step.opening_id}
    person = next_filter(by, entries[0])
    assert person is not None
    assert person.person == "Aiko"
    assert {entry.step.opening_id for entry in narrowed(entries, person)} == set(both.dossiers)
    assert next_filter(person, entries[0]) is None
    assert next_filter(Filter(FilterKind.TODAY), None) is None


def _records(snapshot: Snapshot) -> list[Record]:
    (dossier,) = snapshot.dossiers.values()
    return [dossier.opening, *dossier.people, *dossier.interviews]


@pytest.mark.parametrize("width", [34, 41, 76])
def test_the_list_of_a_day_cuts_nothing(width: int) -> None:
    """Whatever the width and the names: every word stands there, and no row is longer than the list."""
    settings = sample_settings(Settings(zone="Europe/London", country="GB"))
    snapshot = assemble(sample(NOW, settings), settings)
    days = by_day(happenings(snapshot, queue(snapshot, NOW)))
    lines = ["".join(text for text, _ in line.spans) for line in agenda_lines(days, NOW, width)]
    assert not [line for line in lines if "…" in line or cell_len(line.rstrip()) > width + 2]
    said = " ".join(word for word in " ".join(lines).split() if word != "·")
    assert "Harbour Lights Theatre Stage Manager" in said
    assert "ask for news Wojciech Woźniak Kestrel Bank promised by" in said
