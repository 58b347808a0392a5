"""The Database: one session's hold on the files, through which every change goes.

A change is made in a turn: the lock is held, what other sessions appended is read, then one entry is appended to the
journal and synced. The snapshot is renewed when the journal has grown.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from store.database import backups, image, journal
from store.database.errors import FORBIDDEN, ReadOnly, in_words, spoken
from store.database.files import Home, Lock, append, make_folder, open_private, write_whole
from store.database.image import Tables
from store.database.journal import Change, Entry
from store.database.recovery import Loaded, Past, apply, load
from store.database.tables import LiveDB, LiveStorage, LiveTable

JOURNAL_ROOM = 2**20
"""A journal may grow to so many bytes, or to a quarter of the snapshot, before it is folded in."""

PAST_KEPT = 500
"""So many transactions can be undone."""


@dataclass(frozen=True, slots=True)
class News:
    """What other sessions did."""

    past: tuple[Past, ...] = ()
    is_whole: bool = False
    """Were the files read from the start? Then everything is news."""

    def __bool__(self) -> bool:
        return self.is_whole or bool(self.past)


class Database:
    """Documents in tables, kept in a snapshot and a journal."""

    def __init__(self, home: Path, today: Callable[[], date]) -> None:
        """Open the files in a folder, which is made where it is missing (StoreError)."""
        self.home = Home(home)
        self.notices: list[str] = []
        self.past: deque[Past] = deque(maxlen=PAST_KEPT)
        """What can be undone, oldest first."""
        self.number = 0
        """The last transaction that is in the tables."""
        self._today = today
        self._db = LiveDB({})
        self._journal = -1
        self._read_to = 0
        """So many bytes of the journal are in the tables."""
        self._snapshot_size = 0
        self._lock = self._make_lock()
        try:
            with in_words("The planner could not be opened"), self._held():
                self.past.extend(self._load())
        except BaseException:
            self.close()
            raise

    @property
    def tables(self) -> Tables:
        """All documents; to be read only."""
        return cast(LiveStorage, self._db.storage).tables

    @property
    def is_read_only(self) -> bool:
        """May nothing be changed?"""
        return self._lock is None

    def table(self, name: str) -> LiveTable:
        """A TinyDB table; changes to it are staged for the next commit."""
        return cast(LiveTable, self._db.table(name, cache_size=0))

    @contextmanager
    def turn(self) -> Iterator[News]:
        """Hold the lock, and begin with what other sessions did (StoreError)."""
        if self._lock is None:
            raise ReadOnly("The planner's files may only be read here, so nothing was changed.")
        with in_words("The change was not saved"), self._lock.held():
            yield self._catch_up()

    def commit(self, name: str, changes: Iterable[Change], undoes: int = 0) -> Past:
        """Make changes as one transaction, inside a turn; when it returns they survive a power cut.

        After an OSError everything is as before.
        """
        storage = cast(LiveStorage, self._db.storage)
        storage.staged.clear()
        for table, key, document in changes:
            if document is None:
                self.table(table).remove(doc_ids=[int(key)])
            else:
                self.table(table).put(int(key), document)
        entry = Entry(self.number + 1, name, tuple(storage.staged), undoes)
        line = journal.encode(entry)
        append(self._journal, line, self._read_to)
        self._read_to += len(line)
        past = self._taken(entry)
        if not undoes:
            self.past.append(past)
        return past

    def _taken(self, entry: Entry) -> Past:
        """Bring an entry into the tables; what it undid cannot be undone again."""
        past = apply(self.tables, entry)
        self.number = entry.number
        if entry.undoes:
            self.forget(entry.undoes)
        return past

    def forget(self, number: int) -> None:
        """Take a transaction off the list of what can be undone."""
        kept = [past for past in self.past if past.entry.number != number]
        self.past.clear()
        self.past.extend(kept)

    def news(self) -> News:
        """What other sessions did since the last look; costs one stat where they did nothing."""
        if not self._is_behind():
            return News()
        with in_words("The planner's files could not be read"), self._held():
            return self._catch_up()

    def _is_behind(self) -> bool:
        try:
            there, here = self.home.journal.stat(), os.fstat(self._journal)
        except OSError:
            return self._journal >= 0
        return (there.st_ino, there.st_size) != (here.st_ino, self._read_to)

    def _catch_up(self) -> News:
        """Under the lock: read what was appended, also when the journal was begun anew meanwhile."""
        if not self._is_behind():
            return News()
        if self._is_journal_harmed():
            self.notices.append(
                "The journal was cut or removed by something other than Afterword; it was written anew."
            )
            self._write_anew()
            return News()
        entries = self._next_entries(self._read_to, self.number)
        if entries is not None and os.fstat(self._journal).st_ino != self.home.journal.stat().st_ino:
            self._open_journal()
            more = self._next_entries(0, self.number + len(entries))
            entries = None if more is None else [*entries, *more]
        if entries is None:
            self._load()
            return News(is_whole=True)
        self._read_to = os.fstat(self._journal).st_size
        return News(tuple(self._taken(entry) for entry in entries))

    def _is_journal_harmed(self) -> bool:
        """Has the file gone, or lost what this session knows to have been in it?"""
        return not self.home.journal.exists() or os.fstat(self._journal).st_size < self._read_to

    def _next_entries(self, start: int, known: int) -> list[Entry] | None:
        """The entries from a place in the journal on, or None where they do not follow what is known."""
        reading = journal.read(os.pread(self._journal, os.fstat(self._journal).st_size - start, start))
        fresh = [entry for entry in reading.entries if entry.number > known]
        follows = [entry.number for entry in fresh] == list(range(known + 1, known + 1 + len(fresh)))
        begins = start > 0 or (reading.after is not None and reading.after <= known)
        return fresh if follows and begins and not reading.flaws else None

    def _load(self) -> list[Past]:
        """Read the files from the start; where they are not sound, write them anew."""
        loaded = load(self.home, self._today(), may_write=self._lock is not None)
        self._take(loaded)
        if self._lock is None:
            self.notices.append("The planner's files may only be read here; nothing can be changed.")
        elif loaded.is_sound:
            self._open_journal()
        else:
            self._write_anew()
        return loaded.past

    def _take(self, loaded: Loaded) -> None:
        self._db = LiveDB(loaded.tables)
        self.number = loaded.number
        self.notices += loaded.notices

    def _open_journal(self) -> None:
        descriptor = open_private(self.home.journal, os.O_RDWR | os.O_APPEND)
        if self._journal >= 0:
            os.close(self._journal)
        self._journal = descriptor
        self._read_to = os.fstat(descriptor).st_size
        with suppress(OSError):
            self._snapshot_size = self.home.snapshot.stat().st_size

    def _write_anew(self) -> bytes:
        """Under the lock: a new snapshot, then a new journal; a kill in between harms nothing."""
        data = image.dump(self.tables, self.number)
        write_whole(self.home.snapshot, data)
        write_whole(self.home.journal, journal.first_line(self.number))
        self._open_journal()
        return data

    @property
    def is_due(self) -> bool:
        """Has the journal outgrown its room?"""
        return not self.is_read_only and self._read_to > max(JOURNAL_ROOM, self._snapshot_size // 4)

    def compact(self) -> News:
        """Fold the journal into a new snapshot, and keep that as the backup of the day (StoreError)."""
        with self.turn() as news:
            backups.make(self.home.backups, self._write_anew(), self._today())
            return news

    def back_up(self) -> None:
        """Make the backup of the day (StoreError)."""
        with in_words("The backup was not made"):
            backups.make(self.home.backups, image.dump(self.tables, self.number), self._today())

    def _make_lock(self) -> Lock | None:
        try:
            make_folder(self.home.path)
            return Lock(self.home.lock)
        except OSError as error:
            if error.errno in FORBIDDEN and self.home.path.is_dir():
                return None
            raise spoken(error, "The planner could not be opened") from error

    def _held(self) -> AbstractContextManager[None]:
        return self._lock.held() if self._lock else nullcontext()

    def close(self) -> None:
        """Give the files back."""
        if self._journal >= 0:
            os.close(self._journal)
        if self._lock:
            self._lock.close()
        self._journal, self._lock = -1, None
