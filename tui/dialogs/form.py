"""Form: fields under each other, each read as it is typed, with what was understood or what is wrong beside it.

A form returns a value and writes nothing. What was typed stays on the screen until it is right.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Label, Select, Static, TextArea

from store.clean import clean
from tui.keys import bar, bindings, key_line
from tui.line import LineInput, LineTextArea

T = TypeVar("T")
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


class Form(ModalScreen[T | None], Generic[T]):
    """A form for one record; subclasses say its fields and make the result."""

    BINDINGS = [binding for binding in bindings("form") if "add_person" not in binding.action]
    heading = ""
    """What the form is called."""
    about = ""
    """The id of what it edits, so that two drafts of forms are told apart; empty for something new."""
    is_kept = True
    """Is what is typed put on disk while it is typed? Not where a word is asked for."""

    class Touched(Message):
        """The form was opened, something was typed, or it has ended; answered by the app, which keeps drafts."""

        def __init__(self, form: "Form[Any]", what: str) -> None:
            super().__init__()
            self.form = form
            """The form."""
            self.what = what
            """"opened", "typed", or "ended": it needs no draft any more."""

    @property
    def draft_key(self) -> str:
        """The name of its draft."""
        return f"{self.heading} #{self.about}"

    def fields(self) -> Sequence[Field]:
        """The questions in their order."""
        raise NotImplementedError

    def result(self, values: dict[str, Any]) -> T:
        """The record that the values make; raises ValueError with a sentence when they do not fit together."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Title, fields, a line for what is wrong, and the keys."""
        with Vertical(id="form"):
            yield Label(Content(self.heading), id="form-title")
            with VerticalScroll(id="fields", can_focus=False):
                self._rows = [FieldRow(field) for field in self.fields()]
                yield from self._rows
                yield from self.compose_more()
            yield Static(id="form-error")
            yield Static(key_line(self.keys()), id="form-keys")

    def compose_more(self) -> ComposeResult:
        """What comes after the fields."""
        yield from ()

    def keys(self) -> list[tuple[str, str]]:
        """The keys for the foot of the form."""
        keys = [key for key in bar("form") if key[1] != "add person"]
        return [("Tab", "next"), *keys] if len(self._rows) > 1 else [("Enter", "keep"), *keys[1:]]

    def on_mount(self) -> None:
        """Begin at the first field; remember what the form began with."""
        self._rows[0].focus_widget()
        for row in self._rows:
            self._say(row)
        self._before = self.contents()
        self._touch("opened")

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Select.Changed)
    def _typed(self, event: Input.Changed | TextArea.Changed | Select.Changed) -> None:
        for widget in event.control.ancestors if event.control else ():
            if isinstance(widget, FieldRow):
                self._say(widget)
        if self.contents() != self._before:
            self._touch("typed")

    @on(Input.Submitted)
    def _next(self) -> None:
        if len(self._rows) == 1:
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Return the record, or go to the first field that is wrong."""
        values: dict[str, Any] = {}
        wrong: list[FieldRow] = []
        for row in self._rows:
            try:
                values[row.field.name] = row.answer(loud=True)
            except ValueError:
                wrong.append(row)
        if wrong:
            wrong[0].focus_widget()
            return
        try:
            self.dismiss(self.result(values))
        except ValueError as error:
            self.say(str(error))

    def say(self, sentence: str) -> None:
        """Show what is wrong with the whole."""
        self.query_one("#form-error", Static).update(Content(sentence))

    @work
    async def action_cancel(self) -> None:
        """Leave; asks first where something was typed."""
        from tui.dialogs.ask import Confirm  # noqa: PLC0415 - ask builds on this module

        if self.contents() == self._before or await self.app.push_screen_wait(
            Confirm("Leave without keeping what you typed?", yes="leave", no="stay")
        ):
            self._touch("ended")
            self.dismiss(None)

    def contents(self) -> dict[str, Any]:
        """All that the form holds now, as JSON can hold it."""
        return {row.field.name: row.text for row in self._rows}

    def fill(self, contents: dict[str, Any]) -> None:
        """Put back what the form held when it was left behind; what does not fit is passed over."""
        for row in self._rows:
            if isinstance(text := contents.get(row.field.name), str):
                row.put(text)

    def _touch(self, what: str) -> None:
        if self.is_kept:
            self.post_message(self.Touched(self, what))

    @staticmethod
    def _say(row: FieldRow) -> None:
        try:
            row.answer()
        except ValueError:
            return  # the row shows the sentence; it counts when the form is saved


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
