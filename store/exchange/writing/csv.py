"""Openings as a table for spreadsheets, in the columns that import reads; no cell of it is ever run as a formula."""

import csv
import io
from collections.abc import Iterator
from datetime import date, datetime
from enum import Enum
from itertools import zip_longest
from typing import Any

from store.dates import zone_of
from store.exchange.cells import guarded
from store.exchange.columns import COLUMNS, Column
from store.exchange.writing import Outgoing
from store.records import Dossier, Interview, Opening, Person, Settings


def write(outgoing: Outgoing) -> Iterator[str]:
    """The table, a piece for each opening."""
    yield _lines([[column.name for column in COLUMNS]])
    for dossier in outgoing.snapshot.dossiers.values():
        yield _lines(_rows(dossier, outgoing.snapshot.settings))


def _rows(dossier: Dossier, settings: Settings) -> Iterator[list[str]]:
    """A row for each person and each interview, side by side; one at least."""
    pairs = list(zip_longest(dossier.people, dossier.interviews)) or [(None, None)]
    for number, (person, interview) in enumerate(pairs):
        yield [guarded(_cell(column, dossier.opening, person, interview, number, settings)) for column in COLUMNS]


def _cell(
    column: Column, opening: Opening, person: Person | None, interview: Interview | None, row: int, settings: Settings
) -> str:
    record = {Opening: opening, Person: person, Interview: interview}.get(column.record)
    if record is None or (row and column.record is Opening and column.field == "notes"):
        return ""
    return _plain(getattr(record, column.field), opening, settings)


def _plain(value: Any, opening: Opening, settings: Settings) -> str:
    """A value as a cell; moments on the company's clock."""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, datetime):
        return f"{value.astimezone(zone_of(opening.zone, settings.zone)):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return str(value.value)
    return "" if value is None else str(value)


def _lines(rows: Any) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
