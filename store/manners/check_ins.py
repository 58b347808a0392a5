"""Rules 6, 7 and 9: ask once the time has come; two, then let it go; they said they would call."""

from dataclasses import dataclass
from datetime import date, datetime

from store.dates import say_count, say_day_in_full, utc
from store.manners.case import Case
from store.manners.decisions import wave_off_of
from store.manners.steps import Step, StepKind
from store.manners.whom import arrived, step_for
from store.records import Dossier, OpeningState, Purpose, Settings


@dataclass(frozen=True, slots=True)
class CheckIns:
    """How many check-ins went without an answer, and how many may."""

    made: int
    """Since the last answer, the last interview or the reopening."""
    limit: int
    last: datetime | None = None
    """When the last of them was made."""

    @property
    def next(self) -> int:
        """The number that the next one would have: "1 of 2"."""
        return self.made + 1

    @property
    def needs_reason(self) -> bool:
        """Would the next be one more than the limit, so that it takes a reason in words?"""
        return self.made >= self.limit


def may_check_in(dossier: Dossier, settings: Settings) -> CheckIns:
    """Rule 7: after two check-ins without an answer a third asks for a reason in words.

    An answer starts the count anew; so does a further interview, and reopening.
    """
    fresh = [contact.at for contact in dossier.contacts if contact.result.is_answer]
    fresh += [interview.start for interview in dossier.interviews]
    if reopened := _reopened(dossier):
        fresh.append(reopened)
    since = max(fresh, default=None)
    made = {
        contact.letter_id or contact.id: contact.at  # a letter to several people is one
        for contact in dossier.contacts
        if contact.purpose is Purpose.CHECK_IN
        and not contact.result.is_answer
        and (since is None or contact.at > since)
    }
    return CheckIns(len(made), settings.check_in_limit, max(made.values(), default=None))


def check_in_steps(case: Case) -> list[Step]:
    """Rules 6, 7 and 9 for an opening that is open and where no meeting is still to come: one step, or none.

    A call that they promised comes before a check-in; once the check-ins are used up, letting go comes instead of both.
    """
    if case.opening.state is not OpeningState.OPEN or case.awaits_interview() or has_withdrawn(case):
        return []
    budget = may_check_in(case.dossier, case.settings)
    if not budget.needs_reason and (promised := _promised_call(case, budget)):
        return [promised]
    clock = _clock(case)
    if clock is None:
        return []
    return [_let_go(case, budget, clock) if budget.needs_reason else _check_in(case, budget, clock)]


def has_withdrawn(case: Case) -> bool:
    """Was a withdrawal sent since the opening came into its state? Then nothing is asked any more."""
    since = case.opening.state_since
    return any(
        contact.purpose is Purpose.WITHDRAWAL and arrived(contact) and (since is None or contact.at >= since)
        for contact in case.dossier.contacts
    )


@dataclass(frozen=True, slots=True)
class _Clock:
    """When a check-in falls due, and from what it is counted."""

    due: datetime
    anchor: str
    """The ids of the facts it is counted from."""
    said: str
    """The first half of the reason: "They said Friday 20 November"."""
    wait: int
    """Business days from there."""


@dataclass(frozen=True, slots=True)
class _Event:
    """The last thing that happened, from which the clock runs."""

    at: datetime
    id: str
    said: str
    """The words before its day: "You met on"."""
    asked: bool = False
    """Was it a check-in that got no answer?"""
    answered: bool = False
    """Were they heard?"""


def _clock(case: Case) -> _Clock | None:
    """Rule 6: one business day after the date they gave; if they gave none, five after the last contact.

    A date that they gave mutes check-ins, and a contact restarts the clock: the later of the two counts. A day on
    which they said they would call, and did not, counts as a contact of that day.
    """
    events = _events(case)
    restarts = [event for event in events if _restarts(case, event)]
    waits = [_after_event(case, event) for event in restarts[-1:]]
    if (call_by := case.opening.call_by) and not _heard_since(case, call_by):
        waits.append(_after_call_day(case, call_by))
    if case.opening.decide_by:
        waits.append(_after_promise(case, case.opening.decide_by, events))
    return max(waits, key=lambda wait: wait.due, default=None)


def _restarts(case: Case, event: _Event) -> bool:
    """Does the clock run from this event? What comes before the date they gave only waits for that date.

    Asked all the same, one waits in full; heard on the very day, too.
    """
    decide_by, day = case.opening.decide_by, case.place.day_of(event.at)
    return decide_by is None or day > decide_by or event.asked or (event.answered and day == decide_by)


def _after_event(case: Case, event: _Event) -> _Clock:
    days = case.settings.check_in_days
    day = case.place.day_of(event.at)
    due = case.place.opens(case.place.business_days_after(day, days))
    return _Clock(due, event.id, f"{event.said} {say_day_in_full(day, due.date())}", days)


def _after_promise(case: Case, decide_by: date, events: list[_Event]) -> _Clock:
    days = case.settings.promise_days
    due = case.place.opens(case.place.business_days_after(decide_by, days))
    anchor = f"{events[-1].id if events else ''}:{decide_by}"
    return _Clock(due, anchor, f"They said {say_day_in_full(decide_by, due.date())}", days)


def _after_call_day(case: Case, call_by: date) -> _Clock:
    days = case.settings.check_in_days
    due = case.place.opens(case.place.business_days_after(call_by, days))
    return _Clock(due, f"call:{call_by}", f"They said they would call by {say_day_in_full(call_by, due.date())}", days)


def _events(case: Case) -> list[_Event]:
    """All that happened, in order."""
    events = [_Event(end, interview.id, "You met on", answered=True) for interview, end in case.meetings]
    if reopened := _reopened(case.dossier):
        events.append(_Event(reopened, f"reopened-{reopened:%Y%m%dT%H%M%S}", "You took this up again on"))
    for contact in case.dossier.contacts:
        answered = contact.result.is_answer
        asked = contact.purpose is Purpose.CHECK_IN and not answered
        events.append(_Event(contact.at, contact.id, "The last contact was on", asked, answered))
    return sorted(events, key=lambda event: utc(event.at))


def _reopened(dossier: Dossier) -> datetime | None:
    opening = dossier.opening
    return opening.state_since if opening.state is OpeningState.OPEN else None


def _promised_call(case: Case, budget: CheckIns) -> Step | None:
    """Rule 9: if the day by which they said they would call passes with nothing logged, that is a step of its own."""
    call_by = case.opening.call_by
    if call_by is None or _heard_since(case, call_by):
        return None
    due = case.place.opens(case.place.business_days_after(call_by, case.settings.promise_days))
    said = f"They said they would call by {say_day_in_full(call_by, due.date())}"
    passed = case.has_passed(due)
    step = step_for(
        case,
        StepKind.PROMISED_CALL,
        str(call_by),
        due=due,
        reason=f"{said}; the day has passed, and nothing is logged."
        if passed
        else f"{said}; if not, a word may follow.",
        relief="Log their call, or get in touch; or wave it off with a reason.",
        purpose=Purpose.CHECK_IN,
        count=budget.next,
        limit=budget.limit,
    )
    return None if wave_off_of(case.dossier, step.id) else step


def _heard_since(case: Case, call_by: date) -> bool:
    return any(case.place.day_of(event.at) >= call_by for event in _events(case))


def _check_in(case: Case, budget: CheckIns, clock: _Clock) -> Step:
    days = say_count(clock.wait, "business day")
    passed = f"{days} {'has' if clock.wait == 1 else 'have'} passed"
    return step_for(
        case,
        StepKind.CHECK_IN,
        clock.anchor,
        due=clock.due,
        reason=f"{clock.said}; {passed if case.has_passed(clock.due) else f'a check-in falls due {days} after'}.",
        relief="Check in, log any contact with them, or wave it off with a reason.",
        purpose=Purpose.CHECK_IN,
        count=budget.next,
        limit=budget.limit,
    )


def _let_go(case: Case, budget: CheckIns, clock: _Clock) -> Step:
    """Rule 7: offered when the next check-in would have fallen due, never done for the user."""
    since = f" since {say_day_in_full(case.place.day_of(budget.last), clock.due.date())}" if budget.last else ""
    made = say_count(budget.made, "check-in").capitalize()
    return step_for(
        case,
        StepKind.LET_GO,
        clock.anchor,
        due=clock.due,
        reason=f"{made}, no word{since}; it is all right to let this one rest.",
        relief="Let it go, put it off, or check in once more with a reason.",
        purpose=Purpose.OTHER,
        count=budget.made,
        limit=budget.limit,
    )
