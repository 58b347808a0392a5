"""Backups: one for each day of change, the newest fourteen days and the first of each of twelve months.

They are counted, not dated, when old ones go: a clock that jumps ahead costs none of them. Each is read back as it is
written. A backup is a snapshot file, so stock TinyDB opens it too.
"""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from store.database.errors import Damaged, NewerFormat, StoreError
from store.database.files import copy_aside, make_folder, read_whole, remove, write_whole
from store.database.image import Image, Tables, parse
from store.database.journal import Change
from store.database.lineage import GONE
from store.database.migrations import migrate_tables

DAYS = 14
MONTHS = 12

BEFORE = 5
"""So many copies of how things were before a merge are kept."""

_prefix = "afterword-"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup."""

    day: date
    path: Path


def listed(folder: Path) -> list[Backup]:
    """All backups, the newest first."""
    found = (_backup(path) for path in folder.glob(f"{_prefix}*.json"))
    return sorted((backup for backup in found if backup), key=lambda backup: backup.day, reverse=True)


def has_one_of(folder: Path, day: date) -> bool:
    """Is there a backup of this day?"""
    return any(backup.day == day for backup in listed(folder))


def _backup(path: Path) -> Backup | None:
    try:
        return Backup(date.fromisoformat(path.stem.removeprefix(_prefix)), path)
    except ValueError:
        return None


def make(folder: Path, data: bytes, day: date) -> Backup:
    """Keep the bytes of a snapshot as the backup of a day, and let go of those that have become too old.

    Raises OSError where the disk refuses, Damaged where it does not give back what was written.
    """
    make_folder(folder)
    path = folder / f"{_prefix}{day.isoformat()}.json"
    write_whole(path, data)
    if read_whole(path) != data:
        raise Damaged("The backup could not be read back as it was written.")
    for old in too_old(listed(folder)):
        remove(old.path)
    return Backup(day, path)


def keep_before(folder: Path, data: bytes, what: str, day: date) -> Path:
    """Keep the bytes of a snapshot as they were before something, beside the days' backups; the newest few stay.

    Raises OSError where the disk refuses.
    """
    make_folder(folder)
    kept = sorted(folder.glob(f"before-{what}-*.json"), key=lambda path: path.stat().st_mtime_ns)
    for old in kept[: 1 - BEFORE]:
        remove(old)
    return copy_aside(folder / f"before-{what}-{day.isoformat()}.json", data)


def too_old(backups: Iterable[Backup]) -> list[Backup]:
    """Those that are neither among the newest days nor the first of one of the newest months."""
    newest_first = sorted(backups, key=lambda backup: backup.day, reverse=True)
    first_of_month = {(backup.day.year, backup.day.month): backup for backup in newest_first}
    kept = {*newest_first[:DAYS], *list(first_of_month.values())[:MONTHS]}
    return [backup for backup in newest_first if backup not in kept]


def read(backup: Backup) -> Image:
    """What a backup holds, in the present format (Damaged where it cannot be read, NewerFormat, OSError)."""
    image = parse(backup.path.read_bytes())
    migrate_tables(image.tables, image.version)
    return image


def newest_number(folder: Path) -> int:
    """The last transaction in the newest backup, read from its first line; 0 where there is none."""
    for backup in listed(folder)[:1]:
        with suppress(OSError, StoreError), backup.path.open("rb") as file:
            return parse(file.readline().rstrip().rstrip(b",") + b"}").number
    return 0


def newest_good(folder: Path) -> Image | None:
    """What the newest backup holds that is whole."""
    for backup in listed(folder):
        try:
            image = read(backup)
        except (Damaged, NewerFormat, OSError):
            continue
        if image.exact:
            return image
    return None


def differences(now: Tables, then: Tables) -> list[Change]:
    """The changes that turn the tables as they are into those of a backup."""
    changes: list[Change] = []
    for table in dict.fromkeys([*then, *now]):
        before, after = now.get(table, {}), then.get(table, {})
        changes += [(table, key, document) for key, document in after.items() if before.get(key) != document]
        changes += [(table, key, None) for key in before if key not in after]
    return changes


def plan(now: Tables, then: Tables) -> list[str]:
    """What going back to a backup would change, a sentence for each table that would be different."""
    sentences = []
    for table in dict.fromkeys([*then, *now]):
        if table == GONE:
            continue
        before, after = now.get(table, {}), then.get(table, {})
        back = sum(key not in before for key in after)
        gone = sum(key not in after for key in before)
        other = sum(key in before and before[key] != document for key, document in after.items())
        if back or gone or other:
            name = table.replace("_", " ").capitalize()
            sentences.append(f"{name}: {back} would come back, {other} would be as before, {gone} would go.")
    return sentences
