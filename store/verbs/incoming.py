"""The verb of an import: many records at once, checked as each verb of its own would check them."""

from store.records import Interview, Opening, Person, Record
from store.snapshots import amend
from store.verbs import decisions, openings
from store.verbs.deed import Deed, Facts, PlannerError, dossier_of

DAY = 24 * 60


def bring_in(facts: Facts, put: tuple[Record, ...], removed: tuple[Record, ...], name: str) -> Deed | None:
    """Everything that was accepted of an import, or nothing where that is nothing (PlannerError)."""
    if not (put or removed):
        return None
    deed = decisions.load(facts, put, name)
    after = Facts(amend(facts.snapshot, deed.put, removed), facts.owner)
    for record in deed.put:
        _check(after, record)
    return Deed(name, deed.put, removed)


def _check(after: Facts, record: Record) -> None:
    if isinstance(record, Opening):
        openings.edit(after, record)
    elif isinstance(record, Person) and not record.name:
        raise PlannerError("A person needs a name.")
    elif isinstance(record, Interview):
        if not 0 < record.minutes <= DAY:
            raise PlannerError("An interview lasts at least a minute and at most a day.")
        if not {person.id for person in dossier_of(after, record.opening_id).people}.issuperset(record.person_ids):
            raise PlannerError("Someone in this interview is not in the planner any more.")
