"""What they said on the telephone, and the day by which they decide: two lines, both of which may stay empty."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from store.records import Settings
from tui.dialogs.field import Field
from tui.dialogs.form import Form
from tui.dialogs.opening import day_field


@dataclass(frozen=True, slots=True)
class Answer:
    """What the form returns."""

    said: str = ""
    """What was said, in a word or two."""
    decide_by: date | None = None
    """The day by which they said they would decide; None where they said none."""


class AskAnswer(Form[Answer]):
    """What was said, and when they decide."""

    is_kept = False
    ends_with_enter = True
    heading = "What was said"

    def __init__(self, now: datetime, settings: Settings, *, decides: bool) -> None:
        """The day is not asked for where nothing is left to decide; it begins empty, for what they say anew."""
        super().__init__()
        self._day = [day_field("decide_by", "They decide by", None, now, settings)] if decides else []

    def fields(self) -> list[Field]:
        """Their words, and the day."""
        return [Field("said", "They said", hint="a word or two, or nothing"), *self._day]

    def result(self, values: dict[str, Any]) -> Answer:
        """The words, and the day."""
        return Answer(values["said"], values.get("decide_by"))
