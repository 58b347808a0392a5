"""Pane: a title with a thin rule, and what stands beneath it."""

from typing import Any

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from tui.change import Say
from tui.rows import Rows

LEAST = 6
"""Cells of the rule that are left beside a note."""


class Title(Widget, can_focus=False):
    """A pane's name and a rule to its edge; marked while the pane has the focus."""

    COMPONENT_CLASSES = {"title--rule", "title--note"}
    active: var[bool] = var(False, toggle_class="-active")
    """Is the focus in the pane?"""
    words: var[str] = var("")
    """The pane's name."""
    note: var[str] = var("")
    """What its marks mean, at the end of the rule; left out where there is no room."""

    def watch_active(self) -> None:
        """Draw the mark or take it away."""
        self.refresh()

    def watch_words(self) -> None:
        """Draw the new name."""
        self.refresh()

    def watch_note(self) -> None:
        """Draw the new note."""
        self.refresh()

    def render(self) -> Content:
        """One line: mark, name, rule, note."""
        head = f"{'▸' if self.active else ' '} {self.words} "
        note = f" {self.note}" if self.note and self.size.width > cell_len(head) + cell_len(self.note) + LEAST else ""
        rule = "─" * max(0, self.size.width - cell_len(head) - cell_len(note) - 1)
        rule_style = self.get_visual_style("title--rule", partial=True)
        return Content.assemble(head, (rule, rule_style), (note, self.get_visual_style("title--note", partial=True)))


class Whole(Static):
    """All the words of the row under the cursor of a list, while that has the focus and some of them are cut."""

    def tell(self, rows: Rows[Any]) -> None:
        """Show them, or nothing."""
        words = rows.cut_words if rows.has_focus else ""
        self.set_class(bool(words), "-said")
        self.update(Content(words))


class Pane(Vertical):
    """A part of the desk with a title; knows whether the focus is within."""

    place = ""
    """The pane's name in the table of keys."""
    TITLE = ""

    def compose(self) -> ComposeResult:
        """The title first, then the body."""
        title = Title(classes="title")
        title.words = self.TITLE
        yield title
        yield from self.compose_body()

    def compose_body(self) -> ComposeResult:
        """What stands beneath the title."""
        yield from ()

    def why_off(self, action: str) -> str:  # noqa: ARG002 - panes that have such actions look at it
        """Why an action of this pane can do nothing just now, in a sentence; empty where it can."""
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that is off says why."""
        if why := self.why_off(action):
            self.post_message(Say(why))
            return False
        return super().check_action(action, parameters)

    @on(Rows.Moved)
    def tell_whole(self) -> None:
        """Where the pane has a place for it, show all the words of a row that is cut, once the row has its width."""
        for place in self.query(Whole):
            self.call_after_refresh(place.tell, self.query_one(Rows))

    def on_resize(self) -> None:
        """Other rows are cut."""
        self.tell_whole()

    def on_descendant_focus(self) -> None:
        """Mark the title."""
        self.query_one(Title).active = True
        self.tell_whole()

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self.query_one(Title).active = False
        self.tell_whole()

    def point(self, *, is_meant: bool) -> None:
        """Underline the title while the tour speaks of this pane."""
        self.query_one(Title).set_class(is_meant, "-pointed")

    def retitle(self, words: str, note: str = "") -> None:
        """Change the name in the title, and the note at its end."""
        title = self.query_one(Title)
        title.words, title.note = words, note

    def action_choose(self) -> None:
        """Open the row under the cursor, by a key of the pane's own; Enter is the list's."""
        self.query_one(Rows).action_choose()

    def focus_body(self) -> None:
        """Give the focus to the first widget within that takes it."""
        for widget in self.query("*").results(Widget):
            if widget.focusable:
                widget.focus()
                return
