"""Rule 8 and the accepted offer: "someone was chosen", the door-open list, and stepping back graciously."""

from datetime import datetime, timedelta

from store.dates import say_count, say_day_in_full
from store.manners.case import Case, asking_channel, contact_person, weeks_after
from store.manners.check_ins import has_withdrawn
from store.manners.decisions import wave_off_of
from store.manners.steps import Step, StepKind
from store.records import OpeningState, Purpose


def filled_steps(case: Case) -> list[Step]:
    """Rule 8: once someone else was chosen, "still interested" is owed; afterwards come the quiet looks."""
    since = _filled_since(case)
    if case.opening.state is not OpeningState.FILLED or since is None:
        return []
    step_id = f"{StepKind.STILL_INTERESTED}:{case.opening.id}:{since:%Y%m%dT%H%M%S}"
    if _said_so(case, since) or wave_off_of(case.dossier, step_id):
        look = _look(case, since)
        return [look] if look else []
    return [_still_interested(case, since, step_id)]


def withdrawal_steps(case: Case, accepted: str, accepted_at: datetime | None) -> list[Step]:
    """An offer was accepted: every other opening that is open or has an offer is owed a gracious withdrawal.

    It falls due on the next business day there.
    """
    if not accepted or case.opening.state not in {OpeningState.OPEN, OpeningState.OFFER} or has_withdrawn(case):
        return []
    since = accepted_at or _last_moment(case) or case.now
    due = case.place.opens(case.place.business_days_after(case.place.day_of(since), 1))
    why = f"You accepted the offer of {accepted}; a gracious word is owed to {case.opening.company}."
    relief = "Send the withdrawal, set the opening to withdrawn, or wave it off with a reason."
    step_id = f"{StepKind.WITHDRAW}:{case.opening.id}:{accepted}"
    return [_step(case, step_id, StepKind.WITHDRAW, due, why, relief, Purpose.WITHDRAWAL)]


def _filled_since(case: Case) -> datetime | None:
    return case.opening.state_since or _last_moment(case)


def _last_moment(case: Case) -> datetime | None:
    moments = [contact.at for contact in case.dossier.contacts]
    moments += [interview.end for interview in case.dossier.interviews]
    return max(moments, default=None)


def _said_so(case: Case, since: datetime) -> bool:
    """Was it said on the day of the news (perhaps in the very call that brought it) or later?"""
    day = case.place.day_of(since)
    return any(
        contact.purpose is Purpose.STILL_INTERESTED and case.place.day_of(contact.at) >= day
        for contact in case.dossier.contacts
    )


def _still_interested(case: Case, since: datetime, step_id: str) -> Step:
    day = case.place.day_of(since)
    due = case.place.opens(case.place.business_days_after(day, 1))
    why = f"They chose someone else on {say_day_in_full(day, due.date())}; say that you are still interested."
    relief = "Say that you are still interested, or wave it off with a reason."
    return _step(case, step_id, StepKind.STILL_INTERESTED, due, why, relief, Purpose.STILL_INTERESTED)


def _look(case: Case, since: datetime) -> Step | None:
    """The quiet look that stands now, or else the next one.

    Each stands until the next one comes, the last for as long as it came after the one before; then silence.
    """
    weeks = sorted(set(case.settings.door_open_weeks))
    gaps = [*(after - before for before, after in zip([0, *weeks], weeks, strict=False))]
    ends = [*weeks[1:], weeks[-1] + gaps[-1]] if weeks else []
    for week, end in zip(weeks, ends, strict=True):
        due = case.place.opens(weeks_after(since, week, case.place))
        over = case.place.opens(weeks_after(since, end, case.place))
        step_id = f"{StepKind.DOOR_OPEN}:{case.opening.id}:{since:%Y%m%dT%H%M%S}:{week}"
        if case.has_passed(over) or _in_touch(case, due) or wave_off_of(case.dossier, step_id):
            continue
        return _look_step(case, since, week, due, step_id)
    return None


def _in_touch(case: Case, due: datetime) -> bool:
    """Was the door kept open since this look came into sight?"""
    sight = due - timedelta(days=case.settings.soon_days)
    return any(contact.purpose is Purpose.KEEP_IN_TOUCH and contact.at >= sight for contact in case.dossier.contacts)


def _look_step(case: Case, since: datetime, week: int, due: datetime, step_id: str) -> Step:
    told = say_day_in_full(case.place.day_of(since), due.date())
    why = f"They chose someone else on {told}; {say_count(week, 'week')} on, a quiet look may find the door open."
    relief = "Keep in touch, or wave this look off; after the last one there is silence."
    return _step(case, step_id, StepKind.DOOR_OPEN, due, why, relief, Purpose.KEEP_IN_TOUCH)


def _step(case: Case, step_id: str, kind: StepKind, due: datetime, why: str, relief: str, purpose: Purpose) -> Step:
    person = contact_person(case.dossier)
    return Step(
        id=step_id,
        kind=kind,
        opening_id=case.opening.id,
        person_id=person.id if person else "",
        channel=asking_channel(case.dossier, person, purpose),
        due=due,
        reason=why,
        relief=relief,
        purpose=purpose,
    )
