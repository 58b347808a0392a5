"""The words of the plan: a step, its kind, its state."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from store.records import Channel, Purpose


class StepKind(StrEnum):
    """What is owed."""

    THANK_YOU = "thank-you"
    CHECK_IN = "check-in"
    PROMISED_CALL = "promised-call"
    """They said they would call, and the day has passed."""
    STILL_INTERESTED = "still-interested"
    """Someone else was chosen; tell them that the door may stay open."""
    LET_GO = "let-go"
    WITHDRAW = "withdraw"
    """Another offer was accepted; step back graciously."""
    DOOR_OPEN = "door-open"
    """A quiet look at an opening that went to someone else."""


class StepState(StrEnum):
    """How near a step is, on the user's own calendar."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    DOOR_OPEN = "door-open"


@dataclass(frozen=True, slots=True)
class Step:
    """Something owed: who, what, by when, and why. Computed from facts, never stored."""

    id: str
    """Kind and ids of the facts that it is counted from: a decision about it lapses when the clock restarts."""
    kind: StepKind
    opening_id: str
    person_id: str
    """Empty for nobody in particular."""
    channel: Channel
    """The way that is proposed."""
    due: datetime
    """In the opening's zone. For a thank-you the hour by which; for all others the hour from which, on that day."""
    reason: str
    """Why, in one calm sentence."""
    relief: str
    """What it takes to be rid of it."""
    purpose: Purpose
    """What a letter or contact that answers it is for."""
    count: int = 0
    """This would be check-in number `count` …"""
    limit: int = 0
    """… of so many; zero where nothing is counted."""
    to_the_hour: bool = False
    """Is it missing as soon as the hour has passed? Otherwise only when the day has."""
    at_hour: bool = False
    """Did the user agree on this hour, such as for another call? It is said, though it is missed only with the day."""

    @property
    def is_timed(self) -> bool:
        """Does its hour count? Otherwise it may be done at any time of its day."""
        return self.to_the_hour or self.at_hour
