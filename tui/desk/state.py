"""What the desk knows at this moment, and the one place where a change is applied."""

from collections.abc import Callable
from datetime import datetime

from textual import on
from textual.reactive import var
from textual.screen import Screen

from store.checklist import Item, MatrixRow, matrix
from store.database import StoreError
from store.planner import Planner, PlannerError
from store.queue import Entry, Plans
from store.records import Dossier, Letter, Snapshot
from tui.change import Change, Say
from tui.foot import Line
from tui.writing import Writing


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

    def __init__(self, planner: Planner, clock: Callable[[], datetime]) -> None:
        """`clock` gives the moment in the user's zone."""
        super().__init__()
        self.planner = planner
        """The one gate for all writes."""
        self.clock = clock
        """Gives the moment in the user's zone."""
        self.writing = Writing()
        """The letter on the desk."""
        self.chosen = ""
        """The id of the opening under the cursor."""
        self._plans = Plans()
        self.set_reactive(DeskState.snapshot, planner.snapshot)
        self.set_reactive(DeskState.now, clock())

    @property
    def moment(self) -> datetime:
        """The present moment, to the second."""
        return self.clock()

    def say(self, sentence: str, *, loud: bool = False) -> None:
        """Show a sentence above the key bar."""
        self.query_one(Line).say(sentence, loud=loud)

    @on(Say)
    def _said(self, event: Say) -> None:
        self.say(event.sentence, loud=event.loud)

    @on(Change)
    def _change(self, event: Change) -> None:
        self.apply(event.verb, event.said)

    def apply(self, verb: Callable[[Planner], object], said: str = "") -> bool:
        """Run a verb and show what came of it; False where it was refused or could not be written."""
        try:
            verb(self.planner)
        except (PlannerError, StoreError) as error:
            self.say(str(error), loud=True)
            return False
        self.renew()
        self.say(said)
        return True

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
        self.thanks = matrix(self.dossier, self.now) if self.dossier and self.now else ()
        self.letter, self.saved = letter, self.writing.saved
        self.call_after_refresh(self._check)

    def _check(self) -> None:
        """Names and checklist, once the key that asked for them is on the screen."""
        self.items = self.writing.check(self.snapshot)

    def action_go(self, name: str) -> None:
        """Go to a pane; Desk knows them."""
        raise NotImplementedError
