"""Everybody and every company of all openings, found by the fold of a name; built once, then amended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from store.names.folding import folds
from store.names.forms import Form, FormKind, company_forms, person_forms
from store.records import Dossier

_MOST_CHANGES = 200
"""When more dossiers than this have changed, the whole index is built anew."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One form of a name, and the opening that it belongs to."""

    opening_id: str
    form: Form


class NameIndex:
    """Where each known name belongs, over all openings.

    What changed after it was built lies in a small second layer, so that a change costs what it changes.
    """

    __slots__ = ("_base", "_dossiers", "_fresh", "_stale", "longest")

    def __init__(
        self,
        dossiers: Mapping[str, Dossier],
        base: dict[str, tuple[Entry, ...]],
        stale: frozenset[str],
        fresh: dict[str, tuple[Entry, ...]],
    ) -> None:
        self._dossiers = dossiers
        self._base = base
        self._stale = stale
        self._fresh = fresh
        self.longest = 6
        """The most words of a name that are looked up together."""

    @classmethod
    def of(cls, dossiers: Mapping[str, Dossier]) -> NameIndex:
        """The index of these openings."""
        return cls(dossiers, _indexed(dossiers.values()), frozenset(), {})

    def amended(self, dossiers: Mapping[str, Dossier]) -> NameIndex:
        """The index after a change: only dossiers that are not the same objects are indexed anew."""
        if dossiers is self._dossiers:
            return self
        before = self._dossiers
        changed = {id_ for id_, dossier in dossiers.items() if before.get(id_) is not dossier}
        if len(dossiers) - len(changed) != len(before) or changed:
            changed |= before.keys() - dossiers.keys()
        if not changed:
            return NameIndex(dossiers, self._base, self._stale, self._fresh)
        stale = self._stale | changed
        if len(stale) > _MOST_CHANGES:
            return NameIndex.of(dossiers)
        return NameIndex(dossiers, self._base, stale, _indexed(dossiers[id_] for id_ in stale if id_ in dossiers))

    def find(self, bare: str, besides: str) -> Iterator[Form]:
        """The forms with this fold in all openings but one."""
        for entry in self._base.get(bare, ()):
            if entry.opening_id != besides and entry.opening_id not in self._stale:
                yield entry.form
        for entry in self._fresh.get(bare, ()):
            if entry.opening_id != besides:
                yield entry.form


def _indexed(dossiers: Iterable[Dossier]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for dossier in dossiers:
        for form in _forms(dossier):
            entry = Entry(dossier.opening.id, form)
            for bare in folds(form.text):
                if len(bare) > 1:
                    found.setdefault(bare, []).append(entry)
    return {bare: tuple(entries) for bare, entries in found.items()}


def _forms(dossier: Dossier) -> Iterator[Form]:
    for person in dossier.people:
        for form in person_forms(person):
            if form.kind is not FormKind.PART:
                yield form
    yield from company_forms(dossier.opening.company)
