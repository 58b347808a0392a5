"""Which value came after which: what each document remembers of its own past, so that two histories can be merged.

No clock is trusted and no machine is named. Each time a field is changed, the version that it replaced, its number and
a digest of its value, is added to the document's "was": "phone 0 1f2e3d4c5b". Of two copies of a field, the one that
has the other among its past is the newer one; where neither has, both were changed. A removed document leaves its whole
past in the table "gone", so that who never changed it since need not bring it back. What the user undoes never was.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from store.database.image import Tables
from store.database.journal import Change, Document
from store.database.lines import compact_json

WAS = "was"
"""The field of a document that holds its past."""

GONE = "gone"
"""The table of what was removed."""

THERE = "there"
"""The pseudo-field that says whether a document is there at all."""

KEPT = 32
"""So many past versions of a field are remembered; of older ones nobody can tell any more that they are older."""

COUNTED = frozenset({WAS, "revision"})
"""Fields without a past: the past itself, and a letter's count of its saves."""

Version = tuple[int, str]
"""How many versions of a field came before, and the digest of its value."""

Past = dict[str, frozenset[Version]]
"""The versions of each field that were replaced."""

_mark = re.compile(r"([a-z_]{1,40}) (\d{1,9}) ([0-9a-f]{10})")


def digest(value: object) -> str:
    """Ten hexadecimal digits that stand for a value."""
    from hashlib import blake2s  # noqa: PLC0415 - it brings all of OpenSSL, and a start writes nothing

    return blake2s(compact_json(value).encode("ascii"), digest_size=5).hexdigest()


def past_of(document: Document) -> Past:
    """What a document remembers; a mark that is none is passed over."""
    marks = document.get(WAS)
    past: dict[str, set[Version]] = {}
    for mark in marks if isinstance(marks, list) else []:
        if isinstance(mark, str) and (read := _mark.fullmatch(mark)):
            past.setdefault(read[1], set()).add((int(read[2]), read[3]))
    return {name: frozenset(versions) for name, versions in past.items()}


def marks_of(past: Mapping[str, Iterable[Version]]) -> list[str]:
    """A past as a document holds it."""
    kept = {name: sorted(versions)[-KEPT:] for name, versions in sorted(past.items())}
    return [f"{name} {number} {what}" for name, versions in kept.items() for number, what in versions]


def version_of(past: Past, name: str, value: object) -> Version:
    """The version that a field is in now."""
    before = past.get(name, frozenset())
    return (max(before)[0] + 1 if before else 0, digest(value))


def after(known: Iterable[Version], value: object) -> frozenset[Version]:
    """The past of a field that has this value and comes after, or is the newest of, all the versions that are known."""
    versions = set(known)
    newest = max(versions, default=(0, ""))[0]
    if [version for version in versions if version[0] == newest] == [(newest, digest(value))]:
        versions.discard((newest, digest(value)))
    return frozenset(versions)


def whole_past(document: Document) -> Past:
    """All versions of all fields, those of this moment too."""
    past = past_of(document)
    now = {name: version_of(past, name, value) for name, value in _fields(document).items()}
    return past | {name: past.get(name, frozenset()) | {version} for name, version in now.items()}


def with_past(document: Document, past: Mapping[str, Iterable[Version]]) -> Document:
    """The document with this past; without the field where there is none."""
    marks = marks_of(past)
    plain = {name: value for name, value in document.items() if name != WAS}
    return plain | {WAS: marks} if marks else plain


def traced(tables: Tables, changes: Iterable[Change]) -> list[Change]:
    """The changes of a verb, with the past of all that they touch."""
    traces: list[Change] = []
    for table, key, document in changes:
        before, gone = tables.get(table, {}).get(key), tables.get(GONE, {}).get(key)
        if document is None:
            traces.append((table, key, None))
            traces += [(GONE, key, tombstone(before))] if before is not None else []
        else:
            traces.append((table, key, _following(before, gone, document)))
            traces += [(GONE, key, None)] if gone is not None else []
    return traces


def tombstone(document: Document) -> Document:
    """What is left of a document that is removed: what it was, as digests, and that it is there no more."""
    past = whole_past(document)
    return {WAS: marks_of(past | {THERE: past.get(THERE, frozenset()) | {version_of(past, THERE, True)}})}


def buried(gone: Document) -> Past:
    """All versions of what was removed, that of not being there included."""
    past = past_of(gone)
    return past | {THERE: past.get(THERE, frozenset()) | {version_of(past, THERE, False)}}


def revision_of(marks: list[str]) -> int:
    """How often a document with these marks was changed; it never falls, but where a change was undone."""
    return sum(max(versions)[0] + 1 for versions in past_of({WAS: marks}).values() if versions)


def _following(before: Document | None, gone: Document | None, document: Document) -> Document:
    """The document, remembering what it replaces."""
    past: dict[str, frozenset[Version]] = dict(past_of(before or document))
    if gone is not None:
        past |= {THERE: after(buried(gone)[THERE], True)}
    values = _fields(before or {})
    for name, value in _fields(document).items():
        if name in values and values[name] != value:
            past[name] = after(past.get(name, frozenset()) | {version_of(dict(past), name, values[name])}, value)
    return with_past(document, past)


def _fields(document: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in document.items() if name not in COUNTED}
