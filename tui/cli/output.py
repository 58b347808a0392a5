"""Text on its way out: cleaned of all that could steer a terminal; and every error as one sentence on stderr."""

import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from typing import Any, TextIO

from store.clean import clean
from tui.glyphs import Glyphs, drawn

FOUND, USAGE = 1, 2
"""Exit statuses: something was found or failed; it was asked for wrongly."""

LONGEST = 500
"""Characters of a sentence on stderr: an argument that is quoted in it may be of any length."""


class RefusalError(Exception):
    """Something that cannot be done, said in one sentence."""

    def __init__(self, sentence: str, status: int = FOUND) -> None:
        super().__init__(sentence)
        self.status = status
        """The exit status."""


_marks_in_ascii = False


def draw_in_ascii() -> None:
    """From here on the program's marks are printed in ASCII."""
    global _marks_in_ascii  # noqa: PLW0603 - one process has one output
    _marks_in_ascii = True


def prepare() -> None:
    """From here on a character that the terminal's encoding lacks is replaced, and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(lines: Iterable[str], *, exact: bool = False) -> None:
    """Print lines, such that no text from outside can move the cursor or change the colours.

    Marks become ASCII where that was asked for or all that can be printed; in what is `exact`, for programs, they stay.
    """
    in_ascii = not exact and (_marks_in_ascii or not takes_unicode())
    for line in lines:
        with _told():
            _write(sys.stdout, drawn(clean(line), Glyphs.MARKS if in_ascii else Glyphs.ALL))


def put(pieces: Iterable[str]) -> None:
    """Print what is a file of its own: on a terminal as lines, else as it is, in UTF-8 whatever the encoding."""
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None or sys.stdout.isatty():
        say("".join(pieces).replace("\r\n", "\n").removesuffix("\n").split("\n"), exact=True)
        return
    sys.stdout.flush()
    for piece in pieces:
        with _told():
            buffer.write(piece.encode("utf-8", "replace"))


def say_json(value: Any) -> None:
    """Print a value as JSON; in plain ASCII where the output takes no other."""
    say(json.dumps(value, ensure_ascii=not takes_unicode(), indent=1).split("\n"), exact=True)


def takes_unicode() -> bool:
    """Can every character be printed?"""
    return sys.stdout is not None and sys.stdout.encoding.lower().replace("-", "") in {"utf8", "utf16", "utf32"}


def note(sentence: str) -> None:
    """Say something beside the output, on stderr."""
    _write(sys.stderr, f"afterword: {shortened(sentence)}")


def shortened(text: str, longest: int = LONGEST) -> str:
    """The text in one line, cleaned, and cut where it is too long."""
    text = clean(text, newlines=False)
    return text if len(text) <= longest else f"{text[:longest]}…"


def explain(error: Exception) -> int:
    """Say in one sentence what went wrong; returns the exit status."""
    note(sentence_of(error))
    return error.status if isinstance(error, RefusalError) else FOUND


def sentence_of(error: Exception) -> str:
    """What went wrong, for the user; our own errors say it themselves."""
    if type(error).__module__.startswith(("store.", "tui.")):
        return str(error)
    if isinstance(error, OSError):
        what = f"{os.fsdecode(error.filename)} cannot be used" if error.filename else "That did not work"
        return f"{what}: {error.strerror or error}."
    kind = type(error).__name__
    return f"Something went wrong that should not have ({kind}: {error}); “python -X dev -m tui …” shows where."


def flush() -> None:
    """Have everything written while an error can still be told (RefusalError, BrokenPipeError)."""
    if sys.stdout is not None:
        with _told():
            sys.stdout.flush()


def abandon() -> None:
    """Let what is still to be written go nowhere, for Python would stumble over it when it ends."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def _told() -> Iterator[None]:
    """Say that the output takes no more, unless its reader has gone."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon()
        raise RefusalError(f"The output could not be written: {error.strerror}.") from error


def _write(stream: TextIO | None, line: str) -> None:
    if stream is not None:  # it is None where the caller closed it
        stream.write(f"{line}\n")
