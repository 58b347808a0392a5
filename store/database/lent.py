"""Lent: a letter's text as a plain file, for as long as the user's own editor has it.

The editor may put a new file in the place of the old one, so that the lock which says "somebody waits for this" is on
a file beside it. A text whose lock is free was left behind when its session died: an orphan, as drafts are.
"""

import os
import re
import stat
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from store.clean import clean
from store.database.draft import Orphan
from store.database.errors import NotWritable, in_words
from store.database.files import make_folder, open_private, remove, sync_folder, try_lock, write_all

LARGEST = 1 << 20
"""A file of more bytes is no letter any more."""

_name = re.compile(r"([0-9a-f]{12})\.(\d{1,12})\.[0-9a-f]{8}\.txt")


@dataclass(frozen=True, slots=True)
class Lent:
    """One text that is lent."""

    path: Path
    """The file that the editor opens."""
    _descriptor: int

    def read(self) -> str:
        """What the editor left in the file, cleaned; StoreError where there is none, or too much."""
        with in_words("What your editor saved cannot be read"):
            return read_lent(self.path)

    def set_aside(self) -> Path:
        """Leave the file for the user, under a name that nothing else looks for; returns that (StoreError)."""
        aside = self.path.with_suffix(".aside")
        with in_words("What your editor saved stays where it is"):
            self.path.rename(aside)
        self.close()
        return aside

    def leave(self) -> None:
        """Leave the file to be found at the next start."""
        os.close(self._descriptor)

    def close(self) -> None:
        """The text is back: the file goes."""
        for path in (self.path, _lock_of(self.path)):
            with suppress(OSError):
                remove(path)
        os.close(self._descriptor)


class LentOrphan(Orphan):
    """A lent text whose session is gone."""

    def discard(self) -> None:
        """Remove file and lock, since the text is safe elsewhere."""
        Lent(self.path, self.descriptor).close()


def lend(folder: Path, letter_id: str, revision: int, text: str) -> Lent:
    """Write a letter's text as a file for its owner alone, in the folder of the drafts (OSError)."""
    make_folder(folder)
    path = folder / f"{letter_id}.{revision}.{os.urandom(4).hex()}.txt"
    lock = open_private(_lock_of(path), os.O_RDWR | os.O_CREAT | os.O_EXCL)
    try:
        try_lock(lock)
        descriptor = open_private(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        try:
            write_all(descriptor, f"{text}\n".encode())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        sync_folder(folder)
    except BaseException:
        Lent(path, lock).close()
        raise
    return Lent(path, lock)


def read_lent(path: Path) -> str:
    """The text in a lent file, cleaned, without the line end that editors add (OSError, StoreError)."""
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise NotWritable(f"{path.name} is no file any more.")
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise NotWritable(f"{path.name} has become too large for a letter.")
    return clean(data.decode("utf-8-sig", "replace")).removesuffix("\n")


def lent_orphans(folder: Path) -> list[LentOrphan]:
    """The lent texts that sessions which are gone have left behind."""
    return [orphan for path in folder.glob("*.txt") if (orphan := _orphan(path))]


def _orphan(path: Path) -> LentOrphan | None:
    """The text in a file, if nobody waits for it any more and it can be read; else it stays for another time."""
    match = _name.fullmatch(path.name)
    if not match:
        return None
    try:
        descriptor = open_private(_lock_of(path), os.O_RDWR | os.O_CREAT)
    except OSError:
        return None
    with suppress(OSError, NotWritable):
        if try_lock(descriptor):
            when = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            return LentOrphan(
                match[1], int(match[2]), read_lent(path), when, path, is_whole=True, descriptor=descriptor
            )
    os.close(descriptor)
    return None


def _lock_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")
