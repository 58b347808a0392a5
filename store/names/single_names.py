"""The second pass: names of one word, from exact to near.

A known name rightly written is taken in silence. An ordinary English word counts as a slip only where the place says
that a name is meant: in a greeting, after a title, beside the person's other name, capitalised in mid-sentence.
"""

from store.names import wording
from store.names.cues import ORG_BEFORE, PERSON_VERBS, TO_ANYBODY, WEAK_VERBS
from store.names.evidence import before, following, is_thing, person_score
from store.names.findings import FindingKind
from store.names.forms import LEGAL, Form, FormKind
from store.names.known import Word
from store.names.likeness import sounds_like
from store.names.reading import Reading, compare, quality
from store.names.whole_names import keys, report, tell_other
from store.names.wordlists import (
    PARTICLES,
    capital_words,
    common_words,
    given_names,
    is_word,
    places,
    products,
)


def find_known(reading: Reading) -> None:
    """Take every single word that is a name of this opening, written rightly or nearly so."""
    for number in range(len(reading.tokens)):
        if reading.taken[number] is None and reading.tokens[number].bare:
            _take_known(reading, number)


def _take_known(reading: Reading, number: int) -> None:
    token = reading.tokens[number]
    for key in keys([token]):
        forms = reading.known.forms.get(key)
        if not forms:
            continue
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
    if not token.opens or token.bare not in common_words() or reading.greeting or reading.after_title(number):
        return True
    after = following(reading.tokens, number)
    if after is None:
        return True
    return reading.beside(number, form) or person_score(reading.tokens, number, number) >= 3


def _means_the_name(reading: Reading, number: int, form: Form) -> bool:
    """Is a word that differs from a known name in capitals or marks meant as that name?"""
    token = reading.tokens[number]
    if _anchored(reading, number, form):
        return token.capital or token.bare not in common_words() or _ends_name(reading, number)
    if token.bare in PARTICLES or len(token.bare) < 2:
        return False
    if form.kind is FormKind.ROLE:
        return True
    if not token.capital:
        return _small_means_name(reading, number, form)
    unsure = token.shouted and form.kind is not FormKind.COMPANY and not form.text.isupper()
    if (token.opens or unsure) and is_word(token.bare):
        return form.of_person and person_score(reading.tokens, number, number) > 1
    return True


def _ends_name(reading: Reading, number: int) -> bool:
    """Does a small ordinary word end a name ("Peter long,") rather than go on with a sentence ("Peter long ago")?"""
    if reading.greeting or reading.after_title(number) or reading.tokens[number].possessive:
        return True
    after = following(reading.tokens, number)
    return after is None or after.bare in PERSON_VERBS or after.bare in WEAK_VERBS


def _small_means_name(reading: Reading, number: int, form: Form) -> bool:
    """Is a word in small letters the name that has a capital on file?"""
    bare = reading.tokens[number].bare
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


def find_others(reading: Reading) -> None:
    """Take single words that are names of another opening, unless they are slips in a name of this one."""
    for number, token in enumerate(reading.tokens):
        if reading.taken[number] or not token.capital or len(token.bare) < 2:
            continue
        if token.bare in reading.writer and not reading.greeting:
            continue
        form = _other_form(reading, number)
        if form is None:
            continue
        slip = _nearest(reading, number)
        joins = form.kind is FormKind.COMPANY and before(reading.tokens, number) in ORG_BEFORE
        if slip is not None and not joins and _rather_slip(token.bare, *slip, form):
            _tell_slip(reading, number, slip[1])
        else:
            tell_other(reading, number, number, form)


def _rather_slip(written: str, count: int, word: Word, other: Form) -> bool:
    """Is what stands elsewhere as a name more likely a slip in a name of this opening?"""
    alike = count == 1 or (other.of_person and sounds_like(written, word.bare))
    return alike and word.form.of_person


def _other_form(reading: Reading, number: int) -> Form | None:
    for key in keys([reading.tokens[number]]):
        for form in reading.known.others(key):
            if len(form.words) == 1 and _other_is_meant(reading, number, form):
                return form
    return None


def _other_is_meant(reading: Reading, number: int, form: Form) -> bool:
    token, tokens = reading.tokens[number], reading.tokens
    if token.bare in capital_words() and not reading.after_title(number):
        return False
    if token.shouted != form.text.isupper() and len(token.bare) > 1 and token.shouted:
        return False
    if form.kind is FormKind.COMPANY:
        return _firm_is_meant(reading, number)
    if reading.after_title(number):
        return True
    if reading.greeting:
        return token.bare not in TO_ANYBODY
    ordinary = (
        token.bare in products()
        or token.bare in places()
        or (is_word(token.bare) if token.opens else token.bare in common_words())
    )
    score = person_score(tokens, number, number)
    return score >= (3 if ordinary else 0)


def _firm_is_meant(reading: Reading, number: int) -> bool:
    token, tokens = reading.tokens[number], reading.tokens
    tool = token.bare in products()
    ordinary = tool or is_word(token.bare)
    if token.opens and ordinary:
        return False
    previous = before(tokens, number)
    if is_thing(tokens, number, number) and previous not in ORG_BEFORE:
        return False
    if not tool:
        return previous not in ({"a", "an", "the"} if ordinary else {"a", "an"})
    after, behind = following(tokens, number), following(tokens, number, 2)
    paired = after is not None and after.bare in {"and", "or"} and behind is not None and behind.capital
    return (
        previous in ORG_BEFORE
        and not paired
        and before(tokens, number, 2) not in {"working", "work", "worked", "notes"}
    )


def find_slips(reading: Reading) -> None:
    """Take words that are a slip or two away from a known name."""
    for number, token in enumerate(reading.tokens):
        if reading.taken[number] or len(token.bare) < 2 or token.bare in PARTICLES or token.bare in LEGAL:
            continue
        if token.bare in reading.writer and not reading.greeting:
            continue
        slip = _nearest(reading, number)
        if slip is not None:
            _tell_slip(reading, number, slip[1])


def _tell_slip(reading: Reading, number: int, word: Word) -> None:
    token = reading.tokens[number]
    reading.take(number, number, word.form, own=True)
    reading.mention(word.form)
    message = wording.different(FindingKind.MISSPELLED, word.text)
    reading.add(FindingKind.MISSPELLED, (token.start, token.end), word.text, message, word.form.person_id)


def _nearest(reading: Reading, number: int) -> tuple[int, Word] | None:
    """The known word that this token is a slip of, with the number of slips."""
    token = reading.tokens[number]
    if token.is_title or (not token.capital and is_word(token.bare)):
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


def _only_opens(reading: Reading, number: int) -> bool:
    """Is it a word that stands there to begin the greeting or a sentence, whatever name comes after it?"""
    token = reading.tokens[number]
    return (token.opens and is_word(token.bare)) or (reading.greeting and token.bare in TO_ANYBODY)


def _slip_is_meant(reading: Reading, number: int, word: Word, count: int) -> bool:
    """Is a word that is near a known one meant as it, where nothing beside says so?"""
    token, tokens = reading.tokens[number], reading.tokens
    if word.bare in common_words() and word.form.kind in {FormKind.COMPANY, FormKind.PLACE}:
        return False
    if (reading.greeting and token.bare in TO_ANYBODY) or token.shouted:
        return False
    if not token.capital:
        return len(token.bare) > 4 and len(word.bare) > 4
    if word.form.of_person and (is_thing(tokens, number, number) or before(tokens, number) in {"in", "near"}):
        return False
    if token.opens and is_word(token.bare):
        return word.form.of_person and person_score(tokens, number, number) >= 3
    if is_word(token.bare) and not word.form.of_person and before(tokens, number) not in ORG_BEFORE:
        return False
    return _likely_slip(token.bare, word.bare, count, person_score(tokens, number, number))


def _likely_slip(written: str, known: str, count: int, score: int) -> bool:
    """Weigh the likeness of two words against what else the written one may be."""
    if written in capital_words():
        return score > 1
    if written in products() or written in places():
        return score > 1 and (count == 1 or sounds_like(written, known))
    if written in given_names():
        return score >= 0 or sounds_like(written, known)
    if is_word(written):
        return score >= (0 if count == 1 else 1)
    return True


def names_nobody(bare: str) -> bool:
    """Is this word of a greeting one that names nobody in particular?"""
    return bare in TO_ANYBODY
