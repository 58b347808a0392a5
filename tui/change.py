"""Change: the one message by which the screen asks for something to be written."""

from collections.abc import Callable
from typing import Any, Literal, Protocol

from textual.message import Message

from store.planner import Planner

Verb = Callable[[Planner], object]
"""Something to do with the planner."""


class Kept(Protocol):
    """A form whose text is on disk while it is typed."""

    @property
    def draft_key(self) -> str:
        """The name of its draft."""

    def contents(self) -> dict[str, Any]:
        """All that it holds now, as JSON can hold it."""

    def fill(self, contents: dict[str, Any]) -> None:
        """Put back what it held."""

    def say(self, sentence: str) -> None:
        """Show what is wrong with the whole."""


class FormTouched(Message):
    """A form was opened, something was typed, or it has ended; answered by the app, which keeps drafts."""

    def __init__(self, form: Kept, what: Literal["opened", "typed", "ended"]) -> None:
        super().__init__()
        self.form = form
        """The form."""
        self.what = what
        """What happened; one that has ended needs no draft any more."""


class Change(Message):
    """Run a verb of the planner; posted by panes, handled by Desk alone."""

    def __init__(self, verb: Verb, said: str = "", form: Kept | None = None) -> None:
        super().__init__()
        self.verb = verb
        """What to do with the planner."""
        self.said = said
        """The sentence to show once it is done."""
        self.form = form
        """The form that asks for it, whose text is kept on disk until it is done."""


class Say(Message):
    """Show a sentence in the line above the key bar."""

    def __init__(self, sentence: str, loud: bool = False) -> None:
        super().__init__()
        self.sentence = sentence
        """Plain text; never markup."""
        self.loud = loud
        """Is it about something that went wrong?"""


class Visit(Message):
    """Go to an opening, a letter or a person: posted by panes, search and calendar."""

    def __init__(self, opening_id: str, letter_id: str = "", part_id: str = "", step_id: str = "") -> None:
        super().__init__()
        self.opening_id = opening_id
        """The opening to choose."""
        self.letter_id = letter_id
        """The letter to open, if any."""
        self.part_id = part_id
        """The interview or person to put the cursor on, if any."""
        self.step_id = step_id
        """The step to put the cursor on, if any."""


class ShowLook(Message):
    """Show a theme, from now on; answered by the app."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        """The theme's name, empty for the default."""
