"""The outlet: the way out to the terminal, which never makes anybody wait.

The tty is opened anew where that can be done, so that "do not block" holds for us alone and not for the
shell or the editor that have the same one open.
"""

import os
import select
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import RLock
from time import monotonic

MOST_WAITING = 1 << 20
"""Bytes that may wait for a stalled line; what is written beyond them is dropped."""


class Outlet:
    """Bytes to one terminal, in order, without blocking."""

    def __init__(self, terminal: int, loop: AbstractEventLoop, thawed: Callable[[], None]) -> None:
        self._loop = loop
        self._thawed = thawed
        self._lock = RLock()
        self._waiting = bytearray()
        self._watched = False
        self._file, self._was_blocking = _opened(terminal)
        self.broken = False
        """Is the terminal gone?"""

    @property
    def stalled(self) -> bool:
        """Does something still wait to be taken by the line?"""
        return bool(self._waiting)

    def send(self, text: str) -> None:
        """Send this, now or as soon as the line takes it."""
        data = text.encode("utf-8", "replace")
        with self._lock:
            if self.broken or len(self._waiting) + len(data) > MOST_WAITING:
                return
            self._waiting += data
            if len(self._waiting) == len(data):
                self._push()
            if self._waiting and not self._watched:
                self._watched = True
                self._loop.call_soon_threadsafe(self._watch)

    def close(self, patience: float) -> None:
        """Wait this many seconds at most until all is sent, then let go of the terminal."""
        deadline = monotonic() + patience
        while self._waiting and not self.broken and (left := deadline - monotonic()) > 0:
            select.select([], [self._file], [], left)
            with self._lock:
                self._push()
        with self._lock:
            self.broken = True
            with suppress(ValueError, RuntimeError, OSError):
                self._loop.remove_writer(self._file)
            if self._was_blocking:
                os.set_blocking(self._file, True)
            os.close(self._file)

    def _watch(self) -> None:
        """Ask the loop to say when the line takes more."""
        with self._lock:
            if self.broken:
                return
            self._loop.add_writer(self._file, self._flow)

    def _flow(self) -> None:
        """The line takes more: send on, and say so once nothing waits."""
        with self._lock:
            self._push()
            if self._waiting and not self.broken:
                return
            self._watched = False
            self._loop.remove_writer(self._file)
        if not self.broken:
            self._thawed()

    def _push(self) -> None:
        """Send as much as the line takes."""
        try:
            while self._waiting:
                del self._waiting[: os.write(self._file, self._waiting)]
        except BlockingIOError:
            return
        except OSError:
            self.broken = True
            self._waiting.clear()


def _opened(terminal: int) -> tuple[int, bool]:
    """A file of our own onto this terminal that does not block; and whether others have to share that."""
    for name in _names(terminal):
        with suppress(OSError):
            return os.open(name, os.O_WRONLY | os.O_NOCTTY | os.O_NONBLOCK), False
    own = os.dup(terminal)
    was_blocking = os.get_blocking(own)
    os.set_blocking(own, False)
    return own, was_blocking


def _names(terminal: int) -> Iterator[str]:
    """The names under which a terminal may be opened once more: in a container the first may be unknown."""
    if os.isatty(terminal):
        with suppress(OSError):
            yield os.ttyname(terminal)
        yield "/dev/tty"
