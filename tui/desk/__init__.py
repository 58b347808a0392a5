"""Desk: the one main screen. It holds the shared data (state), lays out the panes, and moves between them.

Its work is in layers: `state` (what is known, and the gate for changes), `facts` (interviews, contacts, undo),
`writer` (a letter's text), `words` (other words for it), `calls` (the call card, what follows), `letters`, `sending`
(an e-mail), `leaving` (its other ways out), `exchange` (files) and `touring`.
"""

from contextlib import suppress

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from store.database import StoreError
from store.manners import tallies
from store.records import Snapshot
from store.search import Finder
from tui import dialogs, screens
from tui.change import Visit
from tui.desk.exchange import Exchange
from tui.desk.facts import Facts
from tui.desk.leaving import Leaving
from tui.desk.state import Late
from tui.desk.touring import Touring
from tui.foot import KeyBar, Line, TopBar
from tui.keys import bindings, key_for, no_letter
from tui.looks import LookError, look_named
from tui.panes.checklist import ChecklistPane
from tui.panes.interviews import InterviewsPane
from tui.panes.letter import LetterPane
from tui.panes.pane import Pane
from tui.panes.queue import QueuePane
from tui.sizes import fit
from tui.tour import TourBar
from tui.typeahead import TypeAhead
from tui.watch import Watch

MINUTE = 60.0

SEEN = 0.02
"""Seconds in which the first paint is sent before anything else is begun."""

REST = 5.0
"""So many seconds without a key are a pause, in which the files may be put in order."""

__all__ = ["Desk", "Late"]


class Desk(Facts, Leaving, Exchange, Touring):
    """Four panes, a line above them and two below."""

    BINDINGS = [*bindings("desk")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (15, "-low"), (30, "-tall")]
    AUTO_FOCUS = "#queue Rows"
    _came_from = "queue"
    _selected_in: Snapshot | None = None
    """What was known when a step was last selected."""

    def compose(self) -> ComposeResult:
        """The panes in their two columns, as the window's size wants them from the first frame on."""
        self.add_class(f"-at-{self.at}", update=False)  # before anything is styled, and not once it is
        fit(self, self.app.size, restyle=False)
        yield TopBar().data_bind(Desk.now, Desk.entries, Desk.at, Desk.opening, Desk.on_the_way)
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield QueuePane(id="queue").data_bind(Desk.snapshot, Desk.entries, Desk.now, Desk.opening)
                yield InterviewsPane(id="interviews").data_bind(Desk.snapshot, Desk.now, Desk.opening, Desk.dossier)
            with Vertical(id="right"):
                yield LetterPane(id="letter").data_bind(
                    Desk.letter, Desk.dossier, Desk.items, Desk.words, Desk.saved, Desk.now, Desk.sending
                )
                yield ChecklistPane(id="checklist").data_bind(Desk.items, Desk.thanks, Desk.dossier, Desk.now)
        yield TourBar()
        yield Line()
        yield KeyBar().data_bind(Desk.at, Desk.snapshot, Desk.opening, Desk.letter, Desk.items)

    def on_mount(self) -> None:
        """Begin, or have the planner opened as soon as the desk is seen."""
        if self.is_open:
            self.begin()
        else:
            self.call_after_refresh(self.set_timer, SEEN, self.open_late)

    def begin(self) -> None:
        """Show the plan; look at the clock once a minute."""
        self._finder = Finder()
        self.apply(self.writing.recover_subjects)
        self.set_interval(MINUTE, self.tick)
        self._watch = Watch(self.planner.folder, self.follow)
        self.call_after_refresh(self._watch.start)
        self.say(" ".join(self._greeting()))

    def _greeting(self) -> list[str]:
        """What one should know at the start."""
        said = [*self.planner.notices, *self.settle_marks()]
        try:
            look_named(self.snapshot.settings.theme)
        except LookError as error:
            said.append(str(error))
        said += [f"“{form}” was cut off; open it again and go on." for form in self.unsaved.forms]
        said += self.offer_copies()
        if not said and not self.snapshot.settings.name:
            said.append(f"Letters end with your name; {key_for('desk.about')} is where you enter it.")
        return said

    def on_unmount(self) -> None:
        """Watch no longer."""
        if self.is_open:
            self._watch.stop()

    def tick(self) -> None:
        """Time has passed; where nobody types, the files are put in order, too."""
        self.now = self.moment
        with suppress(StoreError):  # what cannot be read or renewed now is told at the next change
            self.planner.refresh()
            if isinstance(self.app, TypeAhead) and self.app.seconds_at_rest >= REST:
                self.planner.compact_if_due()
        entries = self._plans.queue(self.planner.snapshot, self.now)
        if entries != self.entries or self.planner.snapshot is not self.snapshot:
            self.renew()

    def follow(self) -> None:
        """Another session may have changed something: show it, with cursor and draft where they are."""
        with suppress(StoreError):
            if self.planner.refresh():
                self.renew()
        for offer in self.offer_copies():
            self.say(offer)

    def action_go(self, name: str) -> None:
        """Go to a pane."""
        if name == "letter" and self.letter is None:
            self.say(no_letter())
            return
        self.at = name
        self.query_one(f"#{name}", Pane).focus_body()

    async def action_in_letter(self, action: str) -> None:
        """Do what a key of the letter does, from beside it."""
        await self.query_one(LetterPane).run_action(action)

    def on_descendant_focus(self) -> None:
        """The key bar follows the focus, however it moved."""
        pane = next((node for node in self.focused.ancestors if isinstance(node, Pane)), None) if self.focused else None
        if pane:
            self.at = pane.place

    def watch_at(self, old: str, new: str) -> None:
        """In a narrow window only one pane shows; Esc goes back to the list that one came from."""
        if new in {"queue", "interviews"}:
            self._came_from = new
        if old != new:
            self.say("")
        is_wide = self.has_class("-wide")  # all panes are there, and none needs another style
        self.remove_class(f"-at-{old}", update=False).add_class(f"-at-{new}", update=not is_wide)
        self.did(new)

    def action_back(self) -> None:
        """Leave the tour; without one, save what was typed and go back to the list; there, show all of it again."""
        if self.leave_tour() or (self.at == "queue" and self.query_one(QueuePane).show_all()):
            return
        if self.save_letter():
            to_letter = self.at == "checklist" and self.letter is not None
            self.action_go("letter" if to_letter else self._came_from)

    def action_progress(self) -> None:
        """Show how far things came."""
        found = tallies(self.snapshot.dossiers.values(), self.snapshot.settings, self.moment)
        self.app.push_screen(screens.progress.Progress(found, self.snapshot.settings))

    def action_help(self) -> None:
        """Show the keys."""
        self.app.push_screen(screens.help.Help(self.at, self.snapshot.settings, offers_tour=True), self._after_help)
        self.did("help")

    def _after_help(self, wish: str | None) -> None:
        if wish == "tour" and self.tour.stop is None:
            self.action_tour()

    @on(QueuePane.Selected)
    def _selected_step(self, event: QueuePane.Selected) -> None:
        if self._selected_in is self.snapshot:  # otherwise the steps just came, and nobody moved
            self.did("moved")
        self._selected_in = self.snapshot
        if self.at != "interviews":
            self._choose(event.opening_id)

    @on(InterviewsPane.Selected)
    def _selected_opening(self, event: InterviewsPane.Selected) -> None:
        if self.at == "interviews":
            self._choose(event.opening_id)

    def _choose(self, opening_id: str) -> None:
        self.chosen = opening_id
        if self.writing.letter is None:
            self.renew_letter()

    @on(Visit)
    def visit(self, event: Visit) -> None:
        """Go to an opening or a letter."""
        dossier = self.snapshot.dossiers.get(event.opening_id)
        if letter := dossier.letter(event.letter_id) if dossier else None:
            self.open_letter(letter)
        elif event.step_id and self.query_one(QueuePane).reveal(event.step_id):
            self.action_go("queue")
        elif dossier:
            self.query_one(InterviewsPane).reveal(event.opening_id, event.part_id)
            self.action_go("interviews")

    @work
    async def action_calendar(self) -> None:
        """Look at the calendar, and go to what was chosen there."""
        self.did("calendar")
        calendar = screens.calendar.Calendar(self.snapshot, self.entries, self.moment)
        if (thing := await self.app.push_screen_wait(calendar)) and thing.dossier:
            draft, interview, entry = thing.draft, thing.interview, thing.entry
            part, step = interview.id if interview else "", entry.step.id if entry else ""
            self.post_message(Visit(thing.dossier.opening.id, draft.id if draft else "", part, step))

    @work
    async def action_search(self) -> None:
        """Search everything."""
        self.did("search")
        if place := await self.app.push_screen_wait(dialogs.search.Search(self.snapshot, self._finder)):
            self.post_message(Visit(place.opening_id, place.letter_id, place.part_id))
