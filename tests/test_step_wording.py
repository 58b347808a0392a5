"""The lines of the queue: what to do, with whom and by when, at every width and whatever the names."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from rich.cells import cell_len

from store.manners import Step, StepKind, StepState
from store.queue import Entry, queue
from store.records import Channel, Dossier, Opening, Person, Purpose, Settings
from store.sample import sample, sample_settings
from store.snapshots import assemble
from tui.step_wording import STEP_VERBS, due_words, queue_row, why_words

LONDON, MUMBAI, DENVER = (ZoneInfo(name) for name in ("Europe/London", "Asia/Kolkata", "America/Denver"))
NOW = datetime(2026, 11, 23, 14, tzinfo=LONDON)
WIDTHS = (52, 57, 77, 98)
"""Cells of a line at 110, 120, 80 and 200 columns."""


def step(due: datetime, kind: StepKind = StepKind.THANK_YOU, **fields: object) -> Step:
    """A step of this kind; a thank-you is due to the hour."""
    made = Step("s", kind, "o", "p", Channel.EMAIL, due, "You met.", "Thank them.", Purpose.OTHER)
    return replace(made, to_the_hour=kind is StepKind.THANK_YOU, **fields)  # type: ignore[arg-type]  # by name


def entry(company: str, name: str, made: Step, state: StepState = StepState.TODAY) -> Entry:
    people = (Person("p", "o", name),) if name else ()
    return Entry(made, state, Dossier(Opening("o", company, role="Analyst"), people=people))


def row(told: Entry, width: int, now: datetime = NOW) -> str:
    return "".join(text for text, _ in queue_row(told, now, width)).rstrip()


@pytest.mark.parametrize(
    ("due", "state", "expected"),
    [
        (datetime(2026, 11, 23, 17, tzinfo=LONDON), StepState.TODAY, "by 17:00"),
        (datetime(2026, 11, 23, 23, 10, tzinfo=LONDON), StepState.TODAY, "by tonight"),
        (datetime(2026, 11, 23, 17, tzinfo=DENVER), StepState.SOON, "Tue 00:00"),
        (datetime(2026, 11, 24, 6, tzinfo=LONDON), StepState.SOON, "tomorrow"),
        (datetime(2026, 11, 26, 3, tzinfo=LONDON), StepState.SOON, "Thu 03:00"),
        (datetime(2026, 11, 23, 3, tzinfo=LONDON), StepState.TODAY, "by 03:00"),
        (datetime(2026, 11, 23, 13, tzinfo=LONDON), StepState.OVERDUE, "since 13:00"),
        (datetime(2026, 11, 22, 13, tzinfo=LONDON), StepState.OVERDUE, "1 day late"),
        (datetime(2026, 10, 22, 13, tzinfo=LONDON), StepState.OVERDUE, "4 weeks late"),
        (datetime(2026, 8, 22, 13, tzinfo=LONDON), StepState.OVERDUE, "since Aug"),
        (datetime(2026, 2, 1, 13, tzinfo=LONDON), StepState.OVERDUE, "since Feb"),
        (datetime(2025, 8, 22, 13, tzinfo=LONDON), StepState.OVERDUE, "since 2025"),
    ],
)
def test_an_hour_by_which_something_is_due_is_said_so_that_nobody_misreads_it(
    due: datetime, state: StepState, expected: str
) -> None:
    """What is due in the night names its hour, so that one does it in the evening: five in Denver is midnight here."""
    assert due_words(step(due), state, NOW) == expected


def test_in_the_small_hours_an_hour_of_this_morning_is_one() -> None:
    """At two in the night "by 04:30" is meant as it stands."""
    now = datetime(2026, 11, 23, 2, tzinfo=LONDON)
    assert due_words(step(datetime(2026, 11, 23, 4, 30, tzinfo=LONDON)), StepState.TODAY, now) == "by 04:30"


@pytest.mark.parametrize("kind", [kind for kind in StepKind if kind is not StepKind.THANK_YOU])
def test_what_has_the_whole_day_names_no_hour(kind: StepKind) -> None:
    """Ten in Mumbai is half past four in London: that is no deadline, and is not shown as one."""
    told = due_words(step(datetime(2026, 11, 23, 10, tzinfo=MUMBAI), kind), StepState.TODAY, NOW)
    assert told == ("no hurry" if kind in {StepKind.LET_GO, StepKind.DOOR_OPEN} else "today")


@pytest.mark.parametrize("days", [-30, -1, 0, 5, 40, 400])
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_of_the_sample_is_too_long_and_none_cuts_what_to_do_or_when(days: int, width: int) -> None:
    """On whatever day one looks: the verb and the time stand there whole, the names as far as there is room."""
    settings = sample_settings(Settings(zone="Europe/London", country="GB"))
    now = NOW + timedelta(days=days)
    for one in queue(assemble(sample(NOW, settings), settings), now):
        told = row(one, width, now)
        assert cell_len(told) <= width
        assert STEP_VERBS[one.step.kind] in told
        assert due_words(one.step, one.state, now) in told


@pytest.mark.parametrize("width", WIDTHS)
def test_names_that_are_cut_stand_whole_beneath(width: int) -> None:
    """However long they are; names that fit are not said twice."""
    long, short = "Maximiliane Freifrau von Hohenstein-Waldburg", "Ada Lovelace"
    company = "Vereinigte Süddeutsche Maschinenbauwerke Aktiengesellschaft"
    made = step(NOW, StepKind.CHECK_IN, count=2, limit=2)
    assert "…" in row(entry(company, long, made), width)
    assert why_words(entry(company, long, made), width).startswith(f"{long}, {company}: ")
    assert "Ada Lovelace" in row(entry("Acme", short, made), width)
    assert "Ada" not in why_words(entry("Acme", short, made), width)
    both = row(entry("Acme", short, made), width) + why_words(entry("Acme", short, made), width)
    assert both.count("2 of 2") == 1


def test_where_nobody_in_particular_is_meant_the_line_says_which_opening() -> None:
    """The role stands in the place of a name."""
    assert row(entry("Acme", "", step(NOW, StepKind.CHECK_IN)), 77).split()[2:5] == ["in", "Analyst", "Acme"]


def test_today_stands_in_the_order_in_which_it_has_to_happen() -> None:
    """What has an hour comes by its hour; what has the whole day, or a day of one's own, after it."""
    settings = sample_settings(Settings(zone="Europe/London", country="GB"))
    sunday = datetime(2026, 11, 22, 14, tzinfo=LONDON)
    for days in range(8):
        now = sunday + timedelta(days=days)
        now = now.replace(hour=7)
        todays = [one for one in queue(assemble(sample(sunday, settings), settings), now) if one.state == "today"]
        timed = [one.step.due for one in todays if one.step.is_timed]
        assert [one.step.is_timed for one in todays] == sorted((one.step.is_timed for one in todays), reverse=True)
        assert timed == sorted(timed)
