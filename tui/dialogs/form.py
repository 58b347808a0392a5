"""Form: fields under each other, each read as it is typed, with what was understood or what is wrong beside it.

A form returns a value and writes nothing. What was typed stays on the screen until it is right.
"""

from collections.abc import Sequence
from typing import Any, Generic, Literal, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Select, Static, TextArea

from tui.change import FormTouched
from tui.dialogs.choices import Leave
from tui.dialogs.field import Field, FieldRow
from tui.keys import bar, bindings, key_line

T = TypeVar("T")


class Form(ModalScreen[T | None], Generic[T]):
    """A form for one record; subclasses say its fields and make the result."""

    BINDINGS = [binding for binding in bindings("form") if "add_person" not in binding.action]
    heading = ""
    """What the form is called."""
    about = ""
    """The id of what it edits, so that two drafts of forms are told apart; empty for something new."""
    is_kept = True
    """Is what is typed put on disk while it is typed? Not where a word is asked for."""
    ends_with_enter = False
    """Does Enter in the last field keep the form? Where there are only lines, and few."""

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
        enter = ("Enter", "keep" if len(self._rows) == 1 else "next, then keep")
        return [enter, *keys[1:]] if len(self._rows) == 1 or self.ends_with_enter else [("Tab", "next"), *keys]

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
        is_last = self.focused is not None and self._rows[-1] in self.focused.ancestors
        if len(self._rows) == 1 or (self.ends_with_enter and is_last):
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
        """Leave; asks first where something was typed. Esc once more leaves, too, and the draft waits."""
        untouched = self.contents() == self._before
        answer = "drop" if untouched else await self.app.push_screen_wait(Leave(keeps=self.is_kept))
        if answer == "stay":
            return
        if answer == "drop":
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

    def _touch(self, what: Literal["opened", "typed", "ended"]) -> None:
        if self.is_kept:
            self.post_message(FormTouched(self, what))

    @staticmethod
    def _say(row: FieldRow) -> None:
        try:
            row.answer()
        except ValueError:
            return  # the row shows the sentence; it counts when the form is saved
