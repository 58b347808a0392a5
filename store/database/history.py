"""What was done, so that it can be undone: transactions with what was there before them."""

from collections.abc import Iterable
from dataclasses import dataclass

from store.database.image import Tables
from store.database.journal import Document, Entry

KEPT = 500
"""So many transactions can be undone."""


@dataclass(frozen=True, slots=True)
class Past:
    """A transaction, and what was there before it."""

    entry: Entry
    before: tuple[Document | None, ...]
    """For each of its changes, the document that it replaced."""


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


class History:
    """The transactions that this session may undo, the last one on top."""

    def __init__(self) -> None:
        self._pasts: list[Past] = []

    @property
    def last(self) -> Past | None:
        """The one that would be undone now."""
        return self._pasts[-1] if self._pasts else None

    def remember(self, pasts: Iterable[Past]) -> None:
        """From now on these can be undone; what one of them undid cannot, nor can an undoing itself."""
        for past in pasts:
            if past.entry.undoes:
                self.forget(past.entry.undoes)
            else:
                self._pasts.append(past)
        del self._pasts[:-KEPT]

    def forget(self, number: int) -> None:
        """Take a transaction off the list."""
        self._pasts = [past for past in self._pasts if past.entry.number != number]
