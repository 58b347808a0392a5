"""Rule 11: quality beside quantity. Interviews held, beside follow-ups that are complete."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from store.dates import utc
from store.manners.thanks import Settlement, ThankYou, thank_you_owed
from store.records import Dossier, Settings


@dataclass(frozen=True, slots=True)
class Week:
    """One week of interviews and what became of their thanks."""

    monday: date
    """The week's first day, in the user's own calendar."""
    held: int = 0
    """Interviews that ended in it, with somebody met."""
    complete: int = 0
    """Of those: everyone was thanked, on time, by a spelling that is sure; or waved off with a reason."""
    thanked: int = 0
    """Of those: everyone was thanked or waved off, be it late."""


def progress(dossiers: Iterable[Dossier], settings: Settings, now: datetime) -> tuple[Week, ...]:
    """Rule 11: for each week with interviews, oldest first, how many were held and how many follow-ups are complete.

    A follow-up is complete when everyone met was thanked on time and each name's spelling is sure: confirmed by its
    owner, or in a letter that went through the check. An interview whose time for thanks is still running counts as
    held once that has passed, so that nobody looks late who is not.
    """
    return weeks_of((thank_you_owed(dossier, settings, now) for dossier in dossiers), now)


def weeks_of(owed: Iterable[Iterable[ThankYou]], now: datetime) -> tuple[Week, ...]:
    """The weeks that these thank-yous, opening by opening, come to."""
    weeks: dict[date, Week] = {}
    for of_opening in owed:
        for thanks in _by_interview(of_opening):
            if any(one.settlement is Settlement.OWED and utc(one.due) > utc(now) for one in thanks):
                continue
            day = thanks[0].since.astimezone(now.tzinfo).date()
            monday = day - timedelta(days=day.weekday())
            week = weeks.get(monday, Week(monday))
            weeks[monday] = Week(
                monday,
                week.held + 1,
                week.complete + all(_is_complete(one) for one in thanks),
                week.thanked + all(one.settlement is not Settlement.OWED for one in thanks),
            )
    return tuple(weeks[monday] for monday in sorted(weeks))


def _by_interview(thanks: Iterable[ThankYou]) -> list[list[ThankYou]]:
    found: dict[str, list[ThankYou]] = {}
    for one in thanks:
        found.setdefault(one.interview.id, []).append(one)
    return list(found.values())


def _is_complete(thanks: ThankYou) -> bool:
    if thanks.settlement is Settlement.WAVED_OFF:
        return True
    checked = thanks.person.spelling.is_verified or bool(thanks.contact and thanks.contact.letter_id)
    return thanks.settlement is Settlement.SENT and thanks.on_time and checked
