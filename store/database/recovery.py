"""Reading the files with mistrust: what is whole is taken, what is damaged is kept aside, and every flaw is said."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from store.database import backups, image, journal
from store.database.documents import TYPE_OF, table_of_fields
from store.database.errors import Damaged
from store.database.files import Home, copy_aside, make_folder, read_whole, set_aside, write_whole
from store.database.history import Past, apply
from store.database.image import Image, Tables
from store.database.journal import FORMAT, Reading
from store.database.migrations import migrate_tables


@dataclass(slots=True)
class Loaded:
    """What the files say."""

    tables: Tables
    number: int
    """The last transaction that is in the tables."""
    past: list[Past] = field(default_factory=list)
    """What the journal did, oldest first."""
    notices: list[str] = field(default_factory=list)
    """Sentences for the user: what was found and what was done about it."""
    version: int = FORMAT
    """The format of the tables."""
    is_sound: bool = True
    """Are the files as they should be? If not, they are to be written anew."""


def load(home: Home, day: date, may_write: bool = True) -> Loaded:
    """Read snapshot and journal; damaged files are copied aside first, if one may write.

    Raises NewerFormat, with nothing touched, and OSError where the files cannot be read.
    """
    snapshot, lines = read_whole(home.snapshot), read_whole(home.journal)
    reading = journal.read(lines or b"")
    loaded = _from_snapshot(home, snapshot, reading.after)
    if snapshot is not None and loaded.notices and may_write:
        aside = set_aside(home.snapshot, snapshot, day)
        loaded.notices.append(f"The file as it was found is kept as {aside.name}.")
    if lines is not None and loaded.is_sound and _is_of_another(loaded, reading):
        reading = _set_another_aside(loaded, home, lines, day, may_write)
    _replay(loaded, reading)
    if lines is None:
        loaded.is_sound = False
        if loaded.number:
            loaded.notices.append("The journal was missing; what was changed last may be missing with it.")
    elif reading.flaws or reading.after is None:
        _say_flaws(loaded, home, lines, day, may_write)
    if loaded.version < FORMAT:
        migrate(loaded, home, {home.snapshot: snapshot, home.journal: lines}, may_write)
    return loaded


def _from_snapshot(home: Home, snapshot: bytes | None, after: int | None) -> Loaded:
    """The tables as the snapshot, or else a backup, holds them."""
    if snapshot is None:
        return _without_snapshot(home, after)
    try:
        found = image.parse(snapshot)
    except Damaged:
        return _mended(home, snapshot)
    loaded = Loaded(found.tables, found.number, version=found.version)
    if not found.exact:
        loaded.is_sound = False
        loaded.notices.append("The planner's file was changed by something other than Afterword; it was read as it is.")
    return loaded


def _without_snapshot(home: Home, after: int | None) -> Loaded:
    """A new planner, or one whose journal tells it all, or else the newest good backup."""
    backup = backups.newest_good(home.backups)
    if after == 0 or (after is None and backup is None):
        return Loaded({}, 0, is_sound=False)
    said = "The planner's file was missing; the newest good backup and the journal were put together."
    return _from_backup(backup or Image({}, 0), said)


def _mended(home: Home, snapshot: bytes) -> Loaded:
    """The newest good backup, and over it whatever can be made out in the damaged snapshot."""
    saved = image.salvage(snapshot, TYPE_OF, table_of_fields)
    backup = backups.newest_good(home.backups)
    said = "The planner's file was damaged; what could be read, the newest backup and the journal were put together."
    if backup is None:
        return _from_backup(saved, said)
    if saved.number != backup.number:
        for table, documents in saved.tables.items():
            backup.tables[table] = backup.tables.get(table, {}) | documents
        backup.number = max(saved.number, backup.number)
    return _from_backup(backup, said)


def _from_backup(backup: Image, said: str) -> Loaded:
    return Loaded(backup.tables, backup.number, notices=[said], is_sound=False)


def migrate(loaded: Loaded, home: Home, files: dict[Path, bytes | None], may_write: bool) -> None:
    """Bring tables of an older format to the present one, once the files as they were are among the backups."""
    if may_write:
        make_folder(home.backups)
        for path, data in files.items():
            if data is not None:
                write_whole(home.backups / f"{path.stem}-format-{loaded.version}{path.suffix}", data)
    migrate_tables(loaded.tables, loaded.version)
    loaded.past.clear()
    loaded.is_sound = False
    loaded.notices.append(
        "The planner's file was of an older format and was renewed; the old one is among the backups."
    )


def _replay(loaded: Loaded, reading: Reading) -> None:
    """Apply the entries that the tables do not hold yet, and see whether any are missing."""
    misses = loaded.number < (reading.after or 0)
    loaded.number = max(loaded.number, reading.after or 0)
    for entry in reading.entries:
        if entry.number > loaded.number:
            misses |= entry.number > loaded.number + 1
            loaded.past.append(apply(loaded.tables, entry))
            loaded.number = entry.number
    if misses:
        loaded.is_sound = False
        loaded.notices.append("Some changes are missing between the planner's file and its journal.")


def _is_of_another(loaded: Loaded, reading: Reading) -> bool:
    """Is the journal that of another machine? Then what it says of transactions in the snapshot is not in there."""
    last = {(table, key): new for it in reading.entries if it.number <= loaded.number for table, key, new in it.changes}
    return any(loaded.tables.get(table, {}).get(key) != new for (table, key), new in last.items())


def _set_another_aside(loaded: Loaded, home: Home, lines: bytes, day: date, may_write: bool) -> Reading:
    """Keep another machine's journal as a conflict copy, which can be merged, and go on without it."""
    aside = home.journal.with_name(f"{home.journal.stem}.conflict-{day.isoformat()}.journal")
    name = copy_aside(aside, lines).name if may_write else aside.name
    loaded.is_sound = False
    loaded.notices.append(f"The journal is another machine's; it is kept as {name}, and can be merged.")
    return Reading((), loaded.number, 0, len(lines))


def _say_flaws(loaded: Loaded, home: Home, lines: bytes, day: date, may_write: bool) -> None:
    loaded.is_sound = False
    loaded.notices.append("A line of the journal was cut or damaged; every change that could be read was taken.")
    if may_write:
        aside = set_aside(home.journal, lines, day)
        loaded.notices.append(f"The journal as it was found is kept as {aside.name}.")
