"""Watch: hears that a file in the data's folder was changed, without ever looking by itself.

It asks the Linux kernel (inotify) through the C library; where there is none, changes of other sessions are seen at the
next change of one's own, and once a minute.
"""

import asyncio
import ctypes
import os
from collections.abc import Callable
from pathlib import Path

CHANGED, MOVED_HERE = 0x2, 0x80
"""inotify's events: a file was written; a file came under this name."""

BREATH = 0.2
"""Seconds in which further changes count as the same one."""


class Watch:
    """One folder and what to do when something in it changes."""

    def __init__(self, folder: Path, changed: Callable[[], None]) -> None:
        self._folder = folder
        self._changed = changed
        self._descriptor = -1
        self._waiting: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to listen, in the running loop; does nothing where the system cannot."""
        try:
            library = ctypes.CDLL(None)
            descriptor = library.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
            heard = library.inotify_add_watch(descriptor, os.fsencode(self._folder), CHANGED | MOVED_HERE)
        except (OSError, AttributeError):
            return
        if descriptor >= 0 and heard >= 0:
            self._descriptor = descriptor
            asyncio.get_running_loop().add_reader(descriptor, self._read)

    def stop(self) -> None:
        """Listen no longer."""
        if self._waiting is not None:
            self._waiting.cancel()
        if self._descriptor >= 0:
            asyncio.get_running_loop().remove_reader(self._descriptor)
            os.close(self._descriptor)
            self._descriptor = -1

    def _read(self) -> None:
        """Take the events away, and tell of all of them at once."""
        try:
            os.read(self._descriptor, 65536)
        except BlockingIOError:
            return
        if self._waiting is None:
            self._waiting = asyncio.get_running_loop().call_later(BREATH, self._tell)

    def _tell(self) -> None:
        self._waiting = None
        self._changed()
