"""The form of a contact: what happened, with whom, what came of it, and what it means for the opening."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from store.dates import parse_moment
from store.records import Channel, Contact, Dossier, OpeningState, Purpose, Result, Settings, new_id
from tui.dialogs.field import Field, Kind
from tui.dialogs.form import Form
from tui.dialogs.opening import day_field
from tui.wording import CHANNEL_TITLES, OPENING_WORDS, PURPOSE_TITLES, RESULT_WORDS, moment_in_full

STAYS = "stays"


@dataclass(frozen=True, slots=True)
class ContactEntry:
    """What the form returns."""

    contact: Contact
    """What happened."""
    state: OpeningState | None
    """Where the opening stands from now on; None for no change."""
    decide_by: date | None = None
    """The day by which they said they would decide; None where they said none."""


class ContactForm(Form[ContactEntry]):
    """Log a contact."""

    def __init__(self, dossier: Dossier, begin: Contact, now: datetime, settings: Settings, reason_needed: str) -> None:
        """`begin` is what the form starts with; `reason_needed` is the sentence that asks for a reason, where the
        limit of check-ins is reached, and empty elsewhere.
        """
        super().__init__()
        self.heading = f"What happened: {dossier.opening.company}"
        self._dossier = dossier
        self._begin = begin
        self.about = dossier.opening.id
        self._now = now
        self._settings = settings
        self._reason_needed = reason_needed

    def fields(self) -> list[Field]:
        """What, with whom and when; then what came of it."""
        begin, people = self._begin, self._dossier.people
        states = [(STAYS, STAYS), *((words, state.value) for state, words in OPENING_WORDS.items())]
        return [
            _choice("channel", "Way", begin.channel, CHANNEL_TITLES),
            _choice("purpose", "For", begin.purpose, PURPOSE_TITLES),
            Field("person_id", "With", begin.person_id, Kind.CHOICE,
                  options=(("nobody in particular", ""), *((person.name, person.id) for person in people))),
            Field("result", "Result", begin.result, Kind.CHOICE,
                  options=tuple((RESULT_WORDS.get(result, result.value), result.value) for result in Result),
                  read=Result),
            Field("at", "When", "now", hint="now, yesterday 16:00", read=self._when, echo=self._echo),
            Field("state", "The opening", STAYS, Kind.CHOICE, options=tuple(states)),
            *([Field("reason", "Reason", begin.reason, hint=self._reason_needed)] if self._reason_needed else []),
            day_field("decide_by", "They decide by", self._dossier.opening.decide_by, self._now, self._settings),
            Field("notes", "What was said", begin.notes, Kind.TEXT),
        ]  # fmt: skip

    def result(self, values: dict[str, Any]) -> ContactEntry:
        """The contact and the opening's state; raises ValueError where a third check-in has no reason."""
        state = values.pop("state")
        if self._reason_needed and values["purpose"] is Purpose.CHECK_IN and not values["reason"]:
            raise ValueError(self._reason_needed)
        decide_by = values.pop("decide_by")
        return ContactEntry(
            replace(self._begin, **values),
            None if state == STAYS else OpeningState(state),
            decide_by if decide_by != self._dossier.opening.decide_by else None,
        )

    def _when(self, text: str) -> datetime:
        moment = self._now if text in {"", "now"} else parse_moment(text, self._now, self._settings)
        if moment > self._now:
            raise ValueError("That is still to come; a contact is something that happened.")
        return moment

    def _echo(self, moment: datetime) -> str:
        return moment_in_full(moment, self._now)


def _choice(name: str, label: str, value: Channel | Purpose, words: dict[Any, str]) -> Field:
    options = tuple((text, key.value) for key, text in words.items())
    return Field(name, label, value, Kind.CHOICE, options=options, read=type(value))


def blank_contact(dossier: Dossier, now: datetime, person_id: str = "") -> Contact:
    """The contact that the form begins with where no step suggests one."""
    return Contact(new_id(), dossier.opening.id, now, Channel.EMAIL, result=Result.THEY_REPLIED, person_id=person_id)
