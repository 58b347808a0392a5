"""One line of the checklist, and what it takes to be ready."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class FindingLike(Protocol):
    """What the name check says about one place in a letter, as far as the checklist needs to know."""

    @property
    def kind(self) -> str:
        """What is wrong: "misspelled" and so on; "nickname" is only a hint."""
        ...

    @property
    def start(self) -> int:
        """Where it begins in the text, in characters."""
        ...

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        ...

    @property
    def text(self) -> str:
        """The words as written; empty where something is missing."""
        ...

    @property
    def should_be(self) -> str:
        """The right words; empty where nobody knows them."""
        ...

    @property
    def message(self) -> str:
        """The finding as a plain sentence."""
        ...

    @property
    def key(self) -> str:
        """What the letter keeps when the user waves this finding off."""
        ...


class ItemState(StrEnum):
    """How one thing on the checklist stands."""

    OPEN = "open"
    """To be mended or overruled before the letter is ready."""
    DONE = "done"
    HINT = "hint"
    """Worth a look; keeps nothing back."""
    OVERRULED = "overruled"
    """The user said that it may stay."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that the checklist looked at."""

    key: str
    """What a letter's `overruled` holds when the user waves this off."""
    state: ItemState
    text: str
    """One calm line."""
    detail: str = ""
    """More about it, perhaps in several lines; empty where the line says all."""
    finding: FindingLike | None = None
    """The finding of the name check that this item shows, if it shows one."""


def open_items(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items that keep the letter from being ready."""
    return tuple(item for item in items if item.state is ItemState.OPEN)


def is_ready(items: Iterable[Item]) -> bool:
    """Is nothing open any more?"""
    return not open_items(items)
