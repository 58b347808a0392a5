"""A letter's words as the checklist compares them: without case, line ends and names. Thanks, sentences, mentions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_thanks_for_time = re.compile(
    r"\b(?:thank\w*|grateful|appreciat\w+)\b[^.!?]{0,90}?"
    r"(?:\b(?:taking|took|taken|making|made|finding|found|giving|gave|given|sparing|spared|spending|spent)"
    r"(?: \w+){0,2} (?:the |your |some |so much )?(?:time|hour|half hour|minutes)\b"
    r"|\b(?:your|their|for the) (?:\w+ )?(?:time|hour|half hour|minutes)\b"
    r"|\bthe (?:time|hour|half hour|minutes) (?:that )?you\b)"
)
_your_time_first = re.compile(r"\b(?:your|the) time\b[^.!?]{0,60}\b(?:appreciated|thank you|thanks)\b")
_only_a_moment = re.compile(r"\b(?:this|next|last|first|any|same) time\b|\bat the time\b")
_greeting = re.compile(r"(?im)^[ \t]*(?:dear|hello|hi|good (?:morning|afternoon|evening))\b[^\n]{0,80}$")
_sentence_end = re.compile(r"[.!?]+(?=\s)|\n[ \t]*\n")
_word = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_NO_SPACES = "\u0e00"
"""From here on are Thai, Chinese, Japanese and others that are written without spaces."""
_common = frozenset(
    {"a", "about", "after", "all", "also", "an", "and", "are", "as", "at", "be", "been", "before", "but", "by", "came"}
    | {"did", "do", "does", "first", "for", "from", "gave", "good", "had", "has", "have", "he", "her", "his", "how"}
    | {"i", "if", "in", "into", "is", "it", "its", "just", "like", "made", "many", "me", "more", "most", "much", "my"}
    | {"new", "not", "of", "on", "one", "only", "or", "our", "out", "over", "said", "saw", "she", "so", "some"}
    | {"spoke", "talk", "talked", "team", "than", "that", "the", "their", "them", "then", "there", "they", "thing"}
    | {"this", "time", "to", "told", "too", "took", "very", "want", "wants", "was", "we", "well", "were", "what"}
    | {"when", "where", "which", "while", "who", "why", "will", "with", "work", "would", "you", "your"}
)
"""Words that say nothing about what was remembered."""


def folded(text: str) -> str:
    """The text in small letters with single spaces and straight apostrophes, for comparing."""
    plain = unicodedata.normalize("NFC", text).replace("’", "'").replace("\u2011", "-")
    return " ".join(plain.casefold().split())


def words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return _word.findall(folded(text))


def stands_in(name: str, text: str) -> bool:
    """Does a name stand in the text, word for word? Some scripts have no spaces between words: there anywhere."""
    if not words(name):
        return False
    apart = f" {' '.join(words(name))} " in f" {' '.join(words(text))} "
    return apart or (min(folded(name)) >= _NO_SPACES and folded(name) in folded(text))


def signs(name: str, closing: str) -> bool:
    """Does a name, or its beginning as friends say it, stand among the last lines: Robin, Rob, Jean Luc?"""
    own, written = words(name), words(closing)
    short = {own[0][:length] for length in range(3, len(own[0]))} if own else set()
    return stands_in(name, closing) or stands_in(name.replace("-", " "), closing) or not short.isdisjoint(written)


def thanks_for_time(text: str) -> bool:
    """Does the text thank them for their time?"""
    plain = _only_a_moment.sub("", folded(text))
    return bool(_thanks_for_time.search(plain) or _your_time_first.search(plain))


def mentions(text: str, thing: str) -> bool:
    """Does the text speak of this thing: at least half of the words that matter in it?"""
    telling = {_stem(word) for word in words(thing) if word not in _common}
    if not telling:
        return folded(thing) in folded(text)
    if not thing.isascii() and folded(thing) in folded(text):  # some scripts have no spaces between words
        return True
    found = telling & {_stem(word) for word in words(text)}
    return len(found) * 2 >= len(telling)


def sentences(text: str, names: Iterable[str] = ()) -> dict[str, str]:
    """The sentences of four words and more: how they compare, without `names` and numbers, and as written.

    The greeting is left out, and so is a closing with nothing but a name and a phone number below it.
    """
    left_out = {word for name in names for word in words(name)}
    found: dict[str, str] = {}
    for part in _sentence_end.split(_greeting.sub("", text)):
        compared = [word for word in words(part) if not word.isdigit() and word.removesuffix("'s") not in left_out]
        if len(compared) >= 4:
            found.setdefault(" ".join(compared), " ".join(part.split()))
    return found


def _stem(word: str) -> str:
    """The beginning of a word, so that "robots" is found in "robot"."""
    bare = word.removesuffix("'s")
    return (bare[:-1] if len(bare) > 3 and bare.endswith("s") else bare)[:6]
