"""The slots of a template and what the record puts into them.

A slot whose fact is missing gets a placeholder in square brackets. Three slots are sentences that may be left out:
they are empty when there is nothing to say.
"""

from __future__ import annotations

from collections.abc import Sequence

from store.letters.days import spoken_day
from store.letters.occasion import Occasion
from store.letters.people import addressed, joined, named
from store.records import Channel, Person, Purpose, Setting

SLOTS: dict[str, str] = {
    "greeting": "“Dear Katherine,”: everyone the letter goes to.",
    "hello": "“Hello Katherine,”: the same aloud.",
    "name": "The full name of everyone it goes to.",
    "company": "The company of the opening.",
    "role": "The position, as the opening has it.",
    "the day": "The day of the interview: “Tuesday”, “today”, “12 November”.",
    "on the day": "The same within a sentence: “on Tuesday”, “today”, “on 12 November”.",
    "meet": "“meet”, or “speak” where it was a talk by phone.",
    "met": "“met”, or “spoke”.",
    "remember": "The one specific thing that is on file for each of them.",
    "they said": "A sentence with the date that they gave, or nothing.",
    "reason": "What a call is for, in a few words: “to say thank you”.",
    "spell": "The question how the name is spelled, where nobody has confirmed it, or nothing.",
    "my name": "The user's full name.",
    "my phone": "The user's phone number.",
    "signature": "The user's name, with the phone number below it where one is on file.",
}
"""Every slot that a template may use, with what it stands for."""

REMEMBER = "[one specific thing]"
"""What stands where nothing specific is on file."""

_lowered = frozenset({"the", "a", "an", "how", "that", "what", "why", "your", "her", "his", "their"})
_theirs = frozenset({"her", "his", "their"})


def fill_ins(occasion: Occasion) -> dict[str, str]:
    """The text of every slot on this occasion."""
    opening, settings, people = occasion.dossier.opening, occasion.settings, occasion.people
    role = opening.role or "[role]"
    spoken = addressed(people, occasion.channel, occasion.american)
    the_day, on_the_day = _days(occasion)
    by_phone = occasion.interview is not None and occasion.interview.setting is Setting.PHONE
    return {
        "greeting": f"Dear {spoken or '[their name]'},",
        "hello": f"Hello {spoken}," if spoken else "Hello,",
        "name": named(people, occasion.american) or f"whoever looks after the {role} position",
        "company": opening.company or "[the company]",
        "role": role,
        "the day": the_day,
        "on the day": on_the_day,
        "meet": "speak" if by_phone else "meet",
        "met": "spoke" if by_phone else "met",
        "remember": _remembered(people, occasion.american),
        "they said": _they_said(occasion),
        "reason": _reason(occasion.purpose, role),
        "spell": _spell(people),
        "my name": settings.name or "[your name]",
        "my phone": settings.phone or "[your phone number]",
        "signature": "\n".join(filter(None, (settings.name or "[your name]", settings.phone))),
    }


def _days(occasion: Occasion) -> tuple[str, str]:
    """The day of the interview, by itself and within a sentence, as it was where the interview took place."""
    if occasion.interview is None:
        return "[the day]", "on [the day]"
    start = occasion.interview.start
    day, today = start.date(), occasion.now.astimezone(start.tzinfo).date()
    if day == today and occasion.channel is not Channel.NOTE:
        return "today", "today"
    said = spoken_day(day, today, occasion.american)
    return said, f"on {said}"


def _remembered(people: Sequence[Person], american: bool) -> str:
    things = [_thing(person, alone=len(people) == 1) for person in people]
    return joined(list(dict.fromkeys(things)), american) or REMEMBER


def _thing(person: Person, alone: bool) -> str:
    """What is remembered of a person as part of a sentence that is said to them: "her question" is "your question"."""
    first, space, rest = " ".join(person.remember.split()).rstrip(".!").partition(" ")
    word = first.casefold()
    if space and word in _theirs:
        return f"your {rest}" if alone else f"{person.given or person.name}'s {rest}"
    return f"{word} {rest}" if space and word in _lowered else f"{first}{space}{rest}"


def _they_said(occasion: Occasion) -> str:
    opening, today = occasion.dossier.opening, occasion.now.date()
    if opening.decide_by:
        return f"You hoped to decide by {spoken_day(opening.decide_by, today, occasion.american)}."
    if opening.call_by:
        return f"You thought that you might call by {spoken_day(opening.call_by, today, occasion.american)}."
    return ""


def _reason(purpose: Purpose, role: str) -> str:
    return {
        Purpose.THANK_YOU: "to say thank you",
        Purpose.CHECK_IN: f"to ask about the {role} position",
        Purpose.STILL_INTERESTED: f"about the {role} position",
        Purpose.WITHDRAWAL: f"about the {role} position",
        Purpose.KEEP_IN_TOUCH: "to say hello",
        Purpose.OTHER: f"about the {role} position",
    }[purpose]


def _spell(people: Sequence[Person]) -> str:
    unsure = [person.name for person in people if not person.spelling.is_verified]
    if not unsure:
        return ""
    return f"Could you spell {joined(unsure)} for me? I would like to write the name correctly."
