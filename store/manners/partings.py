"""Rule 8 and the accepted offer: "someone was chosen", the door-open list, and stepping back graciously."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from store.dates import say_count, say_day_in_full, utc
from store.manners.case import Case, weeks_after
from store.manners.check_ins import has_withdrawn
from store.manners.decisions import decision_about, wave_off_of
from store.manners.steps import Step, StepKind
from store.manners.whom import arrived, step_for
from store.records import OpeningState, Purpose

SAME_SEARCH = timedelta(weeks=4)
"""So long after an offer was accepted, an opening may still be one that was under way then."""


def filled_steps(case: Case) -> list[Step]:
    """Rule 8: once someone else was chosen, "still interested" is owed; afterwards come the quiet looks."""
    since = case.opening.state_since or _last_moment(case)
    if case.opening.state is not OpeningState.FILLED or since is None:
        return []
    owed = _still_interested(case, since)
    if not _said_so(case, since) and not wave_off_of(case.dossier, owed.id):
        return [owed]
    return list(_looks(case, since))[:1]


def withdrawal_steps(case: Case, accepted: str, accepted_at: datetime | None) -> list[Step]:
    """An offer was accepted: every other opening that is open or has an offer is owed a gracious withdrawal.

    It falls due on the next business day there.
    """
    if has_withdrawn(case):
        return []
    since = accepted_at or _last_moment(case) or _today(case)
    due = case.place.opens(case.place.business_days_after(case.place.day_of(since), 1))
    why = f"You accepted the offer of {accepted}; a gracious word is owed to {case.opening.company}."
    relief = "Send the withdrawal, set the opening to withdrawn, or wave it off with a reason."
    purpose = Purpose.WITHDRAWAL
    return [step_for(case, StepKind.WITHDRAW, accepted, due=due, reason=why, relief=relief, purpose=purpose)]


def is_over(case: Case, accepted: str, accepted_at: datetime | None) -> bool:
    """Was this opening under way when the offer of another was accepted, so that nothing but a farewell is owed?

    What first happens more than four weeks later, or was reopened since, belongs to another search.
    """
    if not accepted or case.opening.state not in {OpeningState.OPEN, OpeningState.OFFER}:
        return False
    if accepted_at is None:
        return True
    reopened = case.opening.state is OpeningState.OPEN and case.opening.state_since
    if reopened and utc(reopened) > utc(accepted_at):
        return False
    known = _moments(case)
    ends = utc(accepted_at) + SAME_SEARCH
    return utc(min(known, key=utc)) <= ends if known else not case.has_passed(ends)


def _today(case: Case) -> datetime:
    """The beginning of this day there, for want of any other moment to count from."""
    day = case.place.day_of(case.now)
    case.has_passed(case.place.at(day + timedelta(days=1), time(0)))
    return case.place.at(day, time(0))


def _last_moment(case: Case) -> datetime | None:
    return max(_moments(case), key=utc, default=None)


def _moments(case: Case) -> list[datetime]:
    moments = [contact.at for contact in case.dossier.contacts]
    return moments + [end for _, end in case.meetings]


def _said_so(case: Case, since: datetime) -> bool:
    """Was it said on the day of the news (perhaps in the very call that brought it) or later?"""
    day = case.place.day_of(since)
    return any(
        contact.purpose is Purpose.STILL_INTERESTED and arrived(contact) and case.place.day_of(contact.at) >= day
        for contact in case.dossier.contacts
    )


def _still_interested(case: Case, since: datetime) -> Step:
    day = case.place.day_of(since)
    due = case.place.opens(case.place.business_days_after(day, 1))
    return step_for(
        case,
        StepKind.STILL_INTERESTED,
        _stamp(since),
        due=due,
        reason=f"They chose someone else on {say_day_in_full(day, due.date())}; say that you are still interested.",
        relief="Say that you are still interested, or wave it off with a reason.",
        purpose=Purpose.STILL_INTERESTED,
    )


def _looks(case: Case, since: datetime) -> Iterator[Step]:
    """Rule 8, the door-open list: the quiet look that stands now, and those to come.

    Each stands until the next one comes, the last for as long as it came after the one before; then there is silence.
    """
    weeks = sorted(set(case.settings.door_open_weeks))
    for before, week, after in zip([0, *weeks], weeks, [*weeks[1:], 0], strict=False):
        due = case.place.opens(weeks_after(since, week, case.place))
        over = case.place.opens(weeks_after(since, after or week * 2 - before, case.place))
        step = _look(case, since, week, due)
        if not (_gave_way(case, step, over) or _in_touch(case, since, due) or wave_off_of(case.dossier, step.id)):
            yield step


def _gave_way(case: Case, step: Step, over: datetime) -> bool:
    """Has this look given way? One that was put off comes back all the same, and stands as long as it would have."""
    put_off = decision_about(case.dossier, step.id)
    if put_off and put_off.until and utc(put_off.until) > utc(step.due):
        over += utc(put_off.until) - utc(step.due)
    return case.has_passed(over)


def _in_touch(case: Case, since: datetime, due: datetime) -> bool:
    """Was the door kept open since this look came into sight?"""
    sight = max(utc(since), utc(due) - timedelta(days=case.settings.soon_days))
    return any(
        contact.purpose is Purpose.KEEP_IN_TOUCH and utc(contact.at) >= sight for contact in case.dossier.contacts
    )


def _look(case: Case, since: datetime, week: int, due: datetime) -> Step:
    told = say_day_in_full(case.place.day_of(since), due.date())
    weeks = say_count(week, "week")
    return step_for(
        case,
        StepKind.DOOR_OPEN,
        f"{_stamp(since)}:{week}",
        due=due,
        reason=f"They chose someone else on {told}; {weeks} on, a quiet look is in order.",
        relief="Keep in touch, or wave this look off; after the last one there is silence.",
        purpose=Purpose.KEEP_IN_TOUCH,
    )


def _stamp(moment: datetime) -> str:
    return f"{utc(moment):%Y%m%dT%H%M%S}"
