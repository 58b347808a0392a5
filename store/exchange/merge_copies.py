"""Two copies of one document → one, field by field: the newer value where one copy knows the other's, else both."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from hashlib import blake2s
from typing import Any

from store.database.documents import key_of
from store.database.journal import Document
from store.database.lineage import COUNTED, THERE, Past, Version, after, past_of, version_of, with_past
from store.exchange.merge_values import settled, told

SENT, READY, DRAFT, TYPED = "sent", "ready", "draft", "typed"
"""Values of documents that decide what may be merged."""

NAMES = ("given", "family")
"""What a spelling vouches for."""

WORDS_OF_LETTER = ("text", "subject", "to")
"""What a letter that is ready was ready with."""

OTHER_VERSION = "(other version)"
"""How the letter that keeps the other text is told from the first."""


class Copy:
    """A document that is being put together: its values, and all versions of them that are known."""

    def __init__(self, document: Document) -> None:
        """Begin with a document as it is; an empty one to put together."""
        self._document = document
        self.values: dict[str, Any] = {name: value for name, value in document.items() if name not in COUNTED}
        """What its fields hold."""
        self.revision: int | None = document.get("revision")
        """A letter's count of its saves."""
        self.collided: dict[str, tuple[Any, Any]] = {}
        """The fields that both copies changed, with both values."""

    @cached_property
    def known(self) -> dict[str, frozenset[Version]]:
        """All versions of each field; worked out when asked for, since most documents are the same on both sides."""
        past = past_of(self._document)
        fields = {name: value for name, value in self._document.items() if name not in COUNTED}
        known = {name: _known(past, name, value) for name, value in fields.items()}
        return known | ({THERE: _known(past, THERE, True)} if self._document else {})

    @property
    def is_untouched(self) -> bool:
        """Is it still what it began as?"""
        is_known = "known" not in self.__dict__
        return is_known and all(self._document.get(name) == value for name, value in self.values.items())

    def learn(self, past: Past) -> None:
        """Know these versions too, such as those of a copy that was removed."""
        for name, versions in past.items():
            self.known[name] = self.known.get(name, frozenset()) | versions

    def document(self) -> Document:
        """The document, with its past."""
        if self.is_untouched:
            return self._document
        counted = {} if self.revision is None else {"revision": self.revision}
        values = {**self.values, THERE: True}
        past = {name: after(versions, values[name]) for name, versions in self.known.items() if name in values}
        return with_past(self.values | counted, past)

    def losses(self) -> Iterator[tuple[str, Any]]:
        """Each field that collided, and the value that does not stand."""
        for name, both in self.collided.items():
            for value in both:
                if value != self.values[name]:
                    yield name, value


def joined(table: str, one: Document, other: Document) -> Copy:
    """One of two; the same whichever comes first."""
    first, second = Copy(one), Copy(other)
    merged = Copy({})
    for name in sorted(first.values.keys() | second.values.keys()):
        merged.values[name] = _value(merged, name, first, second)
    for copy in (first, second):
        merged.learn(copy.known)
    if table == "people" and any(name in merged.collided for name in NAMES):
        merged.values["spelling"] = TYPED
    if table == "letters":
        _settle_letter(merged, first, second)
    return merged


def beside(key: str, merged: Copy, one: Document, other: Document) -> tuple[str, Document] | None:
    """Where two texts of a letter were written: the letter that keeps the one that does not stand, and its key."""
    lost = [copy for copy in (one, other) if _is_lost(merged, copy)]
    if not lost:
        return None
    copy = lost[0]
    subject = f"{copy['subject']} {OTHER_VERSION}".strip()
    name = blake2s("\0".join((key, copy["text"], subject)).encode(), digest_size=6).hexdigest()
    is_sent = copy["state"] == SENT
    kept = {"subject": subject, "revision": 1, "overruled": [], "state": SENT if is_sent else DRAFT}
    kept |= {"sent_at": copy["sent_at"] if is_sent else None}
    return key_of(name), with_past(copy | kept, {})


def collisions(whose: str, merged: Copy, but: Iterable[str] = ()) -> list[str]:
    """A line for each value that does not stand."""
    lines = [told(whose, name, value) for name, value in merged.losses() if name not in but]
    return [line for line in lines if line]


def _known(past: Past, name: str, value: object) -> frozenset[Version]:
    return past.get(name, frozenset()) | {version_of(past, name, value)}


def _value(merged: Copy, name: str, first: Copy, second: Copy) -> Any:
    """The newer of two values, or what comes of both; in `merged` is noted where they collide."""
    holders = [copy for copy in (first, second) if name in copy.values]
    one, other = holders[0].values[name], holders[-1].values[name]
    if one == other:
        return one
    if _is_older(second, first, name):
        return one
    if _is_older(first, second, name):
        return other
    merged.collided[name] = (one, other)
    return settled(name, one, other)


def _is_older(copy: Copy, than: Copy, name: str) -> bool:
    """Is the value of one copy among what the other was before?"""
    return max(copy.known[name]) in _past(than, name) and max(than.known[name]) not in _past(copy, name)


def _past(copy: Copy, name: str) -> frozenset[Version]:
    return copy.known[name] - {max(copy.known[name])}


def _settle_letter(merged: Copy, first: Copy, second: Copy) -> None:
    """A sent letter stays as it was sent; of two texts one stands with all that belongs to it."""
    sent = [copy for copy in (first, second) if copy.values["state"] == SENT]
    if len(sent) == 1:
        merged.values = dict(sent[0].values)
        if not _is_older(second if sent[0] is first else first, sent[0], "text"):
            merged.collided["text"] = (first.values["text"], second.values["text"])
    elif "text" in merged.collided:
        standing = max((first, second), key=lambda copy: (copy.revision or 0, copy.values["text"]))
        merged.values |= {name: standing.values[name] for name in WORDS_OF_LETTER}
    if not sent:
        merged.values["state"] = READY if any(_was_ready(merged, copy) for copy in (first, second)) else DRAFT
    merged.revision = _revision(merged, first, second)


def _was_ready(merged: Copy, copy: Copy) -> bool:
    is_same = all(merged.values[name] == copy.values[name] for name in WORDS_OF_LETTER)
    return merged.values["state"] == READY == copy.values["state"] and is_same


def _revision(merged: Copy, first: Copy, second: Copy) -> int:
    """A count from which a session that has either text open sees that it is another now."""
    counts = [(copy.revision or 0, copy.values["text"] == merged.values["text"]) for copy in (first, second)]
    highest = max(count for count, _ in counts)
    return highest + any(count == highest and not is_same for count, is_same in counts)


def _is_lost(merged: Copy, copy: Document) -> bool:
    """Is this copy's text one that collided, and does not stand?"""
    return "text" in merged.collided and copy["text"] != merged.values["text"] and bool(copy["text"].strip())
