"""Two values of one field, both newer than what came before: which stands, decided by content alone, and what is said.

Notes keep both texts, one under the other; lists keep the parts of both; of all else one value stands and the other is
told in a line of the opening's notes, so that nothing is lost and somebody can look.
"""

from collections.abc import Iterable
from typing import Any

from store.records import OpeningState

BETWEEN = "\n\n– – in another copy – –\n\n"
"""What stands between two texts of one note."""

INLINE = frozenset({"notes"})
"""Texts in which both copies are kept."""

WORDS = {
    "given": "given name",
    "family": "family name",
    "zone": "time zone",
    "say": "how to say it",
    "decide_by": "they decide by",
    "call_by": "they call by",
    "do_not_call": "do not call",
    "family_first": "family name first",
    "spelling": "where the spelling comes from",
    "state_since": "so since",
    "sent_at": "sent",
    "at": "when",
    "until": "until when",
    "person_id": "with whom",
}
"""What fields are called where their names are no words."""

QUIET = frozenset({"opening_id", "state_since", "spelling_on", "begun_at", "sent_at", "letter_id", "person_id", "to"})
"""Fields of which nobody needs to be told: they follow others, or are no words."""

_states = [state.value for state in OpeningState]


def settled(name: str, one: Any, other: Any) -> Any:
    """The value that stands; the same whichever comes first, and itself where both are the same."""
    if isinstance(one, list) and isinstance(other, list):
        first, second = sorted((one, other), key=_weight, reverse=True)
        return list(dict.fromkeys([*first, *second]))
    if name in INLINE and isinstance(one, str) and isinstance(other, str):
        return joined_texts(one, other)
    if name == "state" and one in _states and other in _states:
        return max(one, other, key=_states.index)
    return max(one, other, key=_weight)


def joined_texts(*texts: str) -> str:
    """All texts under each other, but those that another holds in full."""
    kinds = {part.strip() for text in texts for part in text.split(BETWEEN.strip())}
    ends = {part for part in kinds if not any(part in other for other in kinds - {part})}
    return BETWEEN.join(sorted(ends))


def told(whose: str, name: str, value: Any) -> str:
    """The line that keeps a value that does not stand; empty where there is nothing to keep."""
    if name in QUIET or name in INLINE or isinstance(value, list) or value in {"", None, False}:
        return ""
    what = WORDS.get(name, name.replace("_", " "))
    return f"In another copy: {whose}{what} “{in_words(value)}”."


def in_words(value: Any) -> str:
    """A value as people read it, in one line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    stamp, bracket, zone = text.partition("[")
    if bracket and len(stamp) > len("2026-11-24T10:00") and stamp[10] == "T":
        return f"{stamp[:10]} {stamp[11:16]} ({zone.rstrip(']')})"
    return " ".join(text.split())


def with_lines(notes: str, lines: Iterable[str]) -> str:
    """Notes with these lines beneath, but those that are there."""
    new = sorted({line for line in lines if line and line not in notes.split("\n")})
    return "\n".join(filter(None, [notes.rstrip("\n") if new else notes, *new]))


def _weight(value: Any) -> tuple[bool, str, Any]:
    """By which the heavier of two values stands: something before nothing, then by content, whatever its type."""
    is_there = value not in ("", None) and value != []
    return is_there, type(value).__name__, value if isinstance(value, (str, int, list)) else str(value)
