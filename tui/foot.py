"""The line at the head, the line for sentences, and the bar of keys: one row each."""

from datetime import datetime

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from store.queue import Entry
from store.records import Snapshot
from tui.keys import TITLES, bar, key_for, key_line
from tui.step_wording import top_counts
from tui.wording import day_title


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

    def watch_now(self, old: datetime | None, new: datetime | None) -> None:
        """A new day has a new title."""
        if not old or not new or old.date() != new.date():
            self.refresh()

    def watch_entries(self) -> None:
        """Count anew."""
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
        right = f"{'' if self.opening else top_counts(self.entries)}   {help_key} help "
        room = width - cell_len(left) - cell_len(right)
        if room < 1:
            return Content.assemble((left, "bold"))
        day = day_title(self.now.date()) if self.now else ""
        day = day if cell_len(day) + 4 <= room else ""
        before = (width - cell_len(day)) // 2 - cell_len(left) if wide else (room - cell_len(day)) // 2
        before = max(0, min(before, room - cell_len(day)))
        after = max(0, room - before - cell_len(day))
        return Content.assemble((left, "bold"), " " * before, (day, "$foreground 60%"), " " * after, right)


class Line(Static):
    """One sentence, until the next."""

    def say(self, sentence: str, *, loud: bool = False) -> None:
        """Show a sentence; plain text, never markup."""
        self.set_class(loud, "-loud")
        self.update(Content(f" {sentence}" if sentence else ""), layout=False)


class KeyBar(Widget, can_focus=False):
    """The keys that matter in the pane in focus."""

    at: var[str] = var("queue")
    """The pane in focus."""

    snapshot: var[Snapshot] = var(Snapshot())
    """What is known; while that is nothing, the keys are those to begin with."""

    opening: var[bool] = var(False)
    """Is it not known yet?"""

    def watch_at(self) -> None:
        """Other keys."""
        self.refresh()

    def watch_snapshot(self, old: Snapshot, new: Snapshot) -> None:
        """With the first opening the keys of the panes come."""
        if bool(old.dossiers) != bool(new.dossiers):
            self.refresh()

    def render(self) -> Content:
        """The pane's keys, then the two that lead everywhere."""
        begin = [(key_for(f"desk.{name}"), name.replace("-", " ")) for name in ("new-interview", "new-opening")]
        begin += [(key_for("desk.about"), "about you"), (key_for("desk.tour"), "tour")]
        keys = bar(self.at) if self.snapshot.dossiers or self.opening else begin
        help_key = key_for("desk.help", typing=self.at == "letter")
        always = [(help_key, "help"), ("Ctrl+P", "all"), (key_for("desk.quit", typing=True), "quit")]
        while key_line([*keys, *always]).cell_length > self.size.width and keys:
            (always if len(always) > 1 else keys).pop()
        return key_line([*keys, *always])
