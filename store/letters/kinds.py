"""Which template suits: the purpose, the round it follows, the person it goes to and what was asked before.

A kind is the first word of a template's file name: "thank-you-phone" in thank-you-phone.email.warm.txt.
"""

from __future__ import annotations

import re

from store.letters.occasion import Occasion
from store.records import Person, Purpose, Setting

KINDS: tuple[str, ...] = (
    "thank-you",
    "thank-you-phone",
    "thank-you-technical",
    "thank-you-panel",
    "front-desk",
    "check-in",
    "second-check-in",
    "still-interested",
    "withdrawal",
    "keep-in-touch",
    "other",
)
"""Every kind of letter that has templates of its own."""

PANEL = 3
"""So many people, the front desk not counted, make a panel."""

_front_desk = re.compile(r"\b(?:reception\w*|front desk|front of house|concierge)\b", re.IGNORECASE)
_technical = re.compile(
    r"\b(?:technical|coding|pair(?:ing| programming)|whiteboard|system design|take-home|practical|case study)\b",
    re.IGNORECASE,
)


def kind_of(occasion: Occasion) -> str:
    """The kind of letter for this occasion."""
    if occasion.purpose is Purpose.THANK_YOU:
        return _thank_you(occasion)
    if occasion.purpose is Purpose.CHECK_IN:
        return "second-check-in" if occasion.check_ins else "check-in"
    return occasion.purpose.value.replace(" ", "-")


def kinds_to_try(kind: str) -> tuple[str, ...]:
    """The kind itself, then the more general one that may stand in for it."""
    return (kind, "thank-you") if kind.startswith("thank-you-") else (kind,)


def is_front_desk(person: Person) -> bool:
    """Does this person receive the visitors?"""
    return bool(_front_desk.search(person.role))


def _thank_you(occasion: Occasion) -> str:
    if occasion.people and all(is_front_desk(person) for person in occasion.people):
        return "front-desk"
    interview = occasion.interview
    if interview is None:
        return "thank-you"
    if _technical.search(interview.notes):
        return "thank-you-technical"
    met = map(occasion.dossier.person, interview.person_ids)
    if sum(person is not None and not is_front_desk(person) for person in met) >= PANEL:
        return "thank-you-panel"
    return "thank-you-phone" if interview.setting is Setting.PHONE else "thank-you"
