"""The dialog that asks for files: a line with a path, what lies in its folder beneath; Tab completes."""

from dataclasses import dataclass
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from store.clean import clean
from store.search import fold
from tui.keys import bar, bindings, key_for, key_line
from tui.line import LineInput
from tui.rows import Rows
from tui.wording import Spans, fit, plural

KINDS = (".ics", ".vcf", ".eml", ".csv", ".tsv", ".json")
"""What is offered in a folder; any other file can be typed."""

MOST = 2000
"""So many files of a folder are looked at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or a folder."""

    path: Path
    """Where it is."""
    is_folder: bool
    """Is it a folder?"""

    @property
    def name(self) -> str:
        """Its name, for the eye."""
        return clean(self.path.name, newlines=False) + ("/" if self.is_folder else "")


def entries(folder: Path) -> list[Entry]:
    """What a folder holds: files that are read, the newest first, then folders; nothing where it may not be seen."""
    found: list[tuple[float, Entry]] = []
    try:
        for path, _ in zip(folder.iterdir(), range(MOST), strict=False):
            is_folder = path.is_dir()
            if not path.name.startswith(".") and (is_folder or path.suffix.lower() in KINDS):
                found.append((path.lstat().st_mtime, Entry(path, is_folder)))
    except (OSError, ValueError):
        return []
    files = sorted((each for each in found if not each[1].is_folder), key=lambda each: (-each[0], each[1].name))
    folders = sorted((each for each in found if each[1].is_folder), key=lambda each: each[1].name.casefold())
    return [entry for _, entry in (*files, *folders)]


def first_folder() -> Path:
    """Where downloads lie, else the home, else here."""
    try:
        home = Path.home()
        return home / "Downloads" if (home / "Downloads").is_dir() else home
    except (RuntimeError, OSError):
        return Path.cwd()


class ChooseFiles(ModalScreen[tuple[str, ...] | None]):
    """Returns the paths that were chosen, None for none."""

    BINDINGS = [*bindings("files")]

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self._begin = folder or first_folder()
        self._marked: dict[Path, None] = {}
        self._listed: tuple[Path, list[Entry]] = (Path(), [])

    def compose(self) -> ComposeResult:
        """The line, what it fits, how many are marked, the keys."""
        with Vertical(classes="box tall"):
            yield Label(
                Content("Import: invitations, contacts, e-mails, a CSV, Afterword's own JSON"), classes="box-title"
            )
            yield LineInput(f"{self._begin}/", compact=True, select_on_focus=False)
            yield Rows[Entry](self._draw, lambda entry: str(entry.path), "Nothing here that is read by its name.")
            yield Static(id="files-marked", classes="box-note")
            yield Static(key_line(bar("files")), classes="keys")

    def on_mount(self) -> None:
        """Show the folder."""
        self._line.cursor_position = len(self._line.value)
        self._find()

    @property
    def _line(self) -> LineInput:
        return self.query_one(LineInput)

    @property
    def _rows(self) -> Rows[Entry]:
        return self.query_one(Rows)

    @on(Input.Changed)
    def _find(self) -> None:
        """Show what the line may mean."""
        folder, _, begun = self._line.value.rpartition("/")
        place = _path(f"{folder}/" if folder or self._line.value.startswith("/") else ".")
        if place != self._listed[0]:
            self._listed = place, entries(place)
        self._rows.show([entry for entry in self._listed[1] if fold(entry.name).startswith(fold(begun))])
        self._tell()

    @on(Input.Submitted)
    @on(Rows.Chosen)
    def _go(self) -> None:
        """Go into a folder; return a file, or those that are marked."""
        typed, entry = _path(self._line.value), self._rows.current
        if self._marked and (entry is None or not entry.is_folder or entry.path not in self._marked):
            self.dismiss(tuple(map(str, self._marked)))
        elif self._line.value and not self._line.value.endswith("/") and _is_file(typed):
            self.dismiss((str(typed),))
        elif entry is None:
            self._tell("There is no such file.")
        elif entry.is_folder:
            self._put(entry)
        else:
            self.dismiss((str(entry.path),))

    def action_submit(self) -> None:
        """Go into the folder, or return the file."""
        self._go()

    def action_complete(self) -> None:
        """Complete the line to the row under the cursor."""
        if entry := self._rows.current:
            self._put(entry)

    def action_mark(self) -> None:
        """Take the file under the cursor along, or not."""
        entry = self._rows.current
        if entry and not entry.is_folder:
            if entry.path in self._marked:
                del self._marked[entry.path]
            else:
                self._marked[entry.path] = None
            self._rows.refresh()
            self._rows.action_down()
            self._tell()

    def action_move(self, direction: int) -> None:
        """Move the cursor while the line keeps the focus."""
        self._rows.action_up() if direction < 0 else self._rows.action_down()

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def _put(self, entry: Entry) -> None:
        self._line.value = f"{entry.path}/" if entry.is_folder else str(entry.path)
        self._line.cursor_position = len(self._line.value)

    def _tell(self, sentence: str = "") -> None:
        count, key = plural(len(self._marked), "file"), key_for("files.submit")
        marked = f"{count} marked; {key} takes them." if self._marked else ""
        self.query_one("#files-marked", Static).update(Content(sentence or marked))

    def _draw(self, entry: Entry, width: int) -> Spans:
        mark = "✓ " if entry.path in self._marked else "  "
        return [(mark, "good"), (fit(entry.name, width - 2), "quiet" if entry.is_folder else "")]


def _path(text: str) -> Path:
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def _is_file(path: Path) -> bool:
    """Is something there that is no folder? Whether it can be read is told when it is."""
    try:
        return path.exists() and not path.is_dir()
    except (OSError, ValueError):
        return False
