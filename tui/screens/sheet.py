"""A sheet: a letter in the form in which the user takes it elsewhere, to be read, copied or written to a file."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from tui.keys import bar, bindings, key_line


class Sheet(ModalScreen[str | None]):
    """A text in full; returns "file" or "copy", or None."""

    BINDINGS = [*bindings("sheet")]

    def __init__(self, title: str, note: str, text: str) -> None:
        """`note` is a sentence above the text."""
        super().__init__()
        self._title = title
        self._note = note
        self._text = text

    def compose(self) -> ComposeResult:
        """Title, note, text, keys."""
        with Vertical(classes="box tall"):
            yield Label(Content(self._title), classes="box-title")
            yield Static(Content(f"{self._note}\n" if self._note else ""), classes="quiet")
            with VerticalScroll():
                yield Static(Content(self._text))
            yield Static(key_line(bar("sheet")), classes="keys")

    def on_mount(self) -> None:
        """The arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_take(self, how: str) -> None:
        """Return what is wanted."""
        self.dismiss(how)

    def action_leave(self) -> None:
        """Return nothing."""
        self.dismiss(None)
