"""What tests of the way in share: the fixtures, one reading process for many of them, and records in one line each."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from store.exchange.child import Child
from store.exchange.facts import Fact
from store.exchange.proposal import Proposal, Told, Wishes, changes_in, propose
from store.records import Interview, Opening, Person, Record, Settings, Snapshot
from store.snapshots import amend
from tests.conftest import LONDON

FIXTURES = Path(__file__).parent / "fixtures"
NOW = datetime(2026, 11, 22, 14, tzinfo=LONDON)
USER = Settings(given="Robin", family="Hale", email="robin@hale.example", zone="Europe/London", country="GB")
EMPTY = Snapshot(settings=USER)
NO_WISHES = Wishes()


def told(child: Child, *names: str) -> tuple[Told, ...]:
    """What some of the fixtures tell."""
    return tuple(Told(name, child.read((FIXTURES / name).read_bytes(), Path(name).suffix)) for name in names)


def tells(*facts: Fact) -> tuple[Told, ...]:
    """A file with these facts."""
    return (Told("a file", facts),)


def proposed(files: Iterable[Told], snapshot: Snapshot = EMPTY, wishes: Wishes = NO_WISHES) -> Proposal:
    """The lines of a preview."""
    return propose(files, snapshot, NOW, wishes)


def taken_in(files: tuple[Told, ...], snapshot: Snapshot = EMPTY, wishes: Wishes = NO_WISHES) -> Snapshot:
    """What is known after everything was accepted that is on by default."""
    proposal = proposed(files, snapshot, wishes)
    put, removed = changes_in(proposal, proposal.default, snapshot)
    return amend(snapshot, put, removed)


def lines(snapshot: Snapshot) -> Iterator[str]:
    """Every opening, person and interview in a line."""
    for dossier in snapshot.dossiers.values():
        records: tuple[Record, ...] = (dossier.opening, *dossier.people, *dossier.interviews)
        yield from map(line, records)


def line(record: Record) -> str:
    """A record with all that a file can tell of it."""
    match record:
        case Opening():
            return " | ".join(filter(None, (record.company, record.role, record.place, record.state, record.zone)))
        case Person():
            name = f"{record.honorific} {record.given}/{record.family}".strip()
            first = "family first" if record.family_first else ""
            parts = (
                name,
                record.nickname,
                first,
                record.email,
                record.phone,
                record.role,
                record.address,
                record.spelling,
            )
            return "  " + " | ".join(filter(None, parts)).replace("\n", ", ")
        case Interview():
            when = f"{record.start:%Y-%m-%d %H:%M} {record.start.tzinfo} {record.minutes} min"
            return "  " + " | ".join(filter(None, (when, record.setting, record.place, str(len(record.person_ids)))))
    return ""
