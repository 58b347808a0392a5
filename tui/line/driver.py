"""The driver: the terminal's side of Textual, for lines that are slow, stall or break.

It sleeps until a byte comes, never waits for the line to take one, stops and comes back with the shell's
job control, and lets nothing through that Textual does not use itself. It builds on `LinuxDriver`'s small
helpers (private: size, mouse and tty flags, so that they stay as Textual has them).
"""

import os
import select
import signal
import sys
import termios
import tty
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread
from typing import TYPE_CHECKING, Any

from textual import constants, events
from textual.driver import Driver
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from tui.line.guardian import HANG_UP
from tui.line.keys import KeyReader
from tui.line.outlet import Outlet
from tui.line.sieve import sifted

if TYPE_CHECKING:
    from textual.app import App

FAREWELL = 0.3
"""Seconds that the line is given, at most, to take the last bytes."""

GUARDIANS_TURN = 0.2
"""Seconds after the end of the input in which a guardian brings the text to safety before the app is gone."""

READ = 1 << 16
"""Bytes read at once."""

ENTER = "\x1b[?1049h\x1b[?25l\x1b[?1004h\x1b[?2004h\x1b[?7l"
"""Other screen, hidden cursor, news of the focus, bracketed paste, no line wrap."""

LEAVE = "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[m\x1b[?2004l\x1b[?7h\x1b[?1004l\x1b[?1049l\x1b[?25h"
"""All of that back, and no mouse."""

ASK_SYNC = "\x1b[?2026$p"
"""Asks whether the terminal can show a frame all at once."""

KITTY_ON, KITTY_OFF = "\x1b[>25u", "\x1b[<u"
"""Kitty's keyboard protocol: the three of its features that Textual uses; and off again."""


class LineDriver(LinuxDriver):
    """Drives a terminal at the far end of a line."""

    def __init__(
        self, app: "App[Any]", *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)  # it comes with a hang-up too; `_stop` knows when it was stopped
        self._outlet: Outlet | None = None
        self._gathered: list[str] | None = None
        self._wake: tuple[int, int] | None = None

    @property
    def stalled(self) -> bool:
        """Does the line still owe us bytes, so that a frame had better wait?"""
        return self._outlet is not None and self._outlet.stalled

    def write(self, data: str) -> None:
        """Write what is not a frame: it loses all that Textual itself would not send."""
        self.send(sifted(data))

    def send(self, data: str) -> None:
        """Write a text that was made here, as it is."""
        if self._gathered is not None:
            self._gathered.append(data)
        elif self._outlet is not None and data:
            self._outlet.send(data)

    @contextmanager
    def _together(self) -> Iterator[None]:
        """Sends what is written meanwhile all at once."""
        self._gathered = []
        try:
            yield
        finally:
            data, self._gathered = "".join(self._gathered), None
            self.send(data)

    def start_application_mode(self) -> None:
        """Take the terminal."""
        self._outlet = Outlet(_terminal(), self._loop, self._redraw)
        self._take_tty()
        with self._together():
            self.send(ENTER + (ASK_SYNC if os.environ.get("TERM_PROGRAM") != "Apple_Terminal" else ""))
            self._enable_mouse_support()
            if not constants.DISABLE_KITTY_KEY:
                self.send(KITTY_ON)
        signal.signal(signal.SIGWINCH, lambda *_: self._loop.call_soon_threadsafe(self._resized))
        self._resized()
        self._wake = os.pipe()
        self._key_thread = Thread(target=self._run_input_thread, name="keys", daemon=True)
        self._key_thread.start()

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        self.disable_input()
        self.send(_leave())
        self._give_tty_back()

    def abandon(self) -> None:
        """Give the terminal back at once, from any thread, and send nothing any more."""
        outlet, self._outlet = self._outlet, None
        self._give_tty_back()
        if outlet is not None:
            outlet.send(_leave())
            outlet.close(FAREWELL)

    def close(self) -> None:
        """Let go of the line, within a bounded time."""
        if self._outlet is not None:
            self._outlet.close(FAREWELL)
            self._outlet = None

    def disable_input(self) -> None:
        """Stop reading keys."""
        if self._wake is None:
            return
        signal.signal(signal.SIGWINCH, signal.SIG_DFL)
        os.write(self._wake[1], b".")
        if self._key_thread is not None:
            self._key_thread.join(FAREWELL)
        for end in self._wake:
            os.close(end)
        self._wake = self._key_thread = None
        with suppress(termios.error):
            termios.tcflush(self.fileno, termios.TCIFLUSH)

    def _take_tty(self) -> None:
        """Make the tty hand over each byte as it is typed."""
        try:
            self.attrs_before = termios.tcgetattr(self.fileno)
            flags = termios.tcgetattr(self.fileno)
        except termios.error:
            self.attrs_before = None
            return
        flags[tty.LFLAG] = self._patch_lflag(flags[tty.LFLAG])
        flags[tty.IFLAG] = self._patch_iflag(flags[tty.IFLAG])
        flags[tty.CC][termios.VMIN] = 1
        with suppress(termios.error):
            termios.tcsetattr(self.fileno, termios.TCSANOW, flags)

    def _give_tty_back(self) -> None:
        """Leave the tty as it was found."""
        if self.attrs_before is not None:
            with suppress(termios.error):
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)

    def run_input_thread(self) -> None:
        """Read keys until told to stop; sleep in between."""
        if self._wake is None:
            return
        reader, wake = KeyReader(), self._wake[0]
        ready: list[int] = []
        while wake not in ready:
            ready, _, _ = select.select([self.fileno, wake], [], [], reader.timeout)
            if self.fileno in ready:
                data = self._read()
                if not data:
                    with suppress(RuntimeError):  # the loop is closed already
                        self._loop.call_soon_threadsafe(self._loop.call_later, GUARDIANS_TURN, self._hung_up)
                    return
                messages = reader.feed(data)
            else:
                messages = reader.tick()
            for message in messages:
                self.process_message(message)

    def _read(self) -> bytes:
        """The bytes that came; none where the terminal is gone."""
        try:
            return os.read(self.fileno, READ)
        except OSError:
            return b""

    def _hung_up(self) -> None:
        """Nobody types any more: end the app."""
        self._app.exit(return_code=HANG_UP)

    def process_message(self, message: Message) -> None:
        """Hand a message to the app."""
        Driver.process_message(self, message)

    def send_message(self, message: Message) -> None:
        """Hand a message to the app's thread, without Textual's detour by a task of its own."""
        with suppress(RuntimeError):  # the loop is closed: nobody is there to hear it
            self._loop.call_soon_threadsafe(self._app.post_message, message)

    def _resized(self) -> None:
        """Tell the app how large the terminal is; what it shows is anybody's guess now."""
        self._lose()
        size = Size(*self._get_terminal_size())
        self._app.post_message(events.Resize(size, size))

    def _lose(self) -> None:
        """Tell the display to forget what the terminal shows."""
        lose = getattr(self._app, "lose_display", None)
        if lose is not None:
            lose()

    def _redraw(self) -> None:
        """Let the app draw what it could not while the line was stalled."""
        paint = getattr(self._app, "paint", None)
        if paint is not None:
            paint()

    def _sigtstp_application(self, *_: object) -> None:
        """SIGTSTP: stop between two steps of the app, or at once while it has lent the terminal to a child."""
        if self._auto_restart:
            self._loop.call_soon_threadsafe(self._stop)
        else:
            stop_process_group()

    def _stop(self) -> None:
        """Give the terminal back, stop, and take it again when the shell says so."""
        self.suspend_application_mode()
        stop_process_group()
        self.resume_application_mode()
        self._app.post_message(self.SignalResume())
        self._redraw()


def stop_process_group() -> None:
    """Stop as the shell expects it; where nobody could ever continue us, the system ignores this."""
    handler = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    os.kill(0, signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, handler)


def _terminal() -> int:
    """The file that the terminal is on."""
    files = [file.fileno() for file in (sys.__stdout__, sys.__stderr__, sys.__stdin__) if file is not None]
    return next(filter(os.isatty, files), files[0])


def _leave() -> str:
    """What gives the terminal back."""
    return ("" if constants.DISABLE_KITTY_KEY else KITTY_OFF) + LEAVE
