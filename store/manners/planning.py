"""All rules together: the facts of one opening → the steps owed, and until when that answer holds."""

from datetime import datetime

from store.dates import utc
from store.manners.case import make_case
from store.manners.check_ins import check_in_steps
from store.manners.decisions import decided
from store.manners.partings import filled_steps, is_over, withdrawal_steps
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
    others = filled_steps(case)
    if is_over(case, accepted, accepted_at):
        others += withdrawal_steps(case, accepted, accepted_at)
    else:
        others += check_in_steps(case)
    steps = sorted(steps + decided(others, case), key=lambda step: (utc(step.due), step.id))
    for step in steps:
        if step.to_the_hour:
            case.is_late(step.due)
    return tuple(steps), min(case.turns, default=None)
