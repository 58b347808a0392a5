"""Two sessions, restarts, kills, renewals and undo, in any order, against a plain dict."""

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from store.planner import Planner, PlannerError
from store.records import Letter, Opening, Record, Settings, Snapshot
from tests.facts import NOW, a_check_in, a_letter, a_person, an_interview, an_opening

Model = dict[str, Record]
R = TypeVar("R", bound=Record)
one_of_two = st.sampled_from([0, 1])
any_index = st.integers(0, 10**6)
few_words = st.text(max_size=8)


def all_records(snapshot: Snapshot) -> Model:
    """Every record of a snapshot by its id."""
    found: Model = {word.id: word for word in snapshot.fine_words}
    for dossier in snapshot.dossiers.values():
        found[dossier.opening.id] = dossier.opening
        for parts in (dossier.interviews, dossier.people, dossier.contacts, dossier.letters, dossier.snoozes):
            found |= {record.id: record for record in parts}
    return found


def uncounted(record: Record | None) -> Record | None:
    """A record without the count of its saves, which goes on when a save is undone."""
    return replace(record, revision=0) if isinstance(record, Letter) else record


class TwoSessions(RuleBasedStateMachine):
    """What two sessions do is what happens to a dict."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.home = Path(self.folder.name)
        self.sessions = [Planner.open(self.home, Settings()) for _ in range(2)]
        self.model: Model = {}
        self.moves: list[int] = []
        """Which session did what was done, in order."""
        self.done: list[list[tuple[Model, Model, int]] | None] = [[], []]
        """For each session, the dict before and after each verb it may undo, and its place in the moves; or None."""

    def chosen(self, type_: type[R], index: int) -> R | None:
        """One of the records of a type, if there is any."""
        found = [record for record in self.model.values() if isinstance(record, type_)]
        return found[index % len(found)] if found else None

    def did(self, session: int, model: Model) -> None:
        """A verb of a session has returned: the dict is now this."""
        stack = self.done[session]
        if stack is not None and model != self.model:
            stack.append((self.model, model, len(self.moves)))
        self.moves.append(session)
        self.model = model

    @rule(session=one_of_two, name=few_words)
    def add_opening(self, session, name):
        """A new opening, with a clean name."""
        opening = an_opening(f"Acme {name}".encode("ascii", "ignore").decode())
        try:
            self.sessions[session].add_opening(opening)
        except PlannerError:
            return
        kept = self.sessions[session].snapshot.dossiers[opening.id].opening
        self.did(session, {**self.model, opening.id: kept})

    @rule(session=one_of_two, index=any_index)
    def edit_opening(self, session, index):
        """Another role."""
        if opening := self.chosen(Opening, index):
            changed = replace(opening, role=f"role {index % 3}")
            self.sessions[session].edit_opening(changed)
            self.did(session, {**self.model, opening.id: changed})

    @rule(session=one_of_two, index=any_index)
    def remove_opening(self, session, index):
        """An opening and all its parts go."""
        if opening := self.chosen(Opening, index):
            self.sessions[session].remove_opening(opening.id)
            kept = {
                id_: record
                for id_, record in self.model.items()
                if opening.id not in {id_, getattr(record, "opening_id", "")}
            }
            self.did(session, kept)

    @rule(session=one_of_two, index=any_index)
    def add_parts(self, session, index):
        """A round with someone new, a letter to them, and a check-in."""
        if opening := self.chosen(Opening, index):
            ann = a_person(opening)
            round_ = an_interview(opening, ann)
            letter = a_letter(opening, ann)
            contact = a_check_in(opening, reason="Asked to.")
            planner = self.sessions[session]
            planner.add_interview(round_, [ann])
            self.did(session, {**self.model, ann.id: ann, round_.id: round_})
            planner.start_letter(letter)
            self.did(session, {**self.model, letter.id: letter})
            planner.log_contact(contact)
            self.did(session, {**self.model, contact.id: contact})

    @rule(session=one_of_two, index=any_index, text=few_words, is_stale=st.booleans())
    def save_letter(self, session, index, text, is_stale):
        """A text is saved, from what is there or from what was there once."""
        letter = self.chosen(Letter, index)
        if letter is None:
            return
        base = letter.revision - is_stale
        result = self.sessions[session].save_letter(letter.id, text=text, base_revision=base)
        after = {**self.model, letter.id: result.letter}
        if result.beside:
            assert result.beside.text == letter.text
            assert is_stale
            after[result.beside.id] = result.beside
        self.did(session, after)

    @rule(session=one_of_two, index=any_index)
    def send_letter(self, session, index):
        """A letter goes out."""
        letter = self.chosen(Letter, index)
        if letter is None or letter.sent_at:
            return
        self.sessions[session].mark_sent(letter.id, NOW)
        self.did(session, all_records(self.sessions[session].snapshot))
        self.done[session] = None
        self.sessions[session].undo()
        self.model = all_records(self.sessions[session].snapshot)
        assert uncounted(self.model[letter.id]) == uncounted(letter)

    @rule(session=one_of_two)
    def undo(self, session):
        """The last verb of this session is taken back, or a sentence says why not; nothing else changes."""
        stack = self.done[session]
        planner = self.sessions[session]
        name = planner.undo_name
        try:
            planner.undo()
        except PlannerError:
            if stack:
                _, _, place = stack.pop()
                assert 1 - session in self.moves[place:]
            assert all_records(planner.snapshot) == self.model or not name
            return
        now = all_records(planner.snapshot)
        if stack is None:
            self.done[1 - session] = None  # what was undone may have been a verb of the other session
        if stack:
            before, after, _ = stack.pop()
            for id_ in before.keys() | after.keys():
                if before.get(id_) != after.get(id_):
                    assert uncounted(self.model.get(id_)) == uncounted(after.get(id_))
                    assert uncounted(now.get(id_)) == uncounted(before.get(id_))
                else:
                    assert now.get(id_) == self.model.get(id_)
        self.moves.append(session)
        self.model = now

    @rule(session=one_of_two)
    def renew(self, session):
        """The journal is folded into a new snapshot."""
        self.sessions[session]._keeper.compact()

    @rule(session=one_of_two, in_order=st.booleans())
    def restart(self, session, in_order):
        """A session ends in order, or is killed, and begins again."""
        if in_order:
            self.sessions[session].close()
        else:
            self.sessions[session]._keeper.database.close()
        self.sessions[session] = Planner.open(self.home, Settings())
        self.done[session] = None

    @rule(session=one_of_two)
    def refresh(self, session):
        """A look at what the other did."""
        self.sessions[session].refresh()
        assert not self.sessions[session].refresh()

    @precondition(lambda self: self.model)
    @invariant()
    def one_session_and_a_new_one_hold_the_dict(self):
        """Nothing lost, nothing doubled, no surprise at the next start."""
        self.sessions[0].refresh()
        assert all_records(self.sessions[0].snapshot) == self.model
        fresh = Planner.open(self.home, Settings())
        assert fresh.snapshot == self.sessions[0].snapshot
        assert list(fresh.snapshot.dossiers) == list(self.sessions[0].snapshot.dossiers)
        assert fresh.notices == ()
        fresh._keeper.database.close()

    def teardown(self):
        """Leave nothing behind."""
        for planner in self.sessions:
            planner.close()
        self.folder.cleanup()


TestTwoSessions = TwoSessions.TestCase
TestTwoSessions.settings = settings(
    max_examples=10, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
