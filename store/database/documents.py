"""Record ↔ document: how a fact looks in the file, worked out from the fields of each record and their types.

A document holds the record's fields without its id, since TinyDB keys documents by a whole number: the twelve
hexadecimal digits of the id read as one. Enums are kept by value, days as ISO 8601, moments as RFC 9557
("2026-11-24T10:00:00+01:00[Europe/Paris]"). Fields that this version does not know stay in the document.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from store.clean import clean
from store.records import Contact, FineWord, Interview, Letter, Opening, Person, Record, Snooze

TYPE_OF: dict[str, type[Record]] = {
    "openings": Opening,
    "interviews": Interview,
    "people": Person,
    "contacts": Contact,
    "letters": Letter,
    "snoozes": Snooze,
    "fine_words": FineWord,
}
"""The record type that each table holds."""

TABLE_OF: dict[type[Record], str] = {type_: table for table, type_ in TYPE_OF.items()}
"""The table of each record type."""

LONG_FIELDS = frozenset({"notes", "text", "address"})
"""Fields that may run over several lines; every other text is one line."""

ADDED_LATER = frozenset({"sent_to", "uid", "sequence"})
"""Fields that documents of version 0.1.0 do not have."""

_HEX_DIGITS = 12

_is_plain_line = re.compile("(?:[!-~]+(?: [!-~]+)*)?").fullmatch
_is_plain_text = re.compile("[ -~\n]*").fullmatch
"""Texts in which there is nothing to clean, as most are: to see that takes a fraction of cleaning them."""

T = TypeVar("T")


class Unreadable(ValueError):  # noqa: N818  (reads as what it is)
    """A document that is no record; str() says why in one sentence."""


def is_id(text: str) -> bool:
    """Is it the id of a record?"""
    return len(text) == _HEX_DIGITS and set(text) <= set("0123456789abcdef")


def key_of(record_id: str) -> str:
    """The document id, as TinyDB writes it, of a record id (ValueError where it is none)."""
    if not is_id(record_id):
        raise ValueError(f"“{record_id}” is no record id.")
    return str(int(record_id, 16))


def id_of(key: str) -> str:
    """The record id of a document id (ValueError where it is none)."""
    if not (key.isascii() and key.isdigit()) or len(key) > len(str(16**_HEX_DIGITS)) or int(key) >= 16**_HEX_DIGITS:
        raise ValueError(f"“{key}” is no document id.")
    return f"{int(key):0{_HEX_DIGITS}x}"


def encode(record: Record) -> dict[str, Any]:
    """The document of a record."""
    return {name: write(getattr(record, name)) for name, write in _writers(TABLE_OF[type(record)])}


def decode(table: str, key: str, document: object) -> Record:
    """The record in a document, its texts cleaned (Unreadable where it is none)."""
    if not isinstance(document, Mapping):
        raise Unreadable(f"Document {key} of {table} is no record.")
    try:
        values = {name: read(document[name]) for name, read in _readers(table) if name in document}
        return TYPE_OF[table](id=id_of(key), **values)
    except (ValueError, TypeError, KeyError, LookupError, OverflowError) as error:
        raise Unreadable(f"Document {key} of {table} cannot be read: {error}") from error


def table_of_fields(document: Mapping[str, Any]) -> str | None:
    """The table whose documents have these fields, of an older version's, too; None where there is none."""
    names = frozenset(document)
    return next((table for fields_, table in _tables_by_fields() if names in {fields_, fields_ - ADDED_LATER}), None)


@cache
def _tables_by_fields() -> list[tuple[frozenset[str], str]]:
    return [(frozenset(name for name, _ in _writers(table)), table) for table in TYPE_OF]


def write_moment(moment: datetime) -> str:
    """The moment with its offset and the name of its zone (ValueError without a zone)."""
    if not isinstance(moment.tzinfo, ZoneInfo) or not moment.tzinfo.key:
        raise ValueError("A moment needs a time zone with a name.")
    return f"{moment.isoformat()}[{moment.tzinfo.key}]"


def read_moment(text: str) -> datetime:
    """The moment that was written; where the zone's rules have changed since, its hour on the wall is kept."""
    stamp, bracket, name = text.partition("[")
    written = datetime.fromisoformat(stamp)
    if not bracket or not name.endswith("]") or written.tzinfo is None:
        raise ValueError(f"“{text}” is no moment with a zone.")
    moment = written.replace(tzinfo=ZoneInfo(name[:-1]), fold=0)
    if moment.utcoffset() == written.utcoffset():
        return moment
    later = moment.replace(fold=1)
    return later if later.utcoffset() == written.utcoffset() else moment


def _same(value: Any) -> Any:
    return value


def _write_day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _write_any_moment(moment: datetime | None) -> str | None:
    return None if moment is None else write_moment(moment)


def _writer(hint: Any) -> Callable[[Any], Any]:
    if get_origin(hint) is UnionType:
        hint = next(part for part in get_args(hint) if part is not type(None))
    if get_origin(hint) is tuple:
        return list
    if hint is datetime:
        return _write_any_moment
    if hint is date:
        return _write_day
    return str.__str__ if issubclass(hint, StrEnum) else _same


@cache
def _writers(table: str) -> list[tuple[str, Callable[[Any], Any]]]:
    type_ = TYPE_OF[table]
    hints = get_type_hints(type_)
    return [(field.name, _writer(hints[field.name])) for field in fields(type_) if field.name != "id"]


@cache
def _readers(table: str) -> list[tuple[str, Callable[[Any], Any]]]:
    type_ = TYPE_OF[table]
    hints = get_type_hints(type_)
    return [(field.name, _reader(hints[field.name], field.name)) for field in fields(type_) if field.name != "id"]


def _reader(hint: Any, name: str) -> Callable[[Any], Any]:
    if get_origin(hint) is UnionType:
        inner = _reader(next(part for part in get_args(hint) if part is not type(None)), name)
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        return _read_texts
    if hint is str:
        return _read_long if name in LONG_FIELDS else _read_line
    if hint in _plain:
        return _plain[hint]
    choices = {member.value: member for member in hint}
    return choices.__getitem__


def _read_line(value: Any) -> str:
    if type(value) is str and _is_plain_line(value):
        return value
    return clean(_checked(value, str), newlines=False)


def _read_long(value: Any) -> str:
    if type(value) is str and _is_plain_text(value):
        return value
    return clean(_checked(value, str))


def _read_texts(value: Any) -> tuple[str, ...]:
    return tuple(_read_line(part) for part in _checked(value, list))


def _checked(value: Any, type_: type[T]) -> T:
    if type(value) is not type_:
        raise ValueError(f"“{value}” is no {type_.__name__}.")
    return value


_plain: dict[Any, Callable[[Any], Any]] = {
    int: lambda value: _checked(value, int),
    bool: lambda value: _checked(value, bool),
    date: lambda value: date.fromisoformat(_checked(value, str)),
    datetime: lambda value: read_moment(_checked(value, str)),
}
