"""Drafts: what is being typed, on the disk from the keystroke on.

Each session has a file for each text it edits, which it keeps locked. The first line is the whole text, with the letter
(or the form) and the revision it was taken from; each edit adds a line. A thread makes them safe from a power cut twice
a second. A file whose lock is free was left behind by a session that is gone: an orphan.
"""

import os
import re
import secrets
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from store.database.errors import NO_ROOM, in_words
from store.database.files import Home, make_folder, open_private, read_whole, remove, sync_folder, try_lock, write_all
from store.database.lines import seal, unseal

SYNC_SECONDS = 0.5
"""So long what was typed may wait before it is made safe from a power cut."""

RESERVE = 64 * 1024
"""Bytes kept aside, so that a draft finds room on a disk that has none left."""

SWEEP_SECONDS = 60.0
"""A file that is still being made after so long is never going to be a draft."""

_NOT_IN_NAMES = re.compile(r"[^0-9A-Za-z]+")


class Draft:
    """One text that is being typed, and its file."""

    def __init__(self, drafts: "Drafts", descriptor: int, path: Path, size: int, text: str) -> None:
        """Made by Drafts.open()."""
        self.path = path
        """The file."""
        self.text = text
        """The text as it is now, whether or not the disk took all of it."""
        self._drafts = drafts
        self._descriptor = descriptor
        self._size = size
        self._is_behind = False
        """Did the disk refuse an edit? Then the next line has to be the whole text."""
        self._is_dirty = False
        self._closing = threading.Lock()

    def edit(self, start: int, end: int, text: str) -> None:
        """The characters from start to end (offsets in the text) became `text`; written at once.

        Raises StoreError where the disk refuses; the text is then kept here, and the next edit writes all of it.
        """
        self.text = self.text[:start] + text + self.text[end:]
        self._write({"text": self.text} if self._is_behind else [start, end, text])

    def rebase(self, revision: int, text: str) -> None:
        """The letter was saved: from here on the draft stands on this revision and text (StoreError)."""
        self.text = text
        self._write({"revision": revision, "text": text})

    def _write(self, value: Any) -> None:
        line = seal(value)
        self._is_behind = True
        with in_words("What you type is on the screen but was not saved"):
            try:
                self._append(line)
            except OSError as error:
                if error.errno not in NO_ROOM or not self._drafts.release_reserve():
                    raise
                self._append(line)
        self._size += len(line)
        self._is_behind = False
        self._is_dirty = True
        self._drafts.wake()

    def _append(self, line: bytes) -> None:
        try:
            write_all(self._descriptor, line)
        except OSError:
            with suppress(OSError):
                os.ftruncate(self._descriptor, self._size)
            raise

    def sync(self) -> None:
        """Make what was written safe from a power cut; may be called from any thread (OSError)."""
        with self._closing:
            if self._is_dirty and self._descriptor >= 0:
                self._is_dirty = False
                os.fdatasync(self._descriptor)

    def close(self, keep: bool = False) -> None:
        """End the draft: its file goes, unless it is to be kept and found as an orphan at the next start."""
        if keep:
            with suppress(OSError):
                self.sync()
        with self._closing:
            if self._descriptor < 0:
                return
            if not keep:
                with suppress(OSError):
                    remove(self.path)
            os.close(self._descriptor)
            self._descriptor = -1
        self._drafts.forget(self)


@dataclass(frozen=True, slots=True)
class Unsaved:
    """A text that was typed and not saved."""

    key: str
    """The id of the letter, or the name of the form."""
    revision: int
    """The letter's revision when the typing began."""
    text: str
    when: datetime
    """When the last of it was typed."""
    path: Path
    is_whole: bool
    """Could every line of the file be read?"""


@dataclass(frozen=True, slots=True)
class Orphan:
    """A draft whose session is gone. It is held until it is discarded or released, so that nobody else takes it."""

    unsaved: Unsaved
    descriptor: int

    def discard(self) -> None:
        """Remove the file, since its text is safe elsewhere; one that could be read in part only is kept aside."""
        path = self.unsaved.path
        with suppress(OSError):
            if self.unsaved.is_whole:
                remove(path)
            else:
                os.rename(path, path.with_suffix(".damaged"))  # noqa: PTH104
        os.close(self.descriptor)

    def release(self) -> None:
        """Leave the file where it is, for another time."""
        os.close(self.descriptor)


class Drafts:
    """The folder of the drafts."""

    def __init__(self, home: Path) -> None:
        self.folder = Home(home).drafts
        """Where the files are."""
        self._open: list[Draft] = []
        self._dirty = threading.Event()
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None

    def open(self, key: str, revision: int, text: str) -> Draft:
        """Begin a draft of a letter (by its id) or a form (by a name of its own); its file is there on return.

        Raises StoreError where the disk refuses.
        """
        name = f"{_NOT_IN_NAMES.sub('-', key)}.{secrets.token_hex(4)}.draft"
        line = seal({"draft": 1, "key": key, "revision": revision, "text": text})
        with in_words("The draft could not be begun"):
            make_folder(self.folder)
            self._make_reserve()
            descriptor = self._new_file(name, line)
        draft = Draft(self, descriptor, self.folder / name, len(line), text)
        self._open.append(draft)
        if self._thread is None:
            self._thread = threading.Thread(target=self._keep_syncing, name="drafts", daemon=True)
            self._thread.start()
        return draft

    def _new_file(self, name: str, line: bytes) -> int:
        """A locked file with its first line, under its name only when it is whole."""
        temporary = self.folder / f"{name}.new"
        descriptor = open_private(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND)
        try:
            try_lock(descriptor)
            self._write_first(descriptor, line)
            os.rename(temporary, self.folder / name)  # noqa: PTH104
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
            if error.errno not in NO_ROOM or not self.release_reserve():
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

    def release_reserve(self) -> bool:
        """Give the room of the reserve back to the disk; False where there is none."""
        try:
            os.unlink(self.folder / "reserve")  # noqa: PTH108
        except OSError:
            return False
        return True

    def wake(self) -> None:
        """Tell the thread that something was typed."""
        self._dirty.set()

    def forget(self, draft: Draft) -> None:
        """A draft has ended."""
        with suppress(ValueError):
            self._open.remove(draft)

    def _keep_syncing(self) -> None:
        while self._dirty.wait() and not self._stopped.wait(SYNC_SECONDS):
            self._dirty.clear()
            self.sync_all()

    def sync_all(self) -> None:
        """Make all open drafts safe from a power cut; may be called from any thread, and says nothing of failures."""
        for draft in tuple(self._open):
            with suppress(OSError):
                draft.sync()

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
        return sorted((orphan for orphan in found if orphan), key=lambda orphan: orphan.unsaved.when)

    def _sweep(self) -> None:
        """Remove files that a session was making when it was killed, before anything was typed."""
        for path in self.folder.glob("*.draft.new"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > SWEEP_SECONDS:
                    remove(path)

    def _orphan(self, path: Path) -> Orphan | None:
        """The draft in a file, if its session is gone and it can be read; else it stays for another time."""
        try:
            descriptor = open_private(path, os.O_RDWR)
        except OSError:
            return None
        with suppress(OSError):
            unsaved = _read(path) if try_lock(descriptor) and os.fstat(descriptor).st_nlink else None
            if unsaved is not None:
                return Orphan(unsaved, descriptor)
        os.close(descriptor)
        return None

    def unsaved(self) -> list[Unsaved]:
        """All texts that were typed and not saved, those of living sessions too, the oldest first."""
        found = filter(None, map(_read, self.folder.glob("*.draft")))
        return sorted(found, key=lambda unsaved: unsaved.when)

    def unreadable(self) -> list[Path]:
        """Files of drafts of which nothing can be read."""
        return [path for path in sorted(self.folder.glob("*.draft")) if path.exists() and _read(path) is None]


def _read(path: Path) -> Unsaved | None:
    """What a file of a draft holds; None where nothing of it can be read."""
    data = read_whole(path)
    if data is None:
        return None
    *lines, tail = data.split(b"\n")
    found: dict[str, Any] = {"key": path.name.partition(".")[0], "revision": 0}
    is_whole, follows = not tail, True
    for value in map(unseal, lines):
        if isinstance(value, dict):
            found |= value
            follows = True
        elif isinstance(value, list) and follows and "text" in found:
            start, end, text = value
            found["text"] = found["text"][:start] + text + found["text"][end:]
        else:
            is_whole = follows = False
    if "text" not in found:
        return None
    when = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return Unsaved(found["key"], found["revision"], found["text"], when, path, is_whole)
