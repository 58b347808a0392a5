"""Where a place in a cleaned text lies in the file that it was read from: line and column, as an editor counts them."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from store.clean import clean


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
        self._lines = text.split("\n")
        self._begins = [0, *accumulate(len(clean(f"{line}\n")) for line in self._lines)]
        """Where each line begins in the cleaned text; a line is cleaned for itself, whatever stands around it."""

    def position(self, place: int) -> Position:
        """Where in the file that character stands which has this offset in the cleaned text.

        Cleaning takes characters away and composes accents. So the character that is meant is the first one up to
        which the line, cleaned, is longer than the offset in it.
        """
        number = bisect_right(self._begins, place) - 1
        column = place - self._begins[number]
        line = self._lines[number]
        if clean(line) != line:
            column = bisect_right(range(len(line) + 1), column, key=lambda length: len(clean(line[:length]))) - 1
        return Position(number + 1, column + 1)
