"""Histories by chance: two planners that began as one, and went their own ways through the planner's own verbs."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from store.database.documents import TABLE_OF, TYPE_OF, decode, encode, key_of
from store.database.image import Tables
from store.database.lineage import GONE, traced
from store.records import Letter, LetterState, OpeningState, Person, Record, Settings, Snapshot
from store.snapshots import assemble
from store.verbs import letters, meetings, openings
from store.verbs.deed import Deed, PlannerError, facts_of
from tests.facts import NOW, a_check_in, a_letter, a_person, an_interview, an_opening

WORDS = ("", "apple", "birch", "cedar", "apple and birch", "dogwood\nelm")
"""What people write; of one that has two lines, a name or a company keeps one, as in the planner's forms."""


class History:
    """A planner without files: a snapshot, and the documents as the database would keep them."""

    def __init__(self, tables: Tables | None = None) -> None:
        self.tables: Tables = {table: dict(documents) for table, documents in (tables or {}).items()}

    @property
    def snapshot(self) -> Snapshot:
        """All that is known."""
        return snapshot_of(self.tables)

    def do(self, deed: Deed) -> None:
        """Write a deed down as the keeper does."""
        puts = {(TABLE_OF[type(record)], key_of(record.id)): record for record in deed.put}
        changes: list[Any] = [(TABLE_OF[type(gone)], key_of(gone.id), None) for gone in deed.removed]
        changes += [
            (table, key, self.tables.get(table, {}).get(key, {}) | encode(record))
            for (table, key), record in puts.items()
        ]
        for table, key, document in traced(self.tables, changes):
            if document is None:
                self.tables.setdefault(table, {}).pop(key, None)
            else:
                self.tables.setdefault(table, {})[key] = document

    def branch(self) -> "History":
        """Another planner with the same past."""
        return History(self.tables)


def snapshot_of(tables: Tables) -> Snapshot:
    """The facts in these documents."""
    records = [decode(table, key, doc) for table in TYPE_OF for key, doc in tables.get(table, {}).items()]
    return assemble(records, Settings())


def put(*records: Record) -> Deed:
    """Records as they are."""
    return Deed("put", records)


_WAYS = ("field", "letter", "send", "person", "contact", "round", "remove person", "remove opening", "remove letter",
         "opening", "state")  # fmt: skip


@st.composite
def histories(draw: st.DrawFn, count: int = 2) -> tuple[History, ...]:
    """Some planners with a common past."""
    first = History()
    for _ in range(draw(st.integers(0, 3))):
        _step(draw, first, "opening")
    for _ in range(draw(st.integers(0, 8))):
        _step(draw, first)
    several = tuple(first.branch() for _ in range(count))
    for history in several:
        for _ in range(draw(st.integers(0, 7))):
            _step(draw, history)
    return several


def _step(draw: st.DrawFn, history: History, way: str = "") -> None:  # noqa: C901 - one case for each thing to do
    """Somebody does something."""
    way = way or draw(st.sampled_from(_WAYS))
    snapshot = history.snapshot
    word = draw(st.sampled_from(WORDS))
    line = word.replace("\n", " ")
    dossiers = list(snapshot.dossiers.values())
    if way == "opening" or not dossiers:
        history.do(put(an_opening(line or "Acme", notes=draw(st.sampled_from(WORDS)))))
        return
    dossier = draw(st.sampled_from(dossiers))
    opening, people = dossier.opening, dossier.people
    facts = facts_of(snapshot)
    try:
        match way:
            case "field":
                name = draw(st.sampled_from(["notes", "company", "role", "decide_by", "do_not_call"]))
                values: dict[str, Any] = {"decide_by": date(2026, 11, draw(st.integers(1, 30))), "do_not_call": True}
                values = {name: values.get(name, word if name == "notes" else line)}
                history.do(put(replace(opening, **values)))
            case "state":
                history.do(openings.set_state(facts, opening.id, draw(st.sampled_from(OpeningState)), NOW))
            case "person":
                is_known = bool(people) and draw(st.booleans())
                old = draw(st.sampled_from(people)) if is_known else a_person(opening)
                history.do(put(replace(old, given=line or "Ann", phone=draw(st.sampled_from(WORDS[:3])))))
            case "contact":
                who = draw(st.sampled_from(people)).id if people else ""
                history.do(put(a_check_in(opening, NOW + timedelta(days=draw(st.integers(0, 9))), person_id=who)))
            case "round":
                met: list[Person] = draw(st.lists(st.sampled_from(people), unique=True)) if people else []
                history.do(put(an_interview(opening, *met, notes=word)))
            case "letter":
                _write(draw, history, dossier.letters, word, opening, people)
            case "send" if dossier.letters:
                history.do(letters.mark_sent(facts, draw(st.sampled_from(dossier.letters)).id, NOW))
            case "remove person" if people:
                history.do(meetings.remove_person(facts, draw(st.sampled_from(people)).id))
            case "remove opening":
                history.do(openings.remove(facts, opening.id))
            case "remove letter" if dossier.letters:
                history.do(letters.remove(facts, draw(st.sampled_from(dossier.letters)).id))
    except PlannerError:
        return


def _write(draw: st.DrawFn, history: History, written: Any, word: str, opening: Any, people: Any) -> None:
    unsent = [letter for letter in written if letter.state is not LetterState.SENT]
    is_known = bool(unsent) and draw(st.booleans())
    if is_known:
        letter: Letter = draw(st.sampled_from(unsent))
        state = draw(st.sampled_from([LetterState.DRAFT, LetterState.READY]))
        history.do(put(replace(letter, text=word, revision=letter.revision + 1, state=state)))
    else:
        history.do(put(a_letter(opening, *people[:1], text=word)))


def gone(tables: Tables) -> set[str]:
    """The keys of what was removed."""
    return set(tables.get(GONE, {}))
