"""The line at the head, the line for sentences, and the bar of keys: one row each."""

from datetime import datetime
from time import monotonic

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from store.checklist import Item, ItemState, is_ready
from store.queue import Entry
from store.records import Letter, LetterState, Snapshot
from tui.keys import TITLES, bar, key_for, key_line, more
from tui.step_wording import top_counts
from tui.wording import day_title

GAP = 2
"""Blanks after each key of the bar; those after the last may fall off the edge."""


class TopBar(Widget, can_focus=False):
    """The program's name, where one is, the day, and how much is owed."""

    now: var[datetime | None] = var(None)
    """The present moment."""
    entries: var[tuple[Entry, ...]] = var(())
    """What is owed."""
    at: var[str] = var("queue")
    """The pane in focus."""
    opening: var[bool] = var(False)
    """Is it not known yet what is owed?"""
    on_the_way: var[str] = var("")
    """What is being done to send a letter; empty while none is sent."""

    def watch_now(self, old: datetime | None, new: datetime | None) -> None:
        """A new day has a new title."""
        if not old or not new or old.date() != new.date():
            self.refresh()

    def watch_entries(self) -> None:
        """Count anew."""
        self.refresh()

    def watch_on_the_way(self) -> None:
        """Say how far it is."""
        self.refresh()

    def watch_at(self) -> None:
        """Say where one is."""
        self.refresh()

    def render(self) -> Content:
        """Name and day at the left, the counts at the right."""
        width = self.size.width
        wide = width >= 110
        left = " Afterword" if wide else f" Afterword › {TITLES[self.at]}"
        help_key = key_for("desk.help", typing=self.at == "letter")
        way = f"sending: {self.on_the_way}   " if self.on_the_way else ""
        right = f"{way}{'' if self.opening else top_counts(self.entries)}   {help_key} help "
        room = width - cell_len(left) - cell_len(right)
        if room < 1:  # the counts go first; the help is not in the bar there
            right = f"{help_key} help "
            return Content.assemble((left, "bold"), " " * max(1, width - cell_len(left) - cell_len(right)), right)
        day = day_title(self.now.date()) if self.now else ""
        day = day if cell_len(day) + 4 <= room else ""
        before = (width - cell_len(day)) // 2 - cell_len(left) if wide else (room - cell_len(day)) // 2
        before = max(0, min(before, room - cell_len(day)))
        after = max(0, room - before - cell_len(day))
        return Content.assemble((left, "bold"), " " * before, (day, "$text-muted"), " " * after, right)


LEAST_READING = 3.0
"""Seconds that any sentence stays, however short."""

READING = 0.05
"""Seconds that it takes to read a character."""


class Line(Static):
    """One sentence, until the next, or until a key comes once it could be read.

    One that is wider than the window gets the rows it needs. What lasts, such as a disk that refuses, is said again.
    """

    _takes = 0.0
    """Seconds that it takes to read the sentence; zero where there is none."""
    _until = 0.0
    """By when it could be read."""

    def key_came(self) -> None:
        """The user goes on; a sentence that could be read is over, and one that a page hid begins to count."""
        if not self._takes:
            return
        if self.app.screen is not self.screen:
            self._until = monotonic() + self._takes
        elif monotonic() > self._until:
            self.say("")

    def say(self, sentence: str, *, loud: bool = False) -> None:
        """Show a sentence; plain text, never markup."""
        self._takes = max(LEAST_READING, READING * len(sentence)) if sentence else 0.0
        self._until = monotonic() + self._takes
        self.set_class(loud, "-loud")
        was_long, is_long = self.has_class("-long"), cell_len(sentence) >= max(self.app.size.width, 1)
        self.set_class(is_long, "-long")
        self.update(Content(sentence if is_long or not sentence else f" {sentence}"), layout=was_long or is_long)


class KeyBar(Widget, can_focus=False):
    """The keys that matter in the pane in focus."""

    at: var[str] = var("queue")
    """The pane in focus."""

    snapshot: var[Snapshot] = var(Snapshot())
    """What is known; while that is nothing, the keys are those to begin with."""

    opening: var[bool] = var(False)
    """Is it not known yet?"""
    letter: var[Letter | None] = var(None)
    """The open letter; once it is sent, the keys are those for reading."""
    items: var[tuple[Item, ...]] = var(())
    """What the checklist says of the letter; once nothing of it is open, its keys are those that lead on."""
    touring: var[bool] = var(False)
    """Is the tour on? Then its keys come first."""

    def watch_at(self) -> None:
        """Other keys."""
        self.refresh()

    def watch_touring(self) -> None:
        """The tour's keys come, or go."""
        self.refresh()

    def watch_letter(self, old: Letter | None, new: Letter | None) -> None:
        """A letter that is ready or sent has other keys."""
        if (old and old.state) != (new and new.state):
            self.refresh()

    def watch_items(self, old: tuple[Item, ...], new: tuple[Item, ...]) -> None:
        """Where nothing is open any more, the checklist has other keys; those for hints as long as there are any."""
        if (is_ready(old), _has_hints(old)) != (is_ready(new), _has_hints(new)):
            self.refresh()

    def watch_snapshot(self, old: Snapshot, new: Snapshot) -> None:
        """With the first opening the keys of the panes come."""
        if bool(old.dossiers) != bool(new.dossiers):
            self.refresh()

    def render(self) -> Content:
        """The tour's keys, the pane's, and those that lead everywhere, as many as there is room for."""
        begin = [(key_for(f"desk.{name}"), name.replace("-", " ")) for name in ("new-interview", "new-opening")]
        begin += [(key_for("desk.about"), "about you"), (key_for("desk.tour"), "tour")]
        keys = self._keys_here() if self.snapshot.dossiers or self.opening else begin
        tour = [(key_for("desk.tour-on", typing=True), "next stop"), (key_for("desk.back"), "leave the tour")]
        keys = [*(tour if self.touring else []), *keys]
        help_key = key_for("desk.help", typing=self.at == "letter")
        always = [(help_key, "help"), ("Ctrl+P", "all"), (key_for("desk.quit", typing=True), "quit")]
        while key_line([*keys, *always]).cell_length - GAP > self.size.width and (keys or len(always) > 1):
            if len(always) > 1:
                del always[0]
            else:
                del keys[-1]
        for key in more(self.at) if self.snapshot.dossiers else ():
            if key_line([*keys, key, *always]).cell_length - GAP <= self.size.width:
                keys.append(key)
        return key_line([*keys, *always])

    def _keys_here(self) -> list[tuple[str, str]]:
        """The pane's keys; of a letter with nothing left to mend those that lead on: ready, send, mark sent."""
        state = self.letter.state if self.letter else None
        leads_on = self.at == "letter" or (self.at == "checklist" and bool(self.items) and is_ready(self.items))
        if state is None or not leads_on or (self.at == "checklist" and state is LetterState.SENT):
            return bar(self.at)
        done = {LetterState.READY: ("mend", "ready")}.get(state, ("mend",) if self.at == "checklist" else ())
        keys = bar("letter", only_reads=state is LetterState.SENT, without=done)
        return [*keys, *bar("checklist")[:1]] if self.at == "checklist" and _has_hints(self.items) else keys


def _has_hints(items: tuple[Item, ...]) -> bool:
    return any(item.state is ItemState.HINT for item in items)
