"""What a change costs: update and insert beside append + fdatasync, sqlite and TinyDB's own storage, in one run.

Run it by hand: python -m tests.slow.bench_database
"""

import gc
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from tinydb import TinyDB

from store.database import Database
from store.database.documents import encode
from store.database.journal import Entry
from store.database.journal import encode as line_of
from store.planner import Planner
from store.records import Opening, Settings, new_id

SIZES = (100, 1_000, 10_000, 50_000)
ROUNDS = 300
DAY = date(2026, 11, 24)


def opening(number: int) -> Opening:
    """An opening of the usual size."""
    return Opening(new_id(), f"Company {number}", "Engineer", "GB", zone="Europe/London", notes="Spoke of robots. " * 6)


def timed(deeds: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The median of each deed in milliseconds, taken in turns so that all meet the same disk."""
    times: dict[str, list[float]] = {name: [] for name in deeds}
    for _ in range(rounds):
        for name, deed in deeds.items():
            begun = time.perf_counter()
            deed()
            times[name].append(time.perf_counter() - begun)
    return {name: statistics.median(values) * 1000 for name, values in times.items()}


def appending(folder: Path) -> Callable[[], object]:
    """The floor: append the line of one change, and sync it."""
    document = encode(opening(0))
    line = line_of(Entry(1, "Changed Company 0", (("openings", "123456789012", document),)))
    descriptor = os.open(folder / "floor", os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def append() -> None:
        os.write(descriptor, line)
        os.fdatasync(descriptor)

    return append


def with_sqlite(folder: Path, openings: list[Opening]) -> dict[str, Callable[[], object]]:
    """Sqlite with a write-ahead log and full syncs."""
    base = sqlite3.connect(folder / "sqlite", isolation_level=None)
    base.execute("pragma journal_mode=wal")
    base.execute("pragma synchronous=full")
    base.execute("create table openings (id text primary key, document text)")
    base.execute("begin")
    text = str(encode(openings[0]))
    base.executemany("insert into openings values (?, ?)", [(it.id, text) for it in openings])
    base.execute("commit")
    counter = iter(range(10**9))

    def update() -> None:
        base.execute("update openings set document=? where id=?", (f"{text}{next(counter)}", openings[5].id))

    return {
        "sqlite update": update,
        "sqlite insert": lambda: base.execute("insert into openings values (?, ?)", (new_id(), text)),
    }


def with_database(folder: Path, openings: list[Opening]) -> dict[str, Callable[[], object]]:
    """Our Database: documents in, a line out."""
    base = Database(folder / "database", lambda: DAY)
    changes = [("openings", str(int(it.id, 16)), encode(it)) for it in openings]
    with base.turn():
        base.commit("All", changes)
    with base.turn():
        base.renew()
    counter = iter(range(10**9))

    def update() -> None:
        with base.turn():
            base.commit("Changed", [("openings", changes[5][1], changes[5][2] | {"role": str(next(counter))})])

    def insert() -> None:
        with base.turn():
            base.commit("Added", [("openings", str(int(new_id(), 16)), changes[5][2])])

    return {"database update": update, "database insert": insert}


def with_planner(folder: Path, openings: list[Opening]) -> dict[str, Callable[[], object]]:
    """The Planner: a verb, with all its checks and the next snapshot."""
    planner = Planner.open(folder / "planner", Settings())
    planner.load_sample(openings)
    counter = iter(range(10**9))
    first = openings[5]

    def edit() -> None:
        planner.edit_opening(Opening(first.id, first.company, str(next(counter)), notes=first.notes))

    return {"planner edit": edit, "planner add": lambda: planner.add_opening(opening(1))}


def with_tinydb(folder: Path, openings: list[Opening]) -> dict[str, Callable[[], object]]:
    """TinyDB over its own JSONStorage."""
    base = TinyDB(folder / "tinydb.json")
    table = base.table("openings", cache_size=0)
    document = encode(openings[0])
    table.insert_multiple(document for _ in openings)
    return {
        "TinyDB update": lambda: table.update(document, doc_ids=[5]),
        "TinyDB insert": lambda: table.insert(document),
    }


def main() -> None:
    """Print a table of milliseconds, and the ratios that are promised."""
    results = {}
    for size in SIZES:
        with tempfile.TemporaryDirectory(dir=".") as name:
            folder = Path(name)
            openings = [opening(number) for number in range(size)]
            deeds = {"append": appending(folder), **with_sqlite(folder, openings), **with_database(folder, openings)}
            deeds |= with_planner(folder, openings)
            gc.collect()
            gc.freeze()
            results[size] = timed(deeds) | timed(with_tinydb(folder, openings), 10)
            gc.unfreeze()
    print("milliseconds (median)".ljust(24), *(f"{size:>9,}" for size in SIZES))
    for name in results[SIZES[0]]:
        print(name.ljust(24), *(f"{results[size][name]:9.3f}" for size in SIZES))
    for name in ("database update", "database insert", "planner edit", "planner add"):
        ratios = [results[size][name] / results[size]["append"] for size in SIZES]
        print(f"{name} / append".ljust(24), *(f"{ratio:9.2f}" for ratio in ratios))
    for kind in ("update", "insert"):
        ratios = [results[size][f"database {kind}"] / results[size][f"sqlite {kind}"] for size in SIZES]
        print(f"{kind} / sqlite".ljust(24), *(f"{ratio:9.2f}" for ratio in ratios))
        growth = results[10_000][f"database {kind}"] / results[100][f"database {kind}"]
        print(f"{kind}: 10,000 / 100".ljust(24), f"{growth:9.2f}")


if __name__ == "__main__":
    main()
