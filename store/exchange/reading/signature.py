"""The foot of an e-mail: the name as its owner signs it, what they do, and their telephone number."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST = 12
"""Lines that a signature may have."""

_CLOSINGS = (
    "best", "best regards", "kind regards", "warm regards", "regards", "many thanks", "thanks", "thank you", "cheers",
    "sincerely", "yours sincerely", "yours faithfully", "all the best", "best wishes", "with best wishes", "warmly",
    "mit freundlichen grüßen", "freundliche grüße", "viele grüße", "beste grüße", "herzliche grüße", "mfg",
    "cordialement", "bien cordialement", "saludos", "un saludo", "atentamente", "cordiali saluti",
    "met vriendelijke groet",
)  # fmt: skip
"""What people write above their names."""

_NO_ROLES = {"ltd", "gmbh", "inc", "llc", "ag", "plc", "sent from my", "confidential"}

_reply = re.compile(
    r"^(>|-{2,} ?(original|forwarded|ursprüngliche)|_{10,}|on .{5,200} wrote:|am .{5,200} schrieb|from: )",
    re.IGNORECASE,
)
_phone = re.compile(r"\+?\(?\d[\d \u00a0().\-/]{5,24}\d")
_no_words = re.compile(r"[\d@<>]|https?:|www\.|\.(com|org|net|example)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signature:
    """What a signature tells."""

    name: str = ""
    """The name as its owner signs it; empty where nothing is told, as the others."""
    role: str = ""
    """What they do."""
    phone: str = ""
    """Their telephone number."""


def signature_in(text: str, hints: Iterable[str]) -> Signature:
    """The signature of an e-mail's text; `hints` are what its sender is otherwise called.

    A name counts only where it shares a word with one of them: then it is nobody else's.
    """
    lines = _foot(text)
    words = {word for hint in hints for word in _words(hint)}
    place = next((at for at, line in enumerate(lines) if _is_name(line) and words & _words(line)), None)
    if place is None:
        return Signature()
    below = lines[place + 1 :]
    return Signature(" ".join(lines[place].split()).strip(" ,"), _role(below), _number(below))


def _foot(text: str) -> list[str]:
    """The lines of the signature: below the mark for it, else below the last words of farewell."""
    own: list[str] = []
    for line in text.splitlines():
        if _reply.match(line.strip()):
            break
        own.append(line.rstrip())
    marks = [at for at, line in enumerate(own) if line.strip() == "--"]
    closings = [at for at, line in enumerate(own) if line.strip().rstrip(",.! ").casefold() in _CLOSINGS]
    begin = marks[-1:] or closings[-1:]
    foot = own[begin[0] + 1 :] if begin else []
    if marks and closings and closings[-1] < marks[-1] and not any(map(_is_name, foot)):
        foot = own[closings[-1] + 1 :]
    return [line.strip() for line in foot if line.strip() and line.strip() != "--"][:MOST]


def _is_name(line: str) -> bool:
    words = line.strip(" ,").split()
    return 1 <= len(words) <= 6 and len(line) <= 60 and not _no_words.search(line) and line[:1].isalpha()


def _words(text: str) -> set[str]:
    return {word for word in re.split(r"[\W\d_]+", text.casefold()) if len(word) > 1}


def _role(lines: list[str]) -> str:
    for line in lines[:4]:
        first = re.split(r"\s*[|,•·–—]\s*|\s+at\s+|\s+-\s+", line, maxsplit=1)[0].strip()
        if first and not _no_words.search(first) and len(first) <= 60 and not (_words(line) & _NO_ROLES):
            return first
    return ""


def _number(lines: list[str]) -> str:
    for line in lines:
        if "fax" not in line.casefold() and (match := _phone.search(line)):
            return " ".join(match[0].split())
    return ""
