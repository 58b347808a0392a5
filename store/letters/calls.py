"""The script of a call: what to say at each turn that it may take."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from store.letters.kinds import kind_of
from store.letters.occasion import Occasion, Tone
from store.letters.slots import fill_ins
from store.letters.spelling import american
from store.letters.templates import Branch, fill, find, ours
from store.records import Channel, Dossier, Person, Purpose, Settings


def script(
    dossier: Dossier,
    person: Person | None,
    purpose: Purpose,
    settings: Settings,
    now: datetime,
    tone: Tone = Tone.WARM,
    folder: Path | None = None,
) -> dict[Branch, str]:
    """What to say on the phone, by turn; without a person it asks for whoever looks after the position.

    The user's own templates in `folder` come before ours; raises TemplateError when one of them is mistaken.
    """
    people = (person,) if person else ()
    return turns(Occasion(dossier, people, purpose, Channel.CALL, settings, now, tone, folder))


def turns(occasion: Occasion) -> dict[Branch, str]:
    """The script for an occasion: the turns of its own template, the rest from the template for any call."""
    texts: dict[Branch, str] = {}
    for kind in ("any", kind_of(occasion)):
        texts |= _spelled(ours(kind, "call", occasion.tone).branches, occasion.american)
        template, own = find(kind, "call", occasion.tone, occasion.folder)
        if own:
            texts |= template.branches or {Branch.ANSWER: template.text}
    slots = fill_ins(occasion)
    return {branch: fill(texts[branch], slots) for branch in Branch}


def _spelled(branches: Mapping[Branch, str], to_american: bool) -> dict[Branch, str]:
    return {branch: american(text) if to_american else text for branch, text in branches.items()}
