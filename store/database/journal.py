"""The journal: what changed since the snapshot, one line for each transaction, each with its checksum.

A line is `crc32 [number, name, undoes, [[table, id, document or null], …]]`, so a transaction of many documents is
there whole or not at all. The first line says which format it is and after which number it begins. Numbers rise by one:
lines that the snapshot already holds are known by theirs, and a line that went missing shows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from store.database.errors import NewerFormat
from store.database.lines import found_in, seal, unseal

FORMAT = 1
"""The format that this version writes, of journal and snapshot alike."""

NEWER = "The planner's files were written by a newer version of Afterword, so nothing was touched; please update."
"""What is said of a newer format."""

Document = dict[str, Any]
Change = tuple[str, str, Document | None]
"""Table, document id, and the document as it is now; None where it was removed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One transaction."""

    number: int
    """Counts the transactions since the planner began."""
    name: str
    """What it did, in words: "Added Acme Robotics"."""
    changes: tuple[Change, ...]
    undoes: int = 0
    """The number of the transaction that this one undid, or 0."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a journal, or of the part of it that another session appended."""

    entries: tuple[Entry, ...]
    after: int | None
    """The number that its first line names; None where no first line was read."""
    flaws: int
    """How many lines are cut, or not as they were written."""
    size: int
    """How many bytes were read."""


def first_line(after: int) -> bytes:
    """The line with which a journal begins whose first entry is numbered after + 1."""
    return seal({"journal": FORMAT, "after": after})


def encode(entry: Entry) -> bytes:
    """The line of an entry."""
    return seal([entry.number, entry.name, entry.undoes, entry.changes])


def read(data: bytes) -> Reading:
    """Every entry that can be read (NewerFormat where the first line says so)."""
    *lines, tail = data.split(b"\n")
    values = [unseal(line) for line in lines]
    flaws = values.count(None) + bool(tail)
    if flaws:
        values = [value for line in (*lines, tail) for value in found_in(line)]
    after = None
    entries = []
    for value in values:
        match value:
            case {"journal": int(version), "after": int(number)}:
                after = _checked_version(version, number)
            case [int(number), str(name), int(undoes), [*changes]] if _are_changes(changes):
                entries.append(Entry(number, name, tuple((table, key, new) for table, key, new in changes), undoes))
            case _:
                flaws += 1
    return Reading(tuple(entries), after, flaws, len(data))


def _checked_version(version: int, number: int) -> int:
    if version > FORMAT:
        raise NewerFormat(NEWER)
    return number


def _are_changes(changes: Iterable[Any]) -> bool:
    return all(
        isinstance(change, list)
        and [type(part) for part in change[:2]] == [str, str]
        and (len(change) == 3)
        and (change[2] is None or isinstance(change[2], dict))
        for change in changes
    )
