"""What the desk knows at this moment, and the one place where a change is applied."""

import asyncio
import gc
from asyncio import Event
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Thread
from time import monotonic

from textual import on
from textual.reactive import var
from textual.screen import Screen
from textual.timer import Timer

from store.checklist import Item, MatrixRow, matrix
from store.database import StoreError
from store.database.drafts import Orphan
from store.dates import zone_of
from store.planner import Planner, PlannerError
from store.queue import Entry, Plans
from store.records import Dossier, Letter, Settings, Snapshot
from tui.change import Change, Kept, Say, ShowLook, Verb
from tui.foot import Line
from tui.unsaved import Unsaved
from tui.writing import Writing

PAUSE = 0.3
"""Seconds without a key after which what was typed is checked."""

LONGEST = 2.0
"""Seconds after which it is checked although the keys do not rest, where that takes no time."""

NO_TIME = 0.03
"""Seconds that a check may take to be made between two keys."""

Keep = Callable[[Mapping[str, str]], Settings]


@dataclass(frozen=True, slots=True)
class Late:
    """A planner that is opened once the screen is there, since there is much to read."""

    settings: Settings
    """The settings, which are known before."""
    planner: Callable[[], Planner]
    """Opens it; raises StoreError or OSError."""


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
    words: var[int] = var(0)
    """How many words the letter had when it was last checked."""
    saved: var[bool] = var(True)
    """Is the letter's text the one on disk?"""
    at: var[str] = var("queue")
    """The pane in focus."""
    sending: var[frozenset[str]] = var(frozenset())
    """Ids of the letters that are being handed over at this moment."""
    on_the_way: var[str] = var("")
    """What is being done about them, in a word or two."""

    opening: var[bool] = var(True)
    """Is the planner still to come?"""
    planner: Planner
    """The one gate for all writes."""
    unsaved: Unsaved
    """What is typed and not saved."""
    writing: Writing
    """The letter on the desk."""

    def __init__(
        self,
        planner: Planner | Late,
        clock: Callable[[], datetime],
        keep: Keep,
        templates: Path | None = None,
        *,
        is_demo: bool = False,
    ) -> None:
        """A late planner is opened once the desk is seen. `clock` gives the present moment in any zone; `keep` writes
        settings and returns all of them; `templates` is the folder of the user's own templates.
        """
        super().__init__()
        self.keep = keep
        """Writes settings to their file and returns all of them; raises ValueError or OSError."""
        self.opened = Event()
        """Set once the planner is there."""
        self.fault: Exception | None = None
        """Why it could not be opened."""
        self.is_demo = is_demo
        """Is it sample data, from which nothing is ever sent?"""
        self._clock = clock
        self.templates = templates
        """The folder of the user's own templates; it is looked into whenever a letter is begun."""
        self.chosen = ""
        """The id of the opening under the cursor."""
        self._plans = Plans()
        self._checking: Timer | None = None
        self._typed = self._unchecked_since = self._check_took = 0.0
        self._late = planner if isinstance(planner, Late) else None
        if isinstance(planner, Late):
            self.set_reactive(DeskState.snapshot, Snapshot(settings=planner.settings))
        else:
            self._take(planner, planner.recover_drafts())
            self.set_reactive(DeskState.snapshot, planner.snapshot)
            self.set_reactive(DeskState.opening, False)
        self.set_reactive(DeskState.now, self.moment)

    @property
    def is_open(self) -> bool:
        """Is the planner there?"""
        return self.opened.is_set()

    def _take(self, planner: Planner, left_behind: list[Orphan]) -> None:
        self.planner, self.unsaved = planner, Unsaved(planner.drafts, left_behind)
        self.writing = Writing(self.unsaved)
        self.opened.set()

    def open_late(self) -> None:
        """Open the planner and make the plan, in a thread, so that the screen stays alive meanwhile."""
        tell = asyncio.get_running_loop().call_soon_threadsafe
        Thread(target=self._open, args=(tell, self.app.exit), name="opening", daemon=True).start()

    def _open(self, tell: Callable[[Callable[[], object]], object], leave: Callable[[], None]) -> None:
        """Open the planner, and tell the app's own thread of it; called in a thread of its own."""
        done: Callable[[], object] = leave
        gc.disable()  # all that is read stays
        try:
            planner = self._late.planner() if self._late else self.planner
            left_behind = planner.recover_drafts()
            self._plans.queue(planner.snapshot, self.moment)
        except Exception as error:
            self.fault = error
        else:
            done = partial(self.call_later, self._came, planner, left_behind)
        with suppress(RuntimeError):  # the app has ended meanwhile
            tell(done)

    def _came(self, planner: Planner, left_behind: list[Orphan]) -> None:
        """The planner is there."""
        gc.freeze()
        gc.enable()
        self._take(planner, left_behind)
        self.opening = False
        self.begin()

    def begin(self) -> None:
        """Show what the planner knows; Desk knows how."""
        raise NotImplementedError

    @property
    def moment(self) -> datetime:
        """The present moment in the user's zone, to the second."""
        return self._clock().astimezone(zone_of(self.snapshot.settings.zone, "UTC"))

    def show_look(self, name: str) -> None:
        """Show a theme."""
        self.app.post_message(ShowLook(name))

    @property
    def line(self) -> Line:
        """The line for sentences."""
        return self.query_one(Line)

    def say(self, sentence: str, *, loud: bool = False) -> None:
        """Show a sentence above the key bar."""
        self.line.say(sentence, loud=loud)

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

    def apply_form(self, form: Kept, verb: Verb, said: str = "") -> bool:
        """Apply what a form said; its text stays on disk, to be opened again, where that could not be done."""
        if done := self.apply(verb, said):
            self.unsaved.drop_form(form.draft_key)
        return done

    def renew(self) -> None:
        """Let the panes show what the planner knows now."""
        self.snapshot = self.planner.snapshot
        self.entries = self._plans.queue(self.snapshot, self.now or self.moment)
        if not self.chosen and self.entries:  # the cursor begins there, and tells of it only after a first frame
            self.chosen = self.entries[0].dossier.opening.id
        self.writing.follow(self.snapshot)
        self.renew_letter()

    def renew_letter(self) -> None:
        """Show the open letter, its opening and who of it has been thanked; then check it."""
        letter = self.writing.letter
        self.dossier = self.snapshot.dossiers.get(letter.opening_id if letter else self.chosen)
        self.thanks = matrix(self.dossier, self.snapshot.settings, self.now) if self.dossier and self.now else ()
        self.words = self.writing.words
        self.show_typing()

    def show_typing(self) -> None:
        """Show the letter as it is typed; count, names and checklist follow when the keys rest."""
        self.letter, self.saved = self.writing.letter, self.writing.saved
        self._typed = monotonic()
        if self._checking is None:
            self._unchecked_since = self._typed
            self._checking = self.set_timer(PAUSE, self._check_at_rest)

    def _check_at_rest(self) -> None:
        """Check the letter, unless the keys do not rest yet; a check that takes no time is made all the same."""
        now = monotonic()
        left = self._typed + PAUSE - now
        is_long = now - self._unchecked_since > LONGEST and self._check_took < NO_TIME
        if left < PAUSE / 10 or is_long:
            self.check_now()
        else:
            self._checking = self.set_timer(left, self._check_at_rest)

    @property
    def is_checking(self) -> bool:
        """Is a check still to come?"""
        return self._checking is not None

    def check_now(self) -> None:
        """Check the letter, off the path of the keys."""
        if self._checking is not None:
            self._checking.stop()
            self._checking = None
        begun = monotonic()
        self.words, self.items = self.writing.words, self.writing.check(self.snapshot)
        self._check_took = monotonic() - begun

    def action_go(self, name: str) -> None:
        """Go to a pane; Desk knows them."""
        raise NotImplementedError
