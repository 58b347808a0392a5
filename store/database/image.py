"""The snapshot file as bytes: written so that stock TinyDB opens it, and read with mistrust.

Each document has a line of its own. The first line is the table "format": the version, the number of the last
transaction that is in it, and the checksum of all that follows.
"""

import json
import re
import zlib
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass
from typing import Any

from store.database.errors import Damaged, NewerFormat
from store.database.journal import FORMAT, NEWER, Document
from store.database.lines import compact_json

Tables = dict[str, dict[str, Document]]
"""All documents, by table and document id."""

FORMAT_TABLE = "format"
"""The table that says how the others are written."""

_entry = re.compile(r'"([^"\\]{1,60})"\s*:\s*(\{)?')


@dataclass(slots=True)
class Image:
    """What a snapshot file says."""

    tables: Tables
    number: int
    """The last transaction that is in it."""
    version: int = FORMAT
    """The format of the tables."""
    exact: bool = True
    """Is it, byte for byte, what Afterword wrote?"""


def dump(tables: Tables, number: int) -> bytes:
    """The bytes of a snapshot."""
    body = "".join(_table_lines(tables)).encode("ascii") + b"\n}\n"
    head = {"1": {"version": FORMAT, "number": number, "crc32": f"{zlib.crc32(body):08x}"}}
    return f'{{"{FORMAT_TABLE}":{compact_json(head)}'.encode("ascii") + body


def _table_lines(tables: Tables) -> Iterator[str]:
    for name, documents in tables.items():
        yield f",\n{compact_json(name)}:{{"
        yield ",".join(f"\n{compact_json(key)}:{compact_json(document)}" for key, document in documents.items())
        yield "\n}" if documents else "}"


def parse(data: bytes) -> Image:
    """What a snapshot says (Damaged where it is none, NewerFormat where a newer version wrote it)."""
    try:
        tables = json.loads(data.decode("utf-8"))
        head = tables.pop(FORMAT_TABLE)["1"]
        version, number = int(head["version"]), int(head["number"])
    except (ValueError, RecursionError, LookupError, TypeError, AttributeError, OverflowError) as error:
        raise Damaged("The planner's file is damaged.") from error
    if version > FORMAT:
        raise NewerFormat(NEWER)
    if not all(map(_is_table, tables.values())):
        raise Damaged("The planner's file is damaged.")
    return Image(tables, number, version, _crc_of_body(data) == head.get("crc32"))


def _crc_of_body(data: bytes) -> str:
    """The checksum of all that follows the table "format", whose end is the first pair of closing braces."""
    return f"{zlib.crc32(data.partition(b'}}')[2]):08x}"


def _is_table(documents: object) -> bool:
    return isinstance(documents, dict) and all(isinstance(document, dict) for document in documents.values())


def salvage(data: bytes, known: Container[str], table_of: Callable[[Document], str | None]) -> Image:
    """Every document that can still be made out in a damaged snapshot, and the number where it can be read (else 0).

    `known` are the names of tables, which begin one even where their brace is harmed; `table_of` says by its fields
    where a document belongs, since the line that said so may be gone.
    """
    text = data.decode("utf-8", "replace")
    found: Tables = {}
    table = "unknown"
    position = 0
    while match := _entry.search(text, position):
        position = match.end()
        value, end = _value_at(text, match.end() - 1) if match[2] else ({}, position)
        if match[1] in known or (match[2] and not match[1].isdecimal()):
            table = match[1]
            if all(map(_is_document, value.values())):
                found.setdefault(table, {}).update(value)
                position = end
        elif match[2] and value and _is_document(value):
            found.setdefault(table_of(value) or table, {})[match[1]] = value
            position = end
    head = found.pop(FORMAT_TABLE, {}).get("1", {})
    number = head.get("number", 0)
    return Image(found, number if isinstance(number, int) else 0, exact=False)


def _is_document(value: object) -> bool:
    """Is it flat, as documents are? Where a piece is missing, one may seem to hold those that follow."""
    return isinstance(value, dict) and not any(isinstance(part, dict) for part in value.values())


def _value_at(text: str, start: int) -> tuple[dict[str, Any], int]:
    """The JSON object at a place and where it ends; where there is none an empty one, and the place after its brace."""
    try:
        value, end = json.JSONDecoder().raw_decode(text, start)
    except (ValueError, RecursionError):
        return {}, start + 1
    return value, end
