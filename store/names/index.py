"""Everybody and every company of all openings, found by the fold of a name; built once, then amended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from store.names.folding import folds
from store.names.forms import Form, FormKind, company_forms, person_forms
from store.records import Dossier, Opening, Person

_MOST_CHANGES = 200
"""When more dossiers than this have changed, the whole index is built anew."""

Entry = tuple[str, Person | Opening, FormKind]
"""The opening, whose name it is, and which form of it. A form itself is made only when it is found: a hundred
thousand of them would make starting slow."""

Table = dict[str, list[Entry]]
"""By fold."""


class NameIndex:
    """Where each known name belongs, over all openings.

    What changed after it was built lies in a small second layer, so that a change costs what it changes.
    """

    __slots__ = ("_base", "_dossiers", "_fresh", "_stale")

    def __init__(
        self,
        dossiers: Mapping[str, Dossier],
        base: Table,
        stale: frozenset[str],
        fresh: Table,
    ) -> None:
        self._dossiers = dossiers
        self._base = base
        self._stale = stale
        self._fresh = fresh

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
        for opening_id, named, kind in self._base.get(bare, ()):
            if opening_id != besides and opening_id not in self._stale:
                yield from _forms(named, kind, bare)
        for opening_id, named, kind in self._fresh.get(bare, ()):
            if opening_id != besides:
                yield from _forms(named, kind, bare)


def _indexed(dossiers: Iterable[Dossier]) -> Table:
    table: Table = {}
    for dossier in dossiers:
        opening = dossier.opening
        for person in dossier.people:
            for bare, kind in _person_keys(person):
                table.setdefault(bare, []).append((opening.id, person, kind))
        for bare in _company_keys(opening.company):
            table.setdefault(bare, []).append((opening.id, opening, FormKind.COMPANY))
    return table


def _person_keys(person: Person) -> Iterator[tuple[str, FormKind]]:
    """The folds under which a person is looked up; plain names, nearly all of them, the short way."""
    given, family = person.given, person.family
    if given.isalpha() and family.isalpha() and given.isascii() and family.isascii() and not person.nickname:
        given, family = given.lower(), family.lower()
        yield given, FormKind.GIVEN
        yield family, FormKind.FAMILY
        yield given + family, FormKind.FULL
        yield family + given, FormKind.FULL if person.family_first else FormKind.TURNED
        return
    for form in person_forms(person):
        if form.kind is not FormKind.PART:
            yield from ((bare, form.kind) for bare in folds(form.text) if len(bare) > 1)


def _company_keys(company: str) -> Iterator[str]:
    for form in company_forms(company):
        yield from (bare for bare in folds(form.text) if len(bare) > 1)


def _forms(named: Person | Opening, kind: FormKind, bare: str) -> Iterator[Form]:
    """The forms of a name that have this fold."""
    forms = person_forms(named) if isinstance(named, Person) else company_forms(named.company)
    return (form for form in forms if form.kind is kind and bare in folds(form.text))
