"""The control of the benchmark: three panes of stock Textual widgets that show the same texts as the app.

    python tests/slow/control.py DIR

DIR holds queue.txt (a row a line, columns by tabs), openings.txt and note.txt.
"""

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import DataTable, Footer, Header, OptionList, TextArea


class Control(App[None]):
    """What one would write with the widgets as they come."""

    TITLE = "Afterword"
    CSS = """
    #left, #right { width: 1fr; } DataTable { height: 3fr; border: round $panel; } OptionList { height: 2fr; }
    TextArea { height: 1fr; border: round $panel; } DataTable:focus, TextArea:focus { border: round $accent; }
    """
    BINDINGS = [
        ("f2", "go('DataTable')", "Follow-ups"),
        ("f3", "go('OptionList')", "Interviews"),
        ("f4", "go('TextArea')", "Letter"),
        ("f1", "help", "Help"),
        ("ctrl+q", "quit", "Quit"),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def compose(self) -> ComposeResult:
        """Two lists at the left, the letter at the right."""
        yield Header()
        with Horizontal():
            with Vertical(id="left"):
                yield DataTable[str](cursor_type="row")
                yield OptionList(*self._read("openings.txt").splitlines(), markup=False)
            with Vertical(id="right"):
                yield TextArea(self._read("note.txt"))
        yield Footer()

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        table.add_columns("", "step", "who", "company", "due")
        table.add_rows(line.split("\t") for line in self._read("queue.txt").splitlines())
        table.focus()

    def action_go(self, widget: str) -> None:
        """Go to a pane."""
        self.query_one(widget).focus()

    def _read(self, name: str) -> str:
        return (self._folder / name).read_text()


if __name__ == "__main__":
    Control(Path(sys.argv[1])).run()
