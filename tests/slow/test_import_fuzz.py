"""A thousand fixtures with something wrong in each: read or refused in a sentence, in time, and nothing else."""

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from store.clean import clean
from store.exchange.child import Child, UnreadableError
from store.exchange.proposal import Told, changes_in
from store.planner import Planner, PlannerError
from tests.exchange.telling import FIXTURES, NOW, USER, proposed

ROOT = Path(__file__).parents[2]
TIMES = 1000
THROUGH_THE_PROGRAM = 40

Harm = Callable[[bytes, random.Random], bytes]


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 30)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def shuffle(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    one, other = (chance.randrange(len(lines)) for _ in range(2))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def drop(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join(line for line in lines if chance.random() > 0.1)


def repeat(data: bytes, chance: random.Random) -> bytes:
    begin = chance.randrange(len(data))
    return data[:begin] + data[begin : begin + chance.randrange(1, 400)] * chance.randrange(2, 3000) + data[begin:]


def insert(data: bytes, chance: random.Random) -> bytes:
    odd = (b"\x1b]52;c;aGk=\x07", b"\xff\xfe\x80", b"\r\n", b"=?utf-8?b?////?=", b"BEGIN:VEVENT\r\n", b"\0", b";" * 500,
           "\u202e\u200b".encode(), b"RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30\r\n", b"20261399T259999Z", b"9" * 400,
           b"END:VCARD\r\n", b'"' * 99, b":::", b"[red]x[/nope]", b"../../etc/passwd", b"\\n" * 300)  # fmt: skip
    place = chance.randrange(len(data))
    return data[:place] + chance.choice(odd) + data[place:]


def join(data: bytes, chance: random.Random) -> bytes:
    other = chance.choice(sorted(FIXTURES.iterdir())).read_bytes()
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


HARMS: tuple[Harm, ...] = (cut, flip, shuffle, drop, repeat, insert, join)


def harmed(number: int) -> tuple[str, bytes]:
    """A fixture with one to three things wrong."""
    chance = random.Random(number)  # noqa: S311  the same harm in every run
    path = chance.choice(sorted(FIXTURES.iterdir()))
    data = path.read_bytes()
    for _ in range(chance.randrange(1, 4)):
        data = chance.choice(HARMS)(data or b"x", chance)
    return path.name, data


@pytest.mark.slow
def test_a_thousand_harmed_files_are_read_or_refused(tmp_path: Path) -> None:
    """In at most the time that is given; what is read can be taken in whole, and taken back whole."""
    planner = Planner.open(tmp_path / "home", USER)
    refused = read = 0
    with Child(NOW, "Europe/London") as child:
        for number in range(TIMES):
            name, data = harmed(number)
            begun = time.monotonic()
            told = told_or_refused(child, name, data)
            assert time.monotonic() - begun < 8, number
            if told.refused:
                refused += 1
                assert told.refused.endswith("."), number
                assert clean(told.refused, newlines=False) == told.refused, number
            else:
                read += 1
                take_in_and_back(planner, told)
    planner.close()
    assert refused > TIMES / 20
    assert read > TIMES / 20


def told_or_refused(child: Child, name: str, data: bytes) -> Told:
    """What it tells, or why it cannot be read."""
    try:
        return Told(name, child.read(data, Path(name).suffix))
    except UnreadableError as error:
        return Told(name, refused=str(error))


def take_in_and_back(planner: Planner, told: Told) -> None:
    """Everything that can be accepted, and undo."""
    before = planner.snapshot
    proposal = proposed((told,), before)
    everything = frozenset(line.key for line in proposal.lines if line.is_open)
    try:
        planner.bring_in(lambda snapshot: changes_in(proposal, everything, snapshot), "Imported")
    except PlannerError:
        assert planner.snapshot == before
        return
    if planner.snapshot != before:
        planner.undo()
    assert planner.snapshot == before


@pytest.mark.slow
def test_harmed_files_through_the_whole_program(tmp_path: Path) -> None:
    """No traceback, no control character, exit 0 or 1; where a file is refused, the data is as before."""
    home = tmp_path / "home"
    Planner.open(home, USER).close()
    for number in range(THROUGH_THE_PROGRAM):
        name, data = harmed(TIMES + number)
        file = tmp_path / name
        file.write_bytes(data)
        before = written(home)
        words = [sys.executable, "-m", "tui", "--home", str(home), "import", str(file), "--yes"]
        done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False, timeout=30)
        assert done.returncode in {0, 1}, (number, done.stderr)
        assert b"Traceback" not in done.stderr, number
        assert b"went wrong that should not" not in done.stderr, (number, done.stderr)
        assert b"\x1b" not in done.stdout + done.stderr, number
        if done.returncode == 1:
            assert written(home) == before, number


def written(home: Path) -> dict[str, bytes]:
    """The data as it lies on the disk."""
    names = ("afterword.json", "afterword.journal")
    return {name: (home / name).read_bytes() for name in names if (home / name).exists()}
