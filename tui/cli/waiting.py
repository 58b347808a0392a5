"""A word on the terminal while a command works for longer than a moment, and gone again when it is done."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer

PATIENCE = 0.5
"""Seconds of work without a word."""


@contextmanager
def waiting(words: str, patience: float = PATIENCE) -> Iterator[None]:
    """Say what is being done, and that it can be left, where somebody waits at a terminal; a pipe hears nothing."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    said = f"{words} … Ctrl+C leaves all as it is."
    shown, lock = [False], Lock()

    def show() -> None:
        with lock:
            if not shown[0]:
                _write(said)
            shown[0] = True

    timer = Timer(patience, show)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        with lock:
            if shown[0]:
                _write(f"\r{' ' * len(said)}\r")
            shown[0] = True  # a timer that fires just now says nothing any more


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
