"""Strokes: the shortest sequences that move the cursor and change the pen.

The terminal is used with line wrap off, and its tty may turn a line feed into carriage return and line
feed; so a line feed is only ever sent after a carriage return, where both mean the same.
"""

from functools import lru_cache

from tui.line.cells import ATTRIBUTES, PLAIN, Pen

OFF = {on: off for _, on, off in ATTRIBUTES}
"""The number that switches an attribute off, by the number that switches it on."""

Place = tuple[int, int]
"""A column and a row, counted from 0."""


@lru_cache(8192)
def motion(start: Place | None, end: Place) -> str:
    """The shortest way of the cursor to a place; the start is None where it is not known."""
    x, y = end
    column = f"{x + 1}" if x else ""
    ways = [f"\x1b[{y + 1};{column}H" if column else f"\x1b[{y + 1 if y else ''}H"]
    if start is not None:
        ways += _relative_ways(*start, x, y)
    return min(ways, key=len)


def _relative_ways(from_x: int, from_y: int, x: int, y: int) -> list[str]:
    """The ways that count from where the cursor is."""
    if from_y == y:
        return [_along(x - from_x), "\r" + _along(x)]
    ways = ["\r" + "\n" * (y - from_y) + _along(x)] if y > from_y else []
    if from_x == x:
        ways.append(_counted(abs(y - from_y), "B" if y > from_y else "A"))
    return ways


def _along(columns: int) -> str:
    """The way along a row, to the right or (below 0) to the left."""
    if columns > 0:
        return _counted(columns, "C")
    return min("\b" * -columns, _counted(-columns, "D"), key=len)


def _counted(count: int, letter: str) -> str:
    """A sequence with a count, which is left out where it is 1."""
    return f"\x1b[{count if count > 1 else ''}{letter}" if count else ""


@lru_cache(4096)
def change(old: Pen | None, new: Pen) -> str:
    """The shortest sequence from one pen to another; the old one is None where it is not known."""
    if old == new:
        return ""
    ways = [_sgr(["0" if new != PLAIN else "", *_on(new, PLAIN)])]
    if old is not None:
        ways.append(_sgr([*_off(old, new), *_on(new, old)]))
    return min(ways, key=len)


def _off(old: Pen, new: Pen) -> list[str]:
    """The numbers that switch off what the new pen has not."""
    return [str(number) for number in sorted({OFF[on] for on in old.attributes - new.attributes})]


def _on(new: Pen, old: Pen) -> list[str]:
    """The numbers that switch on what the new pen has, once `_off` was sent."""
    off = {OFF[on] for on in old.attributes - new.attributes}
    numbers = [str(on) for on in sorted(new.attributes) if on not in old.attributes or OFF[on] in off]
    if new.foreground != old.foreground:
        numbers.append(new.foreground or "39")
    if new.background != old.background:
        numbers.append(new.background or "49")
    return numbers


def _sgr(numbers: list[str]) -> str:
    """The sequence that carries these numbers."""
    return f"\x1b[{';'.join(numbers)}m"
