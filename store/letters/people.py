"""How people are addressed and named: greetings for one or several, given name or title.

The rule, kept simple: the name they go by, else the given name. A title on file is used, with the family name, where
it was earned (Dr., Prof., ...) and, whatever it is, in a note on paper. Where one of several is addressed by title,
so is everyone who has one. Whoever puts the family name first gets the full name in its own order, which is right
in Tokyo and in Hanoi alike. People with one name keep that one name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.records import Channel, Person

EARNED = frozenset({"dr", "prof", "professor", "rev", "sir", "dame", "judge", "hon", "rabbi", "imam", "captain"})
"""Titles that are used in e-mails and calls too, in small letters and without full stop."""


def addressed(people: Sequence[Person], channel: Channel, american: bool = False) -> str:
    """How these people are spoken to, in one line: "Katherine and Zoë"; empty for nobody."""
    formal = channel is Channel.NOTE or any(_earned(person) for person in people)
    return joined([_addressed(person, formal) for person in people], american)


def named(people: Iterable[Person], american: bool = False) -> str:
    """Their full names, in one line; empty for nobody."""
    return joined([person.name for person in people], american)


def joined(parts: Sequence[str], american: bool = False) -> str:
    """Words as a list in a sentence: "a, b and c", American with a comma before the "and"."""
    parts = [part for part in parts if part]
    if len(parts) < 2:
        return "".join(parts)
    comma = "," if american and len(parts) > 2 else ""
    return f"{', '.join(parts[:-1])}{comma} and {parts[-1]}"


def _addressed(person: Person, formal: bool) -> str:
    titled = bool(formal and person.honorific)
    if person.nickname and not titled:
        return person.nickname
    if person.family_first:
        return f"{person.honorific} {person.name}" if titled else person.name
    if titled:
        return f"{person.honorific} {person.family or person.given}"
    return person.given or person.name


def _earned(person: Person) -> bool:
    words = person.honorific.replace(".", " ").casefold().split()
    return any(word in EARNED for word in words)
