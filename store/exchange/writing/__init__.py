"""The ways out: everything that is known, or one opening, as text in one of several formats.

Each writer gives its text in pieces, about one for each opening, so that much of it can be shown to go forward.

    ics       interviews and what is owed, for calendars
    vcf       people, for address books
    csv       openings, for spreadsheets; import reads it
    markdown  a dossier of each opening, for people
    (json)    everything, whole: store.exchange.json
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from importlib import import_module
from types import MappingProxyType

from store.clean import clean
from store.database.draft import Unsaved
from store.database.lineage import revision_of
from store.exchange import json as whole
from store.queue import Entry, queue
from store.records import Dossier, Snapshot


@dataclass(frozen=True, slots=True)
class Format:
    """One way out."""

    name: str
    """What it is called, and the end of its files' names."""
    about: str
    """One sentence for the user."""
    suffix: str = ""
    """The end of its files' names where that is another."""


FORMATS = {
    one.name: one
    for one in (
        Format("json", "Everything, drafts included; import brings it back."),
        Format("ics", "Interviews and what is owed, for a calendar."),
        Format("vcf", "The people, for an address book."),
        Format("csv", "The openings, for a spreadsheet."),
        Format("markdown", "A dossier of each opening to read, with letters as sent.", "md"),
    )
}
"""Every format, by name, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What is to go out."""

    snapshot: Snapshot
    now: datetime
    """The present moment in the user's zone."""
    unsaved: tuple[whole.Typed, ...] = ()
    """What was typed and not saved."""
    revisions: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """How often each record was changed, by its id."""
    lineage: whole.Lineage | None = None
    """What the records were before, for another planner to merge."""

    @property
    def steps(self) -> tuple[Entry, ...]:
        """What is owed."""
        return queue(self.snapshot, self.now)

    def only(self, dossier: Dossier) -> "Outgoing":
        """The same, of one opening."""
        letters = {letter.id for letter in dossier.letters}
        snapshot = replace(self.snapshot, dossiers=MappingProxyType({dossier.opening.id: dossier}))
        unsaved = tuple(one for one in self.unsaved if one.key in letters)
        return replace(self, snapshot=snapshot, unsaved=unsaved, lineage=None)


def pieces(name: str, outgoing: Outgoing, *, only_ascii: bool = False) -> Iterator[str]:
    """The text in a format, piece by piece, line ends as the format wants them (KeyError where there is none)."""
    FORMATS[name]
    if name == "json":
        yield whole.write(outgoing.snapshot, outgoing.unsaved, outgoing.lineage, only_ascii=only_ascii) + "\n"
    else:
        yield from import_module(f"store.exchange.writing.{name}").write(outgoing)


def for_file(name: str, outgoing: Outgoing) -> Iterator[str]:
    """The same for a file; a table begins with the mark by which spreadsheets know UTF-8 and keep accents."""
    if name == "csv":
        yield "\ufeff"
    yield from pieces(name, outgoing)


def gathered(
    snapshot: Snapshot,
    now: datetime,
    drafts: Iterable[Unsaved],
    past: Mapping[str, list[str]],
    gone: Mapping[str, list[str]],
) -> Outgoing:
    """What is to go out: the facts, what is being typed here and in other sessions, and the marks of their past."""
    revisions = {id_: revision_of(marks) for id_, marks in past.items()}
    return Outgoing(snapshot, now, tuple(_unsaved(snapshot, drafts)), revisions, whole.Lineage(past, gone))


def _unsaved(snapshot: Snapshot, drafts: Iterable[Unsaved]) -> Iterator[whole.Typed]:
    """What is being typed, without letters that are open and as they were saved."""
    letters = {letter.id: letter for dossier in snapshot.dossiers.values() for letter in dossier.letters}
    for typed in drafts:
        letter, text = letters.get(typed.key), clean(typed.text)
        if letter is None or letter.text != text:
            yield whole.Typed(clean(typed.key, newlines=False), typed.revision, text, typed.when)


def file_name(name: str, outgoing: Outgoing) -> str:
    """What a file of this format is called: by the opening, where it is of one alone, and by the day."""
    dossiers = list(outgoing.snapshot.dossiers.values())
    company = dossiers[0].opening.company if len(dossiers) == 1 else ""
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in company.lower()).split()
    stem = "-".join(["afterword", *words])[:60].rstrip("-")
    return f"{stem}-{outgoing.now.date().isoformat()}.{FORMATS[name].suffix or name}"
