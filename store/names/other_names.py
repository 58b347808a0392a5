"""Single words that are names of another opening: what is left when a letter is made from an older one."""

from store.names.cues import ORG_BEFORE, TO_ANYBODY
from store.names.evidence import is_thing, person_score
from store.names.forms import Form, FormKind
from store.names.known import Word
from store.names.likeness import is_variant
from store.names.near_names import in_strange_company, nearest, tell_slip
from store.names.reading import Reading
from store.names.tellings import before, following
from store.names.whole_names import keys, tell_other
from store.names.wordlists import capital_words, common_words, firms, is_word, places, products


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
        slip = nearest(reading, number)
        joins = form.kind is FormKind.COMPANY and before(reading.tokens, number) in ORG_BEFORE
        if slip is not None and not joins and _rather_slip(token.bare, *slip, form):
            tell_slip(reading, number, slip[1])
        else:
            tell_other(reading, number, number, form)


def _rather_slip(written: str, count: int, word: Word, other: Form) -> bool:
    """Is what stands elsewhere as a name more likely a slip in a name of this opening?"""
    alike = count == 1 or (other.of_person and is_variant(written, word.bare))
    return alike and word.form.of_person


def _other_form(reading: Reading, number: int) -> Form | None:
    for key in keys([reading.tokens[number]]):
        for form in reading.known.others(key):
            if len(form.words) == 1 and _other_is_meant(reading, number, form):
                return form
    return None


def _other_is_meant(reading: Reading, number: int, form: Form) -> bool:
    """Is this word the other opening's name, rather than a word that only reads like it?"""
    token = reading.tokens[number]
    if is_word(token.bare) and in_strange_company(reading, number):
        return False
    if token.shouted and not form.text.isupper():
        return False
    if form.kind is FormKind.COMPANY:
        return token.bare not in capital_words() and _firm_is_meant(reading, number)
    return reading.after_title(number) or _person_is_meant(reading, number)


def _person_is_meant(reading: Reading, number: int) -> bool:
    token = reading.tokens[number]
    if token.bare in capital_words():
        return False
    if reading.greeting:
        return token.bare not in TO_ANYBODY
    ordinary = is_word(token.bare) if token.opens else token.bare in common_words()
    thing = token.bare in products() or token.bare in places() or token.bare in firms()
    return person_score(reading.tokens, number, number) >= (3 if ordinary or thing else 0)


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
    uses = {"working", "worked", "notes"} if previous in {"for", "at"} else {"working", "work", "worked", "notes"}
    return previous in ORG_BEFORE and not paired and before(tokens, number, 2) not in uses
