"""The real program, broken off at a random moment while somebody types, in eight ways; then started again.

What was typed more than a second before is there, nothing older is gone, and no process is left behind.
"""

import os
import random
import resource
import signal
import time
from pathlib import Path

import pytest

from tests.ptys import Program
from tests.slow.test_ssh import furnished, processes, texts

WAYS = ("kill9", "hup", "term", "closed", "closed without a signal", "stalled", "full disk", "two sessions")
RUNS = 2
GRACE = 1.0
"""Seconds within which a text may be lost."""
PATIENCE = 4.0
"""Seconds after which a program that was broken off is gone."""
RATE = 25
"""Letters a second."""
WORDS = "the recall of the first robot has stayed with me and so has the arm that waters the plants in the hall "


def start(home: Path, way: str = "") -> Program:
    """The program on a terminal of its own, ready for keys."""
    limit = ""
    if way == "full disk":
        largest = max(file.stat().st_size for file in home.rglob("*") if file.is_file())
        limit = (
            "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            f"resource.setrlimit(resource.RLIMIT_FSIZE, ({largest + 4096}, {resource.RLIM_INFINITY}))\n"
        )
    source = f"{limit}import sys\nfrom tui.cli import main\nsys.argv = ['afterword']\n"
    source += f"sys.exit(main(['--home', {str(home)!r}]))\n"
    program = Program(source, controlling=way != "closed without a signal")
    program.read(15, b"FOLLOW-UPS")
    program.read(0.5)
    return program


def strike(program: Program, way: str) -> None:
    """Break it off."""
    if way in {"kill9", "full disk", "two sessions"}:
        os.killpg(program.process.pid, signal.SIGKILL)
    elif way in {"hup", "term"}:
        os.killpg(program.process.pid, signal.SIGHUP if way == "hup" else signal.SIGTERM)
    else:
        program.cut()


def typed(program: Program, way: str, seconds: float) -> str:
    """Type for so long; what was typed more than the grace time before the end."""
    begun, sent, safe = time.monotonic(), 0, 0
    while (now := time.monotonic() - begun) < seconds:
        if sent < now * RATE:
            program.type(WORDS[sent % len(WORDS)])
            sent += 1
        if way != "stalled":
            program.read_more(0.005)
        if now < seconds - GRACE:
            safe = sent
    return (WORDS * 9)[:safe].rstrip()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(RUNS))
@pytest.mark.parametrize("way", WAYS)
def test_what_was_typed_survives(tmp_path: Path, way: str, seed: int) -> None:
    """Whatever ends the session, the next one has the text."""
    home = furnished(tmp_path / "home")
    chance = random.Random(f"{way} {seed}")  # noqa: S311 - a moment, no secret
    twin = start(home) if way == "two sessions" else None
    program = start(home, way)
    program.answer("\r", 0.5)
    expected = typed(program, way, chance.uniform(1.5, 4))
    strike(program, way)
    assert program.ended(PATIENCE) is not None
    program.close()
    if twin:
        twin.answer("\x11", 0.3)
        assert twin.ended(PATIENCE) == 0
        twin.close()
    again = start(home)
    again.answer("\x11", 0.3)
    assert again.ended(PATIENCE) == 0
    again.close()
    assert processes(home) == []
    kept = texts(home)
    assert "Ann" in kept  # the letter that stood there before
    if way != "full disk":  # which may refuse new text, but spoil none
        assert expected in kept
