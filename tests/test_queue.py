"""The queue: its order, its states, and that keeping plans never changes what it says."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import queue as queue_module
from store.manners import StepKind, StepState, plan_until
from store.queue import Plans, queue, state_of
from store.records import (
    Channel,
    Contact,
    Interview,
    Opening,
    OpeningState,
    Person,
    Purpose,
    Record,
    Settings,
    Snapshot,
    Snooze,
    SnoozeKind,
)
from store.snapshots import amend, assemble
from tests.chance import contacts, dossiers, moments, settings_by_chance

BERLIN = ZoneInfo("Europe/Berlin")
USER = Settings(zone="Europe/Berlin", country="DE")
NOW = datetime(2026, 11, 24, 12, tzinfo=BERLIN)


def opening(name: str, **fields: object) -> Opening:
    """An opening whose id is its company's name."""
    return replace(Opening(name, name), **fields)  # type: ignore[arg-type]  # fields are given by name


def test_overdue_today_soon_later_door_open():
    """Entries come by state; within a state by day, then by the hour where it counts, then by weight."""
    snapshot = assemble(
        [
            opening("Later", decide_by=date(2026, 12, 20)),
            opening("Soon", decide_by=date(2026, 11, 25)),
            opening("Promised today", call_by=date(2026, 11, 23)),
            opening("Asked today", decide_by=date(2026, 11, 23)),
            opening("Late", decide_by=date(2026, 11, 19)),
            opening("Later still", decide_by=date(2026, 11, 18)),
            opening("Chosen", state=OpeningState.FILLED, state_since=NOW - timedelta(weeks=4)),
            Contact("c", "Chosen", NOW - timedelta(weeks=4), Channel.EMAIL, Purpose.STILL_INTERESTED),
            opening("Met", decide_by=date(2027, 1, 5)),
            Person("p", "Met", "Ada"),
            Interview("i", "Met", NOW - timedelta(days=1), person_ids=("p",)),
        ],
        USER,
    )
    told = [(entry.state, entry.step.kind, entry.dossier.opening.company) for entry in queue(snapshot, NOW)]
    assert told == [
        (StepState.OVERDUE, StepKind.CHECK_IN, "Later still"),
        (StepState.OVERDUE, StepKind.CHECK_IN, "Late"),
        (StepState.TODAY, StepKind.THANK_YOU, "Met"),
        (StepState.TODAY, StepKind.CHECK_IN, "Asked today"),
        (StepState.TODAY, StepKind.PROMISED_CALL, "Promised today"),
        (StepState.SOON, StepKind.CHECK_IN, "Soon"),
        (StepState.LATER, StepKind.CHECK_IN, "Later"),
        (StepState.LATER, StepKind.CHECK_IN, "Met"),
        (StepState.DOOR_OPEN, StepKind.DOOR_OPEN, "Chosen"),
    ]


def test_an_hour_that_was_agreed_on_comes_before_what_has_the_whole_day():
    """A call at 15:00 stands before a question of the same day, and after a thank-you due at 13:00."""
    agreed = Snooze("s", "Asked", "", SnoozeKind.PIN, NOW, NOW.replace(hour=15))
    facts: list[Record] = [
        opening("Asked", decide_by=date(2026, 11, 23)),
        opening("Also asked", decide_by=date(2026, 11, 23)),
        opening("Met"),
        Person("p", "Met", "Ada", email="a@b.example"),
        Interview("i", "Met", NOW - timedelta(hours=23), person_ids=("p",)),
    ]
    step_id = next(one.step.id for one in queue(assemble(facts, USER), NOW) if one.step.opening_id == "Asked")
    snapshot = assemble([*facts, replace(agreed, step_id=step_id)], USER)
    todays = [one for one in queue(snapshot, NOW) if one.state is StepState.TODAY]
    assert [(one.step.opening_id, one.step.is_timed) for one in todays] == [
        ("Met", True),
        ("Asked", True),
        ("Also asked", False),
    ]


def test_a_day_of_ones_own_has_no_hour():
    """Where only a day was named, its hour is that at which offices open, and is not said."""
    own = Snooze("s", "Asked", "", SnoozeKind.PIN, NOW, NOW.replace(day=26, hour=USER.office_opens.hour))
    facts = [opening("Asked", decide_by=date(2026, 11, 23))]
    (entry,) = queue(assemble(facts, USER), NOW)
    (pinned,) = queue(assemble([*facts, replace(own, step_id=entry.step.id)], USER), NOW)
    assert pinned.step.due == own.until
    assert not pinned.step.is_timed


def test_a_thank_you_is_missing_to_the_hour_and_a_question_to_the_day():
    """A thank-you of 13:00 is missing at 13:01; a check-in of this morning is today's until midnight."""
    snapshot = assemble(
        [
            opening("Met"),
            Person("p", "Met", "Ada", email="a@b.example"),
            Interview("i", "Met", NOW - timedelta(days=1), person_ids=("p",)),
            opening("Asked", decide_by=date(2026, 11, 23)),
        ],
        USER,
    )
    plans = Plans()
    for now, state in (("12:59", "today"), ("13:00", "today"), ("13:01", "overdue"), ("23:59", "overdue")):
        moment = datetime.fromisoformat(f"2026-11-24 {now}").replace(tzinfo=BERLIN)
        states = {entry.step.kind: entry.state for entry in plans.queue(snapshot, moment)}
        assert states[StepKind.THANK_YOU] == state
        entry = next(entry for entry in queue(snapshot, moment) if entry.dossier.opening.id == "Asked")
        assert entry.state == StepState.TODAY == state_of(entry.step, moment, USER)
    tomorrow = datetime(2026, 11, 25, 0, 0, tzinfo=BERLIN)
    assert {entry.state for entry in plans.queue(snapshot, tomorrow)[:2]} == {StepState.OVERDUE}


def test_a_step_that_came_with_a_change_turns_in_time():
    """What a change brought is overdue when its hour has passed, though all else holds until midnight."""
    plans = Plans()
    snapshot = assemble([opening("Met"), Person("p", "Met", "Ada", email="a@b.example")], USER)
    assert plans.queue(snapshot, NOW) == ()
    met = amend(snapshot, [Interview("i", "Met", NOW - timedelta(hours=23), person_ids=("p",))])
    assert plans.queue(met, NOW)[0].state == StepState.TODAY
    later = NOW + timedelta(hours=2, seconds=1)
    assert plans.queue(met, later) == queue(met, later)
    assert plans.queue(met, later)[0].state == StepState.OVERDUE


def test_today_is_the_users_own_day():
    """At 23:30 in Los Angeles the question of tomorrow is not yet today's, though London has the day already."""
    there = ZoneInfo("America/Los_Angeles")
    snapshot = assemble([opening("Asked", decide_by=date(2026, 11, 23))], Settings(zone="America/Los_Angeles"))
    assert queue(snapshot, datetime(2026, 11, 23, 23, 30, tzinfo=there))[0].state == StepState.SOON
    assert queue(snapshot, datetime(2026, 11, 24, 0, 30, tzinfo=there))[0].state == StepState.TODAY


def test_an_accepted_offer_turns_the_others():
    """Once an offer is accepted, the other openings of the search are owed a withdrawal, and it nothing."""
    snapshot = assemble(
        [
            opening("Taken", state=OpeningState.ACCEPTED, state_since=NOW),
            opening("Asked", decide_by=date(2026, 11, 23)),
            Contact("c", "Asked", NOW - timedelta(days=9), Channel.CALL),
        ],
        USER,
    )
    (entry,) = queue(snapshot, NOW)
    assert entry.step.kind is StepKind.WITHDRAW
    assert entry.step.reason == "You accepted the offer of Taken; a gracious word is owed to Asked."
    plans = Plans()
    before = amend(snapshot, [opening("Taken")])
    assert [entry.step.kind for entry in plans.queue(before, NOW)] == [StepKind.CHECK_IN]
    assert plans.queue(snapshot, NOW) == (entry,)
    undone = amend(snapshot, [opening("Taken", state=OpeningState.WITHDRAWN, state_since=NOW)])
    assert [entry.step.kind for entry in queue(undone, NOW)] == [StepKind.CHECK_IN]


many = st.lists(dossiers(), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None)
@given(many, settings_by_chance, st.lists(st.tuples(moments(), contacts("new"), st.integers(0, 9)), max_size=6))
def test_keeping_plans_changes_nothing(found, user, happens):
    """Whatever changes, and however the clock moves, kept plans give the same queue as a fresh computation."""
    named = {}
    for n, dossier in enumerate(found):
        named[f"o{n}"] = replace(dossier, opening=replace(dossier.opening, id=f"o{n}"))
    snapshot, plans = Snapshot(named, settings=user), Plans()
    for now, contact, pick in happens:
        ids = list(snapshot.dossiers)
        id_ = ids[pick % len(ids)] if ids else ""
        if pick == 9 and ids:
            snapshot = amend(snapshot, removed=[snapshot.dossiers[id_].opening])
        elif pick == 8 and ids:
            snapshot = replace(snapshot, settings=replace(user, zone="Asia/Tokyo"))
        elif ids:
            snapshot = amend(snapshot, [replace(contact, opening_id=id_)])
        assert plans.queue(snapshot, now) == queue(snapshot, now)
        later = now + timedelta(minutes=pick * 100)
        assert plans.queue(snapshot, later) == queue(snapshot, later)


@pytest.fixture(scope="module")
def thousand():
    """A thousand openings with a round, two people and a date each."""
    records: list[Record] = []
    for n in range(1000):
        records += [
            opening(f"o{n}", decide_by=date(2026, 11, 20) + timedelta(days=n % 20)),
            Person(f"p{n}", f"o{n}", "Ada", email="a@b.example"),
            Person(f"q{n}", f"o{n}", "Bo", phone="1"),
            Interview(f"i{n}", f"o{n}", NOW - timedelta(days=n % 9, hours=2), person_ids=(f"p{n}", f"q{n}")),
        ]
    return assemble(records, USER)


def test_a_change_computes_one_opening(thousand, monkeypatch):
    """After a change of one opening, one plan is made, not a thousand; a minute later none, if nothing turned."""
    made = []

    def counted(dossier, *rest):
        made.append(dossier.opening.id)
        return plan_until(dossier, *rest)

    monkeypatch.setattr(queue_module, "plan_until", counted)
    plans = Plans()
    plans.queue(thousand, NOW)
    assert len(made) == 1000
    changed = amend(thousand, [Contact("c", "o7", NOW, Channel.EMAIL, Purpose.THANK_YOU, person_id="p7")])
    assert plans.queue(changed, NOW) == queue(changed, NOW)
    assert made[1000:][:1] == ["o7"]
    assert len(made) == 2001
    plans.queue(changed, NOW + timedelta(minutes=1))
    assert len(made) == 2001


def test_the_order_is_stable(thousand):
    """Openings that come in another order give the same queue."""
    turned = replace(thousand, dossiers=dict(reversed(thousand.dossiers.items())))
    assert queue(turned, NOW) == queue(thousand, NOW)


def test_a_change_is_quick(thousand):
    """With a thousand openings a change is told in a blink, far below what making all plans takes."""
    plans = Plans()
    plans.queue(thousand, NOW)
    changed = amend(thousand, [Contact("c", "o7", NOW, Channel.EMAIL, Purpose.THANK_YOU, person_id="p7")])
    begun = perf_counter()
    plans.queue(changed, NOW)
    assert perf_counter() - begun < 0.05


def test_the_queue_imports_nothing_heavy():
    """What a login shell runs loads no holidays, dateutil, tomlkit, textual or tinydb before they are needed."""
    heavy = ("holidays", "dateutil", "tomlkit", "textual", "tinydb")
    code = f"import sys, store.queue, store.settings; print([name for name in {heavy} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
