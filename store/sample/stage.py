"""Where the sample is played: ids that stay the same, days around now, and records that follow from one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from store.letters import Tone, compose
from store.records import (
    Channel,
    Contact,
    Dossier,
    Interview,
    Letter,
    LetterState,
    Opening,
    OpeningState,
    Person,
    Purpose,
    Record,
    Result,
    Setting,
    Settings,
    SpellingSource,
)

FIRST_ID = 0xAF_0000_0000_00
"""Ids count upwards from here."""


class Stage:
    """One run of the sample: the moment, the job seeker, and the openings so far."""

    def __init__(self, now: datetime, settings: Settings) -> None:
        self.now = now
        """The moment around which everything is placed."""
        self.settings = settings
        """Who writes the letters."""
        self._scenes: list[Scene] = []
        self._last = FIRST_ID

    def new_id(self) -> str:
        """The next id, the same in every run."""
        self._last += 1
        return f"{self._last:012x}"

    def scene(self, company: str, role: str, zone: str, country: str, place: str) -> Scene:
        """A new opening."""
        opening = Opening(self.new_id(), company, role, country=country, zone=zone, place=place)
        scene = Scene(self, opening)
        self._scenes.append(scene)
        return scene

    def records(self) -> tuple[Record, ...]:
        """Everything so far, opening by opening."""
        return tuple(record for scene in self._scenes for record in scene.records())


class Scene:
    """One opening of the sample; each verb adds what happened at its company."""

    def __init__(self, stage: Stage, opening: Opening) -> None:
        self.stage = stage
        """The run that it belongs to."""
        self.opening = opening
        """The opening as it stands at the end."""
        self.zone = ZoneInfo(opening.zone)
        """The company's time zone, in which every moment here is told."""
        self._people: list[Person] = []
        self._interviews: list[Interview] = []
        self._contacts: list[Contact] = []
        self._letters: list[Letter] = []

    def records(self) -> tuple[Record, ...]:
        """The opening and all that belongs to it."""
        return (self.opening, *self._people, *self._interviews, *self._contacts, *self._letters)

    def day(self, days: int, hour: int, minute: int = 0) -> datetime:
        """So many calendar days from today, at an hour of theirs."""
        return self._at(self._today() + timedelta(days), hour, minute)

    def workday(self, days: int, hour: int, minute: int = 0) -> datetime:
        """So many days from Monday to Friday before (negative) or after today, at an hour of theirs."""
        return self._at(self.workdate(days), hour, minute)

    def workdate(self, days: int) -> date:
        """The date of `workday`."""
        step, left, day = timedelta(1 if days > 0 else -1), abs(days), self._today()
        while left:
            day += step
            left -= day.weekday() < 5
        return day

    def minutes_ago(self, minutes: int) -> datetime:
        """A moment that far back, at a round five minutes."""
        moment = self.stage.now.astimezone(UTC) - timedelta(minutes=minutes)
        return (moment - timedelta(minutes=moment.minute % 5)).replace(second=0, microsecond=0).astimezone(self.zone)

    def amend(self, **changes: Any) -> None:
        """Change fields of the opening."""
        self.opening = replace(self.opening, **changes)

    def ends(self, state: OpeningState, since: datetime) -> None:
        """The opening comes to stand in this state."""
        self.amend(state=state, state_since=since)

    def person(
        self, given: str, family: str, remember: str, spelling: SpellingSource = SpellingSource.SIGNATURE, **more: Any
    ) -> Person:
        """Somebody met or spoken to there."""
        confirmed = self.workdate(-1) if spelling.is_verified else None
        person = Person(
            self.stage.new_id(),
            self.opening.id,
            given,
            family,
            remember=remember,
            spelling=spelling,
            spelling_on=confirmed,
            **more,
        )
        self._people.append(person)
        return person

    def interview(
        self,
        start: datetime,
        people: Sequence[Person],
        minutes: int = 60,
        setting: Setting = Setting.IN_PERSON,
        notes: str = "",
    ) -> Interview:
        """A meeting with these people; in person it is where the company is."""
        place = self.opening.place if setting is Setting.IN_PERSON else ""
        ids = tuple(person.id for person in people)
        meeting = Interview(self.stage.new_id(), self.opening.id, start, minutes, setting, place, ids, notes)
        self._interviews.append(meeting)
        return meeting

    def contact(
        self, at: datetime, person: Person, channel: Channel, purpose: Purpose, result: Result, *, notes: str = ""
    ) -> None:
        """Something that happened."""
        self._contacts.append(
            Contact(self.stage.new_id(), self.opening.id, at, channel, purpose, result, person.id, notes)
        )

    def replied(self, at: datetime, person: Person, notes: str, channel: Channel = Channel.EMAIL) -> None:
        """They wrote or called."""
        result = Result.THEY_CALLED if channel is Channel.CALL else Result.THEY_REPLIED
        self.contact(at, person, channel, Purpose.OTHER, result, notes=notes)

    def letter(
        self,
        begun: datetime,
        person: Person,
        purpose: Purpose,
        *,
        channel: Channel = Channel.EMAIL,
        subject: str = "",
        text: str = "",
    ) -> Letter:
        """A draft, as typed or as the template gives it."""
        settings, tone = self.stage.settings, self._tone(purpose)
        draft = compose(self._dossier(), [person.id], purpose, channel, settings, begun, tone)
        letter = Letter(
            self.stage.new_id(),
            self.opening.id,
            (person.id,),
            channel,
            purpose,
            subject or draft.subject,
            text or draft.text,
            begun_at=begun,
            revision=1,
        )
        self._letters.append(letter)
        return letter

    def ready(self, letter: Letter) -> None:
        """A draft was finished."""
        self._letters[self._letters.index(letter)] = replace(letter, state=LetterState.READY, revision=2)

    def wrote(self, at: datetime, person: Person, purpose: Purpose = Purpose.THANK_YOU) -> None:
        """An e-mail was begun a little before, and sent at this moment."""
        letter = self.letter(at - timedelta(minutes=25), person, purpose)
        sent = replace(letter, state=LetterState.SENT, sent_at=at, revision=3)
        self._letters[-1] = sent
        contact = Contact(
            self.stage.new_id(),
            self.opening.id,
            at,
            Channel.EMAIL,
            purpose,
            Result.SENT,
            person.id,
            letter_id=sent.id,
        )
        self._contacts.append(contact)

    def _dossier(self) -> Dossier:
        return Dossier(self.opening, tuple(self._interviews), tuple(self._people), tuple(self._contacts))

    def _tone(self, purpose: Purpose) -> Tone:
        """Check-ins are short; so is every second of the other letters, so that colleagues do not get the same."""
        return Tone.SHORT if purpose is Purpose.CHECK_IN or len(self._letters) % 2 else Tone.WARM

    def _today(self) -> date:
        return self.stage.now.astimezone(self.zone).date()

    def _at(self, day: date, hour: int, minute: int) -> datetime:
        return datetime.combine(day, time(hour, minute), self.zone)
