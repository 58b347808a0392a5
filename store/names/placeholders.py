"""What was to be filled in: [Name], {company}, <surname>, %NAME%, ____, XXX, TODO."""

import re
from collections.abc import Iterator

from store.names import wording
from store.names.findings import Finding, FindingKind
from store.names.known import Known

_FIELDS = {
    "name": "name", "names": "name", "surname": "family", "lastname": "family", "firstname": "given", "fname": "given", "lname": "family",
    "forename": "given", "first": "given", "last": "family", "given": "given", "family": "family", "person": "name", "interviewer": "name",
    "interviewers": "name", "recipient": "name", "contact": "name", "addressee": "name", "manager": "name",
    "company": "company", "companyname": "company", "organisation": "company", "organization": "company", "employer": "company", "firm": "company",
    "business": "company", "org": "company", "role": "role", "position": "role", "job": "role", "jobtitle": "role", "title": "role",
    "post": "role", "vacancy": "role", "opening": "role", "place": "place", "city": "place", "location": "place", "town": "place",
    "office": "place", "address": "place", "salutation": "title", "honorific": "title", "mr": "title", "mrs": "title", "ms": "title",
    "dr": "title", "date": "", "day": "", "time": "", "team": "", "department": "", "topic": "", "project": "", "skill": "", "skills": "",
    "month": "", "year": "", "phone": "", "email": "", "number": "", "number here": "", "signature": "", "yourname": "", "insert": "",
    "placeholder": "", "tbd": "", "tbc": "", "todo": "", "fill": "", "detail": "", "details": "", "something": "", "reason": "",
    "example": "", "subject": "", "product": "", "weekday": "", "industry": "", "field": "", "blank": "", "link": "", "url": "",
}  # fmt: skip
"""Words of a field → what of the opening goes there; empty where only the writer knows."""

_FILLERS = frozenset("your their the a an of here my his her hiring full this that specific relevant interview in to and or s it no x add enter put".split())

_BRACKETED = re.compile(
    r"\[\[?(?P<square>[^\[\]{}<>]{1,60})\]\]?|\{\{?(?P<brace>[^{}\[\]<>]{1,60})\}\}?|<<?(?P<angle>[^<>\[\]{}@/]{1,40})>>?"
    r"|(?P<percent>%%?[A-Za-z][A-Za-z_ ]{1,30}%%?)|«(?P<guillemet>[^«»]{1,40})»|(?P<dollar>\$\{?[A-Za-z][A-Za-z_]{2,30}\}?)"
    r"|(?P<paren>\((?:insert|your|company|first|last|name)\b[^()]{0,40}\))",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?<![\w/.])(?:_{3,}|_{2,}(?=\W*$)|[Xx]?X{3,}|\b(?:TODO|TBC|TBD|FIXME|TK TK|LOREM IPSUM)\b)(?![\w/])"
    r"|(?<!\w)\?{3,}(?!\w)|\b(?:FIRST|LAST|COMPANY|YOUR|INSERT|INTERVIEWER|HIRING|JOB)[ _](?:NAME|TITLE|COMPANY|MANAGER NAME)(?:[ _]HERE)?\b"
)
_PARTS = re.compile(r"[^\W\d_]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def placeholders(text: str, known: Known) -> Iterator[Finding]:
    """Every place of a text that is still to be filled in."""
    spans = sorted([*_bracketed(text), *((*match.span(), "") for match in _BARE.finditer(text))])
    reached = 0
    for start, end, field in spans:
        if start >= reached:
            reached = end
            written = text[start:end]
            if not known.is_fine(written):
                message = wording.placeholder(" ".join(written.split()))
                yield Finding(FindingKind.PLACEHOLDER, start, end, written, _value(field, known), message)


def _bracketed(text: str) -> Iterator[tuple[int, int, str]]:
    for match in _BRACKETED.finditer(text):
        kind = match.lastgroup or ""
        before = text[match.start() - 1 : match.start()]
        if kind == "square" and (before.isalnum() or text[match.end() : match.end() + 1] == "("):
            continue
        field = _field(match.group(kind), strict=kind in {"square", "paren", "guillemet"})
        if field is not None:
            yield match.start(), match.end(), field


def _field(inner: str, *, strict: bool) -> str | None:
    """What a bracket asks for, or None when it is an ordinary remark."""
    words = [word.casefold() for word in _PARTS.findall(_CAMEL.sub(" ", inner))]
    fields = [word for word in words if word in _FIELDS]
    if not fields or len(words) > 7:
        return None
    if strict and not all(word in _FIELDS or word in _FILLERS for word in words):
        return None
    if not strict and len(words) > 4:
        return None
    meanings = [_FIELDS[word] for word in fields if _FIELDS[word]]
    for meaning in ("company", "family", "given", "place"):
        if meaning in meanings:
            return meaning
    if "role" in meanings and "job" in words or meanings[:1] == ["role"]:
        return "role"
    return meanings[0] if meanings else ""


def _value(field: str, known: Known) -> str:
    """What of the opening goes into the field, where it is known."""
    opening = known.dossier.opening
    person = known.to[0] if known.to else next(iter(known.dossier.people), None)
    values = {"company": opening.company, "role": opening.role, "place": opening.place}
    if person is not None:
        values |= {"name": person.name, "given": person.given, "family": person.family or person.given, "title": person.honorific}
    return values.get(field, "")
