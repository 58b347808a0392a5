"""All rules together: the facts of one opening → the steps owed, and until when that answer holds."""

from datetime import datetime

from store.manners.case import make_case
from store.manners.check_ins import check_in_steps
from store.manners.decisions import decided
from store.manners.partings import filled_steps, withdrawal_steps
from store.manners.steps import Step
from store.manners.thanks import thank_you_steps
from store.records import Dossier, Settings


def plan(
    dossier: Dossier, settings: Settings, now: datetime, accepted: str = "", accepted_at: datetime | None = None
) -> tuple[Step, ...]:
    """The steps owed for one opening at the moment `now`, by due time; from these arguments alone.

    `accepted` is the company whose offer was accepted for another opening, `accepted_at` when that was.
    """
    return plan_until(dossier, settings, now, accepted, accepted_at)[0]


def plan_until(
    dossier: Dossier, settings: Settings, now: datetime, accepted: str = "", accepted_at: datetime | None = None
) -> tuple[tuple[Step, ...], datetime | None]:
    """The plan, and the moment from which another may hold; None where it holds for as long as the facts do."""
    case = make_case(dossier, settings, now)
    steps = thank_you_steps(case)
    withdrawals = withdrawal_steps(case, accepted, accepted_at)
    steps += withdrawals or ([] if accepted else check_in_steps(case)) + filled_steps(case)
    steps = sorted(decided(steps, case), key=lambda step: (step.due, step.id))
    for step in steps:
        case.has_passed(step.due)
    return tuple(steps), min(case.turns, default=None)
