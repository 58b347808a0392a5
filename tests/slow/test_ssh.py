"""A real ssh to a real sshd: the client is killed in the middle of a sentence, and the line is slow."""

import json
import os
import random
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from store.planner import Planner
from store.records import Settings
from tests.emulator import Emulator
from tests.facts import a_person, an_interview, an_opening
from tests.ptys import Program
from tests.ssh import SSHD, SlowLine, Sshd, afterword, there

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not SSHD, reason="No sshd is installed here; on Debian and Ubuntu: openssh-server."),
]

HOMES, KILLS = 4, 5
"""Sessions side by side, and how often each is killed."""

RATE = 30
"""Keys a second."""

BACK = b"is back"
"""What the next start says of a letter, among other words."""

ONE_WAY, MODEM = 0.1, 56_000 / 8
"""The slow line: seconds each way, so 0.2 there and back, and bytes a second."""

MOST = 2.0
"""Seconds from the last key to its letter on the screen: a round trip, and much more for a busy machine."""


@pytest.fixture(scope="module")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    """The server that all tests here share."""
    with closing(Sshd(tmp_path_factory.mktemp("sshd"))) as server:
        yield server


def furnished(home: Path) -> Path:
    """A home with one interview held, so that Enter begins a thank-you."""
    now = datetime.now(ZoneInfo("UTC"))
    planner = Planner.open(home, Settings())
    opening = an_opening()
    person = a_person(opening, email="ann@acme.example")
    meeting = an_interview(opening, person, start=now - timedelta(hours=3))
    planner.load_sample([opening, person, meeting])
    planner.close()
    return home


def exported(home: Path) -> dict[str, Any]:
    """`afterword export json`."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = afterword("export", "json", "--home", str(home))
    out = subprocess.run(command, capture_output=True, check=True, env=environment).stdout
    whole: dict[str, Any] = json.loads(out)
    return whole


def texts(home: Path) -> str:
    """Everything in the export that was typed, saved or not."""
    whole = exported(home)
    letters = [letter["text"] for opening in whole["openings"] for letter in opening["letters"]]
    return "\n".join([*letters, *(typed["text"] for typed in whole["unsaved"])])


def shown(program: Program) -> str:
    """What stands on the screen of a terminal that showed all of this."""
    emulator = Emulator(80, 24)
    emulator.feed(program.output.decode(errors="replace").replace("\x1b[?2026$p", "").replace("\r\n", "\n"))
    return "\n".join(emulator.rows())


def comes_to_show(program: Program, text: str) -> bool:
    """Does this text stand on its screen within ten seconds?"""
    for _ in range(50):
        if text in shown(program):
            return True
        program.read_more(0.2)
    return False


def processes(home: Path) -> list[int]:
    """The programs that run on a home, the ssh clients apart."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                words = (process / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if words[1:3] == [b"-m", b"tui"] and str(home).encode() in words:
                found.append(int(process.name))
    return found


@dataclass
class Killed:
    """What came of one kill."""

    typed: str
    """All that was typed."""
    due: str
    """What was typed more than a second before the kill."""
    kept: int
    """How many of the typed characters are in the data."""
    gone: float
    """Seconds until no process was left."""


def type_until_killed(program: Program, number: int, dice: random.Random) -> tuple[str, str]:
    """Type words that come only once, and kill the client in the midst: all that was typed, and what is due."""
    words = f" run{number}: " + " ".join(f"{dice.randrange(10**6):06}" for _ in range(40))
    moments: list[float] = []
    end = time.monotonic() + dice.uniform(1.3, 4)
    for letter in words:
        moments.append(time.monotonic())
        program.type(letter)
        program.read(1 / RATE)
        if time.monotonic() > end:
            break
    program.process.kill()
    killed = time.monotonic()
    due = sum(moment < killed - 1 for moment in moments)
    return words[: len(moments)], words[:due]


def one_kill(sshd: Sshd, home: Path, number: int, dice: random.Random) -> Killed:
    """Open the letter, or at the last time a form, type, kill, and look at the data."""
    in_form = number == KILLS - 1
    program = sshd.client(afterword("--home", str(home)), there(home.parent))
    try:
        program.read(20, BACK if number else b"FOLLOW-UPS")
        assert not number or BACK in program.output, f"run {number} does not offer what run {number - 1} left"
        program.answer("n" if in_form else "\r", quiet=1)
        assert processes(home)
        typed, due = type_until_killed(program, number, dice)
        killed = time.monotonic()
    finally:
        program.close()
    while processes(home) and time.monotonic() < killed + 10:
        time.sleep(0.05)
    gone = time.monotonic() - killed
    data = texts(home)
    kept = next(length for length in range(len(typed), -1, -1) if typed[:length].strip() in data)
    return Killed(typed, due, kept, gone)


def kills_in(sshd: Sshd, home: Path) -> list[Killed]:
    """One home's kills, one after the other; then a start that is left as it should be."""
    dice = random.Random(home.parent.name)  # noqa: S311  repeatable, not secret
    runs = [one_kill(sshd, home, number, dice) for number in range(KILLS)]
    program = sshd.client(afterword("--home", str(home)), there(home.parent))
    try:
        program.read(20, "“New interview” is kept".encode())
        program.type("n")
        last = runs[-1].typed[: runs[-1].kept].split()[-1]
        assert comes_to_show(program, last), "the form does not hold what was typed into it"
        program.answer("\x1b", quiet=1)
        program.answer("y", quiet=1)
        program.type("\x11")
        assert program.ended(10) == 0
    finally:
        program.close()
    whole = exported(home)
    (letter,) = whole["openings"][0]["letters"]
    assert all(run.typed[: run.kept] in letter["text"] for run in runs[:-1]), "each stands where it was typed"
    assert not whole["unsaved"]
    return runs


def test_a_client_killed_in_the_middle_of_a_sentence_costs_no_sentence(sshd: Sshd, tmp_path: Path) -> None:
    """Twenty kills: what was typed a second before is in the data, the next start offers it, no process stays."""
    homes = [furnished(tmp_path / f"session{number}" / "home") for number in range(HOMES)]
    with ThreadPoolExecutor(HOMES) as pool:
        runs = [run for of_home in pool.map(lambda home: kills_in(sshd, home), homes) for run in of_home]
    lost = max(len(run.typed) - run.kept for run in runs)
    total = sum(len(run.typed) for run in runs)
    print(f"\n{len(runs)} kills: at most {lost} of {total} characters lost, ", end="")
    print(f"the last process gone after {max(run.gone for run in runs):.1f} s")
    for run in runs:
        assert run.kept >= len(run.due)
        assert run.gone < 4


def test_typing_over_a_slow_line_loses_no_letter_and_shows_the_last_at_once(sshd: Sshd, tmp_path: Path) -> None:
    """2,000 letters at 30 a second, 200 ms to the far end and back, 56 kbit/s: all there, in order, and drawn."""
    home = furnished(tmp_path / "home")
    dice = random.Random(3)  # noqa: S311  repeatable, not secret
    words = " ".join("".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=dice.randint(2, 9))) for _ in range(500))
    text = words[:1998] + "§"
    with closing(SlowLine(sshd.port, ONE_WAY, MODEM)) as line:
        program = sshd.client(afterword("--home", str(home)), there(tmp_path), line.port)
        try:
            program.read(30, b"FOLLOW-UPS")
            program.answer("\r", quiet=2)
            program.answer("\x1b[6~\x1b[6~\x1b[F", quiet=1)  # to the end of the letter
            before, began = len(program.output), time.monotonic()
            for number, letter in enumerate(" " + text):
                program.type(letter)
                program.read(max(0.0, began + (number + 1) / RATE - time.monotonic()))
            typed = time.monotonic() - 1 / RATE
            program.read(20, "§".encode())
            drawn, sent = time.monotonic() - typed, len(program.output) - before
            assert comes_to_show(program, text.split()[-1])
            program.type("\x11")
            assert program.ended(10) == 0
        finally:
            program.close()
    (letter,) = exported(home)["openings"][0]["letters"]
    print(f"\n2,000 letters: {sent} bytes came back, the last drawn {drawn:.2f} s after it was typed")
    assert letter["text"].endswith(" " + text)
    assert drawn <= MOST
