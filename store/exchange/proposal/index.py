"""Index: where somebody or something is known, found without looking through everything for each line of a file.

It only grows: what it finds is looked at again by whoever asked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable

from store.exchange.titles import bare_company, domain
from store.names.folding import fold
from store.records import Interview, Opening, Person, Record, Snapshot


class Index:
    """From addresses, names and ids to the ids of openings."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._companies: dict[str, dict[str, None]] = defaultdict(dict)
        self._people: dict[str, dict[str, None]] = defaultdict(dict)
        self._domains: dict[str, dict[str, None]] = defaultdict(dict)
        self._meetings: dict[str, tuple[str, str]] = {}
        for dossier in snapshot.dossiers.values():
            self.take(dossier.opening, *dossier.people, *dossier.interviews)

    def take(self, *records: Record) -> None:
        """Know these, too."""
        for record in records:
            if isinstance(record, Opening):
                self._companies[bare_company(record.company)][record.id] = None
            elif isinstance(record, Person):
                self._take_person(record)
            elif isinstance(record, Interview):
                for name in filter(None, (record.id, record.uid)):
                    self._meetings[name] = record.opening_id, record.id

    def at_company(self, company: str) -> Iterable[str]:
        """The openings of a company, whatever its form of law."""
        return tuple(self._companies.get(bare_company(company), ()))

    def with_addresses(self, emails: Iterable[str]) -> Counter[str]:
        """How many of these addresses are known at each opening."""
        return Counter(id_ for email in set(emails) for id_ in self._people.get(email.casefold(), ()) if email)

    def with_person(self, email: str, name: str) -> Iterable[str]:
        """The openings at which somebody of this address, or of this folded name, may be known."""
        return tuple({**self._people.get(email.casefold(), {}), **self._people.get(name, {})})

    def with_domains(self, domains: Iterable[str]) -> Iterable[str]:
        """The openings at which somebody has an address of these domains."""
        return tuple({id_: None for name in domains for id_ in self._domains.get(name, ())})

    def meeting(self, *names: str) -> tuple[str, str]:
        """The opening and the interview of an invitation's id or of our own; empty where there is none."""
        return next((self._meetings[name] for name in names if name in self._meetings), ("", ""))

    def _take_person(self, person: Person) -> None:
        names = {fold(f"{given} {person.family}") for given in (person.given, person.nickname) if given}
        names |= {fold(f"{person.family} {person.given}"), fold(person.name), person.email.casefold()}
        for name in names - {""}:
            self._people[name][person.opening_id] = None
        if host := domain(person.email):
            self._domains[host][person.opening_id] = None
