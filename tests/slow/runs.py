"""The runs of the benchmark: how the app and its control are started, typed to, left alone and ended."""

import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean, median

from store.planner import Planner
from store.queue import queue
from store.records import Settings
from tests.slow.make_data import NOW
from tests.slow.terminal import STILL, Answer, Terminal
from tui.step_wording import due_words, person_of, step_verb
from tui.wording import opening_words

HERE = Path(__file__).resolve().parent

A_SCREEN = 1000
"""Bytes that no question to the terminal has, but every first screen."""
TYPED = "the hall was quiet and the work was good to see " * 3

Figures = dict[str, float]


def app(home: Path, *command: str) -> list[str]:
    """The command that starts the app."""
    return [sys.executable, "-m", "tui", "--home", str(home), "--now", NOW.isoformat(), *command]


def control(folder: Path) -> list[str]:
    """The command that starts the control."""
    return [sys.executable, str(HERE / "control.py"), str(folder)]


def write_rows(home: Path, folder: Path) -> None:
    """The texts of a home, for the control."""
    planner = Planner.open(home, Settings(zone="Europe/London", country="GB"))
    snapshot = planner.snapshot
    planner.leave()
    folder.mkdir()
    owed = [
        ("!", step_verb(it.step), person_of(it.step, it.dossier), it.dossier.opening.company,
         due_words(it.step, it.state, NOW))
        for it in queue(snapshot, NOW)
    ]  # fmt: skip
    dossiers = [*snapshot.dossiers.values()]
    openings = (f"{it.opening.company:24} {it.opening.role:16} {opening_words(it, NOW)}" for it in dossiers)
    (folder / "queue.txt").write_text("\n".join("\t".join(row) for row in owed))
    (folder / "openings.txt").write_text("\n".join(openings))
    (folder / "note.txt").write_text(dossiers[0].letters[0].text)
    (folder / "first.txt").write_text(owed[0][2])


def started(command: Sequence[str], first_row: str) -> tuple[Terminal, Figures]:
    """Start a program; what the first paint cost, and when the first row of the list was there."""
    terminal = Terminal(command)
    while len(terminal.received()) < A_SCREEN:
        terminal.read(1)
    terminal.settle(STILL)
    painted = {"paint ms": terminal.chunks[-1][0] * 1000, "paint bytes": len(terminal.received())}
    painted["rows ms"] = terminal.wait_for(first_row) * 1000
    terminal.settle(STILL * 2)
    return terminal, painted | {"memory": terminal.memory()}


def summed_up(name: str, answers: Iterable[Answer]) -> Figures:
    """The spread of what keys brought."""
    answers = list(answers)
    times, sizes = sorted(it.ms for it in answers), [it.bytes for it in answers]
    return {
        f"{name} p50 ms": median(times),
        f"{name} p99 ms": times[round(0.99 * (len(times) - 1))],
        f"{name} p50 bytes": median(sizes),
        f"{name} mean bytes": fmean(sizes),
        f"{name} writes": median(it.writes for it in answers),
    }


def played(command: Sequence[str], first_row: str, to_note: Sequence[str]) -> Figures:
    """One whole run: start, lists, panes, the note, quit."""
    terminal, figures = started(command, first_row)
    figures |= type_note(terminal, to_note)
    for name, pane in (("row", "f3"), ("owed", "f2")):
        terminal.press(pane, 0.4)
        figures |= summed_up(name, [terminal.press(key, 0.2) for key in ("down",) * 6 + ("up", "down") * 12])
    figures |= summed_up("pane", [terminal.press(key, 0.25) for key in ("f3", "f2") * 5])
    return figures | {"quit ms": terminal.quit()}


def type_note(terminal: Terminal, to_note: Sequence[str]) -> Figures:
    """Go to the middle of the note, and type there."""
    for key in to_note:
        terminal.press(key, 0.3)
    for key in ("end", "x", "y"):
        terminal.press(key, 0.5)
    return summed_up("letter", [terminal.press(letter) for letter in TYPED])


def noted(command: Sequence[str], first_row: str, to_note: Sequence[str]) -> Figures:
    """A run that only types in its note."""
    terminal, _ = started(command, first_row)
    figures = type_note(terminal, to_note)
    terminal.quit()
    return figures


def idled(command: Sequence[str], first_row: str, seconds: float) -> Figures:
    """A run that does nothing, after its first moments."""
    terminal, _ = started(command, first_row)
    terminal.press("down", 2)
    before, first = terminal.use(), len(terminal.chunks)
    terminal.listen(terminal.now + seconds)
    after = terminal.use()
    figures = {
        "idle bytes": len(terminal.received(first)) * 60 / seconds,
        "idle wake-ups": (after.wake_ups - before.wake_ups) / seconds,
        "idle cpu": (after.cpu_ms - before.cpu_ms) * 60 / seconds,
    }
    terminal.quit()
    return figures


def opened(command: Sequence[str], first_row: str) -> Figures:
    """A run that only starts."""
    terminal, figures = started(command, first_row)
    terminal.quit()
    return figures


def timed(command: Sequence[str]) -> Figures:
    """A whole process, in ms."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return {"due ms": (time.perf_counter() - begun) * 1000}


class Pairs:
    """The figures of the two that take turns."""

    def __init__(self, runs: list[tuple[Figures, Figures]]) -> None:
        self._runs = runs

    def ours(self, name: str) -> float:
        """The median of the first of each pair."""
        return median(ours[name] for ours, _ in self._runs)

    def theirs(self, name: str) -> float:
        """The median of the second."""
        return median(theirs[name] for _, theirs in self._runs)

    def ratio(self, name: str) -> float:
        """The median of the pairs' ratios."""
        return median(ours[name] / max(theirs[name], 1e-9) for ours, theirs in self._runs)
