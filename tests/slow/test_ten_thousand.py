"""Ten thousand openings: what the whole queue costs, and what a change of one of them does."""

from datetime import date, datetime, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest

from store.queue import Plans, queue
from store.records import Channel, Contact, Interview, Opening, Person, Purpose, Record, Settings
from store.snapshots import amend, assemble

NOW = datetime(2026, 11, 24, 12, tzinfo=ZoneInfo("Europe/Berlin"))
PLACES = (("US", "America/New_York"), ("DE", "Europe/Berlin"), ("JP", "Asia/Tokyo"), ("IN", "Asia/Kolkata"))


@pytest.mark.slow
def test_a_change_among_ten_thousand():
    """All plans take seconds, once; after that a change, a minute or a turn of the day takes a fraction of one."""
    records: list[Record] = []
    for n in range(10_000):
        country, zone = PLACES[n % 4]
        decide_by = date(2026, 11, 20) + timedelta(days=n % 30) if n % 2 else None
        records += [
            Opening(f"o{n}", f"Company {n}", country=country, zone=zone, decide_by=decide_by),
            Person(f"p{n}", f"o{n}", "Ada", email="a@b.example"),
            Person(f"q{n}", f"o{n}", "Bo", phone="1"),
            Interview(f"i{n}", f"o{n}", NOW - timedelta(days=n % 40, hours=2), person_ids=(f"p{n}", f"q{n}")),
            Contact(
                f"c{n}", f"o{n}", NOW - timedelta(days=n % 30), Channel.EMAIL, Purpose.THANK_YOU, person_id=f"p{n}"
            ),
        ]
    snapshot, plans = assemble(records, Settings(zone="Europe/Berlin", country="DE")), Plans()
    changed = amend(snapshot, [Contact("new", "o7", NOW, Channel.CALL, Purpose.CHECK_IN)])
    costs = {}
    for name, facts, now in (
        ("all", snapshot, NOW),
        ("one change", changed, NOW),
        ("a minute later", changed, NOW + timedelta(minutes=1)),
        ("a day later", changed, NOW + timedelta(days=1)),
    ):
        begun = perf_counter()
        told = plans.queue(facts, now)
        costs[name] = perf_counter() - begun
        assert told == queue(facts, now), name
    assert costs["all"] < 10
    assert costs["one change"] < costs["all"] / 20
    assert costs["a minute later"] < costs["all"] / 20
    assert costs["a day later"] < costs["all"]
