"""Files as such: private ones, whole ones, the lock. Every system call that changes the disk is made here.

Files are 0600 and folders 0700 whatever the umask; temporary names are fixed and used under the lock only, so that
a kill leaves no litter; symbolic links are followed and kept.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from store.database.errors import Busy

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700

_TEMPORARY = ".new"
"""What is added to a file's name while it is being written."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where everything lies."""

    path: Path

    @property
    def snapshot(self) -> Path:
        """The database as of the last renewal; stock TinyDB opens it."""
        return self.path / "afterword.json"

    @property
    def journal(self) -> Path:
        """What changed since."""
        return self.path / "afterword.journal"

    @property
    def lock(self) -> Path:
        """The file whose lock is the right to change the others."""
        return self.path / "afterword.lock"

    @property
    def backups(self) -> Path:
        """The folder of the dated backups."""
        return self.path / "backups"

    @property
    def drafts(self) -> Path:
        """The folder of what is being typed."""
        return self.path / "drafts"


def last_change(home: Path, zone: str) -> date:
    """The day on which a home was last changed, in a zone (UTC where there is none of that name); no clock is read."""
    place = Home(home)
    times = [path.stat().st_mtime for path in (place.journal, place.snapshot, home) if path.exists()]
    try:
        there: tzinfo = ZoneInfo(zone)
    except (ValueError, OSError, LookupError):
        there = UTC
    return datetime.fromtimestamp(max(times, default=0.0), there).date()


def make_folder(path: Path) -> None:
    """Make a folder, and those above it that are missing, for its owner alone."""
    if path.is_dir():
        return
    if not path.parent.is_dir():
        make_folder(path.parent)
    with suppress(FileExistsError):
        os.mkdir(path, PRIVATE_FOLDER)
        os.chmod(path, PRIVATE_FOLDER)


def is_folder(path: Path) -> bool:
    """Is it a folder that one may look at?"""
    with suppress(OSError):
        return path.is_dir()
    return False


def open_private(path: Path, flags: int) -> int:
    """A descriptor of a file that its owner alone may read and write."""
    descriptor = os.open(path, flags, PRIVATE_FILE)
    try:
        if flags & os.O_ACCMODE != os.O_RDONLY and os.fstat(descriptor).st_mode & 0o777 != PRIVATE_FILE:
            os.fchmod(descriptor, PRIVATE_FILE)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def write_all(descriptor: int, data: bytes) -> None:
    """Write all of it, or raise OSError; part of it may then be in the file."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def append(descriptor: int, data: bytes, size: int) -> None:
    """Add to a file of `size` bytes, safe from a power cut when it returns; where that fails, cut it back first."""
    try:
        write_all(descriptor, data)
        os.fdatasync(descriptor)
    except BaseException:
        with suppress(OSError):
            os.ftruncate(descriptor, size)
            os.fdatasync(descriptor)
        raise


def write_whole(path: Path, data: bytes) -> None:
    """Give a file new content: it has the old one or the new one, whatever happens in between."""
    target = path.resolve()
    temporary = target.with_name(target.name + _TEMPORARY)
    descriptor = open_private(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW)
    try:
        try:
            write_all(descriptor, data)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.rename(temporary, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
    sync_folder(target.parent)


def sync_folder(path: Path) -> None:
    """Make the names in a folder safe from a power cut."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def remove(path: Path) -> None:
    """Remove a file, if it is there."""
    with suppress(FileNotFoundError):
        os.unlink(path)


def read_whole(path: Path) -> bytes | None:
    """The content of a file; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def tighten(path: Path) -> None:
    """Make a file its owner's alone again, if it is not; one that is not ours stays as it is."""
    with suppress(OSError):
        if path.stat().st_mode & 0o777 != PRIVATE_FILE:
            os.chmod(path, PRIVATE_FILE)


def set_aside(path: Path, data: bytes, day: date) -> Path:
    """Keep the bytes of a damaged file beside it, named for the day; what is kept already is never written over."""
    return copy_aside(path.with_name(f"{path.stem}.damaged-{day.isoformat()}{path.suffix}"), data)


def copy_aside(plain: Path, data: bytes) -> Path:
    """Keep bytes under a name, or under one with a number where other bytes are kept there already."""
    aside = plain
    number = 1
    while (kept := read_whole(aside)) is not None:
        if kept == data:
            return aside
        number += 1
        aside = plain.with_stem(f"{plain.stem}-{number}")
    write_whole(aside, data)
    return aside


class Lock:
    """The right to change the files of a home: one session at a time has it."""

    def __init__(self, path: Path, limit: float = 5.0) -> None:
        self._path = path
        self._descriptor = open_private(path, os.O_RDWR | os.O_CREAT)
        self._limit = limit
        """Seconds that a verb may wait for it."""

    @contextmanager
    def held(self, limit: float | None = None) -> Iterator[None]:
        """Hold the lock while inside (Busy where another session keeps it for more than `limit` seconds)."""
        try:
            self._take(self._limit if limit is None else limit)
            yield
        finally:
            fcntl.flock(self._descriptor, fcntl.LOCK_UN)

    def _take(self, limit: float) -> None:
        end = time.monotonic() + limit
        pause = 0.0005
        while not (try_lock(self._descriptor) and self._is_in_place()):
            if time.monotonic() > end:
                raise Busy("Another session is busy with the planner's files; nothing was changed. Please try again.")
            time.sleep(pause)
            pause = min(2 * pause, 0.004)

    def _is_in_place(self) -> bool:
        """Is the locked file the one that others lock? If somebody removed it, make it anew."""
        with suppress(FileNotFoundError):
            if self._path.stat().st_ino == os.fstat(self._descriptor).st_ino:
                return True
        make_folder(self._path.parent)
        descriptor = open_private(self._path, os.O_RDWR | os.O_CREAT)
        os.close(self._descriptor)
        self._descriptor = descriptor
        return False

    def close(self) -> None:
        """Give the file of the lock back."""
        os.close(self._descriptor)


def try_lock(descriptor: int) -> bool:
    """Take the lock of an open file, if it is free."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
