"""A word on the terminal while a command works for longer than a moment, and gone again when it is done."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer

PATIENCE = 0.5
"""Seconds of work without a word."""


class Word:
    """The line that says what is being done; each word replaces the one before."""

    def __init__(self, words: str) -> None:
        self._said, self._shown = "", False
        self._over, self._lock = False, Lock()
        self.say(words)

    def say(self, words: str) -> None:
        """Say something else, at once where the line is there already."""
        with self._lock:
            before, self._said = self._said, f"{words} … Ctrl+C leaves all as it is."
            if self._shown:
                _write(f"\r{self._said:<{len(before)}}")

    def show(self) -> None:
        """Let the line be there, unless the work is done."""
        with self._lock:
            if not self._over:
                self._shown = True
                _write(self._said)

    def end(self) -> None:
        """Take the line away, for good."""
        with self._lock:
            self._over = True
            if self._shown:
                self._shown = False
                _write(f"\r{' ' * len(self._said)}\r")


@contextmanager
def waiting(words: str, patience: float = PATIENCE) -> Iterator[Callable[[str], None]]:
    """Say what is being done, and that it can be left, where somebody waits at a terminal; a pipe hears nothing.

    What it yields says something else: how far the work is.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _words: None
        return
    word = Word(words)
    timer = Timer(patience, word.show)
    timer.daemon = True
    timer.start()
    try:
        yield word.say
    finally:
        timer.cancel()
        word.end()


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
