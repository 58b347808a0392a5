"""Where a place in a cleaned text lies in the file that it was read from: line and column, as an editor counts them."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from store.clean import clean

_word = re.compile("[^ \n]*[ \n]|[^ \n]+")
"""A word and what ends it: it is cleaned to the same whatever stands around it."""


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file."""

    line: int
    """From 1; lines end with a line feed."""
    column: int
    """From 1, in characters."""


class Source:
    """A text as it stands in a file."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = _word.findall(text)
        self._begins = [0, *accumulate(map(len, self._words))]
        """Where each word begins in the text …"""
        self._cleaned = [0, *accumulate(len(clean(word)) for word in self._words)]
        """… and in the cleaned text."""

    def position(self, place: int) -> Position:
        """Where in the file that character stands which has this offset in the cleaned text."""
        number = bisect_right(self._cleaned, place) - 1
        begin = self._begins[number]
        if number < len(self._words):
            begin += _uncleaned(self._words[number], place - self._cleaned[number])
        line_begin = self._text.rfind("\n", 0, begin) + 1
        return Position(self._text.count("\n", 0, begin) + 1, begin - line_begin + 1)


def _uncleaned(word: str, place: int) -> int:
    """The offset in a word of what has this offset in it once it is cleaned.

    Cleaning takes characters away and composes accents. So the character that is meant is the first one up to which
    the word, cleaned, is longer than the offset.
    """
    if clean(word) == word:
        return place
    return bisect_right(range(len(word) + 1), place, key=lambda length: len(clean(word[:length]))) - 1
