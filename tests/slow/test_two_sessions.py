"""Two processes hammer one home, are killed and begin again: nothing is lost, nothing is doubled."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from store.planner import Planner
from store.records import Settings
from tests.facts import an_opening

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("AFTERWORD_HAMMER_SECONDS", "20"))
"""The full proof takes a minute."""


def test_two_sessions_that_are_killed_lose_and_double_nothing(tmp_path):
    """Every acknowledged change of both is there, once; one in flight at a kill is there or not."""
    home = tmp_path / "home"
    planner = Planner.open(home, Settings())
    planner.add_opening(an_opening("Shared", notes="0"))
    chance = random.Random(1)  # noqa: S311  (moments, no secret)
    logs: list[Path] = []
    end = time.monotonic() + SECONDS
    running: list[subprocess.Popen[str]] = []
    try:
        while time.monotonic() < end:
            while len(running) < 2:
                running.append(begun(home, tmp_path, logs))
            time.sleep(chance.uniform(0.3, 1.5))
            planner.refresh()
            victim = running.pop(chance.randrange(2))
            ended = victim.poll()
            victim.kill()
            victim.wait()
            assert ended is None, "a session ended by itself"
    finally:
        for process in running:
            process.kill()
            process.wait()
    planner.refresh()
    again = Planner.open(home, Settings())
    assert again.snapshot == planner.snapshot
    check(again, [log.read_text().splitlines() for log in logs])
    again.close()
    planner.close()


def begun(home: Path, folder: Path, logs: list[Path]) -> subprocess.Popen[str]:
    """One more session that hammers."""
    logs.append(folder / f"log{len(logs)}")
    command = [sys.executable, "-m", "tests.slow.hammer", str(home), f"Session{len(logs)}", str(len(logs))]
    with logs[-1].open("w") as log:
        return subprocess.Popen(command, stdout=log, text=True, env={**os.environ, "PYTHONPATH": "."})


def check(planner: Planner, logs: list[list[str]]) -> None:
    """What the logs say was done is what the planner holds."""
    there = {dossier.opening.id for dossier in planner.snapshot.dossiers.values()}
    shared = next(it.opening for it in planner.snapshot.dossiers.values() if it.opening.company == "Shared")
    added: set[str] = set()
    removed: set[str] = set()
    maybe: set[str] = set()
    counted = maybe_counted = 0
    for lines in logs:
        for line in lines:
            outcome, _, rest = line.partition(" ")
            verb, _, record_id = rest.rpartition(" ")
            if outcome == "did":
                counted += verb == "count"
                {"add": added, "remove": removed}.get(verb, set()).add(record_id)
        if lines and lines[-1].startswith("try"):
            maybe.add(lines[-1].split()[-1])
            maybe_counted += "count" in lines[-1]
    assert (added - removed) - maybe <= there
    assert there <= (added - removed) | maybe | {shared.id}
    assert counted <= int(shared.notes) <= counted + maybe_counted
    assert len(added) > 100
    print(len(added), "added", counted, "counted", len(logs), "processes")
