"""The guardian: a thread that hears the end coming and brings the text to safety first.

A signal handler of Python's runs in the main thread alone, which may be stuck at that moment. So the
signals are heard one level below: the interpreter's own handler writes the number into a pipe
(`signal.set_wakeup_fd`), in whichever thread the system chose, and this thread sleeps on that pipe and on
the terminal's hang-up. Nothing is polled, no signal is blocked, and so children inherit none blocked.
"""

import os
import select
import signal
from collections.abc import Callable
from contextlib import suppress
from threading import Event, Thread
from types import FrameType
from typing import Any

HEARD = (signal.SIGHUP, signal.SIGTERM)
"""The signals that end the app."""

HANG_UP = 128 + signal.SIGHUP
"""The exit status of a program whose terminal went away."""

PATIENCE = 1.5
"""Seconds that the app is given to end by itself."""


class Guardian:
    """Watches over one run of the app. Start it in the main thread, before the app."""

    def __init__(
        self,
        sync: Callable[[], None],
        ask_to_exit: Callable[[], None],
        *,
        give_back: Callable[[], None] = lambda: None,
        terminal: int = 0,
        patience: float = PATIENCE,
    ) -> None:
        """Say what is to be done, in the guardian's thread.

        `sync` brings the text to safety and `ask_to_exit` asks the app to end; `give_back` leaves the terminal
        usable where the app did not end within `patience` seconds. `terminal` is the file whose hang-up counts.
        """
        self.exit_status: int | None = None
        """128 + the signal that ended the app; None as long as nothing did."""
        self._sync = sync
        self._ask_to_exit = ask_to_exit
        self._give_back = give_back
        self._terminal = terminal
        self._patience = patience
        self._ended = Event()
        self._handlers: dict[int, Any] = {}
        self._old_wakeup = -1

    def start(self) -> None:
        """Begin to listen."""
        self._hear, self._tell = os.pipe()
        os.set_blocking(self._tell, False)
        self._old_wakeup = signal.set_wakeup_fd(self._tell, warn_on_full_buffer=False)
        self._handlers = {number: signal.signal(number, self._handle) for number in HEARD}
        self._thread = Thread(target=self._listen, name="guardian", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Listen no longer; the app has ended."""
        self._ended.set()
        signal.set_wakeup_fd(self._old_wakeup)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        os.write(self._tell, b"\0")
        self._thread.join(self._patience)
        os.close(self._hear)
        os.close(self._tell)

    def _handle(self, number: int, _: FrameType | None) -> None:
        """Tell the thread once more, should somebody else have taken the wake-up pipe."""
        with suppress(OSError):
            os.write(self._tell, bytes([number]))

    def _listen(self) -> None:
        """Sleep until a signal or the terminal's hang-up."""
        poll = select.poll()
        poll.register(self._hear, select.POLLIN)
        poll.register(self._terminal, 0)
        while not self._ended.is_set():
            ready = dict(poll.poll())
            heard = set(os.read(self._hear, 64)) if self._hear in ready else set()
            if self._terminal in ready:
                heard.add(signal.SIGHUP)
            for number in heard.intersection(HEARD):
                self._end(number)
                return

    def _end(self, number: int) -> None:
        """Bring the text to safety and the app to its end."""
        if self._ended.is_set():
            return
        self.exit_status = 128 + number
        Thread(target=self._lose_patience, name="last resort", daemon=True).start()
        for step in (self._sync, self._ask_to_exit):
            with suppress(Exception):
                step()

    def _lose_patience(self) -> None:
        """End the process if it has not ended in time, whatever hangs."""
        if self._ended.wait(self._patience):
            return
        with suppress(Exception):
            self._give_back()
        os._exit(self.exit_status or 1)
