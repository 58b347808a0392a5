"""What the desk knows at this moment, and the one place where a change is applied."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from textual import on
from textual.reactive import var
from textual.screen import Screen
from textual.timer import Timer

from store.checklist import Item, MatrixRow, matrix
from store.database import StoreError
from store.dates import zone_of
from store.planner import Planner, PlannerError
from store.queue import Entry, Plans
from store.records import Dossier, Letter, Settings, Snapshot
from tui.change import Change, Say, Verb
from tui.dialogs.form import Form
from tui.foot import Line
from tui.unsaved import Unsaved
from tui.writing import Writing

PAUSE = 0.1
"""Seconds from a key to the check of what it changed; keys within them are checked together."""

Keep = Callable[[Mapping[str, str]], Settings]


class DeskState(Screen[None]):
    """The shared data that panes are bound to; the only holder of the planner on the screen."""

    snapshot: var[Snapshot] = var(Snapshot())
    """What is known."""
    now: var[datetime | None] = var(None)
    """The present moment in the user's zone, renewed each minute."""
    entries: var[tuple[Entry, ...]] = var(())
    """What is owed."""
    dossier: var[Dossier | None] = var(None)
    """The opening in view: the open letter's, or else the one under the cursor."""
    letter: var[Letter | None] = var(None)
    """The open letter as it stands on the screen."""
    items: var[tuple[Item, ...]] = var(())
    """What the checklist says of it."""
    thanks: var[tuple[MatrixRow, ...]] = var(())
    """Who of the opening in view has been thanked."""
    saved: var[bool] = var(True)
    """Is the letter's text the one on disk?"""
    at: var[str] = var("queue")
    """The pane in focus."""
    sending: var[frozenset[str]] = var(frozenset())
    """Ids of the letters that are being handed over at this moment."""
    on_the_way: var[str] = var("")
    """What is being done about them, in a word or two."""

    def __init__(self, planner: Planner, clock: Callable[[], datetime], keep: Keep, unsaved: Unsaved) -> None:
        """`clock` gives the present moment in any zone; `keep` writes settings and returns all of them.
        `unsaved` holds what is typed and not saved.
        """
        super().__init__()
        self.planner = planner
        """The one gate for all writes."""
        self.keep = keep
        """Writes settings to their file and returns all of them; raises ValueError or OSError."""
        self._clock = clock
        self.unsaved = unsaved
        """What is typed and not saved."""
        self.writing = Writing(unsaved)
        """The letter on the desk."""
        self.chosen = ""
        """The id of the opening under the cursor."""
        self._plans = Plans()
        self._checking: Timer | None = None
        self.set_reactive(DeskState.snapshot, planner.snapshot)
        self.set_reactive(DeskState.now, self.moment)

    @property
    def moment(self) -> datetime:
        """The present moment in the user's zone, to the second."""
        return self._clock().astimezone(zone_of(self.planner.snapshot.settings.zone, "UTC"))

    def say(self, sentence: str, *, loud: bool = False) -> None:
        """Show a sentence above the key bar."""
        self.query_one(Line).say(sentence, loud=loud)

    @on(Say)
    def _said(self, event: Say) -> None:
        self.say(event.sentence, loud=event.loud)

    @on(Change)
    def _change(self, event: Change) -> None:
        if event.form:
            self.apply_form(event.form, event.verb, event.said)
        else:
            self.apply(event.verb, event.said)

    def apply(self, verb: Verb, said: str = "") -> bool:
        """Run a verb and show what came of it; False where it was refused or could not be written."""
        try:
            verb(self.planner)
        except (PlannerError, StoreError) as error:
            self.say(str(error), loud=True)
            return False
        self.renew()
        self.say(said)
        return True

    def apply_form(self, form: Form[Any], verb: Verb, said: str = "") -> bool:
        """Apply what a form said; its text stays on disk, to be opened again, where that could not be done."""
        if done := self.apply(verb, said):
            self.unsaved.drop_form(form.draft_key)
        return done

    def renew(self) -> None:
        """Let the panes show what the planner knows now."""
        self.snapshot = self.planner.snapshot
        self.entries = self._plans.queue(self.snapshot, self.now or self.moment)
        self.writing.follow(self.snapshot)
        self.renew_letter()

    def renew_letter(self) -> None:
        """Show the open letter, its opening and who of it has been thanked; then check it."""
        letter = self.writing.letter
        self.dossier = self.snapshot.dossiers.get(letter.opening_id if letter else self.chosen)
        self.thanks = matrix(self.dossier, self.snapshot.settings, self.now) if self.dossier and self.now else ()
        self.show_typing()

    def show_typing(self) -> None:
        """Show the letter as it is typed; names and checklist follow when the keys pause."""
        self.letter, self.saved = self.writing.letter, self.writing.saved
        if self._checking is None:
            self._checking = self.set_timer(PAUSE, self.check_now)

    @property
    def is_checking(self) -> bool:
        """Is a check still to come?"""
        return self._checking is not None

    def check_now(self) -> None:
        """Check the letter, off the path of the keys."""
        if self._checking is not None:
            self._checking.stop()
            self._checking = None
        self.items = self.writing.check(self.snapshot)

    def action_go(self, name: str) -> None:
        """Go to a pane; Desk knows them."""
        raise NotImplementedError
