"""One draft: a text that is being typed and its file, and how such a file is read again.

The first line is the whole text, with the letter (or the form) and the revision it was taken from; each edit adds a
line. A line with the whole text may come later too, after a save, or where the disk had refused an edit.
"""

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from store.database.documents import is_id
from store.database.errors import NO_ROOM, in_words
from store.database.files import read_whole, remove, write_all
from store.database.lines import seal, unseal


@dataclass(frozen=True, slots=True)
class Hooks:
    """What a draft asks of the folder it is in."""

    make_room: Callable[[], bool]
    """Give the room of the reserve back to the disk; False where there is none."""
    wake: Callable[[], None]
    """Something was typed and is to be synced."""
    forget: Callable[["Draft"], None]
    """The draft has ended."""


@dataclass(frozen=True, slots=True)
class Begun:
    """What a draft begins with."""

    key: str
    """The id of the letter, or the name of the form."""
    revision: int
    text: str

    def line(self) -> bytes:
        """The first line of the file."""
        return seal({"draft": 1, "key": self.key, "revision": self.revision, "text": self.text})


class Draft:
    """One text that is being typed, and its file."""

    def __init__(self, path: Path, descriptor: int, begun: Begun, hooks: Hooks) -> None:
        """Made by Drafts.open()."""
        self.path = path
        """The file."""
        self.text = begun.text
        """The text as it is now, whether or not the disk took all of it."""
        self._revision = begun.revision
        self._descriptor = descriptor
        self._size = len(begun.line())
        self._hooks = hooks
        self._is_behind = False
        """Did the disk refuse an edit? Then the next line has to be the whole text."""
        self._is_torn = False
        """Is there half a line at the end of the file?"""
        self._is_dirty = False
        self._closing = threading.Lock()

    def edit(self, start: int, end: int, text: str) -> None:
        """The characters from start to end (offsets in the text) became `text`; written at once.

        Raises StoreError where the disk refuses; the text is then kept here, and the next edit writes all of it.
        """
        self.text = self.text[:start] + text + self.text[end:]
        self._write(self._whole() if self._is_behind else [start, end, text])

    @property
    def is_saved(self) -> bool:
        """Is all of the text on the disk?"""
        return not self._is_behind

    def retry(self) -> None:
        """Write what the disk has refused, if it did (StoreError where it still does)."""
        if self._is_behind:
            self._write(self._whole())

    def rebase(self, revision: int, text: str) -> None:
        """The letter was saved: from here on the draft stands on this revision and text (StoreError)."""
        self.text, self._revision = text, revision
        self._write(self._whole())

    def _whole(self) -> dict[str, Any]:
        """The text and what it stands on, as a line that needs none before it."""
        return {"revision": self._revision, "text": self.text}

    def _write(self, value: Any) -> None:
        line = (b"\n" if self._is_torn else b"") + seal(value)
        self._is_behind = True
        with in_words("What you type is on the screen but was not saved"):
            try:
                self._append(line)
            except OSError as error:
                if error.errno not in NO_ROOM or not self._hooks.make_room():
                    raise
                self._append(line)
        self._size += len(line)
        self._is_behind = self._is_torn = False
        self._is_dirty = True
        self._hooks.wake()

    def _append(self, line: bytes) -> None:
        """Write a line, or cut the file back to where it was; where not even that works, the next line begins anew."""
        try:
            write_all(self._descriptor, line)
        except OSError:
            try:
                os.ftruncate(self._descriptor, self._size)
            except OSError:
                self._is_torn = True
                self._size = os.fstat(self._descriptor).st_size
            raise

    def sync(self) -> None:
        """Make what was written safe from a power cut; may be called from any thread (OSError)."""
        with self._closing:
            if self._is_dirty and self._descriptor >= 0:
                self._is_dirty = False
                try:
                    os.fdatasync(self._descriptor)
                except OSError:
                    self._is_dirty = True
                    raise

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
        self._hooks.forget(self)


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

    @property
    def letter_id(self) -> str:
        """The id of the letter; empty where the draft is a form's."""
        return self.key if is_id(self.key) else ""


@dataclass(frozen=True, slots=True)
class Orphan(Unsaved):
    """A draft whose session is gone. It is held until it is discarded or released, so that nobody else takes it."""

    descriptor: int

    def discard(self) -> None:
        """Remove the file, since its text is safe elsewhere; one that could be read in part only is kept aside."""
        with suppress(OSError):
            if self.is_whole:
                remove(self.path)
            else:
                os.rename(self.path, self.path.with_suffix(".damaged"))
        os.close(self.descriptor)

    def release(self) -> None:
        """Leave the file where it is, for another time."""
        os.close(self.descriptor)


def read_draft(path: Path) -> Unsaved | None:
    """What a file of a draft holds; None where nothing of it can be read."""
    data = read_whole(path)
    if data is None:
        return None
    *lines, tail = data.split(b"\n")
    found: dict[str, Any] = {"key": path.name.partition(".")[0], "revision": 0}
    is_whole, follows = not tail, True
    for line in lines:
        match unseal(line):
            case {"text": str()} as whole:
                found |= whole
                follows = True
            case [int(start), int(end), str(new)] if follows and "text" in found:
                found["text"] = found["text"][:start] + new + found["text"][end:]
            case _:
                is_whole = follows = False
    if "text" not in found:
        return None
    when = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    return Unsaved(str(found["key"]), int(found["revision"]), found["text"], when, path, is_whole)
