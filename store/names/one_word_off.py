"""The second pass: names of several words in which one is a slip ("Stephan Wood" for Stephen Wood).

The right word holds the other in its place, so more slips are forgiven there than in a word that stands alone.
"""

from store.names import wording
from store.names.cues import TO_ANYBODY
from store.names.findings import FindingKind
from store.names.folding import fold, folds
from store.names.forms import LEGAL, Form, FormKind
from store.names.likeness import near, same_consonants, slips
from store.names.reading import Difference, Reading, compare
from store.names.tokens import Token
from store.names.wordlists import HAILS, PARTICLES, common_words, given_names, is_word

_SHORT = 3
"""Names of fewer letters than this are not told by their consonants."""


def find_one_word_off(reading: Reading) -> None:
    """Take names of several words in which at least one word is right and another a slip, then those of two slips."""
    for number, token in enumerate(reading.tokens):
        anchors = reading.known.anchors
        if (token.bare not in anchors and token.two not in anchors) or token.bare in PARTICLES:
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
    fixes = _fixes(reading, first, form, all_slips=all_slips)
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
    first = reading.tokens.index(window[0])
    found: list[Difference] = []
    for number, word in enumerate(form.words, first):
        token = reading.tokens[number]
        if token.start in slipped:
            found.append((FindingKind.MISSPELLED, token.start, token.end, word))
        else:
            found += compare(reading, number, number, Form(form.kind, (word,), form.person_id, whole=form.whole))
    for kind, start, end, right in found if form.of_person else _one_slip(reading, found):
        reading.add(kind, (start, end), right, wording.different(kind, right), form.person_id)


def _one_slip(reading: Reading, found: list[Difference]) -> list[Difference]:
    """What differs in neighbouring words of a company or place as one slip: "Cafe Soliel" for Café Soleil."""
    merged: list[Difference] = []
    for kind, start, end, right in found:
        if merged and reading.block.text[merged[-1][2] : start].isspace():
            _, begun, _, so_far = merged.pop()
            merged.append((FindingKind.MISSPELLED, begun, end, f"{so_far} {right}"))
        else:
            merged.append((kind, start, end, right))
    return merged


def _fixes(reading: Reading, first: int, form: Form, *, all_slips: bool) -> list[tuple[Token, str]]:
    """The words from `first` on that are slips, with what they should be; empty when they are not this form."""
    fixes: list[tuple[Token, str]] = []
    held = 0
    for number, word in enumerate(form.words, first):
        token, bare = reading.tokens[number], fold(word)
        if not {token.bare, token.two, fold(token.whole)}.isdisjoint(folds(word)):
            held += bare not in PARTICLES | LEGAL and (token.capital or bare not in common_words())
        elif reading.is_title(number):
            return []
        elif _slip(reading, token, bare, form, anchored=not all_slips) or _put_in(reading, number, first, form):
            fixes.append((token, word))
        else:
            return []
    return fixes if held or all_slips else []


def _slip(reading: Reading, token: Token, bare: str, form: Form, *, anchored: bool) -> bool:
    """Is this token the word with this fold, with a slip, in its place within the form?"""
    if not token.bare or (not token.capital and bare not in PARTICLES and is_word(token.bare)):
        return False
    if form.kind is FormKind.COMPANY and not token.capital:
        return False
    if token.opens and token.bare in common_words() and (not reading.greeting or token.bare in HAILS):
        return False
    if bare in PARTICLES:
        return token.bare in PARTICLES or (slips(token.bare, bare, 1) == 1 and not is_word(token.bare))
    strict = form.kind is FormKind.COMPANY and token.bare in common_words() and bare in common_words()
    if near(token.bare, bare, anchored=anchored and not strict, ordinary=strict):
        return True
    short = form.of_person and len(token.bare) < _SHORT
    return anchored and not strict and not short and same_consonants(token.bare, bare)


def _put_in(reading: Reading, number: int, first: int, form: Form) -> bool:
    """Is this an English word put in for the given name before the right family name: "Mrs When Ap Rhys" for Gwen?"""
    token, at = reading.tokens[number], form.surname_at
    if form.kind is not FormKind.FULL or number >= first + at or not token.capital or token.opens:
        return False
    if not is_word(token.bare) or token.bare in given_names() or token.bare in TO_ANYBODY:
        return False
    if any(reading.tokens[first + place].bare != fold(form.words[place]) for place in range(at, len(form.words))):
        return False
    bare = fold(form.words[number - first])
    return slips(token.bare, bare, len(bare) // 2) <= len(bare) // 2
