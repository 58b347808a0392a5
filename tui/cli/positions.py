"""Where a place in a cleaned text lies in the file that it was read from: line and column, as an editor counts them."""

from bisect import bisect_right
from dataclasses import dataclass

from store.clean import clean


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file."""

    line: int
    """From 1; lines end with a line feed."""
    column: int
    """From 1, in characters."""


def position(text: str, place: int) -> Position:
    """The position in a text of what stands at this offset in clean(text).

    Cleaning takes characters away and composes accents. So the character that is meant is the first one up to which
    the text, cleaned, is longer than the offset.
    """
    if clean(text) != text:
        place = bisect_right(range(len(text) + 1), place, key=lambda length: len(clean(text[:length]))) - 1
    before = text[:place]
    return Position(before.count("\n") + 1, place - (before.rfind("\n") + 1) + 1)
