"""Questions answered by one key: yes or no, and one of a few things. Each returns a value and writes nothing."""

from dataclasses import dataclass
from itertools import takewhile, zip_longest

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Region, Size
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from tui.keys import bar, bindings, key_line
from tui.rows import Rows
from tui.wording import Spans, broken, fit


class Confirm(ModalScreen[bool]):
    """Yes or no."""

    def __init__(self, question: str, yes: str = "yes", no: str = "no") -> None:
        super().__init__()
        self._question = question
        self._words = yes, no

    BINDINGS = [*bindings("question")]

    def compose(self) -> ComposeResult:
        """The question and its two keys."""
        keys = [(key, words) for (key, _), words in zip(bar("question"), self._words, strict=True)]
        with Vertical(classes="box"):
            yield Label(Content(self._question))
            yield Static(key_line(keys), classes="keys")

    def action_answer(self, answer: bool) -> None:
        """Return the answer."""
        self.dismiss(answer)


class Leave(ModalScreen[str]):
    """How to leave a form in which something was typed: "drop" it, "keep" it for later, or "stay"."""

    BINDINGS = [*bindings("leaving")]

    def __init__(self, *, keeps: bool) -> None:
        """`keeps` says whether what was typed can wait for the next time; where it cannot, Esc drops it."""
        super().__init__()
        self._keeps = keeps

    def compose(self) -> ComposeResult:
        """The question and its keys."""
        *others, (leave, word) = bar("leaving")
        question = "drop what you typed, or keep it for later?" if self._keeps else "and drop what you typed?"
        with Vertical(classes="box"):
            yield Label(Content(f"Leave, {question}"))
            yield Static(key_line([*others, (leave, word if self._keeps else others[0][1])]), classes="keys")

    def action_answer(self, answer: str) -> None:
        """Return the answer."""
        self.dismiss(answer)


OPTION = tuple[str, str, str]
"""A value, its words, and a sentence."""

BOX = 84
"""The most columns of a box."""

EDGES = 9
"""Columns of it that edges, padding, the cursor's mark and a scrollbar take."""

AROUND = 6
"""Rows that edges, padding and keys take."""

LEAST_SENTENCE = 24
"""In fewer columns than that no sentence stands beside its words: it goes beneath them."""

LEAST_ROWS = 5
"""A note that would leave the list fewer rows is not shown."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a choice; what does not fit into the first goes on in more, which the cursor passes over."""

    value: str
    """The choice's value on its first line; empty on those that go on."""
    words: str
    sentence: str = ""


class Choose(ModalScreen[str | None]):
    """One of a few things, each with a sentence; all of it can be read, however narrow the window."""

    BINDINGS = [*bindings("choice")]

    def __init__(
        self, title: str, options: list[OPTION], value: str = "", *, note: str = "", warning: str = ""
    ) -> None:
        """Each option is (value, words, sentence); `value` is where the cursor begins.

        `warning` is a sentence to be seen first, in every window; `note` stands beneath, where there is room for it.
        """
        super().__init__()
        self._title = title
        self._options = options
        self._value = value
        self._note = note
        self._warning = warning
        self._column = max((cell_len(words) for _, words, sentence in options if sentence), default=0) + 2

    def compose(self) -> ComposeResult:
        """The title, the warning, the list and the note."""
        with Vertical(classes="box choice"):
            yield Label(Content(self._title), classes="box-title")
            if self._warning:
                yield Label(Content(self._warning), classes="warning")
            yield Rows[Line](self._draw, lambda line: line.value)
            if self._note:
                yield Label(Content(self._note), classes="box-note")
            yield Static(key_line(bar("choice")), classes="keys")

    def on_mount(self) -> None:
        """Show the options, the cursor on the present one."""
        self._fill(self.app.size)
        rows = self.query_one(Rows)
        if self._value:
            rows.go_to(self._value)
        rows.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines for the window."""
        self._fill(event.size)

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    def action_choose(self) -> None:
        """Return the value under the cursor."""
        self.dismiss(self.query_one(Rows).current_key)

    def on_rows_chosen(self, event: Rows.Chosen) -> None:
        """Return the value."""
        self.dismiss(event.key)

    @on(Rows.Moved)
    def _show_whole(self) -> None:
        """Bring the lines into view in which the option under the cursor goes on."""
        rows = self.query_one(Rows)
        first = next((at for at, line in enumerate(rows.items) if line is rows.current), 0)
        more = takewhile(lambda line: not line.value, rows.items[first + 1 :])
        rows.scroll_to_region(Region(0, first, 1, 1 + sum(1 for _ in more)), animate=False, force=True)

    def _fill(self, window: Size) -> None:
        """Give the list the lines it needs, or else those that title, note and keys leave it."""
        width = min(window.width, BOX) - EDGES
        lines = [line for option in self._options for line in self._broken(option, width)]
        note = len(broken(self._note, width)) + 1 if self._note else 0
        room = window.height - len(broken(self._title, width)) - AROUND
        room -= len(broken(self._warning, width)) + 1 if self._warning else 0
        for label in self.query(".box-note"):
            label.display = room - note >= min(LEAST_ROWS, len(lines))
            room -= note if label.display else 0
        rows = self.query_one(Rows)
        rows.styles.height = max(1, min(len(lines), room))
        rows.show(lines)

    def _broken(self, option: OPTION, width: int) -> list[Line]:
        """The lines of an option: words and sentence side by side, or one above the other where there is no room."""
        value, words, sentence = option
        room = width - self._column
        if sentence and room >= LEAST_SENTENCE:
            texts = [*zip_longest([words], broken(sentence, room), fillvalue="")]
        else:
            texts = [(line, "") for line in broken(words, width)]
            texts += [(f"  {line}", "") for line in broken(sentence, width - 2)] if sentence else []
        return [Line("" if number else value, *text) for number, text in enumerate(texts)]

    def _draw(self, line: Line, width: int) -> Spans:
        lead = "" if line.value else "  "  # the others have the cursor's mark there
        if not line.sentence:
            return [(fit(lead + line.words, width), "")]
        words = fit(lead + line.words, self._column + len(lead))
        return [(words, ""), (fit(line.sentence, width - len(lead) - self._column), "quiet")]
