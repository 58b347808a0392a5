"""Desk: the one main screen. It holds the shared data (state), lays out the panes, and moves between them.

Its work is in layers: `state` (what is known, and the gate for changes), `facts` (interviews, contacts, undo)
and `letters` (the letter on the desk, the call card).
"""

from contextlib import suppress

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from store.database import StoreError
from store.manners import progress
from tui.change import Visit
from tui.desk.facts import Facts
from tui.desk.letters import Letters
from tui.foot import KeyBar, Line, TopBar
from tui.keys import bindings
from tui.panes.checklist import ChecklistPane
from tui.panes.interviews import InterviewsPane
from tui.panes.letter import LetterPane
from tui.panes.pane import Pane
from tui.panes.queue import QueuePane
from tui.screens.progress import Progress
from tui.typeahead import TypeAhead
from tui.watch import Watch

MINUTE = 60.0

REST = 5.0
"""So many seconds without a key are a pause, in which the files may be put in order."""


class Desk(Facts, Letters):
    """Four panes, a line above them and two below."""

    BINDINGS = [*bindings("desk")]
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (15, "-low"), (30, "-tall")]
    AUTO_FOCUS = "#queue Rows"
    _came_from = "queue"

    def compose(self) -> ComposeResult:
        """The panes in their two columns."""
        yield TopBar().data_bind(Desk.now, Desk.entries, Desk.at)
        with Horizontal(id="panes"):
            with Vertical(id="left"):
                yield QueuePane(id="queue").data_bind(Desk.snapshot, Desk.entries, Desk.now)
                yield InterviewsPane(id="interviews").data_bind(Desk.snapshot, Desk.now)
            with Vertical(id="right"):
                yield LetterPane(id="letter").data_bind(Desk.letter, Desk.dossier, Desk.items, Desk.saved, Desk.now)
                yield ChecklistPane(id="checklist").data_bind(Desk.items, Desk.thanks, Desk.dossier, Desk.now)
        yield Line()
        yield KeyBar().data_bind(Desk.at, Desk.snapshot)

    def on_mount(self) -> None:
        """Show the plan; look at the clock once a minute."""
        self.add_class("-at-queue")
        self.apply(self.writing.recover_subjects)
        self.set_interval(MINUTE, self.tick)
        self._watch = Watch(self.planner.folder, self.follow)
        self.call_after_refresh(self._watch.start)
        self.say(" ".join(self._greeting()))

    def _greeting(self) -> list[str]:
        """What one should know at the start."""
        said = [*self.planner.notices]
        said += [f"“{form}” was cut off; open it again and go on." for form in self.unsaved.forms]
        if not said and not self.snapshot.settings.name:
            said.append("Letters are signed with your name: i tells it.")
        return said

    def on_unmount(self) -> None:
        """Watch no longer."""
        self._watch.stop()

    def tick(self) -> None:
        """Time has passed; where nobody types, the files are put in order, too."""
        self.now = self.moment
        with suppress(StoreError):  # what cannot be read or renewed now is told at the next change
            self.planner.refresh()
            if isinstance(self.app, TypeAhead) and self.app.seconds_at_rest >= REST:
                self.planner.compact_if_due()
        self.renew()

    def follow(self) -> None:
        """Another session may have changed something: show it, with cursor and draft where they are."""
        with suppress(StoreError):
            if self.planner.refresh():
                self.renew()

    def action_go(self, name: str) -> None:
        """Go to a pane."""
        if name == "letter" and self.letter is None:
            self.say("No letter is open; Enter on a follow-up begins one.")
            return
        self.at = name
        self.query_one(f"#{name}", Pane).focus_body()

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
        self.remove_class(f"-at-{old}").add_class(f"-at-{new}")

    def action_back(self) -> None:
        """Save what was typed, and go back to the list."""
        if self.save_letter():
            to_letter = self.at == "checklist" and self.letter is not None
            self.action_go("letter" if to_letter else self._came_from)

    def action_progress(self) -> None:
        """Show the weeks."""
        self.app.push_screen(Progress(progress(self.snapshot.dossiers.values(), self.snapshot.settings, self.moment)))

    def action_help(self) -> None:
        """Show the keys."""
        from tui.screens.help import Help  # noqa: PLC0415 - a start does without

        self.app.push_screen(Help(self.at))

    @on(QueuePane.Selected)
    def _selected_step(self, event: QueuePane.Selected) -> None:
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
        elif dossier:
            self.query_one(InterviewsPane).reveal(event.opening_id)
            self.action_go("interviews")

    @work
    async def action_search(self) -> None:
        """Search everything."""
        from tui.dialogs.search import Search  # noqa: PLC0415 - a start does without

        if place := await self.app.push_screen_wait(Search(self.snapshot)):
            self.post_message(Visit(place.opening_id, place.letter_id))
