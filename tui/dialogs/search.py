"""Search: companies, people, letters and notes, as one types, accents and case folded."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.records import Dossier, Snapshot
from tui.keys import key_line
from tui.line import LineInput
from tui.rows import Rows
from tui.wording import PURPOSE_TITLES, Spans, fit

MOST = 200
UNDECOMPOSED = str.maketrans("øłđı", "oldi")


@dataclass(frozen=True, slots=True)
class Place:
    """Something that can be gone to."""

    opening_id: str
    """The opening it belongs to."""
    letter_id: str
    """The letter that it is, if it is one."""
    what: str
    """The kind, in a word."""
    title: str
    """What is shown."""
    text: str
    """What is searched."""

    @property
    def key(self) -> str:
        """Different for each place."""
        return f"{self.what}:{self.opening_id}:{self.letter_id}:{self.title}"


def fold(text: str) -> str:
    """Lower case without accents: "Áine" is found as "aine"."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(UNDECOMPOSED))
    return "".join(char for char in plain if not unicodedata.combining(char))


def places(snapshot: Snapshot) -> Iterator[Place]:
    """Everything that can be found."""
    for dossier in snapshot.dossiers.values():
        yield from _places_of(dossier)


def _places_of(dossier: Dossier) -> Iterator[Place]:
    opening = dossier.opening
    title = " · ".join(filter(None, (opening.company, opening.role)))
    notes = " ".join(interview.notes for interview in dossier.interviews)
    yield Place(opening.id, "", "opening", title, f"{title} {opening.place} {opening.notes} {notes}")
    for person in dossier.people:
        shown = " · ".join(filter(None, (person.name, person.role, opening.company)))
        yield Place(opening.id, "", "person", shown, f"{shown} {person.nickname} {person.email} {person.remember}")
    for letter in dossier.letters:
        shown = " · ".join(filter(None, (PURPOSE_TITLES[letter.purpose], opening.company, letter.subject)))
        yield Place(opening.id, letter.id, "letter", shown, f"{shown} {letter.text}")
    for contact in dossier.contacts:
        if contact.notes:
            shown = f"{opening.company} · {' '.join(contact.notes.split())}"
            yield Place(opening.id, "", "contact", shown, contact.notes)


class Search(ModalScreen[Place | None]):
    """A line to type in and what it finds."""

    BINDINGS = [
        Binding("escape", "dismiss(None)", "back", tooltip="Leave the search."),
        Binding("up", "move(-1)", "up", show=False, tooltip="One row up."),
        Binding("down", "move(1)", "down", show=False, tooltip="One row down."),
    ]

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__()
        self._places = [(place, fold(place.text)) for place in places(snapshot)]

    def compose(self) -> ComposeResult:
        """The line, the places, the keys."""
        with Vertical(classes="box tall"):
            yield LineInput(placeholder="company, name, or words from a letter", compact=True)
            yield Rows[Place](self._draw, lambda place: place.key, "Nothing here has these words.")
            yield Static(key_line([("↑↓", "move"), ("Enter", "go there"), ("Esc", "back")]), classes="keys")

    def on_mount(self) -> None:
        """Begin with everything."""
        self._find("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self._find(event.value)

    @on(Input.Submitted)
    @on(Rows.Chosen)
    def _go(self) -> None:
        self.dismiss(self.query_one(Rows).current)

    def action_move(self, direction: int) -> None:
        """Move the cursor while the line keeps the focus."""
        rows = self.query_one(Rows)
        rows.action_up() if direction < 0 else rows.action_down()

    def _find(self, text: str) -> None:
        words = fold(text).split()
        found = [place for place, folded in self._places if all(word in folded for word in words)]
        self.query_one(Rows).show(found[:MOST])

    @staticmethod
    def _draw(place: Place, width: int) -> Spans:
        return [(fit(place.what, 9), "quiet"), (fit(place.title, width - 9), "")]
