"""Nobody waits for a stalled line, nothing is sent twice or out of order, and letting go takes bounded time."""

import asyncio
import os
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tui.line.outlet import MOST_WAITING, Outlet

LONG = "".join(f"{number:06}" for number in range(40_000))


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """A line that somebody reads only when he likes."""
    read, write = os.pipe()
    os.set_blocking(read, False)
    yield read, write
    os.close(write)
    os.close(read)


async def test_a_stalled_line_holds_nobody_and_loses_nothing(pipe: tuple[int, int]) -> None:
    """What the line does not take waits; once it flows all comes in order, and the app is told."""
    read, write = pipe
    thawed = asyncio.Event()
    outlet = Outlet(write, asyncio.get_running_loop(), thawed.set)
    began = time.monotonic()
    outlet.send(LONG)
    outlet.send("end")
    assert time.monotonic() - began < 0.1
    assert outlet.stalled
    taken = b""
    while not taken.endswith(b"end"):
        await asyncio.sleep(0.001)
        with suppress(BlockingIOError):
            taken += os.read(read, 1 << 16)
    assert taken.decode() == LONG + "end"
    await asyncio.wait_for(thawed.wait(), 1)
    assert not outlet.stalled
    outlet.close(0.1)
    assert os.get_blocking(write)


async def test_what_waits_is_bounded(pipe: tuple[int, int]) -> None:
    """A line that stalls for hours costs no more than so much memory."""
    outlet = Outlet(pipe[1], asyncio.get_running_loop(), lambda: None)
    for _ in range(20):
        outlet.send(LONG)
    assert len(outlet._waiting) <= MOST_WAITING
    began = time.monotonic()
    outlet.close(0.2)
    assert time.monotonic() - began < 0.4
    outlet.send("too late")


async def test_a_line_that_is_gone_is_no_error() -> None:
    """Nobody at the other end: what is sent goes nowhere."""
    read, write = os.pipe()
    outlet = Outlet(write, asyncio.get_running_loop(), lambda: None)
    os.close(read)
    outlet.send("anyone?")
    assert outlet.broken
    assert not outlet.stalled
    outlet.close(1)
    os.close(write)
