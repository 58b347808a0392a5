"""The thank-you matrix: everyone met, and how far the thanks to each have come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from store.records import (
    Contact,
    Dossier,
    Interview,
    Letter,
    LetterState,
    Purpose,
    Result,
    SnoozeKind,
)

UNHEARD = frozenset({Result.NO_ANSWER, Result.GATEKEEPER})
"""What comes of a call that has not yet brought the thanks to the person."""

THANKING = frozenset({Purpose.THANK_YOU, Purpose.WITHDRAWAL})
"""What a contact may be for that thanks them: a gracious withdrawal does too."""


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


def matrix(dossier: Dossier, now: datetime) -> tuple[MatrixRow, ...]:
    """A row for everyone met at each interview that is over, in the order of the interviews and of the people met."""
    held = (interview for interview in dossier.interviews if _utc(interview.end) <= _utc(now))
    over = sorted(held, key=lambda interview: _utc(interview.start))
    return tuple(
        _row(dossier, interview, person_id)
        for interview in over
        for person_id in dict.fromkeys(interview.person_ids)
        if dossier.person(person_id)
    )


def _row(dossier: Dossier, interview: Interview, person_id: str) -> MatrixRow:
    letter = _letter(dossier, interview, person_id)
    sent = bool(letter and letter.state is LetterState.SENT) or _thanked(dossier, interview, person_id)
    waved_off = not sent and _is_waved_off(dossier, interview, person_id)
    return MatrixRow(
        interview_id=interview.id,
        person_id=person_id,
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


def _thanked(dossier: Dossier, interview: Interview, person_id: str) -> bool:
    return any(
        contact.purpose in THANKING
        and _utc(contact.at) >= _utc(interview.end)
        and contact.result not in UNHEARD
        and person_id in _reached(dossier, contact)
        for contact in dossier.contacts
    )


def _reached(dossier: Dossier, contact: Contact) -> tuple[str, ...]:
    letter = dossier.letter(contact.letter_id) if contact.letter_id else None
    return (contact.person_id, *(letter.to if letter else ()))


def _is_waved_off(dossier: Dossier, interview: Interview, person_id: str) -> bool:
    """Does the latest decision about this very thank-you say that it is not owed?"""
    step_id = f"{Purpose.THANK_YOU}:{interview.id}:{person_id}"
    decisions = [snooze for snooze in reversed(dossier.snoozes) if snooze.step_id == step_id]
    latest = max(decisions, key=lambda snooze: _utc(snooze.at), default=None)
    return latest is not None and latest.kind is SnoozeKind.WAVE_OFF


def _utc(moment: datetime) -> datetime:
    """Moments of one zone compare by the clock on the wall, which is wrong in the hour that comes twice."""
    return moment.astimezone(UTC)
