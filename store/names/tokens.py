"""From a block of text to tokens: words and signs with their places, and what the neighbourhood says about each."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from store.names.callings import KINDS, SHORTENED, TITLES
from store.names.folding import APOSTROPHES, LONGEST, folds, plain

_MARK = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u094f"
    "\u0951-\u0957\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0a81-\u0acd\u0b82-\u0bcd\u0c00-\u0c4d\u0c81-\u0ccd\u0d00-\u0d4d"
    "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d"
)
_LETTER = rf"[^\W_{APOSTROPHES}][{_MARK}]*"
_JOINT = rf"[{APOSTROPHES}\-‐‑\u00ad]"
_BROKEN = "[-‐‑]\n(?=[^\\W\\d_a-z])"
"""A hyphen at a line's end, with a capital on the next line."""


@cache
def _token() -> re.Pattern[str]:
    """What a token looks like; the patterns of some size are made when first used, so that starting costs nothing."""
    return re.compile(rf"(?:{_LETTER})+(?:(?:{_BROKEN}|{_JOINT})(?:{_LETTER})+)*|&")


_POSSESSIVE = re.compile("['’ʼ`´][sS]$")
_SHORTENED = re.compile("(?:(?<=n)['’]t|['’](?:ve|d|m|re|ll))$", re.IGNORECASE)
_COURTESY = re.compile("[-‐‑](?:san|sama|sensei|kun|chan|ssi|nim|ji|bey|hanım)$")
"""What is put behind a name out of politeness."""
_APOSTROPHE_AFTER = frozenset("'’ʼ")

_ENDS_SENTENCE = re.compile(r"[.!?…]['’\"”»)\]]*\s|[:;]\s*\n|\n\s*(?:[-*•–]|\d+[.)])\s")
_ABBREVIATED = SHORTENED | {"st", "jr", "no", "vs", "inc", "ltd", "co"}


@cache
def _away() -> re.Pattern[str]:
    """What is written by others or for machines: web and mail addresses, files, quotations."""
    return re.compile(
        r"""
      https?://[^\s<>]+ | www\.[^\s<>]+                                # web addresses
    | [^\s<>()\[\],;:"“”]{1,200}@[^\s<>()\[\],;"“”]+                   # mail addresses
    | (?<![\w@.])[\w-]{1,100}(?:\.[\w-]{1,100}){0,8}\.(?:com|org|net|io|dev|edu|gov|info|example|test|invalid|app|me|uk|
        us|ie|de|eu|fr|es|it|nl|se|no|dk|fi|pl|cz|ca|au|nz|jp|kr|cn|in|ch|at|be|pt|br|ai|co)\b(?:/[^\s<>]*)?
    | (?<!\w)[@\#]\w+                                                  # handles and tags
    | (?<![\w.])[\w-]{1,100}\.(?:pdf|docx?|xlsx?|pptx?|txt|md|csv|zip|png|jpe?g|py|js|html)\b
    | “[^”]{1,400}” | «[^»]{1,400}» | „[^“”]{1,400}[“”] | (?<!\w)"[^"]{1,400}"(?!\w)
    | (?<!\w)‘[^‘]{1,400}?’(?!\w) | (?<!\w)'[^'\n]{1,200}'(?!\w)
    | ^[ \t]*>[^\n]*                                                   # quoted lines of a mail
    | (?<!\w)`[^`\n]{1,200}`(?!\w)
    """,
        re.VERBOSE | re.MULTILINE,
    )


class Token(NamedTuple):
    """One word, or "&", of a block."""

    start: int
    end: int
    """Without a possessive 's."""
    text: str
    """As written, without a possessive 's."""
    bare: str
    """The fold of the text; empty for a word too long to be a name."""
    two: str
    """The second fold, where letters may be written as two (Müller: mueller); else the same as `bare`."""
    whole: str
    """The spelling with a possessive 's, for names that end in one; else the same as `plain`."""
    plain: str
    """The spelling, however it was typed."""
    capital: bool
    """Does it begin with a capital (or a letter that knows no capitals), or nearly so, like eBay?"""
    gap: str
    """What stands between the token before and this one."""
    opens: bool
    """Does it begin a sentence, so that its capital says nothing?"""
    possessive: bool
    """Is it followed by a possessive 's or apostrophe?"""
    tail: int
    """How many characters of the word were left out behind it: 's, 've, -san."""
    joined: bool
    """Is there nothing but space, or the full stop of an initial, between the token before and this one?"""
    after: str
    """The two characters that follow, possessive left out."""

    @property
    def is_title(self) -> bool:
        """Is it a form of address wherever it stands: Mr, Dr, Professor, Frau?"""
        return self.bare in TITLES and (self.capital or self.after[:1] == ".") and not self._is_firm

    @property
    def _is_firm(self) -> bool:
        """Is it letters that only look like a rare title: ING, ENG?"""
        return self.shouted and self.bare not in KINDS

    @property
    def shouted(self) -> bool:
        """Is it all capitals, and more than one letter?"""
        return len(self.bare) > 1 and self.text.isupper()


@lru_cache(maxsize=8192)
def is_capital(text: str) -> bool:
    """Does a word begin with a capital letter, or with a letter of a script without capitals?"""
    first = text[:1]
    return first.isalpha() and not first.islower()


def away(text: str) -> list[tuple[int, int]]:
    """The stretches of a text that are not the writer's own words."""
    return [match.span() for match in _away().finditer(text)]


def tokens(text: str) -> list[Token]:
    """The words of a block in their order; quotations and addresses are left out, as are words of absurd length."""
    hidden = away(text)
    found: list[Token] = []
    stretch, last = 0, 0
    for match in _token().finditer(text):
        start, end = match.span()
        while stretch < len(hidden) and hidden[stretch][1] <= start:
            stretch += 1
        if stretch < len(hidden) and hidden[stretch][0] < end:
            continue
        token = _read(text, start, end, last, found)
        last = token.end
        found.append(token)
    return found


class _Shape(NamedTuple):
    """What a written word is by itself, wherever it stands."""

    own: str
    bare: str
    two: str
    whole: str
    plain: str
    capital: bool
    possessive: bool


@lru_cache(maxsize=8192)
def _shape(written: str) -> _Shape:
    """Take a word apart; kept, since most words of a letter are the same at the next keystroke."""
    if len(written) > LONGEST:
        return _Shape(written, "", "", "", "", is_capital(written), possessive=False)
    own = _own(written)
    both = folds(own)
    capital = is_capital(own) or own[1:2].isupper()
    return _Shape(own, both[0], both[-1], plain(written), plain(own), capital, bool(_POSSESSIVE.search(written)))


def _read(text: str, start: int, end: int, last: int, before: list[Token]) -> Token:
    shape = _shape(text[start:end])
    gap = text[last + before[-1].tail : start] if before else text[:start]
    after = text[end : end + 2]
    possessive = shape.possessive or (
        after[:1] in _APOSTROPHE_AFTER and shape.bare.endswith(("s", "x", "z")) and not after[1:2].isalnum()
    )
    return Token(
        start=start,
        end=start + len(shape.own),
        text=shape.own,
        bare=shape.bare,
        two=shape.two,
        whole=shape.whole,
        plain=shape.plain,
        capital=shape.capital,
        gap=gap,
        opens=_opens(gap, before),
        possessive=possessive,
        tail=end - start - len(shape.own),
        joined=gap.isspace() or _after_initial(gap, before),
        after=after,
    )


def _after_initial(gap: str, before: list[Token]) -> bool:
    """Does the full stop in the gap belong to an initial, or to "St."?"""
    if not gap.startswith(".") or not gap[1:].isspace() or not before:
        return False
    return len(before[-1].bare) == 1 or before[-1].bare == "st"


def _own(written: str) -> str:
    """The word without what may hang behind it: 's, 've, -san."""
    if written.isalpha():
        return written
    return _COURTESY.sub("", _SHORTENED.sub("", _POSSESSIVE.sub("", written)))


def _opens(gap: str, before: list[Token]) -> bool:
    if not before:
        return True
    if gap.isspace():
        return False
    if not _ENDS_SENTENCE.search(gap + " "):
        return False
    return not (gap.startswith(".") and (before[-1].bare in _ABBREVIATED or len(before[-1].bare) == 1))
