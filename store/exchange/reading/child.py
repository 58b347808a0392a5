"""The reading process itself: takes one file after the other from its input, and gives facts back, within limits.

It holds nothing that is worth anything and can write no file; where a file takes too much, the system ends it.
"""

import fcntl
import gc
import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

from store.exchange.facts import Fact, plain
from store.exchange.limits import FILE, MEMORY
from store.exchange.reading.kinds import kind_of
from store.exchange.reading.text import ReadingError

_READERS = {"ics": "invitation", "vcf": "cards", "eml": "mail", "csv": "table", "json": "whole"}

TOO_MUCH = "It needs more memory than a file of this kind should."
NOT_SO = "A part of it is not as it should be, so none of it was taken."


def main() -> None:
    """Answer requests until the input ends."""
    _confine()
    requests, replies = sys.stdin.buffer, sys.stdout.buffer
    while line := requests.readline(FILE):
        request = json.loads(line)
        _begin_to_count(int(request["seconds"]))
        data = requests.read(int(request["size"]))
        _end_with_the_planner(is_on=True)
        reply = answer(data, request)
        _end_with_the_planner(is_on=False)
        replies.write(json.dumps(reply, ensure_ascii=False).encode("utf-8", "replace") + b"\n")
        replies.flush()
        signal.alarm(0)


def answer(data: bytes, about: dict[str, Any]) -> dict[str, Any]:
    """The facts of one file, or the sentence that says why there are none; `about` gives suffix, now and zone."""
    try:
        kind = kind_of(data, str(about["suffix"]))
        read: Callable[[bytes, dict[str, Any]], list[Fact]] = import_module(
            f"store.exchange.reading.{_READERS[kind]}"
        ).read
        return {"kind": kind, "facts": [plain(fact) for fact in read(data, about)]}
    except ReadingError as error:
        return {"error": str(error)}
    except MemoryError:
        gc.collect()
        return {"error": TOO_MUCH}
    except Exception as error:
        return {"error": NOT_SO, "why": type(error).__name__}


def _confine() -> None:
    """From here on: no more memory than allowed, no file written, no signal ignored."""
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGALRM, signal.SIGIO):
        signal.signal(number, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _end_with_the_planner(*, is_on: bool) -> None:
    """While it reads, the system ends this process when the other end of its input is closed, by whatever death."""
    flags = fcntl.fcntl(0, fcntl.F_GETFL)
    fcntl.fcntl(0, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(0, fcntl.F_SETFL, flags | os.O_ASYNC if is_on else flags & ~os.O_ASYNC)


def _begin_to_count(most: int) -> None:
    """The system ends this process where a file takes longer than allowed, whatever it is doing."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(used.ru_utime + used.ru_stime) + most + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
    signal.alarm(most)
