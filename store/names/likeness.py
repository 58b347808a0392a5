"""How alike two folded words are: the number of slips between them, and whether they sound the same."""

import re
from functools import lru_cache

from store.names.wordlists import spelling_variants


@lru_cache(maxsize=16384)
def slips(one: str, other: str, most: int) -> int:
    """Letters left out, put in, changed or swapped between two words; `most` + 1 when there are more than `most`."""
    if one == other:
        return 0
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for line, left in enumerate(one, 1):
        new = [line] + [0] * len(other)
        for column, right in enumerate(other, 1):
            best = min(row[column] + 1, new[column - 1] + 1, row[column - 1] + (left != right))
            if line > 1 and column > 1 and left == other[column - 2] and one[line - 2] == right:
                best = min(best, before[column - 2] + 1)
            new[column] = best
        if min(new) > most:
            return most + 1
        before, row = row, new
    return min(row[-1], most + 1)


_SOUNDS = (
    (re.compile("^(?:kn|gn|pn)"), "n"),
    (re.compile("^wr"), "r"),
    (re.compile("^ps"), "s"),
    (re.compile("^(?:wh)"), "w"),
    (re.compile("^x"), "s"),
    (re.compile("^ge(?=o)|^je"), "j"),
    (re.compile("tsch|tch|cz|ch(?=[eiy])"), "C"),
    (re.compile("sch|sh|sz"), "X"),
    (re.compile("ph|pf|v|w(?=[aeiou])(?<!^w)"), "f"),
    (re.compile("ough|augh|gh"), ""),
    (re.compile("c(?=[eiy])|z|ß"), "s"),
    (re.compile("ck|ch|kh|c|q|g(?=[ntk]$)"), "k"),
    (re.compile("x"), "ks"),
    (re.compile("th|dt"), "t"),
    (re.compile("dh"), "d"),
)
_VOWELS = re.compile("(?<!^)[aeiouyhw]")
_DOUBLES = re.compile(r"(.)\1+")


@lru_cache(maxsize=16384)
def sound(bare: str) -> str:
    """A rough key of how a folded word sounds: its first sound and the consonants after it."""
    key = bare
    for pattern, by in _SOUNDS:
        key = pattern.sub(by, key)
    if key[:1] in {"a", "e", "i", "o", "u", "y"}:
        key = ("i" if key[0] in "iy" else key[0]) + key[1:]
    return _DOUBLES.sub(r"\1", _VOWELS.sub("", key))


def is_variant(one: str, other: str) -> bool:
    """Are two words spellings of one name?"""
    return other in spelling_variants().get(one, ())


@lru_cache(maxsize=16384)
def sounds_like(one: str, other: str) -> bool:
    """Do two words sound alike, or are they spellings of one name?"""
    if is_variant(one, other):
        return True
    key = sound(one)
    if len(key) < 2 or key != sound(other):
        return False
    if len(key) == 2:
        return slips(_long_vowels(one), _long_vowels(other), 1) <= 1
    most = 2 if min(len(one), len(other)) < 6 else 3
    return slips(one, other, most) <= most


def same_consonants(one: str, other: str) -> bool:
    """Do two short words differ in their vowels alone: Nail and Nile, Fay and Fe?"""
    return sound(one) == sound(other) and slips(one, other, 2) <= 2


def _long_vowels(bare: str) -> str:
    """A word with its long vowels written as one letter: Meera → mira."""
    for pair, single in (("ee", "i"), ("ie", "i"), ("ei", "i"), ("oo", "u"), ("ou", "u"), ("aa", "a"), ("ai", "a")):
        bare = bare.replace(pair, single)
    return bare


@lru_cache(maxsize=16384)
def near(written: str, known: str, *, anchored: bool, ordinary: bool) -> int:
    """How many slips make `known` into `written`, or 0 when they are too far apart to be one name.

    `anchored`: the place says that this very name is meant (after a title, beside the other name). `ordinary`:
    what is written is an English word or another given name, so that more likeness is asked for.
    """
    length = len(known)
    if written == known or length < 2 or (length == 2 and not anchored):
        return 0
    most = _most_slips(length, anchored=anchored, ordinary=ordinary)
    found = slips(written, known, most)
    if found <= most and _close_enough(written, known, found, anchored=anchored):
        return found
    return 2 if sounds_like(written, known) and not (ordinary and not anchored and length < 4) else 0


def _most_slips(length: int, *, anchored: bool, ordinary: bool) -> int:
    if length < 4:
        return 1
    if anchored:
        return 1 if length == 4 else 2 if length < 9 else 3
    return 1 if ordinary or length < 7 else 2


_ALIKE = ("ckq", "fpv", "gjy", "csz", "sxz", "iy", "uvw", "aei")
"""First letters that can stand for the same sound."""


def _close_enough(written: str, known: str, found: int, *, anchored: bool) -> bool:
    """Beyond the count: in short words and at two slips the first letter has to stay."""
    same_start = written[:1] == known[:1] or any(written[0] in group and known[0] in group for group in _ALIKE)
    if len(known) <= 3:
        return same_start or (anchored and sorted(written) == sorted(known))
    return found == 1 or same_start or sorted(written) == sorted(known) or (anchored and len(known) > 6)
