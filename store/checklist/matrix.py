"""The thank-you matrix: everyone met, and how far the thanks to each have come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from store.manners import Settlement, ThankYou, thank_you_owed
from store.records import Dossier, Interview, Letter, LetterState, Purpose, Settings


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One person met at one interview. Read from left to right, the marks fill up."""

    interview_id: str
    person_id: str
    owed: bool
    """A thank-you belongs here: always, unless it was waved off. It stays true once the thanks are sent."""
    drafted: bool
    """A letter of thanks to them is begun."""
    checked: bool
    """That letter is ready or sent."""
    sent: bool
    """They were thanked, by whatever way."""
    waved_off: bool
    """The user decided that none is owed."""
    letter_id: str
    """The letter of thanks to show; empty where there is none."""


def matrix(dossier: Dossier, settings: Settings, now: datetime) -> tuple[MatrixRow, ...]:
    """A row for everyone met at each interview that is over, in the order of the interviews and of the people met."""
    return tuple(_row(dossier, thanks) for thanks in thank_you_owed(dossier, settings, now))


def _row(dossier: Dossier, thanks: ThankYou) -> MatrixRow:
    letter = _letter(dossier, thanks.interview, thanks.person.id)
    sent = thanks.settlement is Settlement.SENT or bool(letter and letter.state is LetterState.SENT)
    waved_off = thanks.settlement is Settlement.WAVED_OFF and not sent
    return MatrixRow(
        interview_id=thanks.interview.id,
        person_id=thanks.person.id,
        owed=not waved_off,
        drafted=letter is not None,
        checked=letter is not None and letter.state is not LetterState.DRAFT,
        sent=sent,
        waved_off=waved_off,
        letter_id=letter.id if letter else "",
    )


def _letter(dossier: Dossier, interview: Interview, person_id: str) -> Letter | None:
    """The first letter of thanks that was sent after this interview, else the one begun last that is not yet sent."""
    theirs = [one for one in dossier.letters if one.purpose is Purpose.THANK_YOU and person_id in one.to]
    sent = [(one.sent_at, one) for one in theirs if one.sent_at and one.state is LetterState.SENT]
    after = [(at, one) for at, one in sent if _utc(at) >= _utc(interview.end)]
    if after:
        return min(after, key=lambda pair: _utc(pair[0]))[1]
    unsent = [one for one in theirs if one.state is not LetterState.SENT]
    return max(unsent, key=lambda one: _utc(one.begun_at or interview.start), default=None)


def _utc(moment: datetime) -> datetime:
    """Moments of one zone compare by the clock on the wall, which is wrong in the hour that comes twice."""
    return moment.astimezone(UTC)
