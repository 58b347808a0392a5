"""Facts as a person would tell them, and steps in one line each: the words in which the rules are tested.

Moments are told on the clock of the opening's place; `now` on the user's own.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from store.dates import zone_of
from store.manners import Step, StepKind, plan
from store.queue import state_of
from store.records import (
    Channel,
    Contact,
    Dossier,
    Interview,
    Letter,
    Opening,
    OpeningState,
    Person,
    Purpose,
    Result,
    Settings,
    Snooze,
    SnoozeKind,
)

PLACES = {
    "New York": ("US", "NY", "America/New_York"),
    "Los Angeles": ("US", "CA", "America/Los_Angeles"),
    "London": ("GB", "ENG", "Europe/London"),
    "Edinburgh": ("GB", "SCT", "Europe/London"),
    "Berlin": ("DE", "BE", "Europe/Berlin"),
    "Munich": ("DE", "BY", "Europe/Berlin"),
    "Mumbai": ("IN", "MH", "Asia/Kolkata"),
    "Tokyo": ("JP", "", "Asia/Tokyo"),
    "Tel Aviv": ("IL", "", "Asia/Jerusalem"),
    "Riyadh": ("SA", "", "Asia/Riyadh"),
    "Sydney": ("AU", "NSW", "Australia/Sydney"),
}
"""Where a tale may play: country, region, zone."""


@dataclass
class Told:
    """What was told so far."""

    dossier: Dossier = field(default_factory=lambda: Dossier(Opening("o", "Acme")))
    settings: Settings = field(default_factory=Settings)
    accepted: str = ""
    accepted_at: datetime | None = None
    user_place: str = ""

    def moment(self, text: str) -> datetime:
        """A moment on the clock of the opening's place."""
        return datetime.fromisoformat(text).replace(tzinfo=zone_of(self.dossier.opening.zone))

    def opening(self, **changes: Any) -> None:
        """Change the opening."""
        self.dossier = replace(self.dossier, opening=replace(self.dossier.opening, **changes))

    def person_id(self, name: str) -> str:
        """The id of the person of this name, added now if need be."""
        if name and not self.dossier.person(name):
            self.dossier = replace(self.dossier, people=(*self.dossier.people, Person(name, "o", name)))
        return name

    def steps(self, now: datetime) -> tuple[Step, ...]:
        """What is owed at this moment."""
        return plan(self.dossier, self.settings, now, self.accepted, self.accepted_at)


Fact = Callable[[Told], None]


def in_(place: str) -> Fact:
    """The company is in this place; so is the user, unless told otherwise."""

    def tell(told: Told) -> None:
        country, region, zone = PLACES[place]
        told.opening(country=country, region=region, zone=zone)
        if not told.user_place:
            told.settings = replace(told.settings, zone=zone)

    return tell


def user_in(place: str) -> Fact:
    """The user lives in this place."""

    def tell(told: Told) -> None:
        told.user_place = place
        country, region, zone = PLACES[place]
        told.settings = replace(told.settings, country=country, region=region, zone=zone)

    return tell


def setting(**changes: Any) -> Fact:
    """The user changed some settings."""

    def tell(told: Told) -> None:
        told.settings = replace(told.settings, **changes)

    return tell


def knows(name: str, **details: Any) -> Fact:
    """There is a person of this name, with such details."""

    def tell(told: Told) -> None:
        told.person_id(name)
        people = (replace(p, **details) if p.id == name else p for p in told.dossier.people)
        told.dossier = replace(told.dossier, people=tuple(people))

    return tell


def met(*names: str, at: str, minutes: int = 60) -> Fact:
    """There was (or will be) an interview with these people."""

    def tell(told: Told) -> None:
        ids = tuple(told.person_id(name) for name in names)
        interview = Interview(f"i{len(told.dossier.interviews)}", "o", told.moment(at), minutes, person_ids=ids)
        rounds = sorted([*told.dossier.interviews, interview], key=lambda i: i.start)
        told.dossier = replace(told.dossier, interviews=tuple(rounds))

    return tell


def contact(
    name: str, at: str, purpose: Purpose, channel: Channel = Channel.EMAIL, result: Result = Result.SENT, **more: Any
) -> Fact:
    """Something happened between the user and them."""

    def tell(told: Told) -> None:
        id_ = f"c{len(told.dossier.contacts)}"
        one = Contact(id_, "o", told.moment(at), channel, purpose, result, told.person_id(name), **more)
        told.dossier = replace(told.dossier, contacts=tuple(sorted([*told.dossier.contacts, one], key=lambda c: c.at)))

    return tell


def thanked(name: str, at: str, channel: Channel = Channel.EMAIL, result: Result = Result.SENT) -> Fact:
    """The user thanked this person."""
    return contact(name, at, Purpose.THANK_YOU, channel, result)


def checked_in(
    name: str, at: str, channel: Channel = Channel.EMAIL, result: Result = Result.SENT, reason: str = ""
) -> Fact:
    """The user asked how things stand."""
    return contact(name, at, Purpose.CHECK_IN, channel, result, reason=reason)


def they_wrote(name: str, at: str) -> Fact:
    """This person wrote to the user."""
    return contact(name, at, Purpose.OTHER, result=Result.THEY_REPLIED)


def they_called(name: str, at: str) -> Fact:
    """This person called the user."""
    return contact(name, at, Purpose.OTHER, Channel.CALL, Result.THEY_CALLED)


def they_decide_by(day: str) -> Fact:
    """They said by when they would decide."""
    return lambda told: told.opening(decide_by=date.fromisoformat(day))


def they_call_by(day: str) -> Fact:
    """They said by when they would call."""
    return lambda told: told.opening(call_by=date.fromisoformat(day))


def no_calls() -> Fact:
    """The company asked for no calls."""
    return lambda told: told.opening(do_not_call=True)


def became(state: OpeningState, at: str = "") -> Fact:
    """The opening came into this state."""
    return lambda told: told.opening(state=state, state_since=told.moment(at) if at else None)


def accepted_elsewhere(company: str, at: str = "") -> Fact:
    """The user accepted the offer of another company."""

    def tell(told: Told) -> None:
        told.accepted, told.accepted_at = company, told.moment(at) if at else None

    return tell


def drafted(name: str, channel: Channel, purpose: Purpose = Purpose.THANK_YOU) -> Fact:
    """The user began a letter, and so chose the way."""

    def tell(told: Told) -> None:
        letter = Letter(f"l{len(told.dossier.letters)}", "o", (told.person_id(name),), channel, purpose)
        told.dossier = replace(told.dossier, letters=(*told.dossier.letters, letter))

    return tell


def decided(kind: SnoozeKind, step: str, on: str, until: str = "", reason: str = "") -> Fact:
    """The user put off, waved off or pinned the first step of this kind that was owed then."""

    def tell(told: Told) -> None:
        at = told.moment(on)
        step_id = next(one.id for one in told.steps(at) if one.kind == step)
        snooze = Snooze(
            f"s{len(told.dossier.snoozes)}", "o", step_id, kind, at, told.moment(until) if until else None, reason
        )
        told.dossier = replace(told.dossier, snoozes=(*told.dossier.snoozes, snooze))

    return tell


def tell(facts: Iterable[Fact]) -> Told:
    """All these facts, one after the other."""
    told = Told()
    for fact in facts:
        fact(told)
    return told


@dataclass(frozen=True)
class Tale:
    """Facts, and what is owed at a moment."""

    title: str
    """What the tale shows."""
    facts: tuple[Fact, ...]
    """What happened, in the order in which it is told."""
    now: str
    """The moment, on the user's clock."""
    owed: tuple[str, ...] = ()
    """The steps, line by line."""


def lines(tale: Tale, *kinds: StepKind) -> tuple[str, ...]:
    """What is owed at the tale's moment, line by line; of some kinds alone, where they are given."""
    told = tell(tale.facts)
    now = datetime.fromisoformat(tale.now).replace(tzinfo=ZoneInfo(told.settings.zone))
    return tuple(_line(step, told, now) for step in told.steps(now) if not kinds or step.kind in kinds)


def _line(step: Step, told: Told, now: datetime) -> str:
    """A step in one line: state, kind, count, whom, how, when, why."""
    person = told.dossier.person(step.person_id)
    parts = [
        f"{state_of(step, now, told.settings)}: {step.kind}",
        f"{step.count} of {step.limit}" if step.limit else "",
        person.name if person else "",
        step.channel,
        f"{step.due:%a %Y-%m-%d %H:%M %Z}",
    ]
    return f"{' · '.join(filter(None, parts))} · {step.reason}"
