"""Small facts for tests of the store."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from store.records import Channel, Contact, Interview, Letter, Opening, Person, Purpose, new_id

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 24, 10, tzinfo=PARIS)


def an_opening(company: str = "Acme Robotics", **more: Any) -> Opening:
    """An opening at Acme, or elsewhere."""
    return Opening(new_id(), company, **more)


def a_person(opening: Opening, given: str = "Ann", **more: Any) -> Person:
    """Someone at an opening."""
    return Person(new_id(), opening.id, given, **more)


def an_interview(opening: Opening, *people: Person, start: datetime = NOW, **more: Any) -> Interview:
    """A round with these people."""
    return Interview(new_id(), opening.id, start, person_ids=tuple(person.id for person in people), **more)


def a_letter(opening: Opening, *people: Person, text: str = "Dear Ann", **more: Any) -> Letter:
    """A letter to these people."""
    return Letter(new_id(), opening.id, tuple(person.id for person in people), text=text, **more)


def a_check_in(opening: Opening, at: datetime = NOW, **more: Any) -> Contact:
    """A check-in by e-mail."""
    return Contact(new_id(), opening.id, at, Channel.EMAIL, Purpose.CHECK_IN, **more)
