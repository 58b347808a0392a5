"""The Database: one session's hold on the files, through which every change goes.

A change is made in a turn: the lock is held, what other sessions appended is read, then one entry is appended to the
journal and synced. The snapshot is renewed when the journal has grown.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from store.database import backups, image, journal
from store.database.errors import FORBIDDEN, NO_ROOM, Busy, ReadOnly, in_words, spoken
from store.database.files import Home, Lock, is_folder, make_folder, sync_folder, tighten, write_whole
from store.database.history import History, Past, apply
from store.database.image import Tables
from store.database.journal import Change, Entry
from store.database.journal_file import JournalFile, Mark
from store.database.recovery import Loaded, load
from store.database.tables import LiveDB

JOURNAL_ROOM = 2**20
"""A journal may grow to so many bytes, or to a quarter of the snapshot, before it is folded in."""

LOOK_SECONDS = 0.05
"""A look at what others did may wait so long for the lock; the next look comes soon."""


ONLY_READ = "The planner's files may only be read here; nothing can be changed."
"""The notice where nothing may be changed; of no interest to those who only look."""


@dataclass(frozen=True, slots=True)
class News:
    """What other sessions did."""

    past: tuple[Past, ...] = ()
    is_whole: bool = False
    """Were the files read from the start? Then everything is news."""


class Database:
    """Documents in tables, kept in a snapshot and a journal."""

    def __init__(self, home: Path, today: Callable[[], date]) -> None:
        """Open the files in a folder, which is made where it is missing (StoreError)."""
        self.home = Home(home)
        self.notices: list[str] = []
        """Sentences about what was found, and what was done about it."""
        self.history = History()
        """What can be undone."""
        self.number = 0
        """The last transaction that is in the tables."""
        self.has_changed = False
        """Has this session changed anything?"""
        self._today = today
        self._db = LiveDB({})
        self._journal: JournalFile | None = None
        self._owes_sync = False
        self._snapshot_mark: Mark | None = None
        self._lock = self._make_lock()
        self.is_read_only = self._lock is None
        """May nothing be changed?"""
        try:
            with in_words("The planner could not be opened"), self._held():
                self._begin()
        except BaseException:
            self.close()
            raise

    def _begin(self) -> None:
        self.history.remember(self._load())
        if self.is_read_only:
            self.notices.append(ONLY_READ)

    @property
    def tables(self) -> Tables:
        """All documents; to be read only."""
        return self._db.live.tables

    @contextmanager
    def turn(self) -> Iterator[News]:
        """Hold the lock, and begin with what other sessions did (StoreError)."""
        if self.is_read_only or self._lock is None:
            raise ReadOnly("The planner's files may only be read here, so nothing was changed.")
        with in_words("The change was not saved"), self._lock.held():
            yield self._catch_up()

    def commit(self, name: str, changes: Iterable[Change], undoes: int = 0) -> Past | None:
        """Make changes as one transaction, inside a turn; when it returns they survive a power cut.

        Where nothing would be different, nothing is written, and None is returned. After an OSError all is as before.
        """
        entry = Entry(self.number + 1, name, self._db.staged(changes), undoes)
        if not entry.changes or self._journal is None:
            return None
        self._sync_folder_if_owed()
        self._journal.append(entry)
        self.has_changed = True
        past = self._taken(entry)
        self.history.remember([past])
        return past

    def _taken(self, entry: Entry) -> Past:
        """Bring an entry into the tables; what another session undid cannot be undone here."""
        past = apply(self.tables, entry)
        self.number = entry.number
        if entry.undoes:
            self.history.forget(entry.undoes)
        return past

    def news(self) -> News:
        """What other sessions did since the last look; costs one look at a file where they did nothing.

        While another session is writing there is no news yet (StoreError where the files cannot be read).
        """
        if self._journal is None or not self._journal.is_behind():
            return News()
        with suppress(Busy), in_words("The planner's files could not be read"), self._held(LOOK_SECONDS):
            return self._catch_up()
        return News()

    def _catch_up(self) -> News:
        """Under the lock: read what was appended, also when the journal was begun anew meanwhile."""
        if self._journal is None or not self._journal.is_behind():
            return News()
        if self.is_read_only:
            return self._from_the_start()
        if self._journal.is_harmed():
            return self._mend_journal(self._journal)
        inode = self._journal.inode
        entries = self._journal.unread(self.number)
        if entries is None:
            return self._from_the_start()
        if inode != self._journal.inode:
            self._snapshot_mark = Mark.of(self.home.snapshot)
        return News(tuple(map(self._taken, entries)))

    def _mend_journal(self, harmed: JournalFile) -> News:
        """The file was removed or cut by somebody else: what this session knows is written anew."""
        news = News(tuple(map(self._taken, harmed.rest(self.number))))
        self.notices.append("The journal was cut or removed by something other than Afterword; it was written anew.")
        self._write_anew()
        return news

    def _from_the_start(self) -> News:
        self._load()
        return News(is_whole=True)

    def _load(self) -> list[Past]:
        """Read the files from the start; where they are not sound, write them anew."""
        try:
            loaded = load(self.home, self._today(), may_write=not self.is_read_only)
            self._take(loaded)
            self._settle(loaded)
        except OSError as error:
            if self.is_read_only or error.errno not in FORBIDDEN | NO_ROOM:
                raise
            self.is_read_only = True
            return self._load()
        return loaded.past

    def _take(self, loaded: Loaded) -> None:
        self._db = LiveDB(loaded.tables)
        self.number = loaded.number
        if self._journal is None or not self.is_read_only:
            self.notices += [notice for notice in loaded.notices if notice not in self.notices]

    def _settle(self, loaded: Loaded) -> None:
        """Make the files what they should be."""
        if not self.is_read_only:
            tighten(self.home.snapshot)
        if loaded.is_sound or self.is_read_only:
            self._open_journal()
        else:
            self._write_anew()

    def _open_journal(self) -> None:
        exists = not self.is_read_only or self.home.journal.exists()
        opened = JournalFile(self.home.journal, not self.is_read_only) if exists else None
        if self._journal:
            self._journal.close()
        self._journal = opened
        self._snapshot_mark = Mark.of(self.home.snapshot)

    def _write_anew(self) -> bytes:
        """Under the lock: a new snapshot, then a new journal; a kill in between harms nothing."""
        data = image.dump(self.tables, self.number)
        write_whole(self.home.snapshot, data)
        self._owes_sync = True
        write_whole(self.home.journal, journal.first_line(self.number))
        self._owes_sync = False
        self._open_journal()
        return data

    def _sync_folder_if_owed(self) -> None:
        """Where the name of a new journal could not be made safe, what is appended to it would not be safe either."""
        if self._owes_sync:
            sync_folder(self.home.journal.resolve().parent)
            self._owes_sync = False

    @property
    def is_due(self) -> bool:
        """Has the journal outgrown its room?"""
        if self.is_read_only or self._journal is None:
            return False
        snapshot_size = self._snapshot_mark.size if self._snapshot_mark else 0
        return self._journal.size > max(JOURNAL_ROOM, snapshot_size // 4)

    def take_foreign_edits(self) -> News:
        """In a turn: where another program wrote the snapshot meanwhile, read everything from the start."""
        is_touched = self._snapshot_mark != Mark.of(self.home.snapshot)
        return self._from_the_start() if is_touched else News()

    def renew(self) -> None:
        """In a turn: fold the journal into a new snapshot, and keep that as the backup of the day (StoreError)."""
        with in_words("The planner's file was not renewed, but nothing is lost"):
            backups.make(self.home.backups, self._write_anew(), self._today())

    def is_backup_due(self, at_end: bool) -> bool:
        """Has anything changed since the newest backup, and is this the day's first one or the session's end?"""
        if self.is_read_only or self.number == backups.newest_number(self.home.backups):
            return False
        return at_end or not backups.has_one_of(self.home.backups, self._today())

    def back_up(self) -> backups.Backup:
        """Make the backup of the day; not in a turn (StoreError)."""
        with in_words("The backup was not made"), self._held():
            return backups.make(self.home.backups, image.dump(self.tables, self.number), self._today())

    def keep_before(self, what: str) -> Path:
        """Keep everything as it is among the backups, under a name of its own; not in a turn (StoreError)."""
        with in_words("The backup was not made"), self._held():
            data = image.dump(self.tables, self.number)
            return backups.keep_before(self.home.backups, data, what, self._today())

    def _make_lock(self) -> Lock | None:
        try:
            make_folder(self.home.path)
            return Lock(self.home.lock)
        except OSError as error:
            if error.errno in FORBIDDEN and is_folder(self.home.path):
                return None
            raise spoken(error, "The planner could not be opened") from error

    def _held(self, limit: float | None = None) -> AbstractContextManager[None]:
        return self._lock.held(limit) if self._lock else nullcontext()

    def close(self) -> None:
        """Give the files back."""
        if self._journal:
            self._journal.close()
        if self._lock:
            self._lock.close()
        self._journal = self._lock = None
        self.is_read_only = True
