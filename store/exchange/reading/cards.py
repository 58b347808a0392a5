"""Cards of contacts, .vcf 2.1, 3.0 and 4.0; the only importer of vobject."""

import re
from collections.abc import Iterator
from typing import Any

import vobject

from store.exchange.facts import Card, Fact, Remark
from store.exchange.limits import TEXT
from store.exchange.reading.text import ReadingError, check_nesting, decoded, joined_soft_breaks, logical_lines

_KEPT = frozenset(
    ("BEGIN", "END", "VERSION", "N", "FN", "NICKNAME", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "ADR", "KIND",
     "X-ABSHOWAS", "X-PHONETIC-FIRST-NAME", "X-AFTERWORD-SPELLING")
)  # fmt: skip
"""What is looked at; photos, sounds, keys and the rest are passed over before anything reads them."""

_name = re.compile(r"(?:[A-Za-z0-9-]+\.)?([A-Za-z0-9-]+)\s*[;:]")


def read(data: bytes, _: dict[str, Any]) -> list[Fact]:
    """Every card in the file, and a remark for each that cannot be read (ReadingError)."""
    text = joined_soft_breaks(decoded(data))
    lines = list(logical_lines(text))
    check_nesting(lines)
    found = [_told(card) for card in _cards(lines)]
    if not found:
        raise ReadingError("There is no card in it.")
    return found


def _cards(lines: list[str]) -> Iterator[str]:
    """The text of each card, as far as it is looked at (ReadingError where the last one breaks off)."""
    card: list[str] = []
    depth = 0
    for line in lines:
        match = _name.match(line)
        name = match[1].upper() if match else ""
        depth += (name == "BEGIN") - (name == "END")
        if name in _KEPT and (depth == 1 or name == "END"):
            card.append(line[: 2 * TEXT])
        if name == "END" and depth == 0:
            yield "\r\n".join(card) + "\r\n"
            card = []
    if depth > 0:
        raise ReadingError("It breaks off in the middle, so none of it was taken.")


def _told(text: str) -> Fact:
    try:
        contents = vobject.readOne(text, allowQP=True, ignoreUnreadable=True).contents
        return _card(contents)
    except (vobject.base.ParseError, ValueError, AttributeError, LookupError, StopIteration):
        return Remark("A card could not be read.")


def _card(contents: dict[str, list[Any]]) -> Card:
    name = contents["n"][0].value if "n" in contents else None
    return Card(
        given=_part(name, "given"),
        family=_part(name, "family"),
        honorific=_part(name, "prefix"),
        nickname=_first(contents, "nickname").partition(",")[0].strip(),
        full=_first(contents, "fn"),
        company=_first(contents, "org"),
        role=_first(contents, "title") or _first(contents, "role"),
        email=_best(contents, "email").removeprefix("mailto:"),
        phone=_best(contents, "tel").removeprefix("tel:").partition(";")[0],
        address=_address(contents),
        say=_first(contents, "x-phonetic-first-name"),
        is_typed=_first(contents, "x-afterword-spelling") == "typed",
        is_company=_first(contents, "kind").lower() in {"org", "group", "location"}
        or _first(contents, "x-abshowas").upper() == "COMPANY",
    )


def _part(name: Any, field: str) -> str:
    value = getattr(name, field, "") or ""
    return " ".join(value) if isinstance(value, list) else str(value)


def _first(contents: dict[str, list[Any]], name: str) -> str:
    value = contents[name][0].value if contents.get(name) else ""
    if isinstance(value, list):
        value = value[0] if value else ""
    return " ".join(str(value).split())


def _best(contents: dict[str, list[Any]], name: str) -> str:
    """Of several the preferred one, then the one at work, then the first; never a fax."""
    entries = [entry for entry in contents.get(name, []) if "FAX" not in _kinds(entry)]
    ranked = sorted(entries, key=lambda entry: ("PREF" not in _kinds(entry), "WORK" not in _kinds(entry)))
    return " ".join(str(ranked[0].value).split()) if ranked else ""


def _kinds(entry: Any) -> set[str]:
    """The words of its TYPE, however the version writes them: TYPE=WORK, TYPE="work,voice", WORK, PREF=1."""
    words = [word for values in entry.params.values() for value in values for word in str(value).upper().split(",")]
    single = [str(name).upper() for name in (*entry.params, *getattr(entry, "singletonparams", ()))]
    return {*words, *single}


def _address(contents: dict[str, list[Any]]) -> str:
    if not contents.get("adr"):
        return ""
    value = contents["adr"][0].value
    lines = (
        _part(value, "box"),
        _part(value, "extended"),
        _part(value, "street"),
        " ".join(filter(None, (_part(value, "code"), _part(value, "city"), _part(value, "region")))),
        _part(value, "country"),
    )
    return "\n".join(filter(None, lines))
