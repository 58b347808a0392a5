"""Questions answered by one key: yes or no, and one of a few things. Each returns a value and writes nothing."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from tui.keys import key_line
from tui.rows import Rows
from tui.wording import Spans, fit


class Confirm(ModalScreen[bool]):
    """Yes or no."""

    def __init__(self, question: str, yes: str = "yes", no: str = "no") -> None:
        super().__init__()
        self._question = question
        self._words = yes, no

    BINDINGS = [
        Binding("y,enter", "answer(True)", "yes", tooltip="Yes."),
        Binding("n,escape", "answer(False)", "no", tooltip="No."),
    ]

    def compose(self) -> ComposeResult:
        """The question and its two keys."""
        yes, no = self._words
        with Vertical(classes="box"):
            yield Label(Content(self._question))
            yield Static(key_line([("y", yes), ("n", no)]), classes="keys")

    def action_answer(self, answer: bool) -> None:
        """Return the answer."""
        self.dismiss(answer)


class Leave(ModalScreen[str]):
    """How to leave a form in which something was typed: "drop" it, "keep" it for later, or "stay"."""

    BINDINGS = [
        Binding("y", "answer('drop')", "drop it", tooltip="Leave, without what was typed."),
        Binding("n,enter", "answer('stay')", "stay", tooltip="Go on typing."),
        Binding("escape", "answer('keep')", "leave", tooltip="Leave; what was typed waits for the form's next time."),
    ]

    def __init__(self, *, keeps: bool) -> None:
        """`keeps` says whether what was typed can wait for the next time; where it cannot, Esc drops it."""
        super().__init__()
        self._keeps = keeps

    def compose(self) -> ComposeResult:
        """The question and its keys."""
        later = "leave, and go on later" if self._keeps else "leave"
        with Vertical(classes="box"):
            yield Label(Content("Leave without keeping what you typed?"))
            yield Static(key_line([("y", "drop it"), ("n", "stay"), ("Esc", later)]), classes="keys")

    def action_answer(self, answer: str) -> None:
        """Return the answer."""
        self.dismiss(answer)


class Choose(ModalScreen[str | None]):
    """One of a few things, each with a sentence."""

    BINDINGS = [Binding("escape", "dismiss(None)", "back", tooltip="Choose nothing.")]

    def __init__(self, title: str, options: list[tuple[str, str, str]], value: str = "", *, note: str = "") -> None:
        """Each option is (value, words, sentence); `value` is where the cursor begins; `note` stands beneath."""
        super().__init__()
        self._title = title
        self._options = options
        self._value = value
        self._note = note
        self._column = max(cell_len(words) for _, words, _ in options) + 2

    def compose(self) -> ComposeResult:
        """The title, the list and the note."""
        with Vertical(classes="box"):
            yield Label(Content(self._title), classes="box-title")
            yield Rows[tuple[str, str, str]](self._draw, lambda option: option[0])
            if self._note:
                yield Label(Content(self._note), classes="box-note")
            yield Static(key_line([("Enter", "choose"), ("Esc", "back")]), classes="keys")

    def on_mount(self) -> None:
        """Show the options, the cursor on the present one."""
        rows = self.query_one(Rows)
        rows.styles.height = len(self._options)
        rows.show(self._options)
        rows.go_to(self._value)
        rows.focus()

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Return the value."""
        self.dismiss(event.key)

    def _draw(self, option: tuple[str, str, str], width: int) -> Spans:
        return [(fit(option[1], self._column), ""), (fit(option[2], width - self._column), "quiet")]
