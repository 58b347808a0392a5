"""What stays of a spelling when marks, capitals, spaces, hyphens and apostrophes are taken away.

Two spellings with the same fold are the same name, written differently. Some letters are written in two
ways without their marks (Müller: Muller, Mueller), so a spelling can have two folds.
"""

import unicodedata
from functools import lru_cache

LONGEST = 64
"""Words of more code points than this are no names; the check leaves them alone."""

_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
     "ŋ": "n", "ŧ": "t", "ə": "e", "ɛ": "e", "ɔ": "o", "ɓ": "b", "ɗ": "d", "ƙ": "k", "&": "and", "+": "and"}
    | dict.fromkeys("ʼʻʽʹʾʿˈꞌ", "")
)  # fmt: skip
"""Letters that do not decompose, and what people write who cannot type them."""

_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "æ": "ae"})
"""Letters that some write as two."""

APOSTROPHES = "'’‘ʼʻʽʹʾʿˈ′`´＇‛ꞌ"
"""What people type, or what their languages use, as an apostrophe: one letter to the check."""

_MARKS = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "'"),
        **dict.fromkeys("‐‑‒–−", "-"),
        "\u00ad": "",
        "\u200b": "",
    }
)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """The bare small letters and digits of a text: "Ó Súilleabháin" → "osuilleabhain"."""
    if text.isascii():
        small = text.lower().replace("&", "and").replace("+", "and")
    else:
        small = unicodedata.normalize("NFD", text).casefold()
        small = unicodedata.normalize("NFD", small.translate(_PLAIN))
    return "".join(filter(str.isalnum, small))


@lru_cache(maxsize=8192)
def folds(text: str) -> tuple[str, ...]:
    """Every fold of a text, the bare one first: "Müller" → "muller", "mueller"."""
    bare = fold(text)
    if text.isascii():
        return (bare,)
    two = fold(unicodedata.normalize("NFC", text).casefold().translate(_DIGRAPHS))
    return (bare,) if two == bare else (bare, two)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The spelling itself, whatever keys it was typed with: composed, one kind of apostrophe, hyphen and space."""
    if text.isascii() and " " not in text and "\n" not in text and "`" not in text:
        return text
    return " ".join(unicodedata.normalize("NFC", text).translate(_MARKS).replace("-\n", "-").split())


def same_letters(one: str, other: str) -> bool:
    """Do two spellings have a fold in common?"""
    return not set(folds(one)).isdisjoint(folds(other))
