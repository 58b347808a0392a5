"""Small facts for tests of the store."""

from datetime import datetime
from zoneinfo import ZoneInfo

from store.records import Channel, Contact, Interview, Letter, Opening, Person, Purpose, new_id

PARIS = ZoneInfo("Europe/Paris")
NOW = datetime(2026, 11, 24, 10, tzinfo=PARIS)


def an_opening(company="Acme Robotics", **more):
    """An opening at Acme, or elsewhere."""
    return Opening(new_id(), company, **more)


def a_person(opening, given="Ann", **more):
    """Someone at an opening."""
    return Person(new_id(), opening.id, given, **more)


def an_interview(opening, *people, start=NOW, **more):
    """A round with these people."""
    return Interview(new_id(), opening.id, start, person_ids=tuple(person.id for person in people), **more)


def a_letter(opening, *people, text="Dear Ann", **more):
    """A letter to these people."""
    return Letter(new_id(), opening.id, tuple(person.id for person in people), text=text, **more)


def a_check_in(opening, at=NOW, **more):
    """A check-in by e-mail."""
    return Contact(new_id(), opening.id, at, Channel.EMAIL, Purpose.CHECK_IN, **more)
