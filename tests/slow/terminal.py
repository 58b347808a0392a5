"""A terminal with a watch: starts a program in it, types, and notes when how many bytes came back.

It answers what the benchmark's programs ask, and draws nothing, so that no time is lost to drawing.
"""

import fcntl
import os
import pty
import re
import select
import struct
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

KEYS = {"up": "\x1b[A", "down": "\x1b[B", "end": "\x1b[F", "pageup": "\x1b[5~", "f2": "\x1bOQ", "f3": "\x1bOR"}
KEYS |= {"pagedown": "\x1b[6~", "f4": "\x1bOS", "ctrl+q": "\x11"}

ASKS_SYNC, KNOWS_SYNC = b"\x1b[?2026$p", b"\x1b[?2026;2$y"

STILL = 0.15
"""Seconds of silence that end a start."""

SETTLED = 0.045
"""Seconds of silence that end the answer to a key."""

PATIENCE = 20.0
"""Seconds after which something awaited does not come any more."""


class Answer(NamedTuple):
    """What one key brought."""

    ms: float
    """From the key to the last byte of its repaint."""
    bytes: int
    """All that came before the next key, late repaints too."""
    writes: int
    """In so many pieces."""


class Use(NamedTuple):
    """What a process has used since it began."""

    cpu_ms: float
    """Time on a processor, of all its threads."""
    wake_ups: int
    """How often one of them left its sleep."""


class Terminal:
    """One program in one pseudo-terminal; times are seconds since its start."""

    def __init__(self, command: Sequence[str], size: tuple[int, int] = (120, 36)) -> None:
        environment = {name: value for name, value in os.environ.items() if not re.match("TEXTUAL|PYTHON|NO_C", name)}
        environment |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self.chunks: list[tuple[float, bytes]] = []
        """What came, and when."""
        self._zero = time.perf_counter()
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execvpe(command[0], [*command], environment)  # noqa: S606  the program to measure

    @property
    def now(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self._zero

    def received(self, first: int = 0) -> bytes:
        """All that came, from one chunk on."""
        return b"".join(data for _, data in self.chunks[first:])

    def read(self, seconds: float) -> bool:
        """Take one chunk, if it comes within this time."""
        if not select.select([self._file], [], [], max(0, seconds))[0]:
            return False
        try:
            data = os.read(self._file, 1 << 16)
        except OSError:
            return False
        self.chunks.append((self.now, data))
        if ASKS_SYNC in data:
            os.write(self._file, KNOWS_SYNC)
        return True

    def settle(self, silence: float, patience: float = PATIENCE) -> None:
        """Read until nothing came for so long."""
        end = self.now + patience
        while self.now < end and self.read(silence):
            pass

    def listen(self, until: float) -> None:
        """Read whatever comes until that time."""
        while (left := until - self.now) > 0:
            self.read(left)

    def wait_for(self, text: str) -> float:
        """When this text had come."""
        end, searched = self.now + PATIENCE, b""
        for number in range(10**6):
            while number >= len(self.chunks):
                if self.now > end:
                    raise RuntimeError(f"“{text}” was never shown.")
                self.read(0.1)
            searched += self.chunks[number][1]
            if text.encode() in searched:
                return self.chunks[number][0]
        raise RuntimeError(f"“{text}” was never shown.")

    def press(self, key: str, gap: float = 0.12) -> Answer:
        """Type one key, and wait at least so long for all that it brings."""
        self.settle(0)
        first, sent = len(self.chunks), self.now
        os.write(self._file, KEYS.get(key, key).encode())
        self.read(1)
        self.settle(SETTLED, 3)
        last = self.chunks[-1][0] if len(self.chunks) > first else sent + 1
        self.listen(sent + gap)
        return Answer((last - sent) * 1000, len(self.received(first)), len(self.chunks) - first)

    def use(self) -> Use:
        """What the program has used by now."""
        cpu = wake_ups = 0
        for task in Path(f"/proc/{self.pid}/task").glob("*"):
            with suppress(OSError):
                cpu += int((task / "schedstat").read_text().split()[0])
                wake_ups += int(re.findall(r"\nvoluntary_ctxt_switches:\s+(\d+)", (task / "status").read_text())[0])
        return Use(cpu / 1e6, wake_ups)

    def memory(self) -> float:
        """MiB that the program holds."""
        rollup = Path(f"/proc/{self.pid}/smaps_rollup").read_text()
        return int(re.findall(r"\nRss:\s+(\d+)", rollup)[0]) / 1024

    def quit(self) -> float:
        """Type the key that ends the program; ms until it is gone."""
        self.settle(0.06)
        sent = self.now
        os.write(self._file, KEYS["ctrl+q"].encode())
        while not os.waitpid(self.pid, os.WNOHANG)[0]:
            if not self.read(0.002):
                time.sleep(0.001)
            if self.now > sent + PATIENCE:
                raise RuntimeError("The program does not end.")
        os.close(self._file)
        return (self.now - sent) * 1000
