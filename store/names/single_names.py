"""Names of this opening in one word: written rightly, with other capitals or marks, or as a short name.

A name rightly written is taken in silence. An ordinary English word counts as one only where the place says that a
name is meant: in a greeting, after a title, beside the person's other name, capitalised in mid-sentence.
"""

from store.names import wording
from store.names.cues import AFTER_NAME, ORG_BEFORE, PERSON_VERBS, TO_ANYBODY, WEAK_VERBS
from store.names.evidence import is_thing, person_score
from store.names.findings import FindingKind
from store.names.forms import Form, FormKind
from store.names.reading import Reading, compare, quality
from store.names.tellings import before, following
from store.names.whole_names import keys, report
from store.names.wordlists import (
    PARTICLES,
    capital_words,
    common_words,
    given_names,
    is_word,
    products,
)

_ACRONYM = 3
"""So few letters in capitals are an acronym rather than a name that is shouted: AI, IT, UNO."""


def find_known(reading: Reading) -> None:
    """Take every single word that is a name of this opening, written rightly or nearly so."""
    beginnings = reading.known.beginnings
    for number, token in enumerate(reading.tokens):
        if reading.taken[number] is None and (token.bare in beginnings or token.two in beginnings):
            _take_known(reading, number)


def _take_known(reading: Reading, number: int) -> None:
    token = reading.tokens[number]
    for key in keys([token]):
        forms = reading.known.forms.get(key)
        if not forms:
            continue
        if reading.after_title(number) or reading.greeting:
            forms = [form for form in forms if form.of_person] or forms
        form = min(forms, key=lambda each: quality(compare(reading, number, number, each), each))
        differs = bool(compare(reading, number, number, form))
        if differs and not _means_the_name(reading, number, form):
            continue
        if not differs and not _names_somebody(reading, number, form):
            reading.take(number, number, form, own=True)
            return
        report(reading, number, number, form)
        for other in forms:
            if other.kind == form.kind:
                reading.mention(other)
        return


def _names_somebody(reading: Reading, number: int, form: Form) -> bool:
    """Is an ordinary word at the start of a sentence meant as the name that it also is?"""
    token = reading.tokens[number]
    if not token.opens or not is_word(token.bare) or reading.greeting or reading.after_title(number):
        return True
    after = following(reading.tokens, number)
    if after is None:
        return True
    enough = 3 if token.bare in common_words() else 1
    return reading.beside(number, form) or person_score(reading.tokens, number, number) >= enough


def _means_the_name(reading: Reading, number: int, form: Form) -> bool:
    """Is a word that differs from a known name in capitals or marks meant as that name?"""
    token = reading.tokens[number]
    if _anchored(reading, number, form):
        return token.capital or token.bare not in common_words() or _ends_name(reading, number, form)
    if token.bare in PARTICLES or len(token.bare) < 2:
        return False
    if form.kind is FormKind.ROLE:
        return True
    if not token.capital:
        return _small_means_name(reading, number, form)
    unsure = token.shouted and form.kind is not FormKind.COMPANY and not form.text.isupper()
    if ((token.opens or unsure) and is_word(token.bare)) or (unsure and len(token.bare) <= _ACRONYM):
        return form.of_person and (person_score(reading.tokens, number, number) > 1 or reading.paired(number))
    return True


def _ends_name(reading: Reading, number: int, form: Form) -> bool:
    """Does a small ordinary word end a name ("Peter long,") rather than go on with a sentence ("Peter long ago")?"""
    if reading.greeting or reading.after_title(number) or reading.tokens[number].possessive:
        return True
    if form.kind is FormKind.GIVEN:
        return False
    after = following(reading.tokens, number)
    return after is None or after.bare in PERSON_VERBS or after.bare in WEAK_VERBS or after.bare in AFTER_NAME


def _small_means_name(reading: Reading, number: int, form: Form) -> bool:
    """Is a word in small letters the name that has a capital on file?"""
    token, bare = reading.tokens[number], reading.tokens[number].bare
    if "-" in token.plain and all(is_word(part) for part in token.plain.split("-")):
        return False
    if form.of_person and before(reading.tokens, number) in {"the", "a", "an"}:
        return False
    if form.kind in {FormKind.COMPANY, FormKind.PLACE} and is_word(bare):
        return bare not in common_words() and before(reading.tokens, number) in ORG_BEFORE
    return not is_word(bare) or (bare not in common_words() and bare in given_names())


def _anchored(reading: Reading, number: int, form: Form) -> bool:
    """Does the place say that a name is meant, and this one?"""
    if form.of_person and (
        reading.after_title(number) or (reading.greeting and reading.tokens[number].bare not in TO_ANYBODY)
    ):
        return True
    return reading.beside(number, form)


def find_nicknames(reading: Reading) -> None:
    """Hint at short names of people here that are not on file."""
    for number, token in enumerate(reading.tokens):
        if reading.taken[number] or not token.capital or not token.bare:
            continue
        form = reading.known.formal_of(token.bare)
        if form is None or token.bare in reading.writer or not _is_called(reading, number, form):
            continue
        reading.take(number, number, form, own=True)
        reading.mention(form)
        message = wording.nickname(token.text, form.whole)
        reading.add(FindingKind.NICKNAME, (token.start, token.end), form.text, message, form.person_id)


def _is_called(reading: Reading, number: int, form: Form) -> bool:
    token = reading.tokens[number]
    if reading.greeting or reading.after_title(number) or reading.beside(number, form):
        return True
    if is_thing(reading.tokens, number, number) or (number and before(reading.tokens, number) in {"at", "in"}):
        return False
    ordinary = token.bare in common_words() or token.bare in products() or token.bare in capital_words()
    return not ordinary or (person_score(reading.tokens, number, number) >= (3 if token.opens else 2))
