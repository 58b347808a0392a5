"""Outside: the user's own editor, which has the terminal for as long as it runs.

The app goes on behind it and draws nothing. The editor is started from a list of words, never by a shell, and with
the signals as every program expects them.
"""

import asyncio
import shlex
import shutil
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from store.clean import clean

USUAL = ("sensible-editor", "editor", "nano", "vi")
"""Looked for where the user names no editor."""

FROM_THE_KEYBOARD = (signal.SIGINT, signal.SIGQUIT)
"""Signals that keys send to everybody at the terminal, and which are then meant for the editor."""


class OutsideError(ValueError):
    """The editor could not be used, or failed; its text is one sentence for the user."""


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """The words of the command in VISUAL, or else EDITOR, or else a usual one (OutsideError)."""
    for name in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(environment.get(name, ""))
        except ValueError as error:
            raise OutsideError(f"${name} cannot be read as a command: {error}.") from None
        if words:
            return words
    found = next(filter(None, map(shutil.which, USUAL)), None)
    if found is None:
        raise OutsideError("There is no editor here; name yours in $VISUAL or $EDITOR.")
    return [found]


async def edit(app: App[Any], command: Sequence[str], file: Path) -> None:
    """Give the terminal to the editor with this file, until it ends (OutsideError where it fails)."""
    name = clean(Path(command[0]).name, newlines=False)[:40]
    failed: OSError | ValueError | None = None
    status = 0
    try:
        with app.suspend(), _left_to_the_editor():
            try:  # in here, for suspend() takes the terminal back only where nothing is raised
                status = await _run([*command, str(file)])
            except (OSError, ValueError) as error:
                failed = error
    except SuspendNotSupported:
        raise OutsideError("This terminal cannot be handed to another program.") from None
    if failed:
        reason = failed.strerror if isinstance(failed, OSError) else "its name cannot be used"
        raise OutsideError(f"“{name}” could not be started: {reason}.")
    if status:
        how = f"was ended by signal {-status}" if status < 0 else f"ended with status {status}"
        raise OutsideError(f"“{name}” {how}.")


async def _run(words: Sequence[str]) -> int:
    """Run a program to its end, or end it where the app ends first; returns its exit status."""
    process = await asyncio.create_subprocess_exec(*words)
    try:
        return await process.wait()
    except asyncio.CancelledError:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGHUP)
        raise


@contextmanager
def _left_to_the_editor() -> Iterator[None]:
    """Pass over the keyboard's signals. By a handler, for a program that is started inherits what is ignored."""
    before = [signal.signal(number, lambda *_: None) for number in FROM_THE_KEYBOARD]
    try:
        yield
    finally:
        for number, handler in zip(FROM_THE_KEYBOARD, before, strict=True):
            signal.signal(number, handler)
