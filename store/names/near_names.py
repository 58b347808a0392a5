"""Words that are a slip or two away from a known name.

The likeness alone does not decide: an English word, a tool, a town or another given name asks for more of it, and for a
neighbourhood in which a person, or the firm, can stand.
"""

from store.names import wording
from store.names.callings import SHORTENED
from store.names.cues import FUNCTION_WORDS, ORG_BEFORE, PLACE_BEFORE, TO_ANYBODY
from store.names.evidence import is_thing, person_score
from store.names.findings import FindingKind
from store.names.forms import LEGAL, FormKind
from store.names.known import Word
from store.names.likeness import is_variant, sounds_like
from store.names.reading import Reading
from store.names.tellings import before, following
from store.names.wordlists import (
    PARTICLES,
    capital_words,
    common_words,
    firms,
    given_names,
    is_word,
    places,
    products,
)


def find_slips(reading: Reading) -> bool:
    """Take words that are a slip or two away from a known name; True when there were any."""
    found = False
    for number, token in enumerate(reading.tokens):
        if reading.taken[number] or len(token.bare) < 2 or (not token.capital and is_word(token.bare)):
            continue
        if token.bare in PARTICLES or token.bare in LEGAL:
            continue
        if token.bare in reading.writer and not reading.greeting:
            continue
        slip = nearest(reading, number)
        if slip is not None:
            tell_slip(reading, number, slip[1])
            found = True
    return found


def tell_slip(reading: Reading, number: int, word: Word) -> None:
    """Take a word as a slip in a known one, and say so."""
    token = reading.tokens[number]
    reading.take(number, number, word.form, own=True)
    reading.mention(word.form)
    message = wording.different(FindingKind.MISSPELLED, word.text)
    reading.add(FindingKind.MISSPELLED, (token.start, token.end), word.text, message, word.form.person_id)


def nearest(reading: Reading, number: int) -> tuple[int, Word] | None:
    """The known word that this token is a slip of, with the number of slips."""
    token = reading.tokens[number]
    if _titles(reading, number) or (not token.capital and is_word(token.bare)):
        return None
    at_name = reading.after_title(number) or (reading.greeting and token.bare not in TO_ANYBODY)
    for count, word in reading.known.near_words(token.bare, anchored=True):
        held = reading.beside(number, word.form) and not _only_opens(reading, number)
        if held or (at_name and word.form.of_person):
            return count, word
    for count, word in reading.known.near_words(token.bare, anchored=False):
        if _slip_is_meant(reading, number, word, count):
            return count, word
    return None


def _titles(reading: Reading, number: int) -> bool:
    """Is this a title that goes before somebody, rather than the whole name of a greeting ("Dear Cannon,")?"""
    if not reading.is_title(number):
        return False
    alone = reading.greeting and following(reading.tokens, number) is None
    return not alone or reading.tokens[number].bare in SHORTENED


def _only_opens(reading: Reading, number: int) -> bool:
    """Is it a word that stands there to begin the greeting or a sentence, whatever name comes after it?"""
    token = reading.tokens[number]
    return (token.opens and is_word(token.bare)) or (reading.greeting and token.bare in TO_ANYBODY)


def _slip_is_meant(reading: Reading, number: int, word: Word, count: int) -> bool:
    """Is a word that is near a known one meant as it, where nothing beside says so?"""
    token = reading.tokens[number]
    if (reading.greeting and token.bare in TO_ANYBODY) or token.shouted or not token.bare.isalpha():
        return False
    if not token.capital:
        return count == 1 and len(token.bare) > 4 and len(word.bare) > 4
    ordinary = is_word(token.bare) or token.bare in given_names()
    if (count > 1 or ordinary) and in_strange_company(reading, number):
        return False
    return (
        _person_is_meant(reading, number, word, count)
        if word.form.of_person
        else _firm_is_meant(reading, number, word, count)
    )


def _person_is_meant(reading: Reading, number: int, word: Word, count: int) -> bool:
    token, tokens = reading.tokens[number], reading.tokens
    score = person_score(tokens, number, number) + 2 * reading.paired(number)
    if _swapped(token.bare, word.bare):
        return True
    if is_thing(tokens, number, number) or before(tokens, number) in {"in", "near"}:
        return False
    if token.opens and is_word(token.bare):
        return score >= 3 and token.bare not in FUNCTION_WORDS
    return _likely_slip(token.bare, word.bare, count, score)


def _swapped(written: str, known: str) -> bool:
    """Are these the letters of a known name in another order, and no other word or name: a slip wherever it stands?"""
    if len(known) < 5 or sorted(written) != sorted(known) or is_word(written):
        return False
    return not any(written in names for names in (given_names(), products(), places(), firms()))


def _firm_is_meant(reading: Reading, number: int, word: Word, count: int) -> bool:
    """Is it a slip in the name of the company or of a place?"""
    bare = reading.tokens[number].bare
    leads = before(reading.tokens, number) in (ORG_BEFORE if word.form.kind is FormKind.COMPANY else PLACE_BEFORE)
    ordinary = is_word(bare) or bare in given_names() or bare in products() or bare in places() or bare in firms()
    if bare in capital_words() or (word.bare in common_words() and (ordinary or not _of_one_key(bare, word, count))):
        return False
    return leads or not ordinary


def _of_one_key(written: str, word: Word, count: int) -> bool:
    """Is it one slip of a key in a company whose whole name is an English word: "Bokts" for Boots?"""
    whole = word.form.kind is FormKind.COMPANY and len(word.form.words) == 1
    return whole and count == 1 and len(word.bare) > 3 and written[0] == word.bare[0]


def in_strange_company(reading: Reading, number: int) -> bool:
    """Is the word before or after it a capitalised one that is not known either ("Johnson Matthey")?"""
    tokens = reading.tokens
    behind = number > 0 and tokens[number].joined and tokens[number - 1].capital and not tokens[number - 1].opens
    after = following(tokens, number)
    return (behind and reading.taken[number - 1] is None and not reading.is_title(number - 1)) or (
        after is not None and after.capital and reading.taken[number + 1] is None
    )


def _likely_slip(written: str, known: str, count: int, score: int) -> bool:
    """Weigh the likeness of two words against what else the written one may be."""
    if written in capital_words():
        return score > 1
    if written in firms():
        return score > 3
    if written in products() or written in places():
        return score > 1 and (count == 1 or sounds_like(written, known))
    if written in given_names():
        return (
            (count == 1 and score >= 0)
            or is_variant(written, known)
            or (sounds_like(written, known) and len(known) > 4)
        )
    if is_word(written):
        return score >= (0 if count == 1 else 1)
    return True
