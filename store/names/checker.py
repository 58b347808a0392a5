"""The check itself: a letter's text × what is known → findings, and the same remembering its last work."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from store.names import wording
from store.names.findings import Finding, FindingKind
from store.names.folding import fold
from store.names.index import NameIndex
from store.names.known import Known
from store.names.layout import Block, Part, blocks
from store.names.misaddressed import find_misaddressed
from store.names.near_names import find_slips
from store.names.one_word_off import find_one_word_off
from store.names.other_names import find_others
from store.names.own_name import find_own_name
from store.names.placeholders import placeholders
from store.names.reading import Reading
from store.names.salutations import pass_over_salutation
from store.names.single_names import find_known, find_nicknames
from store.names.strangers import find_strangers, find_strangers_in_full
from store.names.titles import find_wrong_titles
from store.names.tokens import tokens
from store.names.vocatives import take_vocatives
from store.names.whole_names import find_whole_names
from store.names.wordlists import PARTICLES
from store.records import Dossier, Settings

LONGEST_LETTER = 50_000
"""So many code points are read; what was pasted beyond that is no letter, and must not hold up the keys."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What reading one block gave."""

    findings: tuple[Finding, ...]
    """With offsets inside of the block."""
    mentioned: frozenset[str]
    """Ids of the people who are named in it."""


def check(
    text: str, dossier: Dossier, to: Iterable[str], index: NameIndex, settings: Settings, fine_words: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Every finding of a letter in the order of its text; `to` are the ids of the people it goes to.

    What the user has overruled for the letter is still among them: the caller knows the letter, this does not.
    """
    return Checker(dossier, to, index, settings, fine_words).check(text)


class Checker:
    """The check of one letter while it is written: a block that is the same as last time is not read again."""

    def __init__(
        self,
        dossier: Dossier,
        to: Iterable[str],
        index: NameIndex,
        settings: Settings,
        fine_words: Iterable[str] = (),
    ) -> None:
        self._known = Known(dossier, to, index, settings, fine_words)
        self._last: dict[tuple[Part, str, frozenset[str]], _Read] = {}

    def check(self, text: str) -> tuple[Finding, ...]:
        """Every finding of the text, in its order: exactly what `check` gives."""
        letter = blocks(_readable(text))
        writer = self._writer(letter)
        read: dict[tuple[Part, str, frozenset[str]], _Read] = {}
        findings: list[Finding] = []
        mentioned: set[str] = set()
        for block in letter:
            key = (block.part, block.text, writer)
            done = read[key] = read.get(key) or self._last.get(key) or self._read(block, writer)
            mentioned |= done.mentioned
            findings += [
                replace(one, start=one.start + block.start, end=one.end + block.start) for one in done.findings
            ]
        self._last = read
        return (*self._missing(mentioned), *findings)

    def _writer(self, letter: list[Block]) -> frozenset[str]:
        """The folded words of the writer's name: from the settings and from under the letter."""
        signed = {
            token.bare
            for block in letter
            if block.part is Part.SIGNATURE
            for token in tokens(block.text)
            if (token.capital and not token.opens) or len(block.text) < 40
        }
        return self._known.writer | {bare for bare in signed if bare not in PARTICLES and len(bare) > 1}

    def _read(self, block: Block, writer: frozenset[str]) -> _Read:
        found = list(placeholders(block.text, self._known))
        if block.part is Part.SIGNATURE:
            return _Read(_apart(found, list(find_own_name(block.text, self._known))), frozenset())
        reading = Reading.of(block, self._known, writer)
        take_vocatives(reading)
        pass_over_salutation(reading)
        find_whole_names(reading)
        find_one_word_off(reading)
        if block.part is not Part.HEAD:
            find_strangers_in_full(reading)
        find_known(reading)
        find_nicknames(reading)
        find_others(reading)
        if find_slips(reading):
            # A name that a slip hid holds the word beside it in its place: "Petr long" for Peter Long.
            find_known(reading)
        find_misaddressed(reading)
        find_wrong_titles(reading)
        if block.part is not Part.HEAD:
            find_strangers(reading)
        return _Read(_apart(found, reading.findings), frozenset(reading.mentioned))

    def _missing(self, mentioned: set[str]) -> list[Finding]:
        """The people whom the letter goes to and does not name."""
        return [
            Finding(FindingKind.MISSING_ADDRESSEE, 0, 0, "", person.name, wording.missing(person.name), person.id)
            for person in self._known.to
            if person.id not in mentioned and fold(person.name)
        ]


def _readable(text: str) -> str:
    """The text as far as it is read: all of it, or as many whole words as there is room for."""
    if len(text) <= LONGEST_LETTER:
        return text
    cut = max(text.rfind(" ", 0, LONGEST_LETTER), text.rfind("\n", 0, LONGEST_LETTER))
    return text[: cut if cut > 0 else LONGEST_LETTER]


def _apart(first: list[Finding], then: list[Finding]) -> tuple[Finding, ...]:
    """All findings in the order of the text; of two that overlap the one that was found first stays."""
    kept: list[Finding] = []
    for one in (*first, *then):
        place = bisect_left(kept, one.start, key=lambda other: other.end - 1)
        if place == len(kept) or kept[place].start >= one.end:
            kept.insert(place, one)
    return tuple(kept)
