"""What is on its way: a note on disk from before a letter is handed over until that is recorded.

So a killed process, a dropped line or a full disk never makes it forgotten that a letter went out, and two sessions
never send the same one. A note is one line of JSON, then a line "accepted" once the letter was taken; whoever sends
holds its lock.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from store.mail.errors import MailError, RefusedError, UnclearError
from store.verbs.letters import Gone

_ACCEPTED = b"accepted\n"


@dataclass(frozen=True, slots=True)
class Mark:
    """A letter that was being handed over."""

    letter_id: str
    at: datetime
    """When that began."""
    gone: Gone
    """The words and addresses."""
    reason: str = ""
    """Why a check-in beyond the limit was made all the same."""
    is_accepted: bool = False
    """Was it taken? If not, nobody knows."""


class Held:
    """The note about a letter while it is handed over; of one session alone."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    def settle(self, outcome: MailError | None) -> None:
        """Write down what came of it, from any thread: the note goes where the letter surely did not."""
        with suppress(OSError):  # then the note says less than is known, and the user is asked
            if outcome is None:
                os.write(self._handle, _ACCEPTED)
                os.fsync(self._handle)
            elif not isinstance(outcome, UnclearError):
                self._path.unlink()

    def forget(self) -> None:
        """It is recorded, or was never handed over."""
        with suppress(OSError):
            self._path.unlink()
        self.release()

    def release(self) -> None:
        """Leave the note for later."""
        with suppress(OSError):
            os.close(self._handle)


class Marks:
    """The notes of a planner's home."""

    def __init__(self, folder: Path) -> None:
        """The folder is made with the first note."""
        self._folder = folder

    def begin(self, mark: Mark) -> Held:
        """Note that a letter is about to be handed over (RefusedError where another session does that right now).

        Whoever holds the note looks once more whether the letter is still to be sent.
        """
        try:
            handle = self._locked(self._path(mark.letter_id), os.O_RDWR | os.O_CREAT | os.O_APPEND)
        except BlockingIOError:
            raise RefusedError("This letter is being sent in another session.") from None
        except OSError as error:
            raise _unwritable(error) from error
        held = Held(self._path(mark.letter_id), handle)
        try:
            os.ftruncate(handle, 0)
            os.write(handle, _line(mark))
            os.fsync(handle)
        except OSError as error:
            held.forget()
            raise _unwritable(error) from error
        return held

    def left_behind(self) -> Iterator[Mark]:
        """The notes that nobody holds: what was cut off before it was recorded."""
        for path in sorted(self._folder.glob("*.mark")) if self._folder.is_dir() else ():
            if mark := self._read(path):
                yield mark

    def of(self, letter_id: str) -> Mark | None:
        """The note about a letter that nobody holds, if there is one."""
        return self._read(self._path(letter_id))

    def forget(self, letter_id: str) -> None:
        """It is recorded, or of no interest any more."""
        with suppress(OSError):
            self._path(letter_id).unlink()

    def _path(self, letter_id: str) -> Path:
        return self._folder / f"{int(letter_id, 16):012x}.mark"

    def _read(self, path: Path) -> Mark | None:
        try:
            handle = self._locked(path, os.O_RDWR)
        except OSError:
            return None
        with os.fdopen(handle, "rb") as file:
            mark = _mark(file.read())
        if mark is None:  # it was cut off before anything was handed over
            with suppress(OSError):
                path.unlink()
        return mark

    def _locked(self, path: Path, flags: int) -> int:
        """Open and lock the file that bears this name now; the one it bore a moment ago may be gone."""
        if flags & os.O_CREAT:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        while True:
            handle = os.open(path, flags | os.O_NOFOLLOW, 0o600)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.path.samestat(os.fstat(handle), path.stat()):
                    return handle
            except FileNotFoundError:
                os.close(handle)
                if flags & os.O_CREAT:
                    continue
                raise
            except BaseException:
                os.close(handle)
                raise
            os.close(handle)


def _unwritable(error: OSError) -> RefusedError:
    reason = error.strerror or "an unknown error"
    return RefusedError(f"Not sent, for it could not be noted on disk that the letter is on its way: {reason}.")


def _line(mark: Mark) -> bytes:
    import json  # noqa: PLC0415 - a start without any note does without

    zone = getattr(mark.at.tzinfo, "key", "UTC")
    told = {"letter": mark.letter_id, "at": mark.at.isoformat(), "zone": zone, "reason": mark.reason}
    return json.dumps(told | asdict(mark.gone)).encode() + b"\n"


def _mark(data: bytes) -> Mark | None:
    """The note in these bytes; None where it is not whole."""
    import json  # noqa: PLC0415 - as above

    line, _, rest = data.partition(b"\n")
    try:
        told = json.loads(line)
        at = datetime.fromisoformat(told["at"]).astimezone(ZoneInfo(told["zone"]))
        gone = Gone(told["subject"], told["text"], tuple(told["to"]), tuple(told["addresses"]))
        return Mark(told["letter"], at, gone, told["reason"], rest == _ACCEPTED)
    except (ValueError, LookupError, TypeError, OSError):
        return None
