"""A CSV of openings, by the table of columns; separated by commas, semicolons or tabs."""

import csv
import io
import re
from typing import Any

from store.exchange.cells import unguarded
from store.exchange.columns import COLUMNS
from store.exchange.facts import Fact, Remark, Row
from store.exchange.limits import COMPONENTS, LINE
from store.exchange.reading.text import ReadingError, decoded

WIDEST = 200
"""Columns that a table may have."""

_SHOWN = 8


def read(data: bytes, _: dict[str, Any]) -> list[Fact]:
    """Every row that says something, and a remark about columns that are not known (ReadingError)."""
    csv.field_size_limit(LINE)
    text = decoded(data)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        head = next((row for row in rows if any(cell.strip() for cell in row)), [])
        places, unknown = _places(head)
        found: list[Fact] = [Remark(_passed_over(unknown))] if unknown else []
        for row in rows:
            values = tuple(unguarded(row[place].strip()) if 0 <= place < len(row) else "" for place in places)
            if any(values):
                found.append(Row(rows.line_num, values))
            if len(found) > COMPONENTS:
                raise ReadingError(f"It has more than {COMPONENTS:,} rows, which is more than is read of one file.")
    except csv.Error as error:
        raise ReadingError("It is no table that can be read.") from error
    if not any(isinstance(fact, Row) for fact in found):
        raise ReadingError("There is no row in it below the head.")
    return found


def plain_head(text: str) -> str:
    """A column's name without regard to case, spaces, hyphens and underscores."""
    return "".join(re.split(r"[\W_]+", text.casefold()))


def _delimiter(text: str) -> str:
    """What parts most columns in the first line that has any."""
    first = next((line for line in text.splitlines() if line.strip()), "")[:LINE]
    return max(",;\t", key=lambda mark: len(next(csv.reader([first], delimiter=mark), [])))


def _places(head: list[str]) -> tuple[list[int], list[str]]:
    """Where each of our columns stands in the table, -1 for nowhere, and the heads that are none (ReadingError)."""
    heads = [plain_head(cell) for cell in head[:WIDEST]]
    places: list[int] = []
    for column in COLUMNS:
        names = [plain_head(name) for name in (column.name, *column.also)]
        places.append(next((heads.index(name) for name in names if name in heads), -1))
    if places[0] < 0:
        raise ReadingError("It has no column “company”; afterword import --columns says which columns are read.")
    unknown = [cell for at, cell in enumerate(head[:WIDEST]) if at not in places and cell.strip()]
    return places, unknown


def _passed_over(unknown: list[str]) -> str:
    names = ", ".join(f"“{' '.join(name.split())[:40]}”" for name in unknown[:_SHOWN])
    more = f" and {len(unknown) - _SHOWN} more" if len(unknown) > _SHOWN else ""
    return f"Columns that are not known were passed over: {names}{more}."
