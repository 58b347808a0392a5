"""A name as calendars and mailers show it → its parts: "Byrne, Katherine (Acme)", "Dr. Ludwig van Aken"."""

import re
from dataclasses import dataclass

from store.names.callings import OFFICES, SHORTENED, TITLES
from store.names.folding import fold, plain

_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "la", "le", "du", "ten", "ter", "bin",
     "ibn",
     "al", "el", "st", "mac", "o", "ni", "zu", "zur", "af", "av")
)  # fmt: skip
"""Small words with which a family name begins."""

_SUFFIXES = frozenset(
    ("jr", "sr", "ii", "iii", "iv", "phd", "md", "mba", "esq", "cpa", "pmp", "mrcs", "msc", "bsc", "she", "he")
)

_aside = re.compile(r"\s*(?:\([^)]*\)|\[[^\]]*\])|\s+(?:via|from|@)\s+.*$|\s+[|·–—]\s+.*$|\s+-\s+.*$")
_east_asian = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_address = re.compile(r"[^\s@<>]+@[^\s@<>]+")


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a person's name."""

    given: str = ""
    """The given name, or the only one."""
    family: str = ""
    """The family name, with what belongs to it."""
    honorific: str = ""
    """What stands before it: "Prof. Dr."."""
    family_first: bool = False
    """Does the family name come first?"""

    @property
    def whole(self) -> str:
        """Given and family name in their bearer's order."""
        parts = (self.family, self.given) if self.family_first else (self.given, self.family)
        return " ".join(filter(None, parts))

    @property
    def fold(self) -> str:
        """What stays of it when case, marks and order of writing are taken away."""
        return fold(f"{self.given} {self.family}")


def name_in(shown: str) -> Name:
    """The parts of a name as it is shown; nothing where what is shown is an address or no name."""
    text = _aside.sub("", plain(_address.sub("", shown)).strip(" '\"<>,;")).strip(" '\"<>,;")
    if not any(char.isalpha() for char in text):
        return Name()
    family, comma, rest = text.partition(",")
    if comma and fold(rest.split()[0] if rest.split() else "") not in _SUFFIXES:
        given, honorific = _without_title(rest.split())
        return Name(" ".join(_without_suffix(given)), _cased(family.strip()), honorific)
    words, honorific = _without_title(family.split() if comma else text.split())
    return _parted(_without_suffix(words), honorific)


def name_of_address(email: str) -> Name:
    """The name that an address seems to be made from: "kate.byrne@…" → Kate Byrne; or nothing."""
    words = [word for word in re.split(r"[._-]", email.partition("@")[0].partition("+")[0]) if word.isalpha()]
    if not 1 < len(words) <= 3 or any(len(word) < 2 for word in words):
        return Name()
    return Name(words[0].capitalize(), " ".join(word.capitalize() for word in words[1:]))


def _parted(words: list[str], honorific: str) -> Name:
    if len(words) < 2:
        return Name(" ".join(words), "", honorific)
    if _east_asian.search("".join(words)):
        return Name(" ".join(words[1:]), words[0], honorific, family_first=True)
    if words[0].isupper() and len(words[0]) > 2 and not words[-1].isupper():  # "BYRNE Katherine"
        return Name(" ".join(words[1:]), _cased(words[0]), honorific)
    place = len(words) - 1
    while place > 1 and fold(words[place - 1]) in _PARTICLES:
        place -= 1
    if words[place - 1][:1].islower() and place > 1:
        place -= 1
    return Name(" ".join(words[:place]), _cased(" ".join(words[place:])), honorific)


def _cased(family: str) -> str:
    """A family name in capitals throughout, as some directories have them, in the usual case."""
    if len(family) > 3 and family.isupper() and re.fullmatch("[A-Z' -]+", family):
        return family.title()
    return family


def _without_title(words: list[str]) -> tuple[list[str], str]:
    titles: list[str] = []
    while len(words) > 1 and (
        fold(words[0]) in TITLES or (words[0].endswith(".") and fold(words[0]) in SHORTENED | OFFICES)
    ):
        titles.append(words[0])
        words = words[1:]
    return words, " ".join(titles)


def _without_suffix(words: list[str]) -> list[str]:
    while len(words) > 2 and fold(words[-1]) in _SUFFIXES:
        words = words[:-1]
    return words
