"""Programs in pseudo-terminals: started, typed to, cut off."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path

CONTROLLING = "import fcntl, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0)\n"
"""Makes the pseudo-terminal the one whose hang-up sends SIGHUP."""


class Program:
    """A Python program whose terminal is played here."""

    def __init__(self, source: str, *, controlling: bool = True, environment: dict[str, str] | None = None) -> None:
        """Start it in a session of its own, at 80 columns and 24 rows."""
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.set_blocking(self.master, False)
        unwanted = ("NO_COLOR", "COLUMNS", "LINES", "LC_ALL", "LC_CTYPE")
        inherited = {name: value for name, value in os.environ.items() if name not in unwanted}
        inherited |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"} | (environment or {})
        self.process = subprocess.Popen(
            [sys.executable, "-c", (CONTROLLING if controlling else "") + source],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=inherited | {"PYTHONPATH": str(Path(__file__).parent.parent)},
            start_new_session=True,
        )
        self.slave: int | None = slave
        self.output = b""

    def read(self, seconds: float, until: bytes | None = None) -> bytes:
        """Read what it sends for this long, or until that text came; returns all that came so far."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and not (until and until in self.output):
            if not select.select([self.master], [], [], left)[0]:
                break
            try:
                self.output += os.read(self.master, 1 << 16)
            except OSError:
                break
        return self.output

    def answer(self, keys: str | bytes, quiet: float = 0.12) -> bytes:
        """What it sends in answer to these keys, until it is quiet for so long."""
        before = known = len(self.output)
        self.type(keys)
        self.read_more(2)
        while len(self.output) > known:
            known = len(self.output)
            self.read_more(quiet)
        return self.output[before:]

    def read_more(self, seconds: float) -> None:
        """Wait for more of its output for so long, and read what is there."""
        if select.select([self.master], [], [], seconds)[0]:
            with suppress(OSError):
                self.output += os.read(self.master, 1 << 16)

    def type(self, keys: str | bytes) -> None:
        """Type these."""
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def cut(self) -> None:
        """Close the terminal."""
        self.let_go()
        os.close(self.master)
        self.master = -1

    def let_go(self) -> None:
        """Leave the program's end of the terminal to the program alone."""
        if self.slave is not None:
            os.close(self.slave)
            self.slave = None

    def ended(self, seconds: float) -> int | None:
        """Its exit status, or None where it still runs after this long; meanwhile nobody reads what it sends."""
        with suppress(subprocess.TimeoutExpired):
            return self.process.wait(seconds)
        return None

    def close(self) -> None:
        """End it in any case."""
        self.process.kill()
        self.process.wait()
        self.let_go()
        if self.master >= 0:
            os.close(self.master)
