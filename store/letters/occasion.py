"""The occasion of a letter or a call: all that decides what is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from store.records import Channel, Dossier, Interview, Person, Purpose, Settings


class Tone(StrEnum):
    """How much a letter says."""

    WARM = "warm"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who is written to or called, what for, by which way and when."""

    dossier: Dossier
    people: tuple[Person, ...]
    """Empty where nobody in particular is asked for."""
    purpose: Purpose
    channel: Channel
    settings: Settings
    now: datetime
    tone: Tone = Tone.WARM
    folder: Path | None = None
    """Where the user's own templates lie."""

    @property
    def american(self) -> bool:
        """Is it written in American spelling?"""
        return self.settings.spelling == "us"

    @property
    def interview(self) -> Interview | None:
        """The latest interview that is over in which one of the people took part, else the latest that is over.

        Nobody is thanked for an interview at which they were not: then there is none.
        """
        ids = {person.id for person in self.people}
        over = [interview for interview in self.dossier.interviews if _utc(interview.end) <= _utc(self.now)]
        theirs = [interview for interview in over if ids.intersection(interview.person_ids)]
        if self.people and not theirs and self.purpose is Purpose.THANK_YOU:
            return None
        return max(theirs or over, key=lambda interview: _utc(interview.start), default=None)

    @property
    def check_ins(self) -> int:
        """How many check-ins were made up to now since they last answered."""
        count = 0
        for contact in sorted(self.dossier.contacts, key=lambda contact: _utc(contact.at)):
            if _utc(contact.at) > _utc(self.now):
                break
            if contact.result.is_answer:
                count = 0
            elif contact.purpose is Purpose.CHECK_IN:
                count += 1
        return count


def _utc(moment: datetime) -> datetime:
    """Moments of one zone compare by the clock on the wall, which is wrong in the hour that comes twice."""
    return moment.astimezone(UTC)
