"""One line of a preview, and what it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from store.exchange.facts import Fact
from store.records import Contact, FineWord, Interview, Letter, Opening, Person, Record, Snooze

WORDS: dict[type[Record], str] = {
    Opening: "opening", Interview: "interview", Person: "person", Contact: "contact", Letter: "letter",
    Snooze: "decision", FineWord: "fine word",
}  # fmt: skip
"""The word for each kind of record."""


class Act(StrEnum):
    """What accepting a line does."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    SAME = "known already"
    """Nothing: it is known."""
    LEAVE = "left out"
    """Nothing: it cannot or should not be taken, as its reason says."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that a file tells, and what would come of it."""

    key: str
    """The same for the same thing whenever it is proposed."""
    file: str
    """The name of the file that tells it."""
    act: Act
    """What accepting it does."""
    what: str
    """The kind of thing, in a word."""
    title: str
    """What is shown of it."""
    reason: str = ""
    """Where it comes from, or why it is left out."""
    is_on: bool = True
    """Is it accepted unless the user says otherwise?"""
    record: Record | None = None
    """What is added or removed; of a change, what is there."""
    parts: tuple[Record, ...] = ()
    """What comes along with something new."""
    changes: tuple[tuple[str, Any], ...] = ()
    """Of a change: fields and their new values."""
    needs: tuple[str, ...] = ()
    """Keys of the lines that it cannot be without."""
    source: str = ""
    """The name by which Wishes says to which opening it belongs; empty where that cannot be said."""

    @property
    def is_open(self) -> bool:
        """Can it be accepted and left?"""
        return self.act in {Act.ADD, Act.CHANGE, Act.REMOVE}


@dataclass(frozen=True, slots=True)
class Told:
    """What one file told."""

    name: str
    """The file as the user named it, for the eye."""
    facts: tuple[Fact, ...] = ()
    """What was read from it."""
    refused: str = ""
    """Why nothing could be read from it, in a sentence."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user said about where things belong."""

    opening_id: str = ""
    """The opening that everything belongs to, where one was named."""
    named: Mapping[str, tuple[str, str]] = field(default_factory=lambda: MappingProxyType({}))
    """From the source of a line to the company and role that were typed for it."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """All lines, in the order of the files."""

    lines: tuple[Line, ...] = ()

    @property
    def default(self) -> frozenset[str]:
        """The keys of the lines that are accepted unless the user says otherwise."""
        return frozenset(line.key for line in self.lines if line.is_open and line.is_on)

    @property
    def is_open(self) -> bool:
        """Is there anything to accept?"""
        return any(line.is_open for line in self.lines)

    def effective(self, accepted: frozenset[str]) -> frozenset[str]:
        """Those of the accepted lines that have all they need."""
        kept: set[str] = set()
        for line in self.lines:
            if line.is_open and line.key in accepted and kept.issuperset(line.needs):
                kept.add(line.key)
        return frozenset(kept)
