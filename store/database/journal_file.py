"""The journal as a file: appended to, followed while other sessions append, and followed when it is begun anew."""

import os
from dataclasses import dataclass
from pathlib import Path

from store.database import journal
from store.database.files import append, open_private
from store.database.journal import Entry


@dataclass(frozen=True, slots=True)
class Mark:
    """By which one sees that a file is not the one it was."""

    inode: int
    changed: int
    """When its content was last changed, in nanoseconds."""
    size: int

    @classmethod
    def of(cls, path: Path) -> "Mark | None":
        """The mark of a file; None where there is none."""
        try:
            found = path.stat()
        except OSError:
            return None
        return cls(found.st_ino, found.st_mtime_ns, found.st_size)


class JournalFile:
    """An open journal, and how far this session has read it."""

    def __init__(self, path: Path, may_write: bool) -> None:
        """Open it at its end, since its entries are known (OSError)."""
        self._path = path
        self._flags = os.O_RDWR | os.O_APPEND if may_write else os.O_RDONLY
        self._descriptor = open_private(path, self._flags)
        self.size = os.fstat(self._descriptor).st_size
        """So many bytes of it are known."""

    def append(self, entry: Entry) -> None:
        """Add an entry, safe from a power cut on return; after an OSError the file is as before."""
        line = journal.encode(entry)
        append(self._descriptor, line, self.size)
        self.size += len(line)

    def is_behind(self) -> bool:
        """Has another session added something, or begun the journal anew? Costs one look at the file."""
        there = Mark.of(self._path)
        return there is None or (there.inode, there.size) != (self.inode, self.size)

    def is_harmed(self) -> bool:
        """Has the file gone, or lost what is known to have been in it?"""
        return not self._path.exists() or os.fstat(self._descriptor).st_size < self.size

    def rest(self, number: int) -> list[Entry]:
        """Of a file that was harmed, the entries after transaction `number` that can still be read."""
        fresh = _after(number, _read_from(self._descriptor, self.size))
        return [entry for place, entry in enumerate(fresh) if entry.number == number + 1 + place]

    @property
    def inode(self) -> int:
        """By which one sees that the journal was begun anew."""
        return os.fstat(self._descriptor).st_ino

    def unread(self, number: int) -> list[Entry] | None:
        """The entries after transaction `number` that this session has not read; None where they do not follow it.

        To be called under the lock. Where the journal was begun anew, the rest of the old one comes first. After an
        OSError nothing counts as read.
        """
        entries = _following(number, _read_from(self._descriptor, self.size))
        if entries is None or self._path.stat().st_ino == self.inode:
            self.size = os.fstat(self._descriptor).st_size
            return entries
        descriptor = open_private(self._path, self._flags)
        try:
            reading = _read_from(descriptor, 0)
        except BaseException:
            os.close(descriptor)
            raise
        os.close(self._descriptor)
        self._descriptor, self.size = descriptor, reading.size
        known = number + len(entries)
        more = _following(known, reading) if reading.after == known else None  # else another machine's took its place
        return None if more is None else [*entries, *more]

    def close(self) -> None:
        """Give the file back."""
        os.close(self._descriptor)


def _read_from(descriptor: int, start: int) -> journal.Reading:
    length = max(0, os.fstat(descriptor).st_size - start)
    return journal.read(os.pread(descriptor, length, start))


def _after(number: int, reading: journal.Reading) -> list[Entry]:
    return [entry for entry in reading.entries if entry.number > number]


def _following(number: int, reading: journal.Reading) -> list[Entry] | None:
    """The entries after a number, or None where one is missing or a line has a flaw."""
    fresh = _after(number, reading)
    follows = [entry.number for entry in fresh] == list(range(number + 1, number + 1 + len(fresh)))
    return fresh if follows and not reading.flaws else None
