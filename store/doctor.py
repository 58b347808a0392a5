"""The doctor: looks at everything in a home, says what is wrong in sentences, and mends what can be mended."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from store.database import Database, StoreError, backups
from store.database.documents import TABLE_OF, TYPE_OF, Unreadable, decode, encode, key_of
from store.database.drafts import Drafts
from store.database.files import Home, tighten
from store.database.image import Tables
from store.database.journal import Change
from store.database.recovery import load
from store.exchange.beside import conflict_copies
from store.records import Contact, FineWord, Interview, Letter, LetterState, Opening, Record


def examine(home: Path, day: date) -> list[str]:
    """Everything that is wrong in a home, a sentence each; nothing is touched (NewerFormat, OSError)."""
    place = Home(home)
    if not place.snapshot.exists() and not place.journal.exists():
        return []
    loaded = load(place, day, may_write=False)
    return [
        *loaded.notices,
        *_unreadable(loaded.tables),
        *(sentence for _, sentence in _hanging(_records(loaded.tables))),
        *_drafts(home, loaded.tables),
        *_copies(place),
        *_backups(place),
        *_open_files(place),
    ]


def fix(home: Path, day: date) -> list[str]:
    """Mend what can be mended, after a backup; what is left is returned as by examine() (StoreError, OSError)."""
    database = Database(home, lambda: day)
    try:
        database.back_up()
        with database.turn():
            database.commit("Mended by the doctor", _mended(database.tables))
        for path in _files(Home(home)):
            tighten(path)
    finally:
        database.close()
    return examine(home, day)


def _unreadable(tables: Tables) -> Iterator[str]:
    for table in TYPE_OF:
        for key, document in tables.get(table, {}).items():
            try:
                decode(table, key, document)
            except Unreadable as reason:
                yield str(reason)


def _records(tables: Tables) -> list[Record]:
    """All records that can be read."""
    records: list[Record] = []
    for table in TYPE_OF:
        for key, document in tables.get(table, {}).items():
            try:
                records.append(decode(table, key, document))
            except Unreadable:
                continue
    return records


def _hanging(records: Iterable[Record]) -> Iterator[tuple[Record, str]]:
    """Each record that refers to one that is not there, and a sentence about it."""
    records = list(records)
    openings = {record.id for record in records if isinstance(record, Opening)}
    known = {record.id for record in records}
    for record in records:
        if isinstance(record, Opening | FineWord):
            continue
        what = f"{type(record).__name__} {record.id}"
        if record.opening_id not in openings:
            yield record, f"{what} belongs to an opening that is not there."
        elif not known.issuperset(filter(None, _named_by(record))):
            yield record, f"{what} refers to a person or a letter that is not there."


def _named_by(record: Record) -> tuple[str, ...]:
    match record:
        case Interview():
            return record.person_ids
        case Letter():
            return record.to
        case Contact():
            return (record.person_id, record.letter_id)
    return ()


def _mended(tables: Tables) -> list[Change]:
    """Openings for the parts that have none, and no names of people who are not there, save in sent letters."""
    records = _records(tables)
    known = {record.id for record in records}
    changes: dict[str, Change] = {}
    for record, _ in _hanging(records):
        if not isinstance(record, Opening | FineWord) and record.opening_id not in known:
            _put(changes, tables, Opening(record.opening_id, "(unknown company)"))
        if isinstance(record, Interview):
            _put(changes, tables, replace(record, person_ids=_those(record.person_ids, known)))
        elif isinstance(record, Letter) and record.state is not LetterState.SENT:
            _put(changes, tables, replace(record, to=_those(record.to, known)))
    return list(changes.values())


def _put(changes: dict[str, Change], tables: Tables, record: Record) -> None:
    table, key = TABLE_OF[type(record)], key_of(record.id)
    changes[record.id] = (table, key, tables.get(table, {}).get(key, {}) | encode(record))


def _those(ids: Iterable[str], known: set[str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if id_ in known)


def _drafts(home: Path, tables: Tables) -> Iterator[str]:
    drafts = Drafts(home)
    letters = tables.get("letters", {})
    for unsaved in drafts.unsaved():
        if unsaved.letter_id and key_of(unsaved.letter_id) not in letters:
            yield f"The draft {unsaved.path.name} belongs to a letter that is not there."
    for path in drafts.unreadable():
        yield f"The draft {path.name} cannot be read."


def _copies(place: Home) -> Iterator[str]:
    for copy in conflict_copies(place.path):
        yield f"{copy.name} is another copy of the data, from a syncing program; “afterword merge” brings it in."


def _backups(place: Home) -> Iterator[str]:
    for backup in backups.listed(place.backups):
        try:
            is_whole = backups.read(backup).exact
        except (StoreError, OSError):
            is_whole = False
        if not is_whole:
            yield f"The backup {backup.path.name} is damaged."


def _files(place: Home) -> list[Path]:
    """All files of a home that should be their owner's alone."""
    patterns = ("afterword.*", "backups/*", "drafts/*")
    return [path for pattern in patterns for path in sorted(place.path.glob(pattern)) if path.is_file()]


def _open_files(place: Home) -> Iterator[str]:
    for path in _files(place):
        if path.stat().st_mode & 0o077:
            yield f"The file {path.name} can be read by others."
