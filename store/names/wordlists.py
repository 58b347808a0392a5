"""The lists that the check leans on, read from data/ when first asked for, so that starting costs nothing."""

from functools import cache
from pathlib import Path
from typing import Final


def word_set(*lines: str) -> frozenset[str]:
    """The words of some lines."""
    return frozenset(" ".join(lines).split())


HAILS: Final = word_set(
    "dear dearest hi hiya hello hey hallo good greetings annwyl beste geachte cher chère liebe lieber geehrte",
    "geehrter sehr caro cara gentile egregio querido querida estimado estimada estimados hola olá prezado prezada",
    "caríssimo ciao hej kære kjære bästa käre kära bonjour salut drogi droga szanowny szanowna vážený vážená milý",
    "milá kedves tisztelt sayın sevgili aloha namaste salaam shalom kia dragă stimate stimată αγαπητέ αγαπητή",
)
"""Words that open a greeting, in small letters."""

PARTICLES: Final = word_set(
    "van von der den de del della di da do dos das du des la le los las el al bin ibn bint ben ter ten te zu zum",
    "zur y e dela delos san st o ap ab mac af av vom",
)
"""Small words inside of family names."""


@cache
def _lines(name: str) -> tuple[str, ...]:
    text = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8")
    return tuple(line for line in text.split("\n") if line and not line.startswith("#"))


@cache
def common_words() -> frozenset[str]:
    """English words that everybody writes, in small letters, American and British."""
    return frozenset(_lines("common_words.txt"))


@cache
def rarer_words() -> frozenset[str]:
    """English words beyond the common ones."""
    return frozenset(_lines("rarer_words.txt"))


@cache
def capital_words() -> frozenset[str]:
    """Words that take a capital and are no person: days, months, feasts, languages, peoples; in small letters."""
    return frozenset(" ".join(_lines("capital_words.txt")).casefold().split())


@cache
def products() -> frozenset[str]:
    """One-word names of products, tools and services, in small letters."""
    return frozenset(" ".join(_lines("products.txt")).casefold().split())


@cache
def firms() -> frozenset[str]:
    """One-word names of well-known firms and institutions, in small letters."""
    return frozenset(" ".join(_lines("firms.txt")).casefold().split())


@cache
def given_names() -> frozenset[str]:
    """Given names of many countries, folded; evidence that an unknown word is somebody."""
    return frozenset(" ".join(_lines("given_names.txt")).split())


@cache
def famous() -> frozenset[str]:
    """Names of several words, folded into one: firms, brands, books, the famous."""
    return frozenset(name.replace(" ", "") for name in " ".join(_lines("famous.txt")).replace(", ", ",").split(","))


@cache
def long_places() -> frozenset[str]:
    """Places of several words, folded into one."""
    return frozenset(
        name.replace(" ", "") for name in " ".join(_lines("long_places.txt")).replace(", ", ",").split(",")
    )


@cache
def places() -> frozenset[str]:
    """Towns, countries and regions of one word, folded."""
    return frozenset(" ".join(_lines("places.txt")).split())


def _groups(name: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _lines(name):
        words = line.split()
        for word in words:
            found.setdefault(word, set()).update(words)
    return {word: frozenset(others) for word, others in found.items()}


@cache
def spelling_variants() -> dict[str, frozenset[str]]:
    """A folded given name → other spellings of the same name, itself among them."""
    return _groups("variants.txt")


@cache
def short_names() -> dict[str, frozenset[str]]:
    """A folded short name → the folded given names that it stands for; lines read "robert: bob rob bobby"."""
    found: dict[str, set[str]] = {}
    for line in _lines("nicknames.txt"):
        whole, _, shorts = line.partition(":")
        for formal in whole.split():
            for short in shorts.split():
                found.setdefault(short, set()).add(formal)
    return {short: frozenset(formals) for short, formals in found.items()}


def is_word(folded: str) -> bool:
    """Is it any English word?"""
    return folded in common_words() or folded in rarer_words()
