"""What the accepted lines of a proposal come to: records to be put, and records to be taken away."""

from dataclasses import replace

from store.exchange.proposal.lines import Act, Proposal
from store.records import Interview, Record, Snapshot
from store.snapshots import FIELD_OF


def changes_in(
    proposal: Proposal, accepted: frozenset[str], snapshot: Snapshot
) -> tuple[tuple[Record, ...], tuple[Record, ...]]:
    """The records to be put and those to be removed; an interview is left with the people who are there then."""
    put: dict[str, Record] = {}
    removed: dict[str, Record] = {}
    keys = proposal.effective(accepted)
    for line in proposal.lines:
        if line.key not in keys or line.record is None:
            continue
        if line.act is Act.ADD:
            put |= {record.id: record for record in (line.record, *line.parts)}
        elif line.act is Act.REMOVE:
            removed[line.record.id] = line.record
        elif (now := put.get(line.record.id) or _known(snapshot, line.record)) is not None:
            put[line.record.id] = replace(now, **dict(line.changes))
    kept = (_with_known_people(record, put, snapshot) for id_, record in put.items() if id_ not in removed)
    return tuple(record for record in kept if record != _known(snapshot, record)), tuple(removed.values())


def _known(snapshot: Snapshot, record: Record) -> Record | None:
    """The record of the same id that is there."""
    field = FIELD_OF.get(type(record))
    dossier = snapshot.dossiers.get(getattr(record, "opening_id", record.id))
    if dossier is None or field is None:
        return dossier.opening if dossier else None
    return next((part for part in getattr(dossier, field) if part.id == record.id), None)


def _with_known_people(record: Record, put: dict[str, Record], snapshot: Snapshot) -> Record:
    if not isinstance(record, Interview):
        return record
    dossier = snapshot.dossiers.get(record.opening_id)
    known = {*put, *(person.id for person in dossier.people)} if dossier else set(put)
    return replace(record, person_ids=tuple(id_ for id_ in dict.fromkeys(record.person_ids) if id_ in known))
