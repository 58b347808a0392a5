"""What the facts come to, counted: how far openings came, how soon thanks went, who answered, and at which hours.

Pure counting. Whether a number says anything is for whoever words it: FEW is where it begins to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from store.dates import seen_in, utc, zone_of
from store.manners.progress import Week, weeks_of
from store.manners.thanks import Settlement, ThankYou, thank_you_owed
from store.records import Channel, Contact, Dossier, OpeningState, Result, Settings

FEW = 5
"""Fewer of anything than this say nothing."""

DELAYS = (4, 12, 24, 48)
"""Hours that part the times from an interview to its thanks."""

_HEARD = {Result.THEY_REPLIED, Result.THEY_CALLED}


@dataclass(frozen=True, slots=True)
class Funnel:
    """How far the openings came; each count is among the one before it."""

    openings: int = 0
    met: int = 0
    """Openings with an interview held."""
    met_again: int = 0
    """Openings with two or more."""
    offers: int = 0
    """Openings that came to an offer, whatever became of it."""


@dataclass(frozen=True, slots=True)
class Answers:
    """How often something was tried, and how often somebody was heard for it."""

    made: int = 0
    heard: int = 0

    def plus(self, *, heard: bool) -> "Answers":
        """One more try."""
        return Answers(self.made + 1, self.heard + heard)


@dataclass(frozen=True, slots=True)
class Tallies:
    """All that the progress page shows."""

    weeks: tuple[Week, ...] = ()
    """Interviews held beside follow-ups complete."""
    funnel: Funnel = Funnel()
    """How far the openings came."""
    delays: tuple[timedelta, ...] = ()
    """From the end of an interview to each thank-you that went, the shortest first."""
    channels: tuple[tuple[Channel, Answers], ...] = ()
    """By the way that was taken."""
    hours: tuple[tuple[int, Answers], ...] = ()
    """Calls by the hour on the clock of the place."""

    @property
    def calls(self) -> int:
        """How many calls were made."""
        return sum(answers.made for _, answers in self.hours)

    def by_delay(self) -> tuple[int, ...]:
        """How many thank-yous went within each of DELAYS, and after all of them."""
        places = [sum(delay > timedelta(hours=hours) for hours in DELAYS) for delay in self.delays]
        return tuple(places.count(place) for place in range(len(DELAYS) + 1))


def tallies(dossiers: Iterable[Dossier], settings: Settings, now: datetime) -> Tallies:
    """Count everything once."""
    dossiers = tuple(dossiers)
    thanks = [thank_you_owed(dossier, settings, now) for dossier in dossiers]
    return Tallies(
        weeks_of(thanks, now), _funnel(dossiers, now), _delays(thanks), _channels(dossiers), _hours(dossiers, settings)
    )


def _funnel(dossiers: Sequence[Dossier], now: datetime) -> Funnel:
    moment = utc(now)
    held = [sum(utc(interview.start) < moment for interview in dossier.interviews) for dossier in dossiers]
    offers = sum(dossier.opening.state in {OpeningState.OFFER, OpeningState.ACCEPTED} for dossier in dossiers)
    return Funnel(len(dossiers), sum(count > 0 for count in held), sum(count > 1 for count in held), offers)


def _delays(thanks: Iterable[Iterable[ThankYou]]) -> tuple[timedelta, ...]:
    """A thank-you that settles two rounds counts for the later one: the shorter time."""
    shortest: dict[tuple[str, str], timedelta] = {}
    for one in (one for of_opening in thanks for one in of_opening):
        if one.settlement is Settlement.SENT and one.contact:
            key = one.contact.id, one.person.id
            delay = utc(one.contact.at) - utc(one.since)
            shortest[key] = min(delay, shortest.get(key, delay))
    return tuple(sorted(shortest.values()))


def is_ours(contact: Contact) -> bool:
    """Did it go out from the user?"""
    return contact.result not in _HEARD


def _was_heard(contacts: Sequence[Contact], place: int) -> bool:
    """Was somebody reached by this contact, or heard from before the user's next to the same person?"""
    mine = contacts[place]
    if mine.result is Result.REACHED:
        return True
    for later in contacts[place + 1 :]:
        same = not (later.person_id and mine.person_id) or later.person_id == mine.person_id
        if same and later.result in _HEARD:
            return True
        if same and is_ours(later):
            return False
    return False


def _channels(dossiers: Iterable[Dossier]) -> tuple[tuple[Channel, Answers], ...]:
    found: dict[Channel, Answers] = {}
    for dossier in dossiers:
        for place, contact in enumerate(dossier.contacts):
            if is_ours(contact):
                heard = _was_heard(dossier.contacts, place)
                found[contact.channel] = found.get(contact.channel, Answers()).plus(heard=heard)
    return tuple((channel, found[channel]) for channel in Channel if channel in found)


def _hours(dossiers: Iterable[Dossier], settings: Settings) -> tuple[tuple[int, Answers], ...]:
    found: dict[int, Answers] = {}
    for dossier in dossiers:
        zone = zone_of(dossier.opening.zone, settings.zone)
        for contact in dossier.contacts:
            if contact.channel is Channel.CALL and is_ours(contact):
                hour = seen_in(contact.at, zone).hour
                found[hour] = found.get(hour, Answers()).plus(heard=contact.result is Result.REACHED)
    return tuple(sorted(found.items()))
