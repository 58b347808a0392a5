"""Verbs about interviews and the people met."""

from collections.abc import Iterable
from dataclasses import replace

from store.records import Dossier, Interview, Opening, Person, Record
from store.verbs import openings
from store.verbs.deed import (
    Deed,
    Facts,
    PlannerError,
    check_home,
    check_new,
    dossier_of,
    found,
    tidy,
    title,
    with_records,
)


def add_interview(
    facts: Facts, interview: Interview, people: Iterable[Person] = (), opening: Opening | None = None
) -> Deed:
    """A new round with the people who are new or known better since, and its opening, new or known better."""
    begun = _opening(facts, opening).put if opening else ()
    facts = with_records(facts, begun)
    dossier = dossier_of(facts, interview.opening_id)
    met = tuple(_met_person(facts, person) for person in people)
    interview = _checked_interview(dossier, interview, met)
    check_new(facts, interview, "interview")
    return Deed(f"Added an interview with {title(dossier.opening)}", (*begun, *met, interview))


def edit_interview(
    facts: Facts, interview: Interview, people: Iterable[Person] = (), opening: Opening | None = None
) -> Deed:
    """Other facts about a round, about the people met, and about its opening."""
    dossier, _ = found(facts, "interviews", interview.id, "interview")
    check_home(dossier, interview, "interview")
    met = tuple(_met_person(facts, person) for person in people)
    checked = _checked_interview(dossier, interview, met)
    known = openings.edit(facts, opening).put if opening and opening != dossier.opening else ()
    return Deed(f"Changed an interview with {title(dossier.opening)}", (*known, *met, checked))


def remove_interview(facts: Facts, interview_id: str) -> Deed:
    """A round goes; the people met stay."""
    dossier, interview = found(facts, "interviews", interview_id, "interview")
    return Deed(f"Removed an interview with {title(dossier.opening)}", removed=(interview,))


def add_person(facts: Facts, person: Person) -> Deed:
    """Someone new."""
    person = _new_person(facts, person)
    return Deed(f"Added {person.name}", (person,))


def edit_person(facts: Facts, person: Person) -> Deed:
    """Other facts about someone."""
    dossier, _ = found(facts, "people", person.id, "person")
    check_home(dossier, person, "person")
    person = _checked_person(person)
    return Deed(f"Changed {person.name}", (person,))


def remove_person(facts: Facts, person_id: str) -> Deed:
    """Someone goes, also from the interviews and the letters that are not sent; what happened with them stays."""
    dossier, person = found(facts, "people", person_id, "person")
    interviews = [
        replace(interview, person_ids=_without(interview.person_ids, person_id))
        for interview in dossier.interviews
        if person_id in interview.person_ids
    ]
    letters = [
        replace(letter, to=_without(letter.to, person_id))
        for letter in dossier.letters
        if person_id in letter.to and letter.sent_at is None
    ]
    put: tuple[Record, ...] = (*interviews, *letters)
    return Deed(f"Removed {person.name}", put, (person,))


def _opening(facts: Facts, opening: Opening) -> Deed:
    known = opening.id in facts.snapshot.dossiers
    return openings.edit(facts, opening) if known else openings.add(facts, opening)


def _without(ids: tuple[str, ...], gone: str) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ != gone)


def _met_person(facts: Facts, person: Person) -> Person:
    """Someone met: known already, or new."""
    known = dossier_of(facts, person.opening_id).person(person.id)
    return _checked_person(person) if known else _new_person(facts, person)


def _new_person(facts: Facts, person: Person) -> Person:
    dossier_of(facts, person.opening_id)
    check_new(facts, person, "person")
    return _checked_person(person)


def _checked_person(person: Person) -> Person:
    person = tidy(person)
    if not person.name:
        raise PlannerError("A person needs a name.")
    return person


def _checked_interview(dossier: Dossier, interview: Interview, added: Iterable[Person]) -> Interview:
    interview = tidy(replace(interview, person_ids=tuple(dict.fromkeys(interview.person_ids))))
    if not 0 < interview.minutes <= 24 * 60:
        raise PlannerError("An interview lasts at least a minute and at most a day.")
    known = {person.id for person in (*dossier.people, *added)}
    if not known.issuperset(interview.person_ids):
        raise PlannerError("Someone in this interview is not in the planner any more.")
    return interview
