"""What the user accepted of a proposal, such that it can be worked out anew on what others may have changed since."""

from dataclasses import dataclass
from datetime import datetime

from store.exchange.proposal.changes import changes_in
from store.exchange.proposal.lines import Told, Wishes
from store.exchange.proposal.proposing import propose
from store.records import Record, Snapshot

LONGEST = 80
"""Characters of the name by which it is undone."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Files, and which of their lines are taken in."""

    files: tuple[Told, ...]
    """What the files told."""
    keys: frozenset[str]
    """The keys of the accepted lines."""
    wishes: Wishes
    """What the user said about where things belong."""
    now: datetime
    """The moment of the import, in the user's zone."""

    @property
    def name(self) -> str:
        """What undoing it is called."""
        return f"Imported {', '.join(file.name for file in self.files)}"[:LONGEST]

    def changes(self, snapshot: Snapshot) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
        """The records to be put and those to be removed."""
        return changes_in(propose(self.files, snapshot, self.now, self.wishes), self.keys, snapshot)
