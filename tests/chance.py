"""Dossiers by chance, for the properties that hold of all of them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from store.records import (
    Channel,
    Contact,
    Dossier,
    Interview,
    Letter,
    Opening,
    OpeningState,
    Person,
    Purpose,
    Result,
    Settings,
)

ZONES = ("UTC", "America/New_York", "America/Los_Angeles", "Europe/Berlin", "Asia/Kolkata", "Asia/Tokyo", "Asia/Riyadh")
COUNTRIES = ("", "US", "DE", "IN", "JP", "SA", "ZZ")
BUSY = ("", "not Thursdays", "mornings only", "after 14:00", "not Mon-Wed, not 9:00-10:30", "by the moon")
START = datetime(2026, 9, 1, tzinfo=UTC)

_zones = st.sampled_from(ZONES)
_names = st.sampled_from("abc")


@st.composite
def moments(draw: st.DrawFn, days: int = 150) -> datetime:
    """A quarter of an hour of the autumn of 2026, in one of the zones."""
    minutes = draw(st.integers(0, days * 96)) * 15
    return (START + timedelta(minutes=minutes)).astimezone(ZoneInfo(draw(_zones)))


days = st.dates(date(2026, 9, 1), date(2027, 1, 31))


@st.composite
def contacts(draw: st.DrawFn, id_: str) -> Contact:
    """Anything that may happen between people."""
    return Contact(
        id_,
        "o",
        draw(moments()),
        draw(st.sampled_from(Channel)),
        draw(st.sampled_from(Purpose)),
        draw(st.sampled_from(Result)),
        draw(st.sampled_from(["", "a", "b", "c"])),
    )


@st.composite
def dossiers(draw: st.DrawFn, state: OpeningState | None = None) -> Dossier:
    """An opening with up to three people, three rounds, six contacts and a letter; no decisions."""
    opening = Opening(
        "o",
        "Acme",
        country=draw(st.sampled_from(COUNTRIES)),
        zone=draw(st.sampled_from(["", *ZONES])),
        state=state or draw(st.sampled_from(OpeningState)),
        state_since=draw(st.none() | moments()),
        decide_by=draw(st.none() | days),
        call_by=draw(st.none() | days),
        do_not_call=draw(st.booleans()),
    )
    people = [
        Person(
            name,
            "o",
            name,
            email=draw(st.sampled_from(["", "x@y.example"])),
            phone=draw(st.sampled_from(["", "1"])),
            do_not_call=draw(st.booleans()),
            busy=draw(st.sampled_from(BUSY)),
        )
        for name in draw(st.lists(_names, unique=True, max_size=3))
    ]
    met = st.lists(_names, unique=True, max_size=3).map(tuple)
    interviews = [
        Interview(f"i{n}", "o", draw(moments(100)), draw(st.integers(5, 240)), person_ids=draw(met))
        for n in range(draw(st.integers(0, 3)))
    ]
    happened = [draw(contacts(f"c{n}")) for n in range(draw(st.integers(0, 6)))]
    letters = [Letter("l", "o", draw(met), draw(st.sampled_from(Channel)), draw(st.sampled_from(Purpose)))]
    return Dossier(
        opening,
        tuple(sorted(interviews, key=lambda i: i.start)),
        tuple(people),
        tuple(sorted(happened, key=lambda c: c.at)),
        tuple(letters[: draw(st.integers(0, 1))]),
    )


settings_by_chance = st.builds(
    Settings,
    zone=_zones,
    country=st.sampled_from(COUNTRIES),
    days_off=st.lists(days, max_size=3).map(tuple),
    check_in_days=st.integers(1, 8),
    promise_days=st.integers(1, 8),
    check_in_limit=st.integers(1, 3),
    door_open_weeks=st.lists(st.integers(1, 14), max_size=3).map(tuple),
)
"""Settings as someone might choose them."""
