"""The first pass: names of several words, of this opening or another, the longest first."""

from store.names import wording
from store.names.cues import ORG_BEFORE
from store.names.findings import FindingKind
from store.names.folding import fold
from store.names.forms import Form, FormKind
from store.names.reading import Reading, compare, quality
from store.names.tellings import before
from store.names.tokens import Token
from store.names.wordlists import PARTICLES, common_words

_LONGEST = 9
"""The most words that are looked up together."""


def find_whole_names(reading: Reading) -> None:
    """Take every name of two or more words that is on file."""
    first = 0
    while first < len(reading.tokens):
        last = _take_longest(reading, first)
        first = last + 1 if last is not None else first + 1


def _take_longest(reading: Reading, first: int) -> int | None:
    """Take the longest name that begins here; its last token, or None where there is no name."""
    token = reading.tokens[first]
    begins_known = token.bare in reading.known.beginnings or token.two in reading.known.beginnings
    if reading.taken[first] or not token.bare or not (begins_known or token.capital or token.bare in PARTICLES):
        return None
    for last in range(_reach(reading, first), first, -1):
        words = reading.tokens[first : last + 1]
        if (begins_known and _take_own(reading, first, last, words)) or _take_other(reading, first, last, words):
            return last
    return None


def _reach(reading: Reading, first: int) -> int:
    """The last token that can belong to a name beginning here."""
    last = first
    while last + 1 < len(reading.tokens) and last - first + 1 < _LONGEST:
        token = reading.tokens[last + 1]
        if not token.bare or reading.taken[last + 1] or not token.joined or reading.tokens[last].possessive:
            break
        last += 1
    return last


def keys(words: list[Token]) -> list[str]:
    """The folds under which a stretch of tokens may be on file."""
    stem = "".join(token.bare for token in words[:-1])
    found = [stem + words[-1].bare]
    if words[-1].possessive:
        found.insert(0, stem + fold(words[-1].whole))
    two = "".join(token.two for token in words)
    if two not in found:
        found.append(two)
    return found


def _take_own(reading: Reading, first: int, last: int, words: list[Token]) -> bool:
    for key in keys(words):
        forms = [form for form in reading.known.forms.get(key, ()) if _plausible(reading, first, words, form)]
        if forms:
            form = min(forms, key=lambda each: quality(compare(reading, first, last, each), each))
            report(reading, first, last, form)
            return True
    return False


def _plausible(reading: Reading, first: int, words: list[Token], form: Form) -> bool:
    """Are these words the form, rather than others that happen to have the same letters in a row?"""
    if form.kind is FormKind.ROLE:
        return True
    if form.kind is FormKind.TURNED and not (words[-1].capital and (words[0].capital or words[0].bare in PARTICLES)):
        return False
    if len(words) != len(form.words):
        return words[0].capital and not all(token.bare in common_words() or len(token.bare) == 1 for token in words)
    if any((token.capital and not token.opens) or token.bare not in common_words() for token in words):
        return True
    if form.of_person:
        return reading.greeting or reading.after_title(first)
    stands_alone = before(reading.tokens, first) in ORG_BEFORE or (words[0].opens and not words[0].capital)
    return stands_alone and len(form.words) == len(form.whole.split())


def report(reading: Reading, first: int, last: int, form: Form) -> None:
    """Take these tokens as this form, and note where they differ from it."""
    reading.take(first, last, form, own=True)
    if form.kind is FormKind.ROLE:
        return
    reading.mention(form)
    if form.kind is FormKind.TURNED:
        start, end = reading.tokens[first].start, reading.tokens[last].end
        reading.add(FindingKind.WRONG_ORDER, (start, end), form.whole, wording.order(form.whole), form.person_id)
        return
    for kind, start, end, right in compare(reading, first, last, form):
        reading.add(kind, (start, end), right, wording.different(kind, right), form.person_id)


def _take_other(reading: Reading, first: int, last: int, words: list[Token]) -> bool:
    if not ((words[0].capital or words[0].bare in PARTICLES) and words[-1].capital):
        return False
    for key in keys(words):
        for form in reading.known.others(key):
            if _other_is_meant(reading, first, words, form):
                tell_other(reading, first, last, form)
                return True
    return False


def _other_is_meant(reading: Reading, first: int, words: list[Token], form: Form) -> bool:
    """Are these words the other opening's name, not the writer's own and not words that only read like it?"""
    if form.of_person and {token.bare for token in words} <= reading.writer:
        return False
    if form.kind is FormKind.COMPANY and not _firm(reading, first, words):
        return False
    return len(form.words) == len(words) or not any(len(token.bare) == 1 for token in words)


def _firm(reading: Reading, first: int, words: list[Token]) -> bool:
    """Are ordinary words that are also the name of another opening's company meant as it?"""
    if not all(token.bare in common_words() for token in words):
        return True
    return before(reading.tokens, first) not in {"the", "a", "an"} and not words[0].opens


def tell_other(reading: Reading, first: int, last: int, form: Form) -> None:
    """Take these tokens as a name of another opening, and say so."""
    reading.take(first, last, form, own=False)
    start, end = reading.tokens[first].start, reading.tokens[last].end
    right = _instead(reading, form)
    text = reading.block.text[start:end]
    reading.add(FindingKind.OTHER_INTERVIEW, (start, end), right, wording.elsewhere(text, right), "")


def _instead(reading: Reading, form: Form) -> str:
    """What would stand in the place of another opening's name, where that can be told."""
    known = reading.known
    if form.kind is FormKind.COMPANY:
        return known.dossier.opening.company
    who = known.to[0] if reading.greeting and known.to else next(iter(known.dossier.people), None)
    if who is None or (not reading.greeting and len(known.people) > 1):
        return ""
    if form.kind is FormKind.FAMILY:
        return who.family or who.given
    return who.given if form.kind is FormKind.GIVEN else who.name
