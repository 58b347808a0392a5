"""Makes a home with as many openings as one likes: the same facts in every run, around one fixed moment.

    python tests/slow/make_data.py --openings 10000 --home DIR [--lines 5000]

The opening whose interview is nearest to that moment has a letter begun, of so many lines.
"""

import argparse
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from store.names.wordlists import given_names
from store.planner import Planner
from store.records import (
    Channel,
    Contact,
    Interview,
    Letter,
    LetterState,
    Opening,
    OpeningState,
    Person,
    Purpose,
    Record,
    Result,
    Settings,
    SpellingSource,
)

NOW = datetime(2026, 11, 24, 11, tzinfo=ZoneInfo("Europe/London"))
"""The moment around which all is placed; what reads the home is to be told that it is now."""

CONFIG = 'given = "Rachel"\nfamily = "Tan"\nzone = "Europe/London"\ncountry = "GB"\n'

PLACES = (
    ("GB", "Europe/London", "London"),
    ("US", "America/New_York", "New York"),
    ("DE", "Europe/Berlin", "Berlin"),
    ("IN", "Asia/Kolkata", "Pune"),
)
ROLES = ("Engineer", "Analyst", "Technician", "Researcher", "Editor", "Planner", "Nurse", "Teacher")
TRADES = ("Robotics", "Optics", "Foods", "Press", "Labs", "Works", "Care", "Shipping")

STATES = (
    *[OpeningState.OPEN] * 6,
    OpeningState.OFFER,
    OpeningState.FILLED,
    OpeningState.WITHDRAWN,
    OpeningState.LET_GO,
)
"""Six of ten are open."""

LETTER = """Dear {given},

Thank you for the hour on Tuesday, and for showing me the hall. What you said about the night shift stayed with me:
that a handover is a conversation and not a form. I had not seen it done so well before.

I would be glad to join you. If there is anything else that you would like to know, I am happy to tell you.

Kind regards,
Rachel Tan
"""


def records(openings: int, lines: int | None = None) -> Iterator[Record]:
    """Openings, each with what belongs to it; the first one's letter has so many lines."""
    chance = random.Random(23)  # noqa: S311  the same facts in every run
    names = [name.title() for name in sorted(given_names())]
    for number in range(openings):
        yield from _opening(number, chance, names, lines)


def _opening(number: int, chance: random.Random, names: list[str], lines: int | None) -> Iterator[Record]:
    """An opening, two people, an interview, what was written since, and a letter."""
    id_ = f"{number:010x}00"
    country, zone, place = PLACES[number % len(PLACES)]
    state = STATES[number % len(STATES)] if number else OpeningState.OPEN
    held = NOW - timedelta(hours=2) if not number else NOW - timedelta(days=1 + number % 60, hours=number % 5)
    company = f"{chance.choice(names)} {TRADES[number % len(TRADES)]}"
    decide_by = (held + timedelta(days=21)).date() if number % 3 == 0 else None
    since = held + timedelta(days=1) if state is not OpeningState.OPEN else None
    yield Opening(
        id_, company, ROLES[number % len(ROLES)], country, zone=zone, place=place, state=state, state_since=since,
        decide_by=decide_by, notes=f"Found through a friend; the office is near the station in {place}.",
    )  # fmt: skip
    people = [_person(id_, place, chance, names) for place in (1, 2)]
    yield from people
    yield Interview(f"{id_[:-2]}03", id_, held, person_ids=tuple(person.id for person in people), place=place)
    yield from _written(number, id_, held, people[0], lines)


def _person(opening_id: str, number: int, chance: random.Random, names: list[str]) -> Person:
    """Somebody met there."""
    given, family = chance.choice(names), f"{chance.choice(names)}son"
    return Person(
        f"{opening_id[:-2]}0{number}", opening_id, given, family, role="Team lead" if number == 1 else "Personnel",
        email=f"{given}.{family}@firm.example".lower(), phone="+44 20 7946 0000", spelling=SpellingSource.SIGNATURE,
        spelling_on=NOW.date(), remember="the handover at night",
    )  # fmt: skip


def _written(number: int, id_: str, held: datetime, to: Person, lines: int | None) -> Iterator[Record]:
    """The thanks to the first person: a draft in every fourth opening, sent the next morning in the others."""
    text = LETTER.format(given=to.given)
    if not number and lines is not None:
        text = "\n".join(f"{line} The well was dry before we came." for line in range(lines))
    letter = Letter(
        f"{id_[:-2]}04", id_, (to.id,), subject="Thank you for Tuesday", text=text, begun_at=held, revision=1
    )
    if number % 4 == 0:
        yield letter
        return
    sent = held + timedelta(hours=20)
    yield Letter(
        letter.id, id_, letter.to, subject=letter.subject, text=text, state=LetterState.SENT, begun_at=held,
        sent_at=sent, revision=2,
    )  # fmt: skip
    yield Contact(f"{id_[:-2]}05", id_, sent, Channel.EMAIL, Purpose.THANK_YOU, Result.SENT, to.id, letter_id=letter.id)


def make(home: Path, openings: int, lines: int | None = None) -> None:
    """Fill an empty home."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "config.toml").write_text(CONFIG)
    planner = Planner.open(home, Settings(zone="Europe/London"), NOW.date)
    planner.load_sample(records(openings, lines))
    planner.close()


def main() -> None:
    """Read the arguments."""
    parser = argparse.ArgumentParser(description="Make a home with many openings, the same in every run.")
    parser.add_argument("--openings", type=int, default=100, help="how many")
    parser.add_argument("--home", type=Path, required=True, help="an empty folder")
    parser.add_argument("--lines", type=int, help="how many lines the open letter has; a usual letter without")
    args = parser.parse_args()
    make(args.home, args.openings, args.lines)


if __name__ == "__main__":
    main()
