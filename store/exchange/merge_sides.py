"""One side of a merge: the documents of a history as far as they can be reckoned with, and what it removed."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import date

from store.database.documents import TYPE_OF, Unreadable, decode, encode, id_of, is_id, key_of
from store.database.image import Tables
from store.database.journal import Document
from store.database.lineage import GONE, past_of, with_past
from store.records import Interview, Record

YEARS = range(1900, 2301)
"""Years of days and moments that can be reckoned with in any zone."""

Place = tuple[str, str]
"""A table, and the key of a document in it."""


class Side:
    """One of the two histories: its documents, each with all fields, and what it removed."""

    def __init__(self, tables: Tables) -> None:
        self.documents: dict[Place, Document] = {}
        for table in TYPE_OF:
            for key, document in tables.get(table, {}).items():
                if (read := _readable(table, key, document)) is not None:
                    self.documents[table, key] = read
        alive = {key for _, key in self.documents}
        gone = tables.get(GONE, {}).items()
        self.gone = {key: document for key, document in gone if key not in alive and _is_key(key)}
        """Tombstones, by key."""

    def refers(self, place: Place, key: str) -> bool:
        """Does a document on this side name that one?"""
        return place in self.documents and key in set(named_by(self.documents[place]))


def _readable(table: str, key: str, document: Document) -> Document | None:
    """A document with all its fields, tidied; what this version does not know is kept where it is plain."""
    try:
        record = decode(table, key, document)
    except Unreadable:
        return None
    known = encode(record)
    if key != key_of(record.id) or not is_id(known.get("opening_id", record.id)) or not _is_sound(record):
        return None
    more = {name: value for name, value in document.items() if name not in known and _is_plain(value)}
    return with_past(more | known, past_of(document))


def _is_sound(record: Record) -> bool:
    """Can it be reckoned with? A verb would have refused it otherwise, but a file may hold anything."""
    if isinstance(record, Interview) and not 0 < record.minutes <= 24 * 60:
        return False
    days = (value for field in fields(record) if isinstance(value := getattr(record, field.name), date))
    return all(day.year in YEARS for day in days)


def _is_key(key: str) -> bool:
    try:
        return key_of(id_of(key)) == key
    except ValueError:
        return False


def _is_plain(value: object) -> bool:
    return isinstance(value, (str, int, bool)) or value is None


def unreadable(tables: Tables) -> int:
    """How many records cannot be merged, because they cannot be read."""
    return sum(_readable(table, key, doc) is None for table in TYPE_OF for key, doc in tables.get(table, {}).items())


def named_by(document: Mapping[str, object]) -> Iterator[str]:
    """The keys of the documents that this one cannot do without."""
    for name in ("opening_id", "person_id", "letter_id"):
        if is_id(one := str(document.get(name, ""))):
            yield key_of(one)
    for name in ("person_ids", "to"):
        several = document.get(name)
        yield from (key_of(id_) for id_ in several if is_id(id_)) if isinstance(several, list) else ()
