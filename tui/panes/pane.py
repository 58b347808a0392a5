"""Pane: a title with a thin rule, and what stands beneath it."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from tui.change import Say


class Title(Widget, can_focus=False):
    """A pane's name and a rule to its edge; marked while the pane has the focus."""

    COMPONENT_CLASSES = {"title--rule"}
    active: var[bool] = var(False, toggle_class="-active")
    """Is the focus in the pane?"""
    words: var[str] = var("")
    """The pane's name."""

    def watch_active(self) -> None:
        """Draw the mark or take it away."""
        self.refresh()

    def watch_words(self) -> None:
        """Draw the new name."""
        self.refresh()

    def render(self) -> Content:
        """One line: mark, name, rule."""
        head = f"{'▸' if self.active else ' '} {self.words} "
        rule = "─" * max(0, self.size.width - cell_len(head) - 1)
        style = self.get_visual_style("title--rule", partial=True)
        return Content.assemble(head, (rule, style))


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

    def on_descendant_focus(self) -> None:
        """Mark the title."""
        self.query_one(Title).active = True

    def on_descendant_blur(self) -> None:
        """Take the mark away."""
        self.query_one(Title).active = False

    def point(self, *, is_meant: bool) -> None:
        """Underline the title while the tour speaks of this pane."""
        self.query_one(Title).set_class(is_meant, "-pointed")

    def retitle(self, words: str) -> None:
        """Change the name in the title."""
        self.query_one(Title).words = words

    def focus_body(self) -> None:
        """Give the focus to the first widget within that takes it."""
        for widget in self.query("*").results(Widget):
            if widget.focusable:
                widget.focus()
                return
