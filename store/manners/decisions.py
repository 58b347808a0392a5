"""What the user decided about steps: put off, waved off, given a date of one's own. Of several the latest counts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import time

from store.dates import seen_in, utc, zone_of
from store.manners.case import Case
from store.manners.steps import Step
from store.records import Dossier, Snooze, SnoozeKind


def decision_about(dossier: Dossier, step_id: str) -> Snooze | None:
    """The latest decision about this step, if there is one; of two at the same moment the one recorded last."""
    return max((s for s in reversed(dossier.snoozes) if s.step_id == step_id), key=lambda s: utc(s.at), default=None)


def wave_off_of(dossier: Dossier, step_id: str) -> Snooze | None:
    """The decision that this step is not owed at all, if it stands."""
    decision = decision_about(dossier, step_id)
    return decision if decision and decision.kind is SnoozeKind.WAVE_OFF else None


def decided(steps: Iterable[Step], case: Case) -> list[Step]:
    """The steps after the user's decisions: waved-off ones are gone, snoozed and pinned ones have the user's date."""
    return [kept for step in steps if (kept := _decided(step, case))]


def _decided(step: Step, case: Case) -> Step | None:
    decision = decision_about(case.dossier, step.id)
    if decision is None:
        return step
    if decision.kind is SnoozeKind.WAVE_OFF:
        return None
    if decision.until is None or (decision.kind is SnoozeKind.SNOOZE and utc(decision.until) <= utc(step.due)):
        return step
    own = decision.until.astimezone(zone_of(case.settings.zone))
    at_hour = decision.kind is SnoozeKind.PIN and own.time() != time(case.settings.office_opens.hour)
    return replace(step, due=seen_in(decision.until, case.place.zone), to_the_hour=False, at_hour=at_hour)
