"""TinyDB over tables in memory: its Table, but a change costs what it changes.

TinyDB's own table copies all its documents for each change. Here the function that changes a table is given a view
that notes which documents it touched; only those are staged, and the Database writes them to the journal.
"""

from collections.abc import Callable, Iterable, Iterator, MutableMapping
from typing import Any, NoReturn, cast

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from store.database.image import Tables
from store.database.journal import Change, Document


class LiveStorage(Storage):
    """The tables in memory, and the changes that are staged but not written yet."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.staged: list[Change] = []

    def read(self) -> Tables:
        """All tables as they are."""
        return self.tables

    def write(self, data: Tables) -> NoReturn:
        """Refuse: documents are changed one at a time, through a table (NotImplementedError)."""
        raise NotImplementedError("Tables are changed one document at a time, in a transaction.")


class TouchedView(MutableMapping[int, Document]):
    """A table's documents by number, as TinyDB's operations expect them; notes which are touched."""

    def __init__(self, documents: dict[str, Document]) -> None:
        self._documents = documents
        self._touched: dict[str, Document | None] = {}

    def __getitem__(self, number: int) -> Document:
        key = str(number)
        if key not in self._touched:
            self._touched[key] = dict(self._documents[key])
        document = self._touched[key]
        if document is None:
            raise KeyError(number)
        return document

    def __setitem__(self, number: int, document: Document) -> None:
        self._touched[str(number)] = document

    def __delitem__(self, number: int) -> None:
        if number not in self:
            raise KeyError(number)
        self._touched[str(number)] = None

    def __contains__(self, number: object) -> bool:
        key = str(number)
        return self._touched[key] is not None if key in self._touched else key in self._documents

    def __iter__(self) -> Iterator[int]:
        added = [key for key in self._touched if key not in self._documents]
        return (int(key) for key in [*self._documents, *added] if int(key) in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def changes(self, table: str) -> list[Change]:
        """What is different now."""
        before = self._documents
        return [(table, key, new) for key, new in self._touched.items() if before.get(key) != new]


class LiveTable(Table):
    """A TinyDB table whose operations are staged as changes of single documents."""

    default_query_cache_capacity = 0
    """Search results would alias the cache."""

    _storage: LiveStorage

    def put(self, number: int, document: Document) -> None:
        """Add a document under its number, or replace the one that is there."""
        self._update_table(lambda table: table.__setitem__(number, document))

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        view = TouchedView(self._storage.tables.get(self.name, {}))
        updater(view)
        self._storage.staged += view.changes(self.name)


class LiveDB(TinyDB):
    """TinyDB with tables of that kind."""

    table_class = LiveTable

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables, storage=LiveStorage)
        self.live = cast(LiveStorage, self.storage)
        """The tables in memory."""

    def live_table(self, name: str) -> LiveTable:
        """A table; changes to it are staged."""
        return cast(LiveTable, self.table(name, cache_size=0))

    def staged(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """The changes as TinyDB's tables take them: without those that change nothing."""
        self.live.staged.clear()
        for table, key, document in changes:
            if not key.isdecimal() or str(int(key)) != key:
                self.live.staged.append((table, key, document))
            elif document is None:
                self.live_table(table).remove(doc_ids=[int(key)])
            else:
                self.live_table(table).put(int(key), document)
        staged = tuple(self.live.staged)
        self.live.staged.clear()
        return staged
