"""Reading the files with mistrust: what is whole is taken, what is damaged is kept aside, and every flaw is said."""

from dataclasses import dataclass, field
from datetime import date

from store.database import backups, image, journal
from store.database.documents import TYPE_OF, table_of_fields
from store.database.errors import Damaged
from store.database.files import Home, read_whole, set_aside
from store.database.image import Image, Tables
from store.database.journal import Document, Entry


@dataclass(frozen=True, slots=True)
class Past:
    """A transaction, and what was there before it."""

    entry: Entry
    before: tuple[Document | None, ...]
    """For each of its changes, the document that it replaced."""


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
    _replay(loaded, reading.entries)
    if lines is None:
        loaded.is_sound = False
        if loaded.number:
            loaded.notices.append("The journal was missing; what was changed last may be missing with it.")
    elif reading.flaws or reading.after is None:
        _say_flaws(loaded, home, lines, day, may_write)
    return loaded


def _from_snapshot(home: Home, snapshot: bytes | None, after: int | None) -> Loaded:
    """The tables as the snapshot, or else a backup, holds them."""
    if snapshot is None:
        return _without_snapshot(home, after)
    try:
        found = image.parse(snapshot)
    except Damaged:
        return _mended(home, snapshot)
    loaded = Loaded(found.tables, found.number)
    if not found.exact:
        loaded.is_sound = False
        loaded.notices.append("The planner's file was changed by something other than Afterword; it was read as it is.")
    return loaded


def _without_snapshot(home: Home, after: int | None) -> Loaded:
    if not after and (after == 0 or backups.newest_good(home.backups) is None):
        return Loaded({}, 0, is_sound=False)
    backup = backups.newest_good(home.backups) or Image({}, 0)
    return Loaded(
        backup.tables,
        max(backup.number, 0),
        notices=["The planner's file was missing; the newest good backup and the journal were put together."],
        is_sound=False,
    )


def _mended(home: Home, snapshot: bytes) -> Loaded:
    """The newest good backup, and over it whatever can be made out in the damaged snapshot."""
    saved = image.salvage(snapshot, TYPE_OF, table_of_fields)
    backup = backups.newest_good(home.backups) or Image({}, 0)
    if saved.number == backup.number:
        saved.tables.clear()
    tables = {
        name: backup.tables.get(name, {}) | saved.tables.get(name, {}) for name in [*backup.tables, *saved.tables]
    }
    return Loaded(
        tables,
        max(saved.number, backup.number),
        notices=[
            "The planner's file was damaged; what could be read, the newest backup and the journal were put together."
        ],
        is_sound=False,
    )


def _replay(loaded: Loaded, entries: tuple[Entry, ...]) -> None:
    """Apply the entries that the tables do not hold yet."""
    for entry in entries:
        if entry.number <= loaded.number:
            continue
        if entry.number > loaded.number + 1:
            loaded.is_sound = False
            loaded.notices.append("Some changes are missing between the planner's file and its journal.")
        loaded.past.append(apply(loaded.tables, entry))
        loaded.number = entry.number


def apply(tables: Tables, entry: Entry) -> Past:
    """Make an entry's changes, and say what was there before."""
    before = []
    for table, key, document in entry.changes:
        documents = tables.setdefault(table, {})
        before.append(documents.get(key))
        if document is None:
            documents.pop(key, None)
        else:
            documents[key] = document
    return Past(entry, tuple(before))


def _say_flaws(loaded: Loaded, home: Home, lines: bytes, day: date, may_write: bool) -> None:
    loaded.is_sound = False
    loaded.notices.append("A line of the journal was cut or damaged; every change that could be read was taken.")
    if may_write:
        aside = set_aside(home.journal, lines, day)
        loaded.notices.append(f"The journal as it was found is kept as {aside.name}.")
