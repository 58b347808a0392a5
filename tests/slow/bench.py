"""How light the app is on the line: beside a control of stock Textual widgets, in one run, taking turns.

    python tests/slow/bench.py [--runs 5] [--idle 60]        (make bench)

Prints the table of figures, goals and ratios, and writes it beside this file. Ratios are taken pair by pair; the
median counts, for machines are noisy.
"""

import argparse
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.slow.make_data import make
from tests.slow.runs import Figures, Pairs, app, control, idled, noted, opened, played, timed, write_rows

RESULTS = Path(__file__).with_name("bench-results.md")
LONG = 5000
"""Lines of the long note."""
SIZES = {"hundred": (100, None), "many": (10_000, None), "empty": (100, 0), "long": (100, LONG), "due": (1000, None)}
"""The homes: how many openings, and how many lines the open letter has."""
USUAL = ["f3", "g", "w", "pagedown", "pagedown", *["up"] * 4]
"""The keys that lead to the end of a paragraph in the middle of the app's usual letter."""
BARE = [sys.executable, "-c", "import tinydb, dateutil.relativedelta"]

Row = tuple[str, str, str, bool]
"""Figure, goal, what was found, and whether that is the goal."""


class Bench:
    """The homes, and all runs over them."""

    def __init__(self, folder: Path, runs: int, idle: float) -> None:
        self._folder, self._runs, self._idle = folder, runs, idle
        for name, (openings, lines) in SIZES.items():
            make(folder / name, openings, lines)
            write_rows(folder / name, folder / f"{name} rows")

    def _first(self, name: str) -> str:
        return (self._folder / f"{name} rows" / "first.txt").read_text()

    def _pairs(self, one: Callable[[], Figures], other: Callable[[], Figures], runs: int = 0) -> Pairs:
        """Both in turn, after one run of each that does not count."""
        one(), other()
        return Pairs([(one(), other()) for _ in range(runs or self._runs)])

    def beside_control(self) -> Pairs:
        """A whole run with a hundred openings."""
        home, rows, first = self._folder / "hundred", self._folder / "hundred rows", self._first("hundred")
        return self._pairs(
            lambda: played(app(home), first, USUAL),
            lambda: played(control(rows), first, ["f4", *["down"] * 3]),
        )

    def many_beside_few(self) -> Pairs:
        """The start with ten thousand openings, and with a hundred."""
        return self._pairs(lambda: self._opened("many"), lambda: self._opened("hundred"))

    def _opened(self, name: str) -> Figures:
        return opened(app(self._folder / name), self._first(name))

    def long_beside_empty(self) -> Pairs:
        """Typing in the middle of a long note, and in an empty one."""
        return self._pairs(
            lambda: self._noted("long", ["f3", "g", "w", *["pagedown"] * 40]),
            lambda: self._noted("empty", ["f3", "g", "w"]),
        )

    def _noted(self, name: str, to_note: Sequence[str]) -> Figures:
        return noted(app(self._folder / name), self._first(name), to_note)

    def idle(self) -> Pairs:
        """Doing nothing for a minute."""
        home, rows, first = self._folder / "hundred", self._folder / "hundred rows", self._first("hundred")
        one, other = idled(app(home), first, self._idle), idled(control(rows), first, self._idle)
        return Pairs([(one, other)])

    def due(self) -> Pairs:
        """`afterword due`, and the libraries that it cannot do without."""
        return self._pairs(lambda: timed(app(self._folder / "due", "due")), lambda: timed(BARE), self._runs * 3)


def beside(pairs: Pairs, label: str, name: str, most: float) -> Row:
    """A row about a ratio to the control, or to the second of another pair."""
    found = f"{pairs.ours(name):,.1f} / {pairs.theirs(name):,.1f} = {pairs.ratio(name):.2f}"
    return label, f"≤ {most} ×", found, pairs.ratio(name) <= most


def at_most(pairs: Pairs, label: str, name: str, most: float) -> Row:
    """A row about a figure of the app's own; the control's stands beside it."""
    found = f"{pairs.ours(name):,.1f} (control {pairs.theirs(name):,.1f})"
    return label, f"≤ {most}", found, pairs.ours(name) <= most


def table(bench: Bench) -> list[Row]:
    """Every figure."""
    control, idle = bench.beside_control(), bench.idle()
    many, note, due = bench.many_beside_few(), bench.long_beside_empty(), bench.due()
    return [
        beside(control, "start to the last byte of the first paint, ms", "paint ms", 0.75),
        beside(control, "… to the first row of the list, ms", "rows ms", 0.75),
        beside(many, "… the paint, 10,000 openings / 100", "paint ms", 1.25),
        beside(many, "… the first row, 10,000 openings / 100", "rows ms", 1.25),
        beside(control, "bytes of the first paint", "paint bytes", 0.15),
        at_most(control, "a letter typed mid-note: bytes, p50", "letter p50 bytes", 3),
        at_most(control, "… bytes, mean", "letter mean bytes", 40),
        at_most(control, "… writes", "letter writes", 1),
        beside(control, "… ms, p50", "letter p50 ms", 0.6),
        beside(control, "… ms, p99", "letter p99 ms", 0.4),
        beside(note, f"… ms, p50, in a note of {LONG:,} lines / an empty one", "letter p50 ms", 1.7),
        at_most(control, "a row down among the interviews: bytes", "row p50 bytes", 160),
        beside(control, "… ms, p50", "row p50 ms", 0.6),
        at_most(control, "a row down among the follow-ups, with its reason: bytes", "owed p50 bytes", 160),
        beside(control, "… ms, p50", "owed p50 ms", 0.6),
        at_most(control, "another pane: bytes", "pane p50 bytes", 400),
        at_most(idle, "idle for a minute: bytes", "idle bytes", 0),
        at_most(idle, "… wake-ups per second", "idle wake-ups", 0.1),
        at_most(idle, "… processor, ms", "idle cpu", 2),
        beside(control, "memory after start, MiB", "memory", 0.9),
        beside(control, "quitting, ms", "quit ms", 0.4),
        beside(due, "`afterword due`, 1,000 openings / its bare libraries, ms", "due ms", 2),
    ]


def written(rows: Sequence[Row], runs: int) -> str:
    """The table as Markdown, with day and versions."""
    names = ("textual", "tinydb", "holidays", "python-dateutil")
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    lines = [
        "# What `make bench` found",
        "",
        f"{date.today():%-d %B %Y}, Python {platform.python_version()}, {versions}; medians of {runs} pairs of runs at",  # noqa: DTZ011  the user's own day
        "120×36 in truecolor. “a / b = c” is app, control, and the median of the ratios pair by pair.",
        "",
        "| figure | goal | found | |",
        "| --- | --- | --- | --- |",
    ]
    lines += [f"| {label} | {goal} | {found} | {'✓' if good else 'falls short'} |" for label, goal, found, good in rows]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Read the arguments, measure, and tell."""
    parser = argparse.ArgumentParser(description="Measure the app beside a control of stock Textual widgets.")
    parser.add_argument("--runs", type=int, default=5, help="pairs of runs that count")
    parser.add_argument("--idle", type=float, default=60, help="seconds of doing nothing")
    parser.add_argument("--output", type=Path, default=RESULTS, help="the file for the table")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="afterword-bench-") as folder:
        report = written(table(Bench(Path(folder), args.runs, args.idle)), args.runs)
    args.output.write_text(report)
    sys.stdout.write(report)


if __name__ == "__main__":
    main()
