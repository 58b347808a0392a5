"""Import: reads files in a thread, shows what they tell, and returns what the user accepts of it. Writes nothing."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Event
from types import MappingProxyType

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Label, Static
from textual.worker import get_current_worker

from store.exchange.child import LeftError
from store.exchange.proposal import Accepted, Line, Proposal, Told, Wishes, propose
from store.exchange.telling import MOST, tell
from store.records import Snapshot
from tui.dialogs.belongs import Belongs
from tui.import_wording import MARKS, summary
from tui.keys import bar, bindings, key_for, key_line
from tui.rows import Rows
from tui.wording import Spans, fit, plural

BOXES = {True: "[x]", False: "[ ]"}


@dataclass(frozen=True, slots=True)
class Head:
    """The name of a file above its lines."""

    text: str
    """The name of the file, as it is shown."""


class Import(ModalScreen[tuple[Accepted, str] | None]):
    """The preview; returns what is accepted, and what comes of it in a sentence."""

    BINDINGS = [*bindings("import")]

    class Progress(Message):
        """Another file is being read."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number
            """Which one, from 1."""

    class Done(Message):
        """All files are read."""

        def __init__(self, told: tuple[Told, ...], proposal: Proposal) -> None:
            super().__init__()
            self.told = told
            """What they told."""
            self.proposal = proposal
            """What comes of it."""

    def __init__(self, paths: tuple[str, ...], snapshot: Callable[[], Snapshot], now: datetime) -> None:
        """`snapshot` gives what is known, whenever the lines are worked out."""
        super().__init__()
        self._paths = paths[:MOST]
        self._snapshot = snapshot
        self._now = now
        self._left = Event()
        self._told: tuple[Told, ...] = ()
        self._wishes = Wishes()
        self._proposal = Proposal()
        self._accepted: frozenset[str] = frozenset()
        self._effective: frozenset[str] = frozenset()

    def compose(self) -> ComposeResult:
        """The title, the lines, what the one under the cursor says in full, and the keys."""
        with Vertical(classes="box tall"):
            yield Label(Content("Import"), id="import-title", classes="box-title")
            yield Rows[Line | Head](self._draw, lambda item: item.key if isinstance(item, Line) else "")
            yield Static(id="import-why", classes="box-note")
            yield Static(key_line(bar("import")), classes="keys")

    def on_mount(self) -> None:
        """Begin to read."""
        self._say_title(f"Reading {plural(len(self._paths), 'file')} …")
        self.query_one(Rows).focus()
        self._read(self._snapshot().settings.zone)

    def on_unmount(self) -> None:
        """Whoever still reads stops."""
        self._left.set()

    @work(thread=True, exclusive=True)
    def _read(self, zone: str) -> None:
        """Read the files, one after the other, away from the screen."""
        worker, told = get_current_worker(), []

        def has_left() -> bool:
            return self._left.is_set() or worker.is_cancelled

        try:
            for number, file in enumerate(tell(self._paths, self._now, zone, has_left), 1):
                told.append(file)
                if number < len(self._paths):
                    self.post_message(self.Progress(number + 1))
        except LeftError:
            return
        proposal = propose(told, self._snapshot(), self._now, self._wishes)
        self.post_message(self.Done(tuple(told), proposal))

    @on(Progress)
    def _go_on(self, event: Progress) -> None:
        self._say_title(f"Reading file {event.number} of {len(self._paths)} … {key_for('import.leave')} leaves.")

    @on(Done)
    def _show(self, event: Done) -> None:
        """The files are read: show what they tell."""
        self._told = event.told
        self._use(event.proposal)
        self.query_one(Rows).go_to(next((line.key for line in self._proposal.lines if line.is_open), ""))
        self._renew()

    def _use(self, proposal: Proposal) -> None:
        """Show these lines; what the user accepted or left stays so, and what is new has its own default."""
        before = {line.key for line in self._proposal.lines}
        self._proposal = proposal
        new = {line.key for line in self._proposal.lines} - before
        self._accepted = (self._accepted & before) | (self._proposal.default & new)
        items: list[Line | Head] = []
        for line in self._proposal.lines:
            if not items or line.file != getattr(items[-1], "file", None):
                items.append(Head(line.file))
            items.append(line)
        self.query_one(Rows).show(items)
        self._renew()

    def _renew(self) -> None:
        self._effective = self._proposal.effective(self._accepted)
        said = summary(self._proposal, self._effective).rstrip(".")
        self._say_title(f"Import: {_in_future(said)}" if said else "Import: nothing of it is taken")
        self.query_one(Rows).refresh()
        self._explain()

    def _say_title(self, text: str) -> None:
        self.query_one("#import-title", Label).update(Content(text))

    @on(Rows.Moved)
    def _explain(self) -> None:
        """Say in full what the line under the cursor is."""
        line = self._line
        reason = f"{line.reason[:1].upper()}{line.reason[1:].rstrip('.')}." if line and line.reason else ""
        words = f"{line.title}\n{reason}" if line else ""
        self.query_one("#import-why", Static).update(Content(words))

    @property
    def _line(self) -> Line | None:
        item = self.query_one(Rows).current
        return item if isinstance(item, Line) else None

    def action_accept(self) -> None:
        """Accept the line, or leave it."""
        line = self._line
        if line and line.is_open:
            self._accepted ^= {line.key}
            self._renew()
        self.query_one(Rows).action_down()

    def action_accept_all(self) -> None:
        """Accept every line, or none where all are accepted."""
        every = frozenset(line.key for line in self._proposal.lines if line.is_open)
        self._accepted = frozenset() if self._accepted >= every else every
        self._renew()

    @work
    async def action_belongs(self) -> None:
        """Say to which company and role the line belongs."""
        line = self._line
        if not (line and line.source):
            self.query_one("#import-why", Static).update(Content("Where this belongs is known."))
            return
        source = line.source
        told = next(
            (one.record for one in self._proposal.lines if one.source == source and one.what == "opening"), None
        )
        if told is None and (known := self._snapshot().dossiers.get(getattr(line.record, "opening_id", ""))):
            told = known.opening
        if entry := await self.app.push_screen_wait(Belongs(told, self._snapshot())):
            self._wishes = replace(self._wishes, named=MappingProxyType({**self._wishes.named, source: entry}))
            self._use(propose(self._told, self._snapshot(), self._now, self._wishes))

    def action_choose(self) -> None:
        """Take in what is accepted."""
        if not self._told:
            return
        keys = self._effective
        said = summary(self._proposal, keys)
        accepted = Accepted(self._told, keys, self._wishes, self._now)
        self.dismiss((accepted, said) if keys else None)

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_choose()

    def action_leave(self) -> None:
        """Take nothing in."""
        self._left.set()
        self.dismiss(None)

    def _draw(self, item: Line | Head, width: int) -> Spans:
        if isinstance(item, Head):
            return [(fit(f" {item.text}", width), "heading")]
        is_on = item.key in self._effective
        box = BOXES[is_on] if item.is_open else "   "
        quiet = "" if is_on else "quiet"
        kind = fit(item.what, 10)
        room = max(0, width - 4 - 2 - 10)
        title = min(room, max(24, room // 2))
        reason = item.reason if width > 60 else ""
        return [
            (f"{box} ", "accent" if is_on else "quiet"),
            (f"{MARKS[item.act]} ", "good" if is_on else "quiet"),
            (kind, "quiet"),
            (fit(item.title, title if reason else room), quiet),
            (fit(f"  {reason}", room - title) if reason else "", "quiet"),
        ]


def _in_future(said: str) -> str:
    """ "Added 1 person" → "add 1 person": what will be done."""
    for past, now in (("dded", "dd"), ("hanged", "hange"), ("emoved", "emove")):
        said = said.replace(past, now)
    return said[:1].lower() + said[1:]
