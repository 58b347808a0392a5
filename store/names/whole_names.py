"""The first pass: names of several words, of this opening or another, the longest first.

Then names of several words in which one is a slip ("Stephan Wood" for Stephen Wood): the right word holds the other
in its place, so more slips are forgiven there than in a word that stands alone.
"""

from store.names import wording
from store.names.cues import ORG_BEFORE
from store.names.evidence import before
from store.names.findings import FindingKind
from store.names.folding import fold, folds
from store.names.forms import LEGAL, Form, FormKind
from store.names.likeness import near, slips
from store.names.reading import Reading, compare, quality
from store.names.tokens import Token
from store.names.wordlists import HAILS, PARTICLES, common_words, is_word

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
            if form.kind is FormKind.COMPANY and not _firm(reading, first, words):
                continue
            whole = form.kind in {FormKind.FULL, FormKind.TURNED, FormKind.COMPANY}
            if whole or (form.kind is not FormKind.ROLE and len(form.words) == len(words)):
                if form.of_person and {token.bare for token in words} <= reading.writer:
                    continue
                tell_other(reading, first, last, form)
                return True
    return False


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


def find_one_word_off(reading: Reading) -> None:
    """Take names of several words in which at least one word is right and another a slip, then those of two slips."""
    for number, token in enumerate(reading.tokens):
        if not token.bare or token.bare in PARTICLES:
            continue
        for form, place in _forms_with(reading, token):
            if _align(reading, number - place, form):
                break
    for number, token in enumerate(reading.tokens[:-1]):
        after = reading.tokens[number + 1]
        if token.capital and token.bare and after.joined and reading.taken[number] is None and not is_word(after.text):
            for form in reading.known.full:
                if len(form.words) > 1 and _align(reading, number, form, all_slips=True):
                    break


def _forms_with(reading: Reading, token: Token) -> list[tuple[Form, int]]:
    """The forms of several words that hold this word, and where."""
    return [pair for bare in {token.bare, token.two} for pair in reading.known.anchors.get(bare, ())]


def _align(reading: Reading, first: int, form: Form, *, all_slips: bool = False) -> bool:
    last = first + len(form.words) - 1
    if first < 0 or last >= len(reading.tokens) or not _open_to(reading, first, last, form):
        return False
    window = reading.tokens[first : last + 1]
    if not all(token.joined for token in window[1:]) or any(token.possessive for token in window[:-1]):
        return False
    fixes = _fixes(reading, window, form, all_slips=all_slips)
    if not fixes:
        return False
    reading.take(first, last, form, own=True)
    reading.mention(form)
    _tell(reading, window, form, fixes)
    return True


def _open_to(reading: Reading, first: int, last: int, form: Form) -> bool:
    """Are these tokens free, or taken only as a shorter form of the same name?"""
    hits = [reading.taken[number] for number in range(first, last + 1)]
    if all(hits):
        return False
    return all(
        hit is None
        or (hit.own and hit.form is not None and hit.form.whole == form.whole and hit.last - hit.first < last - first)
        for hit in hits
    )


def _tell(reading: Reading, window: list[Token], form: Form, fixes: list[tuple[Token, str]]) -> None:
    if form.kind is FormKind.TURNED:
        reading.add(
            FindingKind.WRONG_ORDER,
            (window[0].start, window[-1].end),
            form.whole,
            wording.order(form.whole),
            form.person_id,
        )
        return
    slipped = {token.start for token, _ in fixes}
    for token, word in zip(window, form.words, strict=True):
        kind = FindingKind.MISSPELLED if token.start in slipped else None
        if kind is None:
            continue
        reading.add(kind, (token.start, token.end), word, wording.different(kind, word), form.person_id)
    for number, (token, word) in enumerate(zip(window, form.words, strict=True)):
        if token.start not in slipped:
            single = Form(form.kind, (word,), form.person_id, whole=form.whole)
            at = reading.tokens.index(window[0]) + number
            for kind, start, end, right in compare(reading, at, at, single):
                reading.add(kind, (start, end), right, wording.different(kind, right), form.person_id)


def _fixes(reading: Reading, window: list[Token], form: Form, *, all_slips: bool) -> list[tuple[Token, str]]:
    """The words that are slips, with what they should be; empty when the window is not this form."""
    fixes: list[tuple[Token, str]] = []
    held = 0
    for token, word in zip(window, form.words, strict=True):
        bare = fold(word)
        if not {token.bare, token.two, fold(token.whole)}.isdisjoint(folds(word)):
            held += bare not in PARTICLES | LEGAL and (token.capital or bare not in common_words())
        elif _slip(reading, token, bare, form, anchored=not all_slips):
            fixes.append((token, word))
        else:
            return []
    return fixes if held or all_slips else []


def _slip(reading: Reading, token: Token, bare: str, form: Form, *, anchored: bool) -> bool:
    """Is this token the word with this fold, with a slip, in its place within the form?"""
    if not token.bare or (not token.capital and bare not in PARTICLES and is_word(token.bare)):
        return False
    if (form.kind is FormKind.COMPANY and not token.capital) or token.is_title:
        return False
    if token.opens and token.bare in common_words() and (not reading.greeting or token.bare in HAILS):
        return False
    if bare in PARTICLES:
        return token.bare in PARTICLES or (slips(token.bare, bare, 1) == 1 and not is_word(token.bare))
    strict = form.kind is FormKind.COMPANY and token.bare in common_words() and bare in common_words()
    return bool(near(token.bare, bare, anchored=anchored and not strict, ordinary=strict))
