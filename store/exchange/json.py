"""Everything that is known ↔ one readable JSON text: Afterword's own form, in which it travels and is kept elsewhere.

Each opening holds its interviews, people, contacts, letters and snoozes; a record looks as it does in the database,
with its id. Beside the openings stand the settings, the words that are always fine, and what was typed and not saved.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from store.clean import clean
from store.database.documents import Unreadable, decode, encode, key_of
from store.dates import DateError
from store.records import Dossier, Record, Settings, Snapshot
from store.settings import KEYS
from store.settings.keys import WrongValueError
from store.snapshots import FIELD_OF

FORMAT = 1
"""The format that write() writes; read() refuses a higher one."""


class ExchangeError(ValueError):
    """A text that is no export: str() is one sentence for the user."""


class NewerExportError(ExchangeError):
    """An export of a newer version."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A text that was typed and not saved."""

    key: str
    """What it is a draft of: the id of a letter, or words for a subject or a form."""
    revision: int
    """The letter's revision when the typing began."""
    text: str
    when: datetime
    """When the last of it was typed."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """What records were before, so that a merge can tell which of two values is the newer one."""

    past: Mapping[str, list[str]]
    """The marks of each record, by its id; see store.database.lineage."""
    gone: Mapping[str, list[str]]
    """Those of the records that were removed."""


@dataclass(frozen=True, slots=True)
class Export:
    """What an export holds."""

    records: tuple[Record, ...]
    """Openings before their parts; assemble() makes of them the snapshot that was exported."""
    settings: Settings
    unsaved: tuple[Typed, ...]
    lineage: Lineage | None = None
    """What is known of the past; None in exports of older versions, and of single openings."""


def write(
    snapshot: Snapshot, unsaved: Iterable[Typed], lineage: Lineage | None = None, *, only_ascii: bool = False
) -> str:
    """Everything as JSON; read() gives the same back. The same facts always give the same text.

    With `only_ascii` every other letter is written as an escape, which JSON reads as the same.
    """
    whole = {
        "afterword": FORMAT,
        "settings": {key.name: _plain(getattr(snapshot.settings, key.name)) for key in KEYS},
        "openings": [_opening(dossier) for dossier in snapshot.dossiers.values()],
        "fine_words": [_document(word) for word in snapshot.fine_words],
        "unsaved": [_typed(text) for text in unsaved],
    }
    if lineage is not None:
        whole |= {"past": dict(lineage.past), "gone": dict(lineage.gone)}
    return json.dumps(whole, ensure_ascii=only_ascii, indent=1)


def read(text: str) -> Export:
    """What an export holds (ExchangeError where it is none, or one of a newer version)."""
    try:
        whole = json.loads(text)
        version = whole["afterword"]
    except (ValueError, RecursionError, LookupError, TypeError):
        raise ExchangeError("This is no JSON that Afterword exported.") from None
    if not isinstance(version, int) or version > FORMAT:
        raise NewerExportError("This was exported by a newer version of Afterword; please update.")
    try:
        settings = _settings(whole.get("settings", {}))
        return Export(tuple(_records(whole)), settings, tuple(_read_typed(whole)), _lineage(whole))
    except (Unreadable, WrongValueError, DateError) as error:
        raise ExchangeError(f"The export cannot be read: {str(error).rstrip('.')}.") from error
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ExchangeError("The export cannot be read, for a part of it is not as Afterword writes it.") from error


def _opening(dossier: Dossier) -> dict[str, Any]:
    parts = {field: [_part(record) for record in getattr(dossier, field)] for field in FIELD_OF.values()}
    return _document(dossier.opening) | parts


def _part(record: Record) -> dict[str, Any]:
    document = _document(record)
    del document["opening_id"]
    return document


def _document(record: Record) -> dict[str, Any]:
    return {"id": record.id} | encode(record)


def _typed(typed: Typed) -> dict[str, Any]:
    return {"key": typed.key, "revision": typed.revision, "text": typed.text, "when": typed.when.isoformat()}


def _plain(value: Any) -> Any:
    """A setting as JSON holds it."""
    if isinstance(value, time):
        return value.isoformat().removesuffix(":00")
    if isinstance(value, date):
        return value.isoformat()
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


def _records(whole: Mapping[str, Any]) -> Iterator[Record]:
    for opening in whole.get("openings", []):
        facts = {name: value for name, value in opening.items() if name not in FIELD_OF.values()}
        yield _record("openings", facts)
        for field in FIELD_OF.values():
            for part in opening.get(field, []):
                yield _record(field, part | {"opening_id": opening["id"]})
    for word in whole.get("fine_words", []):
        yield _record("fine_words", word)


def _record(table: str, document: Mapping[str, Any]) -> Record:
    return decode(table, key_of(document["id"]), document)


def _settings(table: Mapping[str, Any]) -> Settings:
    """The settings; those that this version does not know are left out."""
    return Settings(**{key.name: key.read(table[key.name]) for key in KEYS if key.name in table})


def _lineage(whole: Mapping[str, Any]) -> Lineage | None:
    if "gone" not in whole:
        return None
    past, gone = ({id_: list(marks) for id_, marks in whole.get(name, {}).items()} for name in ("past", "gone"))
    return Lineage(past, gone)


def _read_typed(whole: Mapping[str, Any]) -> Iterator[Typed]:
    for typed in whole.get("unsaved", []):
        when = datetime.fromisoformat(typed["when"])
        yield Typed(clean(typed["key"], newlines=False), int(typed["revision"]), clean(typed["text"]), when)
