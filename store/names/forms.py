"""The ways in which a person, a company or a place may rightly be written: from one name to its forms."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from store.names.folding import fold, plain
from store.names.wordlists import PARTICLES, word_set
from store.records import Person

LEGAL = word_set(
    "llp ltd limited inc incorporated plc corp corporation gmbh ag sa sas sarl bv nv ab as oy kg co company llc",
    "pty pte srl spa aps",
)
"""What stands behind a company's name and is left out in talk."""

_LIGHT = word_set(
    "the and of for in at & group trust company services international global uk usa",
)


class FormKind(IntEnum):
    """What a form is a form of; the lower, the surer."""

    FULL = 1
    """Given name and family name, in the bearer's order."""
    TURNED = 2
    """Family name first, for somebody who does not write it so."""
    COMPANY = 3
    PLACE = 4
    ROLE = 5
    GIVEN = 6
    NICK = 7
    """The short name that they go by."""
    FAMILY = 8
    PART = 9
    """One word of a given or family name of several words."""

    @property
    def of_person(self) -> bool:
        """Is it the name of a person?"""
        return self not in {FormKind.COMPANY, FormKind.PLACE, FormKind.ROLE}


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write one name."""

    kind: FormKind
    words: tuple[str, ...]
    """As on file."""
    person_id: str = ""
    """Whose name it is; empty for a company, a place or a role."""
    surname_at: int = 0
    """Where among the words the family name begins, in a full form; 0 elsewhere."""
    whole: str = ""
    """The complete name that this is a form of."""

    @property
    def text(self) -> str:
        """The words with spaces between."""
        return " ".join(self.words)

    @property
    def of_person(self) -> bool:
        """Is it the name of a person?"""
        return self.kind.of_person


_SPACE = re.compile(r"\s+")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name as on file, without the full stops and commas around them."""
    words = (_bared(word) for word in _SPACE.split(plain(name)))
    return tuple(word for word in words if fold(word))


def _bared(word: str) -> str:
    """A word without the punctuation at its ends; "&" is a word."""
    start, end = 0, len(word)
    while start < end and not _is_of_word(word[start]):
        start += 1
    while end > start and not _is_of_word(word[end - 1]):
        end -= 1
    return word[start:end]


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "&" or unicodedata.category(character).startswith("M")


def person_forms(person: Person) -> Iterator[Form]:
    """Every form of a person's name."""
    given, family, nick = words_of(person.given), words_of(person.family), words_of(person.nickname)
    whole = person.name

    def form(kind: FormKind, words: Iterable[str], surname_at: int = 0) -> Form:
        return Form(kind, tuple(words), person.id, surname_at, whole)

    if given and family:
        yield form(FormKind.FULL, given + family, len(given))
        yield form(FormKind.FULL if person.family_first else FormKind.TURNED, family + given)
    yield from _shortened(form, given, family)
    if given:
        yield form(FormKind.GIVEN, given)
    if nick and nick != given:
        yield form(FormKind.NICK, nick)
        if family:
            yield form(FormKind.FULL, nick + family, len(nick))
    if family:
        yield form(FormKind.FAMILY, family)


def _shortened(form: Callable[..., Form], given: tuple[str, ...], family: tuple[str, ...]) -> Iterator[Form]:
    """The forms that leave words of a name of several words out."""
    if len(given) > 1:
        if family:
            yield form(FormKind.FULL, given[:1] + family, 1)
        yield from (form(FormKind.PART, (word,)) for word in given if len(fold(word)) > 1)
    for part in _family_parts(family):
        if given:
            yield form(FormKind.FULL, given + part, len(given))
        yield form(FormKind.PART, part)


def _family_parts(family: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What a family name of several words is shortened to: García (Márquez), (van den) Broek, Ashby(-Cole)."""
    if len(family) < 2:
        return []
    first = family[0]
    if fold(first) in PARTICLES or len(fold(first)) == 1:
        heavy = tuple(word for word in family if fold(word) not in PARTICLES and len(fold(word)) > 1)
        return [heavy] if heavy and heavy != family else []
    return [(first,)]


def company_forms(company: str) -> Iterator[Form]:
    """A company's name, and the names that it is called by for short."""
    words = words_of(company)
    if not words:
        return
    yield Form(FormKind.COMPANY, words, whole=company)
    if fold(words[0]) == "the" and len(words) > 1:
        words = words[1:]
        yield Form(FormKind.COMPANY, words, whole=company)
    for length in range(len(words) - 1, 0, -1):
        short = words[:length]
        if fold(short[-1]) not in _LIGHT:
            yield Form(FormKind.COMPANY, short, whole=company)


def place_forms(place: str) -> Iterator[Form]:
    """A place as written, and, of an address, its parts between commas; numbers and post codes are left out."""
    for part in re.split(r"[,;/()\n]", place):
        words = tuple(word for word in words_of(part) if not any(character.isdigit() for character in word))
        if words:
            yield Form(FormKind.PLACE, words, whole=place)


def role_forms(role: str) -> Iterator[Form]:
    """The role, whose words are nobody's name."""
    words = words_of(role)
    if words:
        yield Form(FormKind.ROLE, words, whole=role)
