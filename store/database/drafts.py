"""Drafts: what is being typed, on the disk from the keystroke on.

Each session has a file for each text it edits, which it keeps locked. A thread makes them safe from a power cut twice a
second. A file whose lock is free was left behind by a session that is gone: an orphan.
"""

import os
import re
import threading
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from store.database.draft import Begun, Draft, Hooks, Orphan, Unsaved, read_draft
from store.database.errors import NO_ROOM, in_words
from store.database.files import Home, make_folder, open_private, remove, sync_folder, try_lock, write_all
from store.database.lent import Lent, lend, lent_orphans

__all__ = ["Drafts", "Orphan"]

SYNC_SECONDS = 0.5
"""So long what was typed may wait before it is made safe from a power cut."""

RESERVE = 64 * 1024
"""Bytes kept aside, so that a draft finds room on a disk that has none left."""

SWEEP_SECONDS = 60.0
"""A file that was still being made when, so much later, the folder changed is never going to be a draft."""

_NOT_IN_NAMES = re.compile(r"[^0-9A-Za-z]+")


class Drafts:
    """The folder of the drafts."""

    def __init__(self, home: Path) -> None:
        self.folder = Home(home).drafts
        """Where the files are."""
        self._open: list[Draft] = []
        self._hooks = Hooks(self._release_reserve, self._wake, self._forget)
        self._dirty = threading.Event()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def open(self, key: str, revision: int, text: str) -> Draft:
        """Begin a draft of a letter (by its id) or a form (by a name of its own); its file is there on return.

        Raises StoreError where the disk refuses.
        """
        name = f"{_NOT_IN_NAMES.sub('-', key)}.{os.urandom(4).hex()}.draft"
        begun = Begun(key, revision, text)
        with in_words("The draft could not be begun"):
            make_folder(self.folder)
            self._make_reserve()
            descriptor = self._new_file(name, begun.line())
        draft = Draft(self.folder / name, descriptor, begun, self._hooks)
        self._open.append(draft)
        if self._thread is None:
            self._thread = threading.Thread(target=self._keep_syncing, name="drafts", daemon=True)
            self._thread.start()
        return draft

    def lend(self, letter_id: str, revision: int, text: str) -> Lent:
        """Hand a letter's text to the user's own editor, as a file in this folder (StoreError)."""
        with in_words("The letter could not be handed to your editor"):
            return lend(self.folder, letter_id, revision, text)

    def _new_file(self, name: str, line: bytes) -> int:
        """A locked file with its first line, under its name only when it is whole."""
        temporary = self.folder / f"{name}.new"
        descriptor = open_private(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND)
        try:
            try_lock(descriptor)
            self._write_first(descriptor, line)
            os.rename(temporary, self.folder / name)
        except BaseException:
            os.close(descriptor)
            with suppress(OSError):
                remove(temporary)
            raise
        sync_folder(self.folder)
        return descriptor

    def _write_first(self, descriptor: int, line: bytes) -> None:
        try:
            write_all(descriptor, line)
        except OSError as error:
            if error.errno not in NO_ROOM or not self._release_reserve():
                raise
            os.ftruncate(descriptor, 0)
            write_all(descriptor, line)
        os.fdatasync(descriptor)

    def _make_reserve(self) -> None:
        """Fill the reserve, if there is room."""
        path = self.folder / "reserve"
        with suppress(OSError):
            if path.exists() and path.stat().st_size >= RESERVE:
                return
            descriptor = open_private(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            try:
                write_all(descriptor, bytes(RESERVE))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)

    def _release_reserve(self) -> bool:
        """Give the room of the reserve back to the disk; False where there is none."""
        try:
            os.unlink(self.folder / "reserve")
        except OSError:
            return False
        return True

    def _wake(self) -> None:
        """Tell the thread that something was typed."""
        self._dirty.set()

    def _forget(self, draft: Draft) -> None:
        """A draft has ended."""
        with suppress(ValueError):
            self._open.remove(draft)

    def _keep_syncing(self) -> None:
        while self._dirty.wait() and not self._stopped.wait(SYNC_SECONDS):
            self._dirty.clear()
            self.sync_all()

    def sync_all(self) -> None:
        """Make all open drafts safe from a power cut, or try again later; may be called from any thread."""
        for draft in tuple(self._open):
            try:
                draft.sync()
            except OSError:
                self._dirty.set()

    def stop(self) -> None:
        """Sync, and end the thread; the files stay."""
        self.sync_all()
        self._stopped.set()
        self._dirty.set()
        if self._thread is not None:
            self._thread.join(timeout=1)

    def orphans(self) -> list[Orphan]:
        """The drafts that sessions which are gone have left behind, the oldest first; each is to be ended."""
        self._sweep()
        found = (self._orphan(path) for path in self.folder.glob("*.draft"))
        orphans = [*filter(None, found), *lent_orphans(self.folder)]
        return sorted(orphans, key=lambda orphan: orphan.when)

    def _sweep(self) -> None:
        """Remove files that a session was making when it was killed, before anything was typed."""
        for path in self.folder.glob("*.draft.new"):
            with suppress(OSError):
                if self.folder.stat().st_mtime - path.stat().st_mtime > SWEEP_SECONDS:
                    remove(path)

    def _orphan(self, path: Path) -> Orphan | None:
        """The draft in a file, if its session is gone and it can be read; else it stays for another time."""
        try:
            descriptor = open_private(path, os.O_RDWR)
        except OSError:
            return None
        with suppress(OSError):
            unsaved = read_draft(path) if try_lock(descriptor) and os.fstat(descriptor).st_nlink else None
            if unsaved is not None:
                return Orphan(**asdict(unsaved), descriptor=descriptor)
        os.close(descriptor)
        return None

    def unsaved(self) -> list[Unsaved]:
        """All texts that were typed and not saved, those of living sessions too, the oldest first."""
        found = filter(None, map(read_draft, self.folder.glob("*.draft")))
        return sorted(found, key=lambda unsaved: unsaved.when)

    def unreadable(self) -> list[Path]:
        """Files of drafts of which nothing can be read."""
        return [path for path in sorted(self.folder.glob("*.draft")) if path.exists() and read_draft(path) is None]
