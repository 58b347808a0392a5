"""The rules of good manners: the facts of one opening → the steps owed, each with its due time and its reason.

Every rule is a pure function: facts and settings in, with `now` as an argument. The rules know the time only by
asking whether a moment has passed, so it is known how long a plan holds.

    steps       Step, StepKind, StepState
    case        the facts, place and time that every rule looks at
    whom        whom to turn to, and how
    thanks      rule 1: thank everyone
    check_ins   rules 6, 7 and 9: ask once the time has come; two, then let it go; they said they would call
    partings    rule 8: someone was chosen, the door-open list; an offer was accepted
    calls       rule 3: choose the hour
    posting     by when a letter goes into the post
    progress    rule 11: quality beside quantity
    tallies     what the facts come to, counted, for the progress page
    decisions   snoozed, waved off, pinned
    planning    all of them together
"""

from store.manners.calls import Slot, call_slots, suits, why_no_call
from store.manners.check_ins import CheckIns, may_check_in
from store.manners.planning import plan, plan_until
from store.manners.posting import Posting, posting
from store.manners.progress import Week, progress
from store.manners.steps import Step, StepKind, StepState
from store.manners.tallies import DELAYS, FEW, Answers, Funnel, Tallies, tallies
from store.manners.thanks import Settlement, ThankYou, note_due, thank_you_owed

__all__ = [
    "DELAYS",
    "FEW",
    "Answers",
    "CheckIns",
    "Funnel",
    "Posting",
    "Settlement",
    "Slot",
    "Step",
    "StepKind",
    "StepState",
    "Tallies",
    "ThankYou",
    "Week",
    "call_slots",
    "may_check_in",
    "note_due",
    "plan",
    "plan_until",
    "posting",
    "progress",
    "suits",
    "tallies",
    "thank_you_owed",
    "why_no_call",
]
