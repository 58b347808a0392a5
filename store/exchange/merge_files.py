"""A file or folder that holds another history of the planner → its documents; read with mistrust, and never changed.

It may be a snapshot or its journal (each a conflict copy of a syncing program, too, or one with git's conflict marks),
an export, or a whole data folder. A snapshot is read with the journal of the same name beside it.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from store.clean import clean
from store.database import journal
from store.database.documents import TABLE_OF, encode, is_id, key_of
from store.database.errors import Damaged
from store.database.files import Home
from store.database.history import apply
from store.database.image import Tables, parse
from store.database.lineage import GONE, WAS
from store.database.migrations import migrate_tables
from store.exchange import json as everything
from store.exchange.beside import OURS
from store.exchange.merge_sides import unreadable

LARGEST = 200 * 2**20
"""Bytes that are read of one history."""

_BETWEEN, _THEIRS, _ANCESTOR = b"=======", b">>>>>>> ", b"||||||| "


class MergeError(ValueError):
    """A file that is no history of the planner: str() is one sentence for the user."""


@dataclass(frozen=True, slots=True)
class Source:
    """What was read."""

    histories: tuple[Tables, ...]
    """One; two where git could not decide between them."""
    notices: tuple[str, ...] = ()
    """Sentences about what it does not tell."""


def read_source(path: Path) -> Source:
    """The histories in a file or folder (MergeError; NewerFormat where a newer version wrote it)."""
    try:
        path = path.expanduser()
        if path.is_dir():
            return _folder(path)
        if path.exists() and not path.is_file():
            raise MergeError(f"{_named(path)} is neither a file nor a folder.")
        journal_file = path.with_suffix(".journal")
        data = _bytes(path)
        beside = _bytes(journal_file) if path.suffix == ".json" and journal_file.is_file() else b""
    except OSError as error:
        raise MergeError(f"{_named(path)} cannot be read: {error.strerror}.") from error
    except (RuntimeError, ValueError) as error:  # "~somebody" who is not there; a NUL in a name
        if isinstance(error, MergeError):
            raise
        raise MergeError(f"{_named(path)} is no name of a file.") from error
    return _read(path, data, beside)


def _named(path: Path) -> str:
    """The name for a sentence: whoever made the file chose it."""
    return clean(path.name or str(path), newlines=False)


def _bytes(path: Path) -> bytes:
    """A file's bytes (MergeError where they are too many, OSError)."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise MergeError(f"{_named(path)} is larger than {LARGEST // 2**20} MB, so it was not read.")
    return data


def _folder(path: Path) -> Source:
    home = Home(path)
    if not home.snapshot.is_file() and not home.journal.is_file():
        raise MergeError(f"{_named(path)} holds no planner: there is no afterword.json in it.")
    lines = _bytes(home.journal) if home.journal.is_file() else b""
    source = _read(home.snapshot, _bytes(home.snapshot) if home.snapshot.is_file() else b"", lines)
    if home.drafts.is_dir() and any(home.drafts.glob("*.draft")):
        return Source(source.histories, (*source.notices, "What was typed there and not saved stays there."))
    return source


def _read(path: Path, data: bytes, lines: bytes) -> Source:
    if not data.strip() and not lines.strip():
        raise MergeError(f"There is nothing in {_named(path)}.")
    histories = []
    notices: list[str] = []
    texts, journals = _sides(data), _sides(lines)
    for side in range(max(len(texts), len(journals))):
        tables, number, said = _tables(path, texts[min(side, len(texts) - 1)])
        _follow(path, tables, number, journals[min(side, len(journals) - 1)])
        histories.append(tables)
        notices += [sentence for sentence in said if sentence not in notices]
    if count := sum(map(unreadable, histories)):
        notices.append(f"{count} of its records could not be read and {'was' if count == 1 else 'were'} left out.")
    return Source(tuple(histories), tuple(notices))


def _sides(data: bytes) -> list[bytes]:
    """The text as it is; both texts where git marked what it could not decide."""
    if not data.startswith(OURS) and b"\n" + OURS not in data:
        return [data]
    kept: dict[bytes, list[bytes]] = {OURS: [], _THEIRS: []}
    where = b""
    for line in data.split(b"\n"):
        if line.startswith(OURS):
            where = OURS
        elif line.startswith(_ANCESTOR) and where:
            where = _ANCESTOR
        elif line.rstrip(b"\r") == _BETWEEN and where:
            where = _THEIRS
        elif line.startswith(_THEIRS) and where:
            where = b""
        else:
            for side, text in kept.items():
                if where in {b"", side}:
                    text.append(line)
    return [b"\n".join(text) for text in kept.values()]


def _tables(path: Path, data: bytes) -> tuple[Tables, int, tuple[str, ...]]:
    """The documents in one text, be it snapshot, journal or export; the last transaction in it; what is to be said."""
    if not data:
        return {}, 0, ()
    if re.match(rb"[0-9a-f]{8} [\[{]", data):
        tables: Tables = {}
        _follow(path, tables, 0, data)
        return tables, 0, ()
    try:
        image = parse(data)
    except Damaged:
        tables, said = _export(path, data)
        return tables, 0, said
    migrate_tables(image.tables, image.version)
    return image.tables, image.number, ()


def _export(path: Path, data: bytes) -> tuple[Tables, tuple[str, ...]]:
    try:
        export = everything.read(data.decode("utf-8-sig"))
    except everything.NewerExportError as error:
        raise MergeError(str(error)) from error
    except (UnicodeDecodeError, everything.ExchangeError) as error:
        raise MergeError(f"{_named(path)} is no file of Afterword's, or it is damaged.") from error
    tables: Tables = {}
    lineage = export.lineage or everything.Lineage({}, {})
    for record in export.records:
        document = encode(record) | {WAS: lineage.past.get(record.id, [])}
        tables.setdefault(TABLE_OF[type(record)], {})[key_of(record.id)] = document
    tables[GONE] = {key_of(id_): {WAS: marks} for id_, marks in lineage.gone.items() if is_id(id_)}
    said = []
    if export.lineage is None:
        said.append("This export says nothing of what was removed or changed before, so all that both have stays.")
    if export.unsaved:
        said.append("What was typed there and not saved is not taken over.")
    return tables, tuple(said)


def _follow(path: Path, tables: Tables, number: int, lines: bytes) -> None:
    """Bring the entries of a journal that come after a transaction into the tables."""
    if not lines:
        return
    reading = journal.read(lines)
    if not reading.entries and reading.after is None:
        raise MergeError(f"{_named(path)} is no file of Afterword's, or it is damaged.")
    if reading.flaws:
        raise MergeError(f"A line of the journal of {_named(path)} is damaged, so nothing was taken from it.")
    for entry in reading.entries:
        if entry.number > number:
            apply(tables, entry)
