"""Runs a program of the user's own, without a shell and away from the terminal, for so long and no longer."""

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from store.clean import clean
from store.mail.errors import NotSentError

HEARD = 4096
"""Bytes of what a program says that are read."""

LONGEST = 160
"""Characters of it that are shown."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of a program."""

    status: int | None
    """Its exit status; None where it did not end in time and was stopped."""
    out: bytes
    """The beginning of what it wrote to its output."""
    complaint: str
    """What it wrote to its error output: cleaned, in one line, shortened."""


def run(words: Sequence[str], data: bytes, seconds: float) -> Ran:
    """Run a program with this input (NotSentError where it cannot be started).

    Input and outputs are nameless files in memory: nothing waits for a program that does not read, says too much,
    or leaves another running. It gets a session of its own, so that it can neither ask nor paint on the terminal, and
    does not die of that terminal's hang-up in the middle of a message.
    """
    program = str(Path(words[0]).expanduser()) if words[0].startswith("~") else words[0]
    with _memory() as given, _memory() as out, _memory() as errors:
        given.write(data)
        given.seek(0)
        status = _waited(_started([program, *words[1:]], given, out, errors), seconds)
        return Ran(status, _beginning(out), spoken(_beginning(errors)))


def spoken(said: bytes | str) -> str:
    """What a program or server said, as it may be shown within a sentence: without a full stop."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    line = clean(text, newlines=False)
    return line.rstrip(". ") if len(line) <= LONGEST else f"{line[:LONGEST].rstrip('. ')} …"


def _started(words: list[str], given: IO[bytes], out: IO[bytes], errors: IO[bytes]) -> subprocess.Popen[bytes]:
    """Start it from this thread with no signal blocked, for a child inherits the mask of the thread that starts it."""
    environment = {name: value for name, value in os.environ.items() if name != "GPG_TTY"}  # or it asks over the screen
    mask = signal.pthread_sigmask(signal.SIG_SETMASK, ())
    try:
        return subprocess.Popen(  # noqa: S603 - the user's own program, from config.toml alone
            words, stdin=given, stdout=out, stderr=errors, env=environment, start_new_session=True
        )
    except FileNotFoundError:
        raise NotSentError(f"There is no program “{spoken(words[0])}”; look at config.toml, or install it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or "it is no program"
        raise NotSentError(f"“{spoken(words[0])}” cannot be started: {reason}.") from error
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _waited(process: subprocess.Popen[bytes], seconds: float) -> int | None:
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return None


def _memory() -> IO[bytes]:
    return os.fdopen(os.memfd_create("afterword"), "w+b")


def _beginning(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read(HEARD)
