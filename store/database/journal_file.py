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

    @property
    def inode(self) -> int:
        """By which one sees that the journal was begun anew."""
        return os.fstat(self._descriptor).st_ino

    def unread(self, number: int) -> list[Entry] | None:
        """The entries after transaction `number` that this session has not read; None where they do not follow it.

        To be called under the lock. Where the journal was begun anew, the rest of the old one comes first.
        """
        entries = self._entries_from(self.size, number)
        if entries is not None and Mark.of(self._path) is not None and not self._is_current():
            self._reopen()
            more = self._entries_from(0, number + len(entries))
            entries = None if more is None else [*entries, *more]
        self.size = os.fstat(self._descriptor).st_size
        return entries

    def _is_current(self) -> bool:
        return self._path.stat().st_ino == self.inode

    def _reopen(self) -> None:
        descriptor = open_private(self._path, self._flags)
        os.close(self._descriptor)
        self._descriptor = descriptor

    def _entries_from(self, start: int, number: int) -> list[Entry] | None:
        reading = journal.read(os.pread(self._descriptor, os.fstat(self._descriptor).st_size - start, start))
        fresh = [entry for entry in reading.entries if entry.number > number]
        follows = [entry.number for entry in fresh] == list(range(number + 1, number + 1 + len(fresh)))
        begins = start > 0 or (reading.after is not None and reading.after <= number)
        return fresh if follows and begins and not reading.flaws else None

    def close(self) -> None:
        """Give the file back."""
        os.close(self._descriptor)
