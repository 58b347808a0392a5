"""Draft: the lines so far, and what would be known with them, so that one thing builds on the other."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from store.exchange.proposal.index import Index
from store.exchange.proposal.lines import Act, Line, Wishes
from store.records import Dossier, Record, Settings, Snapshot
from store.snapshots import amend


class Draft:
    """A proposal in the making."""

    def __init__(self, snapshot: Snapshot, now: datetime, wishes: Wishes) -> None:
        self.snapshot = snapshot
        """What would be known if all lines so far were accepted that are on."""
        self.now = now
        """The present moment in the user's zone."""
        self.wishes = wishes
        """What the user said about where things belong."""
        self.index = Index(snapshot)
        """Where somebody or something is known."""
        self.lines: list[Line] = []
        """The lines so far."""
        self.guesses: dict[tuple[str, str], str] = {}
        """Company and role as they were told → the id of the new opening that was proposed for them."""
        self.source = ""
        """The name by which Wishes says to which opening the present fact belongs; empty where it is known."""
        self._file = ""
        self._number = 0
        self._keys: Counter[str] = Counter()
        self._key_of: dict[str, str] = {}

    @property
    def settings(self) -> Settings:
        """The user's settings."""
        return self.snapshot.settings

    @property
    def today(self) -> date:
        """The user's own day."""
        return self.now.date()

    def begin(self, file: str, number: int) -> None:
        """The next lines are told by this file."""
        self._file, self._number, self.source = file, number, ""

    def named(self, name: str) -> str:
        """The name of something in this file."""
        return f"{self._number}:{name}"

    def dossiers(self, opening_ids: Iterable[str]) -> list[Dossier]:
        """Those of these openings that are there."""
        there = self.snapshot.dossiers
        return [there[id_] for id_ in opening_ids if id_ in there]

    def dossier(self, opening_id: str) -> Dossier:
        """An opening with what would be known of it."""
        return self.snapshot.dossiers[opening_id]

    def add(
        self,
        what: str,
        record: Record,
        title: str,
        reason: str,
        *,
        is_on: bool = True,
        name: str = "",
        parts: tuple[Record, ...] = (),
    ) -> None:
        """Propose something new, with its parts; `name` tells it from others where its title can change."""
        key = self._key(f"add {what}", name or title)
        line = self._line(key, Act.ADD, what, title, reason, record)
        self._put(replace(line, is_on=is_on, parts=parts), record, *parts)
        self._key_of[record.id] = key

    def change(
        self, what: str, record: Record, changes: dict[str, Any], title: str, reason: str, *, is_on: bool = True
    ) -> None:
        """Propose other facts about something that is known."""
        key = self._key(f"change {what} {' '.join(changes)}", record.id if record.id not in self._key_of else title)
        line = self._line(key, Act.CHANGE, what, title, reason, record)
        needs = (*line.needs, *filter(None, [self._key_of.get(record.id)]))
        self._put(replace(line, is_on=is_on, changes=tuple(changes.items()), needs=needs), replace(record, **changes))

    def remove(self, what: str, record: Record, title: str, reason: str, *, is_on: bool = True) -> None:
        """Propose that something goes."""
        line = self._line(self._key(f"remove {what}", record.id), Act.REMOVE, what, title, reason, record)
        self.lines.append(replace(line, is_on=is_on))
        if is_on:
            self.snapshot = amend(self.snapshot, removed=[record])

    def same(self, what: str, title: str, reason: str = "") -> None:
        """Say that something is known already."""
        self.lines.append(self._line(self._key("same", what + title), Act.SAME, what, title, reason, None))

    def leave(self, what: str, title: str, reason: str) -> None:
        """Say that something is left out, and why."""
        key = self._key("leave", what + title)
        self.lines.append(self._line(key, Act.LEAVE, what, title, reason, None))

    def _put(self, line: Line, *records: Record) -> None:
        self.lines.append(line)
        if line.is_on:
            self.snapshot = amend(self.snapshot, put=records)
            self.index.take(*records)

    def _line(self, key: str, act: Act, what: str, title: str, reason: str, record: Record | None) -> Line:
        needed = self._key_of.get(getattr(record, "opening_id", ""))
        needs = (needed,) if needed else ()
        return Line(key, self._file, act, what, title, reason, record=record, needs=needs, source=self.source)

    def _key(self, what: str, name: str) -> str:
        """A key that no line has yet."""
        key = f"{self._number}: {what}: {name}"
        self._keys[key] += 1
        return key if self._keys[key] == 1 else f"{key} ({self._keys[key]})"
