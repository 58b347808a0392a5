"""What one opening knows, made ready for reading a letter against it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from store.names.folding import fold, folds, plain
from store.names.forms import (
    LEGAL,
    Form,
    FormKind,
    company_forms,
    person_forms,
    place_forms,
    role_forms,
    words_of,
)
from store.names.index import NameIndex
from store.names.likeness import near, slips
from store.names.wordlists import PARTICLES, given_names, is_word, short_names
from store.records import Dossier, Person, Settings

_LONGEST_NAME = 120
"""What is longer than so many code points was pasted into the wrong field and is no name."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a known name, for finding slips in it."""

    text: str
    bare: str
    form: Form
    """The shortest form that holds the word."""


class Known:
    """The names of one opening, those of the writer, and the index of all others."""

    def __init__(
        self, dossier: Dossier, to: Iterable[str], index: NameIndex, settings: Settings, fine_words: Iterable[str]
    ) -> None:
        self.dossier = dossier
        self.index = index
        self.people: dict[str, Person] = {person.id: person for person in dossier.people}
        self.to: tuple[Person, ...] = tuple(self.people[id_] for id_ in dict.fromkeys(to) if id_ in self.people)
        own = [word for name in (settings.given, settings.family) for word in words_of(name)]
        self.own: dict[str, str] = {fold(word): word for word in own if fold(word) not in PARTICLES}
        """The words of the writer's own name, by their fold."""
        self.writer: frozenset[str] = frozenset(self.own)
        """The folded words of it."""
        self.by: Settings = settings
        """Who writes."""
        self.titles: frozenset[str] = frozenset(
            fold(word) for person in dossier.people for word in words_of(person.honorific.replace(".", " "))
        )
        """The folded titles on file, whatever they are."""
        self.fine: frozenset[str] = frozenset(_loosely(word) for word in fine_words)
        """Spellings that are left alone."""
        self.forms: dict[str, list[Form]] = {}
        """By fold: every form of every name of this opening."""
        self.beginnings: set[str] = set()
        """Everything that the fold of a name can begin with."""
        self._others: dict[str, list[Form]] = {}
        self.words: list[Word] = []
        """The words of the names, in which slips are looked for."""
        self.given: dict[str, list[Form]] = {}
        """Folded given names that stand behind a short name → their forms."""
        self.full: list[Form] = []
        """The full names of the people here, in either order."""
        self.anchors: dict[str, list[tuple[Form, int]]] = {}
        """Folded word → the full names and companies of several words that hold it, and where."""
        self._near: dict[tuple[str, bool], tuple[tuple[int, Word], ...]] = {}
        for form in self._all_forms():
            self._add(form)

    def _all_forms(self) -> Iterator[Form]:
        for person in self.dossier.people:
            yield from person_forms(person)
        yield from company_forms(self.dossier.opening.company)
        for place in dict.fromkeys(
            [self.dossier.opening.place, *(meeting.place for meeting in self.dossier.interviews)]
        ):
            yield from place_forms(place)
        yield from role_forms(self.dossier.opening.role)
        for person in self.dossier.people:
            yield from role_forms(person.role)

    def _add(self, form: Form) -> None:
        if len(form.text) > _LONGEST_NAME:
            return
        for bare in folds(form.text):
            held = self.forms.setdefault(bare, [])
            if form not in held:
                held.append(form)
            self.beginnings.update(bare[:length] for length in range(1, len(bare) + 1))
        if form.kind in {FormKind.GIVEN, FormKind.NICK, FormKind.FAMILY, FormKind.COMPANY, FormKind.PLACE}:
            self._add_words(form)
        if form.kind is FormKind.GIVEN:
            for bare in {fold(form.text), fold(form.words[0])}:
                self.given.setdefault(bare, []).append(form)
        if form.kind in {FormKind.FULL, FormKind.TURNED}:
            self.full.append(form)
        if form.kind is not FormKind.ROLE:
            self._add_anchors(form)

    def _add_anchors(self, form: Form) -> None:
        for place, word in enumerate(form.words if len(form.words) > 1 else ()):
            for bare in set(folds(word)):
                self.anchors.setdefault(bare, []).append((form, place))

    def _add_words(self, form: Form) -> None:
        for word in form.words:
            bare = fold(word)
            if len(bare) > 1 and bare not in PARTICLES and bare not in LEGAL:
                entry = Word(word, bare, form)
                if all(entry.bare != other.bare or entry.text != other.text for other in self.words):
                    self.words.append(entry)

    def others(self, bare: str) -> list[Form]:
        """The forms with this fold that belong to other openings."""
        if bare not in self._others:
            self._others[bare] = list(self.index.find(bare, self.dossier.opening.id))
        return self._others[bare]

    def is_fine(self, text: str) -> bool:
        """Has the user said that this spelling is always fine?"""
        return _loosely(text) in self.fine

    def formal_of(self, bare: str) -> Form | None:
        """The given name here that this word is a common short form of."""
        for formal in self._formals(bare):
            for form in self.given.get(formal, ()):
                if slips(bare, formal, 1) != 1:
                    return form
        return None

    def _formals(self, short: str) -> frozenset[str]:
        """The folded given names that a short name stands for, its ending written this way or that."""
        names = short_names()
        stem = _ENDING.sub("", short)
        if short in names or stem == short or len(stem) < 3:
            return names.get(short, frozenset())
        others = [stem + ending for ending in ("y", "ie", "i", "ey")]
        if not self.forms.keys().isdisjoint(others):
            return frozenset()
        return frozenset().union(*(names.get(other, ()) for other in others))

    def near_words(self, bare: str, *, anchored: bool) -> tuple[tuple[int, Word], ...]:
        """Known words that this one is a slip of, the nearest first, each with its number of slips."""
        key = (bare, anchored)
        if key not in self._near:
            ordinary = is_word(bare) or bare in given_names()
            found = [
                (count, word)
                for word in self.words
                if (count := near(bare, word.bare, anchored=anchored, ordinary=ordinary))
            ]
            self._near[key] = tuple(sorted(found, key=lambda pair: _likelihood(bare, *pair)))
        return self._near[key]


_ENDING = re.compile("(?:ie|ey|i|y|ee)$")
"""The endings of short names, which people write as they like: Terry, Terri, Terrie."""


def _loosely(text: str) -> str:
    """A spelling without regard to capitals, and to how it was typed."""
    return plain(text).casefold()


def _likelihood(written: str, count: int, word: Word) -> tuple[int, bool, bool, int]:
    """Sorts the likeliest word first: few slips, the same letters, a person."""
    return count, sorted(written) != sorted(word.bare), not word.form.of_person, word.form.kind
