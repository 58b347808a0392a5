"""The Planner: the verbs, and the facts as a Snapshot. What the screen and the command line hold in their hands.

Each verb is a transaction: it takes the lock, reads what other sessions appended, is worked out on the fresh facts,
and returns when its one entry in the journal is safe. Where it fails (PlannerError for what was asked, StoreError for
what the disk did) everything, on the disk and in memory, is as before.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from store.database import Database, last_change
from store.database.backups import Backup, listed, plan
from store.database.backups import read as read_backup
from store.database.drafts import Drafts, Orphan
from store.database.files import Home
from store.database.image import Tables
from store.keeper import Keeper
from store.records import (
    Channel,
    Contact,
    Interview,
    Letter,
    LetterState,
    Opening,
    OpeningState,
    Person,
    Purpose,
    Record,
    Settings,
    Snapshot,
    Snooze,
)
from store.recovering import recover
from store.verbs import contacts, decisions, incoming, letters, meetings, openings
from store.verbs.deed import Deed, Facts, PlannerError
from store.verbs.letters import Gone, SaveResult, Wish

if TYPE_CHECKING:
    from store.exchange.writing import Outgoing

__all__ = ["Gone", "Planner", "PlannerError", "SaveResult"]


class Planner:
    """All that is known, and the verbs that change it."""

    def __init__(self, keeper: Keeper, drafts: Drafts) -> None:
        """Stand on what a keeper keeps; use open() for a folder."""
        self._keeper = keeper
        self.drafts = drafts
        """What is being typed."""

    @classmethod
    def open(cls, home: Path, settings: Settings, today: Callable[[], date] | None = None) -> "Planner":
        """Open the planner in a folder, which is made where it is missing (StoreError).

        `today` names the day of a backup; without it that is the day of the last change, in the user's zone.
        """
        database = Database(home, today or (lambda: last_change(home, settings.zone)))
        return cls(Keeper(database, settings), Drafts(home))

    @staticmethod
    def weight(home: Path) -> int:
        """How many bytes open() will have to read."""
        files = Home(home)
        return sum(path.stat().st_size for path in (files.snapshot, files.journal) if path.is_file())

    @property
    def snapshot(self) -> Snapshot:
        """All that is known; the dossiers that a change did not touch stay the same objects."""
        return self._keeper.snapshot

    @property
    def folder(self) -> Path:
        """Where the files are, for whoever watches them."""
        return self._keeper.database.home.path

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences about what was found in the files, and what was done about it."""
        return tuple(self._keeper.notices)

    @property
    def is_read_only(self) -> bool:
        """May nothing be changed, because the files may only be read?"""
        return self._keeper.database.is_read_only

    def use_settings(self, settings: Settings) -> None:
        """Take other settings into the snapshot."""
        self._keeper.use_settings(settings)

    def refresh(self) -> bool:
        """Read what other sessions did; False where they did nothing, which costs one look at a file (StoreError)."""
        return self._keeper.refresh()

    def compact_if_due(self) -> None:
        """Renew the snapshot file when the journal has outgrown its room; for idle moments (StoreError)."""
        self._keeper.compact_if_due()

    def close(self) -> None:
        """Give the files back, after renewing snapshot and backup where this session changed anything (StoreError)."""
        self.drafts.stop()
        self._keeper.close()

    def leave(self) -> None:
        """Give the files back as they are; the day's backup, too, stays what it is."""
        self.drafts.stop()
        self._keeper.database.close()

    def recover_drafts(self) -> list[Orphan]:
        """Put letters that were being typed when a session died back where they belong, with a notice each.

        Returns what was being typed in forms: for the screen to offer, and then to discard or release (StoreError).
        """
        return [] if self.is_read_only else recover(self._keeper, self.drafts)

    def backups(self) -> list[Backup]:
        """All backups, the newest first."""
        return listed(self._keeper.database.home.backups)

    def back_up(self) -> Backup:
        """Make the backup of the day now (StoreError)."""
        return self._keeper.database.back_up()

    def restore_plan(self, backup: Backup) -> list[str]:
        """What restore() would change, a sentence for each kind of record (StoreError, OSError)."""
        return plan(self._keeper.database.tables, read_backup(backup).tables)

    def restore(self, backup: Backup) -> None:
        """Make everything as it was in a backup; one undo takes that back (StoreError, OSError)."""
        self._keeper.restore(backup)

    def merge_plan(self, histories: Iterable[Tables]) -> list[str]:
        """What merge() would change, in sentences."""
        from store.exchange.merge import merge_all, summary  # noqa: PLC0415 - a merge is rare

        tables = {table: dict(documents) for table, documents in self._keeper.database.tables.items()}
        return summary(tables, merge_all(tables, histories))

    def merge(self, histories: Iterable[Tables], name: str = "Merged another copy") -> list[str]:
        """Take in what other histories of this planner know, after a backup; one undo takes that back (StoreError).

        Returns what was changed, in sentences.
        """
        self._keeper.database.keep_before("merge")
        return self._keeper.merge(tuple(histories), name)

    def outgoing(self, now: datetime) -> "Outgoing":
        """Everything for a way out, what was typed and not saved included."""
        from store.exchange.writing import gathered  # noqa: PLC0415 - an export is rare

        there, gone = self._keeper.marks()
        return gathered(self.snapshot, now, self.drafts.unsaved(), there, gone)

    def add_opening(self, opening: Opening) -> None:
        """A new opening."""
        self._keeper.do(lambda facts: openings.add(facts, opening))

    def edit_opening(self, opening: Opening) -> None:
        """Other facts about an opening."""
        self._keeper.do(lambda facts: openings.edit(facts, opening))

    def remove_opening(self, opening_id: str) -> None:
        """An opening goes, and all that belongs to it."""
        self._keeper.do(lambda facts: openings.remove(facts, opening_id))

    def set_state(self, opening_id: str, state: OpeningState, now: datetime) -> None:
        """An opening is now where it was not before."""
        self._keeper.do(lambda facts: openings.set_state(facts, opening_id, state, now))

    def add_interview(
        self, interview: Interview, people: Iterable[Person] = (), opening: Opening | None = None
    ) -> None:
        """A new round with the people who are new or known better since, and its opening, new or known better."""
        people = tuple(people)
        self._keeper.do(lambda facts: meetings.add_interview(facts, interview, people, opening))

    def edit_interview(
        self, interview: Interview, people: Iterable[Person] = (), opening: Opening | None = None
    ) -> None:
        """Other facts about a round, about the people met, and about its opening."""
        people = tuple(people)
        self._keeper.do(lambda facts: meetings.edit_interview(facts, interview, people, opening))

    def remove_interview(self, interview_id: str) -> None:
        """A round goes; the people met stay."""
        self._keeper.do(lambda facts: meetings.remove_interview(facts, interview_id))

    def add_person(self, person: Person) -> None:
        """Someone new."""
        self._keeper.do(lambda facts: meetings.add_person(facts, person))

    def edit_person(self, person: Person) -> None:
        """Other facts about someone."""
        self._keeper.do(lambda facts: meetings.edit_person(facts, person))

    def remove_person(self, person_id: str) -> None:
        """Someone goes, also from interviews and unsent letters."""
        self._keeper.do(lambda facts: meetings.remove_person(facts, person_id))

    def log_contact(self, contact: Contact, state: OpeningState | None = None, decide_by: date | None = None) -> None:
        """Something happened; it may have put the opening into another state, or brought the day of a decision.

        A check-in beyond the limit that has no reason is refused (PlannerError).
        """
        self._keeper.do(lambda facts: contacts.log(facts, contact, state, decide_by))

    def edit_contact(self, contact: Contact) -> None:
        """Other facts about what happened."""
        self._keeper.do(lambda facts: contacts.edit(facts, contact))

    def remove_contact(self, contact_id: str) -> None:
        """It did not happen."""
        self._keeper.do(lambda facts: contacts.remove(facts, contact_id))

    def start_letter(self, letter: Letter) -> None:
        """A new letter."""
        self._keeper.do(lambda facts: letters.start(facts, letter))

    def save_letter(
        self,
        letter_id: str,
        *,
        text: str | None = None,
        subject: str | None = None,
        to: tuple[str, ...] | None = None,
        channel: Channel | None = None,
        purpose: Purpose | None = None,
        base_revision: int,
    ) -> SaveResult:
        """A letter takes what is given; where another session changed its text since `base_revision`, both stay."""
        wish = Wish(text, subject, to, channel, purpose)
        results: list[SaveResult] = []

        def verb(facts: Facts) -> Deed:
            deed, result = letters.save(facts, letter_id, wish, base_revision)
            results.append(result)
            return deed

        self._keeper.do(verb)
        return results[-1]

    def overrule(self, letter_id: str, key: str) -> None:
        """A finding is waved off for this letter."""
        self._keeper.do(lambda facts: letters.overrule(facts, letter_id, key))

    def allow(self, letter_id: str, key: str) -> None:
        """A finding that was waved off counts again."""
        self._keeper.do(lambda facts: letters.overrule(facts, letter_id, key, overruled=False))

    def mark_ready(self, letter_id: str) -> None:
        """A letter is ready to be sent."""
        self._keeper.do(lambda facts: letters.mark(facts, letter_id, LetterState.READY))

    def mark_draft(self, letter_id: str) -> None:
        """A letter is a draft again."""
        self._keeper.do(lambda facts: letters.mark(facts, letter_id, LetterState.DRAFT))

    def mark_sent(self, letter_id: str, now: datetime, reason: str = "", gone: Gone | None = None) -> None:
        """A letter went out: it is kept as it is, and a contact is logged with each person it went to.

        A check-in beyond the limit needs a reason in words, as in log_contact(). What is `gone` was handed over by
        the program itself, and is archived as it went; no undo takes that back.
        """
        self._keeper.do(lambda facts: letters.mark_sent(facts, letter_id, now, reason, gone))

    def remove_letter(self, letter_id: str) -> None:
        """A letter that was not sent goes."""
        self._keeper.do(lambda facts: letters.remove(facts, letter_id))

    def decide(self, snooze: Snooze) -> None:
        """A decision about a step: put off, waved off, or given a day of its own."""
        self._keeper.do(lambda facts: decisions.decide(facts, snooze))

    def add_fine_word(self, text: str) -> None:
        """A spelling that the name check leaves alone everywhere."""
        self._keeper.do(lambda facts: decisions.add_fine_word(facts, text))

    def load_sample(self, records: Iterable[Record], name: str = "Loaded the sample") -> None:
        """Many records at once, as one transaction."""
        records = tuple(records)
        self._keeper.do(lambda facts: decisions.load(facts, records, name))

    def bring_in(
        self, accepted: Callable[[Snapshot], tuple[tuple[Record, ...], tuple[Record, ...]]], name: str
    ) -> None:
        """What was accepted of an import, worked out anew on the fresh facts: records to be put, and to be removed."""
        self._keeper.do(lambda facts: incoming.bring_in(facts, *accepted(facts.snapshot), name))

    @property
    def undo_name(self) -> str:
        """The name of what undo() would undo, or empty."""
        return self._keeper.undo_name

    def undo(self) -> str:
        """Undo the last verb, and return its name (PlannerError where there is none, or its records have changed)."""
        return self._keeper.undo()
