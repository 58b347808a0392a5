"""The Keeper: holds a Database and a Snapshot and keeps the two the same.

The one gate for every change: do() runs a verb on fresh facts and writes down its Deed; undo() takes one back.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from store.database import Database, News, Past
from store.database.backups import Backup, differences
from store.database.backups import read as read_backup
from store.database.documents import TABLE_OF, TYPE_OF, Unreadable, decode, encode, id_of, key_of
from store.database.image import Tables
from store.database.journal import Change, Document
from store.database.lineage import GONE, WAS, traced
from store.records import Dossier, Opening, Person, Record, Settings, Snapshot
from store.snapshots import FIELD_OF, amend, assemble
from store.verbs.deed import Deed, Facts, PlannerError

_TABLE_OF_FIELD = {field: TABLE_OF[type_] for type_, field in FIELD_OF.items()}


class Keeper:
    """A database and the snapshot of what it holds."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self.database = database
        """Where the facts are kept."""
        self.snapshot = Snapshot(settings=settings)
        """All that is known."""
        self.notices = database.notices
        """Sentences about what was found in the files, and what was done about it."""
        self._assemble()

    def use_settings(self, settings: Settings) -> None:
        """Take other settings into the snapshot."""
        self.snapshot = replace(self.snapshot, settings=settings)

    def refresh(self) -> bool:
        """Read what other sessions did; False where they did nothing (StoreError)."""
        before = self.snapshot
        self._take_in(self.database.news())
        return self.snapshot is not before

    def compact_if_due(self, at_end: bool = False) -> None:
        """Renew the snapshot file when the journal has outgrown its room, or make the day's backup (StoreError)."""
        if self.database.is_due:
            self.compact()
        elif self.database.is_backup_due(at_end):
            self.database.back_up()

    def compact(self) -> None:
        """Renew the snapshot file now, with what other programs wrote into it (StoreError)."""
        with self.database.turn() as news:
            self._take_in(news)
            self._take_in(self.database.take_foreign_edits())
            self.database.renew()

    def close(self) -> None:
        """Give the files back, after renewing snapshot and backup where this session changed anything (StoreError)."""
        try:
            if self.database.has_changed:
                self.compact_if_due(at_end=True)
        finally:
            self.database.close()

    def restore(self, backup: Backup) -> None:
        """Make everything as it was in a backup, as one transaction that can be undone (StoreError)."""
        tables = read_backup(backup).tables
        with self.database.turn() as news:
            self._take_in(news)
            changes = differences(self.database.tables, tables)
            if self.database.commit(f"Went back to the backup of {backup.day:%-d %B %Y}", changes):
                self._assemble()

    def merge(self, histories: Iterable[Tables], name: str) -> list[str]:
        """Take other histories in, as one transaction; returns what that changed, in sentences (StoreError)."""
        from store.exchange.merge import changes, merge_all, summary  # noqa: PLC0415 - a merge is rare

        with self.database.turn() as news:
            self._take_in(news)
            merged = merge_all(self.database.tables, histories)
            said = summary(self.database.tables, merged)
            if self.database.commit(name, changes(self.database.tables, merged)):
                self._assemble()
        return said

    def marks(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """What records that are there, and others that were removed, were before: marks of lineage, by id."""
        tables = self.database.tables
        there = {id_of(key): doc[WAS] for table in TYPE_OF for key, doc in tables.get(table, {}).items() if WAS in doc}
        return there, {id_of(key): doc.get(WAS, []) for key, doc in tables.get(GONE, {}).items()}

    def do(self, verb: Callable[[Facts], Deed | None]) -> None:
        """Run a verb on the fresh facts, and write its deed down, if there is any (PlannerError, StoreError)."""
        with self.database.turn() as news:
            self._take_in(news)
            deed = verb(Facts(self.snapshot, self.owner))
            if deed is not None:
                after = amend(self.snapshot, deed.put, deed.removed)
                if self.database.commit(deed.name, self._changes(deed)):
                    self.snapshot = after

    def _changes(self, deed: Deed) -> list[Change]:
        """The documents of a deed; fields that this version does not know are kept."""
        changes: dict[tuple[str, str], Change] = {_place(record): (*_place(record), None) for record in deed.removed}
        for record in deed.put:
            table, key = _place(record)
            known = self.database.tables.get(table, {}).get(key, {})
            changes[table, key] = (table, key, known | encode(record))
        return traced(self.database.tables, changes.values())

    def owner(self, field: str, record_id: str) -> str:
        """The id of the opening of a part, by the field of a Dossier it is in; empty where there is none."""
        try:
            document = self.database.tables.get(_TABLE_OF_FIELD[field], {}).get(key_of(record_id), {})
        except ValueError:
            return ""
        return str(document.get("opening_id", ""))

    def _take_in(self, news: News) -> None:
        """Bring what other sessions did into the snapshot."""
        if news.is_whole:
            self._assemble()
        elif news.past:
            self._follow(news.past)

    def _assemble(self) -> None:
        """Make the snapshot from all documents, and say which of them cannot be read."""
        records: list[Record] = []
        unreadable = 0
        for table in TYPE_OF:
            for key, document in self.database.tables.get(table, {}).items():
                try:
                    records.append(decode(table, key, document))
                except Unreadable:
                    unreadable += 1
        self.snapshot = assemble(records, self.snapshot.settings)
        self._say_unreadable(unreadable)

    def _say_unreadable(self, count: int) -> None:
        if count:
            what = "One record" if count == 1 else f"{count} records"
            notice = f"{what} could not be read and stays in the file; “afterword doctor” says more."
            self.notices += [notice] if notice not in self.notices else []

    def _follow(self, pasts: Iterable[Past]) -> None:
        """Bring transactions that the database has already taken into the snapshot."""
        try:
            for past in pasts:
                put, known = _records(_after(past)), _records(_before(past))
                gone = [record for record in known if record.id not in _ids(put)]
                self.snapshot = amend(self.snapshot, put, gone)
        except (Unreadable, KeyError):
            self._assemble()

    @property
    def undo_name(self) -> str:
        """The name of what undo() would undo, or empty."""
        last = self.database.history.last
        return last.entry.name if last else ""

    def undo(self) -> str:
        """Undo the last verb, and return its name (PlannerError where there is none, or its records have changed)."""
        with self.database.turn() as news:
            self._take_in(news)
            past = self.database.history.last
            if past is None:
                raise PlannerError("There is nothing to undo.")
            name = past.entry.name
            if _was_handed_over(past):
                self.database.history.forget(past.entry.number)
                raise PlannerError(f"“{name}” cannot be undone: the e-mail has gone out.")
            if not self._can_undo(past):
                self.database.history.forget(past.entry.number)
                raise PlannerError(f"“{name}” cannot be undone: another session has changed the same facts since.")
            done = self.database.commit(f"Undid: {name}", self._undoing(past), undoes=past.entry.number)
            self._follow(filter(None, [done]))
            self.database.history.forget(past.entry.number)
        return name

    def _can_undo(self, past: Past) -> bool:
        """Is everything as the transaction left it, and would nothing be left hanging?"""
        changes = past.entry.changes
        tables = self.database.tables
        if not all(_are_alike(tables.get(table, {}).get(key), new) for table, key, new in changes):
            return False
        try:
            now, before = _records(_after(past)), _records(_before(past))
            rest = amend(self.snapshot, before, [record for record in now if record.id not in _ids(before)])
        except (Unreadable, KeyError):
            return False
        gone = _ids(now) - _ids(before)
        return not any(_leaves_hanging(record, gone, self.snapshot, rest) for record in now if record.id in gone)

    def _undoing(self, past: Past) -> list[Change]:
        """What brings back what was before; a letter's revision still counts on, so that other sessions notice."""
        changes: list[Change] = []
        for (table, key, _), before in zip(past.entry.changes, past.before, strict=True):
            changes.append((table, key, _counted_on(before, self.database.tables.get(table, {}).get(key))))
        return changes


def _place(record: Record) -> tuple[str, str]:
    return TABLE_OF[type(record)], key_of(record.id)


def _after(past: Past) -> list[Change]:
    return list(past.entry.changes)


def _before(past: Past) -> list[Change]:
    pairs = zip(past.entry.changes, past.before, strict=True)
    return [(table, key, document) for (table, key, _), document in pairs]


def _records(changes: Iterable[Change]) -> list[Record]:
    """The records of those documents that are there, openings before their parts (Unreadable)."""
    there = [(table, key, document) for table, key, document in changes if document is not None and table in TYPE_OF]
    return sorted((decode(*place) for place in there), key=lambda record: not isinstance(record, Opening))


def _ids(records: Iterable[Record]) -> set[str]:
    return {record.id for record in records}


def _leaves_hanging(record: Record, gone: set[str], before: Snapshot, after: Snapshot) -> bool:
    """Does something that stays refer to this record?"""
    if isinstance(record, Opening):
        parts = _parts(before.dossiers[record.id]) if record.id in before.dossiers else ()
        return not gone.issuperset(part.id for part in parts)
    if isinstance(record, Person) and record.opening_id in after.dossiers:
        dossier = after.dossiers[record.opening_id]
        named = {contact.person_id for contact in dossier.contacts}
        named.update(*(interview.person_ids for interview in dossier.interviews), *(it.to for it in dossier.letters))
        return record.id in named
    return False


def _parts(dossier: Dossier) -> Iterable[Record]:
    return (*dossier.interviews, *dossier.people, *dossier.contacts, *dossier.letters, *dossier.snoozes)


def _was_handed_over(past: Past) -> bool:
    """Did it archive a letter that the program itself sent? Nothing brings that back."""
    changed = zip(past.entry.changes, past.before, strict=True)
    return any(
        table == "letters" and new and before and new.get("sent_to") and not before.get("sent_to")
        for (table, _, new), before in changed
    )


def _are_alike(one: Document | None, other: Document | None) -> bool:
    """Are two documents the same, but for the count of saves?"""
    return one == other or (one is not None and other is not None and one | {"revision": 0} == other | {"revision": 0})


def _counted_on(before: Document | None, now: Document | None) -> Document | None:
    """The document as it was; a letter whose text this changes has one more revision than now."""
    if before is None or now is None or "revision" not in now:
        return before
    return before | {"revision": now["revision"] + (before.get("text") != now.get("text"))}
