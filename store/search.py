"""Search: companies, people, letters and notes by their words, accents and case folded.

What is searched is folded once for each opening and kept for as long as that opening stays the same, and the answer
comes in pieces, so that whoever asks can let a key in between.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from store.records import Dossier, Snapshot

UNDECOMPOSED = str.maketrans("øłđı", "oldi")
"""Letters that Unicode does not take apart into a letter and a mark."""

PIECE = 16
"""Openings that are looked through between two pieces of an answer."""


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be found, and gone to."""

    opening_id: str
    """The opening it belongs to."""
    what: str
    """The kind, in a word."""
    title: str
    """What is shown."""
    text: str
    """What is searched besides."""
    letter_id: str = ""
    """The letter that it is, if it is one."""
    part_id: str = ""
    """The person that it is, if it is one."""
    record_id: str = ""
    """The id of the record, different for each place."""


def fold(text: str) -> str:
    """Lower case without accents: "Áine" is found as "aine"."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold().translate(UNDECOMPOSED))
    return "".join(char for char in plain if not unicodedata.combining(char))


def places(dossier: Dossier) -> Iterator[Place]:
    """Everything of one opening that can be found."""
    opening = dossier.opening
    title = _joined(opening.company, opening.role)
    rounds = (f"{interview.place} {interview.notes}" for interview in dossier.interviews)
    yield Place(opening.id, "opening", title, " ".join((opening.place, opening.notes, *rounds)), record_id=opening.id)
    for person in dossier.people:
        shown = _joined(person.name, person.role, opening.company)
        known = (person.nickname, person.say, person.email, person.phone, person.address, person.remember, person.busy)
        yield Place(
            opening.id, "person", shown, " · ".join(filter(None, known)), part_id=person.id, record_id=person.id
        )
    for letter in dossier.letters:
        shown = _joined(letter.purpose.value, opening.company, letter.subject)
        yield Place(opening.id, "letter", shown, letter.text, letter_id=letter.id, record_id=letter.id)
    for contact in dossier.contacts:
        if contact.notes or contact.reason:
            notes = " ".join(f"{contact.notes} {contact.reason}".split())
            yield Place(opening.id, "note", _joined(opening.company, notes), "", record_id=contact.id)


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


class Finder:
    """Looks through everything that is known."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Dossier, tuple[tuple[str, Place], ...]]] = {}

    def find(self, snapshot: Snapshot, text: str) -> Iterator[list[Place]]:
        """The places that have all the words of a text, a piece at a time; an empty text finds everything."""
        words = fold(text).split()
        found: list[Place] = []
        for number, dossier in enumerate(snapshot.dossiers.values(), 1):
            found += [place for folded, place in self._folded(dossier) if all(word in folded for word in words)]
            if not number % PIECE:
                yield found
                found = []
        yield found

    def _folded(self, dossier: Dossier) -> tuple[tuple[str, Place], ...]:
        known = self._kept.get(dossier.opening.id)
        if known is None or known[0] is not dossier:
            folded = tuple((fold(f"{place.title} {place.text}"), place) for place in places(dossier))
            known = self._kept[dossier.opening.id] = dossier, folded
        return known[1]


def excerpt(place: Place, text: str, longest: int = 80) -> str:
    """The words of a place around the first that was asked for; empty where the title has them all."""
    title = fold(place.title)
    asked = [word for word in fold(text).split() if word not in title]
    if not asked:
        return ""
    words = place.text.split()
    hit = next((at for at, word in enumerate(words) if asked[0] in fold(word)), 0)
    begin = max(0, hit - 3)
    if "·" in words[begin:hit]:
        begin = hit - words[begin:hit][::-1].index("·")
    return f"{'… ' if begin else ''}{' '.join(words[begin : begin + 16])}"[:longest]
