"""What was to be filled in: [Name], {company}, <surname>, %NAME%, ____, XXX, TODO."""

import re
from collections.abc import Iterator
from functools import cache

from store.names import wording
from store.names.findings import Finding, FindingKind
from store.names.known import Known
from store.names.wordlists import is_word, word_set

_WORDS_BY_MEANING = {
    "name": word_set("name names person interviewer interviewers recipient contact addressee manager"),
    "family": word_set("surname lastname lname last family"),
    "given": word_set("firstname fname forename first given"),
    "company": word_set("company companyname organisation organization employer firm business org school hospital"),
    "role": word_set("role position job jobtitle title post vacancy opening"),
    "place": word_set("place city location town office address"),
    "title": word_set("salutation honorific mr mrs ms dr"),
    "own name": word_set("yourname"),
    "": word_set(
        "date day time team department topic project skill skills month year phone email number signature",
        "thing things insert placeholder tbd tbc todo fill detail details something reason example subject",
        "product weekday industry field blank link url university college charity client customer clients",
        "institution agency department district branch region state country county street postcode zip salary hobby",
    ),
}
_FIELDS = {word: meaning for meaning, words in _WORDS_BY_MEANING.items() for word in words}
"""Words of a field → what of the opening goes there; empty where only the writer knows."""

_FILLERS = word_set(
    "your their the a an of here my his her hiring full this that specific relevant interview in to and",
    "or s it no x add enter put one two three",
)
"""What else a field may say."""

_WRITERS_OWN = word_set("name surname phone number email signature first last address")
"""What of the writer stands behind "your": it is never the addressee's."""

_ASKING = word_set("what why how who when where which something anything")
_TELLING = word_set("insert describe mention explain write fill add")
"""How an instruction to the writer begins; the first only with "you" behind it."""

_REMARKS = word_set(
    "sic page draft attached enclosed redacted external internal urgent caution confidential figure table note"
)
"""What stands in brackets and capitals without asking for anything."""

_SHORTEST_SHOUT = 4
"""Fewer letters in capitals are an acronym."""

_PARTS = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


@cache
def _brackets() -> re.Pattern[str]:
    """Anything in brackets of any sort; made when first used, so that starting costs nothing."""
    return re.compile(
        r"\[\[?(?P<square>[^\[\]{}<>]{1,60})\]\]?|\{\{?(?P<brace>[^{}\[\]<>]{1,60})\}\}?"
        r"|<<?(?P<angle>[^<>\[\]{}@/]{1,40})>>?|«(?P<guillemet>[^«»]{1,40})»"
        r"|(?P<percent>%%?[A-Za-z][A-Za-z_ ]{1,30}%%?)|(?P<dollar>\$\{?[A-Za-z][A-Za-z_]{2,30}\}?)"
        r"|(?P<paren>\((?:insert|your|company|first|last|name)\b[^()]{0,40}\))",
        re.IGNORECASE,
    )


@cache
def _bare() -> re.Pattern[str]:
    """What stands for something else without brackets: lines, crosses, a name in capitals."""
    return re.compile(
        r"(?<![\w/.])(?:_{3,}|X{3,}|\b(?:TODO|TBC|TBD|FIXME|LOREM IPSUM)\b)(?![\w/])|(?<!\w)\?{3,}(?!\w)"
        r"|\b(?:FIRST|LAST|COMPANY|YOUR|INSERT|INTERVIEWER|JOB)[ _](?:NAME|TITLE|COMPANY)(?:[ _]HERE)?\b"
    )


def placeholders(text: str, known: Known) -> Iterator[Finding]:
    """Every place of a text that is still to be filled in."""
    spans = sorted([*_bracketed(text), *((*match.span(), "") for match in _bare().finditer(text))])
    reached = 0
    for start, end, field in spans:
        if start >= reached:
            reached = end
            written = text[start:end]
            if not known.is_fine(written):
                message = wording.placeholder(" ".join(written.split()))
                yield Finding(FindingKind.PLACEHOLDER, start, end, written, _value(field, known), message)


def _bracketed(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _brackets().finditer(text):
        kind = match.lastgroup or ""
        before = text[match.start() - 1 : match.start()]
        if kind == "square" and (before.isalnum() or text[match.end() : match.end() + 1] == "("):
            continue
        field = _field(match.group(kind), strict=kind in {"square", "paren", "guillemet"})
        if field is None and kind in {"square", "brace", "angle"} and _is_shouted(match.group(kind)):
            field = ""
        if field is not None:
            yield match.start(), match.end(), field


def _field(inner: str, *, strict: bool) -> str | None:
    """What a bracket asks for, or None when it is an ordinary remark."""
    words = [word.casefold() for word in _PARTS.findall(_CAMEL.sub(" ", inner))]
    if _instructs(words):
        return ""
    fields = [word for word in words if word in _FIELDS]
    if not fields or len(words) > (7 if strict else 4):
        return None
    if strict and not all(word in _FIELDS or word in _FILLERS for word in words):
        return None
    if words[0] in {"your", "my"} and set(words[1:]) & _WRITERS_OWN:
        return _writers(words[1:])
    meanings = [_FIELDS[word] for word in fields if _FIELDS[word]]
    for meaning in ("company", "family", "given", "place"):
        if meaning in meanings:
            return meaning
    return meanings[0] if meanings else ""


def _is_shouted(inner: str) -> bool:
    """Is it ordinary words, all in capitals: "[MUSEUM]", "[PROJECT LEAD]"?"""
    words = inner.replace("_", " ").replace("-", " ").split()
    if not 0 < len(words) < 4 or not inner.isupper() or max(map(len, words)) < _SHORTEST_SHOUT:
        return False
    return all(is_word(word.casefold()) and word.casefold() not in _REMARKS for word in words)


def _instructs(words: list[str]) -> bool:
    """Does it tell the writer what to put there: "what you would like to say", "describe the project"?"""
    if len(words) < 2 or len(words) > 12:
        return False
    return words[0] in _TELLING or (words[0] in _ASKING and "you" in words[1:3])


def _writers(words: list[str]) -> str:
    """Which part of the writer's own name is asked for; empty where it is something else of theirs."""
    if "first" in words:
        return "own given"
    if "last" in words or "surname" in words:
        return "own family"
    return "own name" if "name" in words else ""


def _value(field: str, known: Known) -> str:
    """What of the opening goes into the field, where it is known."""
    opening = known.dossier.opening
    person = known.to[0] if known.to else next(iter(known.dossier.people), None)
    writer = known.by
    values = {"own name": writer.name, "own given": writer.given, "own family": writer.family}
    values |= {"company": opening.company, "role": opening.role, "place": opening.place}
    if person is not None:
        values |= {
            "name": person.name,
            "given": person.given,
            "family": person.family or person.given,
            "title": person.honorific,
        }
    return values.get(field, "")
