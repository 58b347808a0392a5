"""Questions answered in a line: a word or two, a day. Each returns a value and writes nothing."""

from datetime import datetime, time
from typing import Any

from store.dates import parse_day
from store.records import Settings
from tui.dialogs.field import Field, required
from tui.dialogs.form import Form


class AskText(Form[str]):
    """One line of text."""

    is_kept = False

    def __init__(self, title: str, question: str, value: str = "", *, needed: bool = False) -> None:
        super().__init__(classes="small")
        self.heading = title
        self._question = question
        self._value = value
        self._needed = needed

    def fields(self) -> list[Field]:
        """The one question."""
        read = required("A word or two") if self._needed else None
        return [Field("text", "", self._value, hint=self._question, read=read)]

    def result(self, values: dict[str, Any]) -> str:
        """The text."""
        return str(values["text"])


class AskDay(Form[datetime]):
    """A day, typed as people say it; returns its morning."""

    is_kept = False

    def __init__(self, title: str, now: datetime, settings: Settings) -> None:
        super().__init__(classes="small")
        self.heading = title
        self._now = now
        self._settings = settings

    def fields(self) -> list[Field]:
        """The one question."""
        return [Field("day", "", hint="tomorrow, fri, +2bd, 25 Nov", read=self._read, echo=self._echo)]

    def result(self, values: dict[str, Any]) -> datetime:
        """The moment when offices open on that day."""
        moment: datetime = values["day"]
        return moment

    def _read(self, text: str) -> datetime:
        day = parse_day(text, self._now.date(), self._settings)
        return datetime.combine(day, time(self._settings.office_opens.hour), self._now.tzinfo)

    def _echo(self, moment: datetime) -> str:
        return f"{moment:%A} {moment.day} {moment:%B %Y}"
