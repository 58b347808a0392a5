"""The words around a letter: its title, its state, whom it goes to, and its foot. Pure functions."""

from collections.abc import Sequence
from datetime import datetime

from rich.cells import cell_len

from store.checklist import Item, ItemState
from store.dates import say_moment
from store.records import Channel, Dossier, Letter, LetterState, Person
from tui.wording import CHANNEL_TITLES, PURPOSE_TITLES, plural

BESIDE = 23
"""Cells that " · kept as you type" takes, with the margins of the foot."""


def letter_title(letter: Letter, dossier: Dossier) -> str:
    """ "Thank-you e-mail · Acme Robotics · QA Engineer"."""
    kind = f"{PURPOSE_TITLES[letter.purpose]} {CHANNEL_TITLES[letter.channel]}"
    return " · ".join(filter(None, (kind, dossier.opening.company, dossier.opening.role)))


def addressees(letter: Letter, dossier: Dossier) -> str:
    """Whom a letter goes to, with the address that its channel needs."""
    people = [person for id_ in letter.to if (person := dossier.person(id_))]
    between = "; " if letter.channel is Channel.NOTE else ", "
    return between.join(_addressed(person, letter.channel) for person in people) or "nobody yet"


def _addressed(person: Person, channel: Channel) -> str:
    if channel is Channel.NOTE:
        return ", ".join((person.name, *person.address_lines))
    address = {Channel.EMAIL: person.email, Channel.CALL: person.phone}.get(channel, "")
    return f"{person.name} <{' '.join(address.split())}>" if address else person.name


def letter_state(letter: Letter, now: datetime) -> str:
    """ "draft", "ready", "sent Tue"."""
    if letter.state is LetterState.SENT and letter.sent_at:
        return f"sent {say_moment(letter.sent_at.astimezone(now.tzinfo), now)}"
    return letter.state.value


def foot_words(letter: Letter, items: Sequence[Item], words: int, width: int, *, saved: bool, key: str) -> str:
    """The two lines beneath a letter: its length and whether it is safe, and what is still open about it.

    `key` is the one that shows the checklist.
    """
    count = plural(words, "word")
    if letter.state is LetterState.SENT:
        where = f" · went to {', '.join(letter.sent_to)}" if letter.sent_to else ""
        return f"read only{where}\n{count} · sent"
    length = next((item.text for item in items if item.key == "length"), "") or count
    lacking = sum(item.state is ItemState.OPEN for item in items)
    hints = sum(item.state is ItemState.HINT for item in items)
    things = f"{plural(lacking, 'thing')} to mend" if lacking else "names and manners are fine"
    things += f", {hints} to look at" if hints else ""
    things += f" · {key} shows" if hints or lacking else ""
    kept = "kept as you type" if cell_len(length) + BESIDE <= width else "kept"
    return f"{length} · {'saved' if saved else kept}\n{things}"
