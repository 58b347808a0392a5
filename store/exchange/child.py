"""Runs the reading process: bytes of a file go out to it, facts come back, and it is ended where it takes too much.

The process is not trusted. It has no shell, nothing of this one's environment, and limits on memory and time;
what it gives back is limited in size and looked over. One process reads several files, until one of them ends it.
"""

import json
import os
import selectors
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from time import monotonic
from typing import Any

from store.exchange.facts import Fact, FactError, facts_in
from store.exchange.limits import REPLY, SECONDS

_CODE = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); sys.dont_write_bytecode = True; "
    "from store.exchange.reading.child import main; main()"
)
_ROOT = str(Path(__file__).resolve().parent.parent.parent)
_CHUNK = 65536
TOO_LONG = f"Reading it took longer than {SECONDS} seconds, so none of it was taken."
TOO_MUCH = "Reading it took too much memory, or failed, so none of it was taken."

_PATIENCE = 0.1
"""Seconds after which somebody who wants to leave is heard."""

_STARTING = 10
"""Seconds that the process is given to start, beside those for a file."""


class UnreadableError(ValueError):
    """Nothing could be read from a file; str() is one sentence for the user."""


class LeftError(Exception):
    """The user did not want to wait."""


class Child:
    """The reading process; a context manager, for it goes when the work is done."""

    def __init__(
        self, now: datetime, zone: str, has_left: Callable[[], bool] = lambda: False, seconds: int = SECONDS
    ) -> None:
        """Of a series of meetings that instance is taken that has begun last before `now`; hours that name no zone are
        read in `zone`; `has_left` is asked again and again whether the user still wants to wait.
        """
        self._seconds = seconds
        self._about: dict[str, Any] = {"now": now.isoformat(), "zone": zone, "seconds": seconds}
        self._has_left = has_left
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Child":
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def read(self, data: bytes, suffix: str) -> tuple[Fact, ...]:
        """The facts in the bytes of a file (UnreadableError, LeftError)."""
        reply = self._answer(data, suffix)
        if isinstance(sentence := reply.get("error"), str):
            raise UnreadableError(sentence)
        try:
            return tuple(facts_in(reply.get("facts")))
        except FactError as error:
            raise UnreadableError(str(error)) from error

    def end(self) -> None:
        """End the process, if it runs."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()
            process.wait()

    def _answer(self, data: bytes, suffix: str) -> dict[str, Any]:
        about = self._about | {"suffix": suffix[:20], "size": len(data)}
        is_new = self._process is None
        patience = self._seconds + (_STARTING if is_new else 1)
        try:
            line = self._exchange(json.dumps(about).encode() + b"\n" + data, patience)
            reply = json.loads(line)
        except UnreadableError:
            self.end()
            raise
        except (OSError, ValueError, RecursionError) as error:
            raise UnreadableError(self._end_of_it()) from error
        except BaseException:
            self.end()
            raise
        return reply if isinstance(reply, dict) else {}

    def _end_of_it(self) -> str:
        """Ends the process, and says what became of it."""
        process = self._process
        if process is not None:
            with suppress(subprocess.TimeoutExpired):
                process.wait(_PATIENCE)
        status = process.returncode if process else 0
        self.end()
        return TOO_LONG if status in {-signal.SIGALRM, -signal.SIGXCPU} else TOO_MUCH

    def _exchange(self, request: bytes, seconds: float) -> bytes:
        """Send a request while listening for the answer (UnreadableError, LeftError, OSError)."""
        process = self._process = self._process or _start()
        assert process.stdin is not None  # noqa: S101  both are pipes
        assert process.stdout is not None  # noqa: S101  both are pipes
        deadline = monotonic() + seconds
        waiting, answer = memoryview(request), bytearray()
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdin, selectors.EVENT_WRITE)
            selector.register(process.stdout, selectors.EVENT_READ)
            while not answer.endswith(b"\n"):
                if self._has_left():
                    raise LeftError
                if monotonic() > deadline:
                    raise UnreadableError(TOO_LONG)
                for key, _ in selector.select(_PATIENCE):
                    if key.fileobj is process.stdin:
                        waiting = waiting[os.write(key.fd, waiting[:_CHUNK]) :]
                        if not waiting:
                            selector.unregister(process.stdin)
                    else:
                        said = os.read(key.fd, _CHUNK)
                        if not said:
                            raise UnreadableError(self._end_of_it())
                        answer += said
                        if len(answer) > REPLY:
                            raise UnreadableError("More was found in the file than is read of one.")
        return bytes(answer)


def _start() -> subprocess.Popen[bytes]:
    """A new process, apart from everything of this one (OSError)."""
    paths = list(dict.fromkeys([_ROOT, *(path for path in sys.path if Path(path).is_absolute())]))
    process = subprocess.Popen(  # noqa: S603  this very interpreter, and nothing of the file's
        [sys.executable, "-I", "-W", "ignore", "-c", _CODE, json.dumps(paths)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        cwd="/", env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"}, start_new_session=True,
    )  # fmt: skip
    assert process.stdin is not None  # noqa: S101  it is a pipe
    os.set_blocking(process.stdin.fileno(), False)
    return process
