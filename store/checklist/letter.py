"""One letter: the findings of the name check first, then what a good letter has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from textwrap import shorten

from store.checklist.items import FindingLike, Item, ItemState
from store.checklist.words import folded, mentions, sentences, signs, thanks_for_time, words
from store.records import Channel, Dossier, Letter, Person, Purpose, Settings

WRITTEN = frozenset({Channel.EMAIL, Channel.NOTE})
"""The channels whose letters have a customary length."""

LINE = 60
"""The most characters that an item's line should have."""

NO_ENDING = "An e-mail address ends with something like @acme.example; edit the person under Interviews."
"""What is said of an address that looks incomplete."""

CLOSING_LINES = 5
"""The user's name is looked for in so many lines at the end."""


def check_letter(
    letter: Letter, dossier: Dossier, findings: Sequence[FindingLike], settings: Settings
) -> tuple[Item, ...]:
    """Everything that the checklist has to say about this letter, the findings in the order of the text."""
    people = tuple(person for person in map(dossier.person, dict.fromkeys(letter.to)) if person)
    ordered = sorted(findings, key=lambda finding: (finding.start, finding.end))
    items = [
        *map(_named, ordered),
        _thanks(letter),
        *_specific(letter, people),
        *_own_words(letter, dossier, settings),
        *_signed(letter, findings, settings),
        *_addresses(letter, dossier, people),
        *_subject(letter),
        *_length(letter, settings),
        *_spellings(letter, dossier),
    ]
    return tuple(_judged(item, letter) for item in items)


def word_count(text: str) -> int:
    """How many words a text has, as a writer counts them."""
    return sum(part.isalnum() or any(map(str.isalnum, part)) for part in text.split())


def _judged(item: Item, letter: Letter) -> Item:
    waved_off = item.key in letter.overruled and item.state in {ItemState.OPEN, ItemState.HINT}
    return replace(item, state=ItemState.OVERRULED) if waved_off else item


def _named(finding: FindingLike) -> Item:
    state = ItemState.HINT if finding.kind == "nickname" else ItemState.OPEN
    written = " ".join(finding.text.split())
    if not (written and finding.should_be):
        return Item(finding.key, state, " ".join(finding.message.split()), finding=finding)
    return Item(finding.key, state, f"{written} → {finding.should_be}", finding.message, finding)


def _thanks(letter: Letter) -> Item:
    if thanks_for_time(letter.text):
        return Item("thanks", ItemState.DONE, "thanks them for their time")
    return Item("thanks", ItemState.OPEN, "does not thank them for their time yet")


def _specific(letter: Letter, people: Sequence[Person]) -> Iterator[Item]:
    """A thank-you has to mention something of each person's; for the other letters it is a hint."""
    for person in people:
        key, thing = f"specific:{person.id}", " ".join(person.remember.split())
        if not thing:
            yield Item(key, ItemState.HINT, _line(f"nothing specific is on file for {person.name}"))
        elif mentions(letter.text, thing):
            yield Item(key, ItemState.DONE, _line(f"something only they said: “{thing}”"), thing)
        else:
            state = ItemState.OPEN if letter.purpose is Purpose.THANK_YOU else ItemState.HINT
            yield Item(key, state, _line(f"does not mention what is on file for {person.name}"), thing)


def _own_words(letter: Letter, dossier: Dossier, settings: Settings) -> Iterator[Item]:
    """Compared with each letter for the same purpose to somebody else; the one most like it is told."""
    others = [other for other in dossier.letters if other.id != letter.id and other.purpose is letter.purpose]
    others = [other for other in others if not set(other.to) & set(letter.to)]
    mine = sentences(letter.text, [*_names(letter, dossier), settings.name]) if others else {}
    closest, shared = None, list[str]()
    for other in others:
        theirs = sentences(other.text, [*_names(other, dossier), settings.name])
        common = [written for compared, written in mine.items() if compared in theirs]
        if closest is None or len(common) > len(shared):
            closest, shared = other, common
    if closest is None or not mine:
        return
    whom = " and ".join(_names(closest, dossier)) or "a colleague"
    if len(shared) == len(mine):
        yield Item("own-words", ItemState.OPEN, _line(f"says the same as the letter to {whom}"), "\n".join(shared))
    elif len(shared) * 2 >= len(mine):
        count = "1 sentence also stands" if len(shared) == 1 else f"{len(shared)} sentences also stand"
        yield Item("own-words", ItemState.HINT, _line(f"{count} in the letter to {whom}"), "\n".join(shared))
    else:
        yield Item("own-words", ItemState.DONE, _line(f"not the same as the letter to {whom}"), "\n".join(shared))


def _signed(letter: Letter, findings: Sequence[FindingLike], settings: Settings) -> Iterator[Item]:
    """Signed with the user's own given or family name, word for word."""
    if letter.channel in {Channel.CALL, Channel.IN_PERSON}:
        return
    if not words(settings.name):
        yield Item("signed", ItemState.HINT, "your own name is not in the settings yet")
        return
    own = {folded(word) for word in settings.name.split()}
    begin = _closing(letter.text)
    if any(finding.start >= begin and folded(finding.should_be) in own for finding in findings):
        return  # the finding says that it is spelled another way
    if any(signs(name, letter.text[begin:]) for name in (settings.given, settings.family)):
        yield Item("signed", ItemState.DONE, "signed with your name")
    else:
        yield Item("signed", ItemState.OPEN, "your name is missing at the end")


def _closing(text: str) -> int:
    """The offset of the last few lines that hold anything."""
    begins = [match.start() for match in re.finditer(r"^.*\S.*$", text, re.MULTILINE)]
    return begins[-CLOSING_LINES:][0] if begins else 0


def _addresses(letter: Letter, dossier: Dossier, people: Sequence[Person]) -> Iterator[Item]:
    if len(people) < len(set(letter.to)):
        yield Item("addressee", ItemState.OPEN, "somebody it goes to is not on file any more")
    elif not people:
        yield Item("addressee", ItemState.OPEN, "it goes to nobody yet")
    if letter.channel is Channel.CALL:
        for person in people:
            if person.do_not_call or dossier.opening.do_not_call:
                yield Item(f"no-call:{person.id}", ItemState.OPEN, _line(f"{person.name} is not to be called"))
    if letter.channel not in _address_of:
        return
    what, address_of = _address_of[letter.channel]
    missing = [person for person in people if not address_of(person)]
    for person in missing:
        yield Item(f"address:{person.id}", ItemState.OPEN, _line(f"no {what} on file for {person.name}"))
    cut = [person for person in people if letter.channel is Channel.EMAIL and _lacks_ending(person.email)]
    for person in cut:
        yield Item(f"ending:{person.id}", ItemState.HINT, _line(f"{person.email.strip()} looks incomplete"), NO_ENDING)
    if people and not missing and not cut:
        where = ", ".join(address_of(person) for person in people)
        yield Item("address", ItemState.DONE, _line(f"goes to {where}"), where)


def _lacks_ending(address: str) -> bool:
    """Does an e-mail address lack the “.com”, or whatever its domain ends with?"""
    _, has_domain, domain = address.strip().rpartition("@")
    return bool(address.strip()) and not (has_domain and re.search(r"[^.]\.[^.]+$", domain))


_address_of: dict[Channel, tuple[str, Callable[[Person], str]]] = {
    Channel.EMAIL: ("e-mail address", lambda person: " ".join(person.email.split())),
    Channel.NOTE: ("postal address", lambda person: ", ".join(person.address_lines)),
    Channel.CALL: ("phone number", lambda person: " ".join(person.phone.split())),
}


def _subject(letter: Letter) -> Iterator[Item]:
    """The name check reads the text alone, so a placeholder left in the subject is told here."""
    if letter.channel is not Channel.EMAIL:
        return
    if not letter.subject.strip():
        yield Item("subject", ItemState.OPEN, "the subject is still empty")
    elif "[" in letter.subject and "]" in letter.subject:
        yield Item("subject", ItemState.OPEN, _line(f"something is left to fill in: “{letter.subject.strip()}”"))


def _length(letter: Letter, settings: Settings) -> Iterator[Item]:
    if letter.channel not in WRITTEN:
        return
    count = word_count(letter.text)
    told = "1 word" if count == 1 else f"{count} words"
    if settings.words_min <= count <= settings.words_max:
        yield Item("length", ItemState.DONE, told)
    else:
        how = "short" if count < settings.words_min else "long"
        customary = f"{settings.words_min} to {settings.words_max} is customary"
        yield Item("length", ItemState.HINT, f"{told} · {how}; {customary}")


def _spellings(letter: Letter, dossier: Dossier) -> Iterator[Item]:
    """Everyone whose name the letter uses, addressed or mentioned, and whose spelling nobody has confirmed."""
    used = set(words(letter.text))
    for person in dossier.people:
        concerned = person.id in letter.to or any(word in used for word in words(person.family or person.given))
        if concerned and not person.spelling.is_verified:
            text = f"the spelling of {person.name} was typed, never confirmed"
            if len(text) > LINE:
                text = f"the spelling of {person.family or person.given} was typed, never confirmed"
            yield Item(f"spelling:{person.id}", ItemState.HINT, _line(text), "Could you spell that for me?")


def _names(letter: Letter, dossier: Dossier) -> list[str]:
    return [person.name for person in map(dossier.person, dict.fromkeys(letter.to)) if person]


def _line(text: str) -> str:
    return shorten(text, LINE, placeholder=" …”" if text.endswith("”") else " …")
