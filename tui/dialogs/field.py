"""Field: one question of a form, the row that shows it, and the readers that several forms share."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Label, Select, Static, TextArea

from store.clean import clean
from tui.line import LineInput, LineTextArea

NO, YES = "no", "yes"


class Kind(StrEnum):
    """How a field is filled in."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Field:
    """One question of a form."""

    name: str
    """The key of its value in the result."""
    label: str
    """What stands before it."""
    value: str = ""
    """What it begins with."""
    kind: Kind = Kind.LINE
    """How it is filled in."""
    hint: str = ""
    """What stands in it, faint, while it is empty."""
    options: tuple[tuple[str, str], ...] = ()
    """For a choice: (words, value)."""
    read: Callable[[str], Any] | None = None
    """Text to value; raises ValueError with a sentence."""
    suggest: tuple[str, ...] = ()
    """What the line may be completed to."""
    echo: Callable[[Any], str] | None = None
    """What was understood, in words; empty for nothing to say."""

    def understood(self, text: str) -> Any:
        """The value that the text stands for; raises ValueError with a sentence."""
        return self.read(text) if self.read else text


class FieldRow(Vertical):
    """A label, the widget to fill in, and the line that answers."""

    def __init__(self, field: Field) -> None:
        super().__init__(classes=f"field -{field.kind}")
        self.field = field
        """The question."""
        self._control = self._widget()
        self._answer = Static(classes="answer")

    def compose(self) -> ComposeResult:
        """Label and widget side by side, the answer beneath."""
        with Horizontal():
            yield Label(Content(self.field.label), classes="label")
            yield self._control
        yield self._answer

    def _widget(self) -> Widget:
        field = self.field
        match field.kind:
            case Kind.CHOICE:
                options = [(Content(words), value) for words, value in field.options]
                return Select(options, value=field.value, allow_blank=False, compact=True)
            case Kind.TEXT:
                return LineTextArea(field.value, compact=True, tab_behavior="focus")
            case Kind.LINE:
                suggester = SuggestFromList(field.suggest, case_sensitive=False) if field.suggest else None
                return LineInput(
                    field.value, placeholder=field.hint, suggester=suggester, compact=True, select_on_focus=False
                )

    @property
    def text(self) -> str:
        """What the field says now, cleaned."""
        match self._control:
            case Select(value=value):
                return str(value)
            case TextArea(text=text):
                return clean(text).strip()
            case Input(value=text):
                return clean(text, newlines=False).strip()
        return ""

    def put(self, text: str) -> None:
        """Fill the field in; typing goes on at its end."""
        match self._control:
            case Select() as select if text in {value for _, value in self.field.options}:
                select.value = text
            case TextArea() as area:
                area.text = text
                area.move_cursor(area.document.end)
            case Input() as line:
                line.value = text
                line.cursor_position = 0  # a first value puts the cursor at its end without bringing that into view
                line.cursor_position = len(text)

    def answer(self, loud: bool = False) -> Any:
        """Read the field and say what was understood, or what is wrong; raises ValueError when it cannot be read."""
        line = self._answer
        try:
            value = self.field.understood(self.text)
        except ValueError as error:
            line.set_class(loud or bool(self.text), "-said")
            line.set_class(loud, "-wrong")
            line.update(Content(str(error)))
            raise
        words = self.field.echo(value) if self.field.echo and self.text else ""
        line.set_class(bool(words), "-said")
        line.remove_class("-wrong")
        line.update(Content(words))
        return value

    def focus_widget(self) -> None:
        """Put the cursor into the field."""
        self._control.focus()


def required(what: str) -> Callable[[str], str]:
    """A reader that wants some text; the sentence names `what`."""

    def read(text: str) -> str:
        if not text:
            raise ValueError(f"{what} is needed.")
        return text

    return read


def flag(name: str, label: str, *, value: bool) -> Field:
    """A field for yes or no."""
    return Field(name, label, YES if value else NO, Kind.CHOICE, options=((NO, NO), (YES, YES)), read=YES.__eq__)
