"""A draft of a letter from a template and the record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from store.letters.calls import turns
from store.letters.kinds import kind_of
from store.letters.occasion import Occasion, Tone
from store.letters.slots import fill_ins
from store.letters.spelling import american
from store.letters.templates import Branch, fill, find
from store.records import Channel, Dossier, Purpose, Settings

HEADINGS = {
    Branch.ANSWER: "If they answer",
    Branch.OTHER: "If someone else answers",
    Branch.VOICEMAIL: "On voicemail",
    Branch.CHOSEN: "If someone has been chosen",
}
"""What stands above each turn where a whole script is one text."""


@dataclass(frozen=True)
class Draft:
    """A letter as the template gives it, for the user to go on from."""

    subject: str
    """Empty where the channel has none."""
    text: str


def compose(
    dossier: Dossier,
    to: Iterable[str],
    purpose: Purpose,
    channel: Channel,
    settings: Settings,
    now: datetime,
    tone: Tone = Tone.WARM,
    folder: Path | None = None,
) -> Draft:
    """A draft to these people (ids; unknown ones are passed over), from the user's templates in `folder` before ours.

    A call, or words said in person, gives the script with all its turns; a message is the short e-mail without its
    subject. Raises TemplateError when a template in `folder` is mistaken.
    """
    people = tuple(person for person in map(dossier.person, dict.fromkeys(to)) if person)
    occasion = Occasion(dossier, people, purpose, channel, settings, now, tone, folder)
    if channel in {Channel.CALL, Channel.IN_PERSON}:
        spoken = turns(occasion)
        return Draft("", "\n\n".join(f"{HEADINGS[branch]}:\n{text}" for branch, text in spoken.items()))
    return _written(occasion)


def _written(occasion: Occasion) -> Draft:
    medium = "note" if occasion.channel is Channel.NOTE else "email"
    tone = Tone.SHORT if occasion.channel is Channel.MESSAGE else occasion.tone
    template, own = find(kind_of(occasion), medium, tone, occasion.folder)
    slots = fill_ins(occasion)

    def filled(text: str) -> str:
        return fill(american(text) if occasion.american and not own else text, slots)

    subject = " ".join(filled(template.subject).split()) if occasion.channel is Channel.EMAIL else ""
    return Draft(subject, filled(template.text))
