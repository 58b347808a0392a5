"""How much capitalised words that nobody on file bears look like a person, with what stands around them."""

from store.names.callings import HIGH_OFFICES
from store.names.cues import DONE_BY_FIRMS, FIRM_WORDS, PLACE_WORDS, SPEAKING_VERBS, TO_ANYBODY, WEAK_VERBS
from store.names.evidence import is_thing, person_score
from store.names.forms import FormKind
from store.names.reading import Reading
from store.names.tellings import before, following
from store.names.tokens import Token
from store.names.wordlists import (
    PARTICLES,
    capital_words,
    firms,
    given_names,
    is_word,
    places,
    products,
)

_ARTICLES = frozenset({"the", "a", "an", "our", "your", "my"})


def _somebody(reading: Reading, token: Token) -> bool:
    """Is this word a given name that is known here, elsewhere or at large?"""
    if token.bare in given_names() or _hyphened(token):
        return True
    forms = [*reading.known.forms.get(token.bare, ()), *reading.known.others(token.bare)]
    return any(form.kind in {FormKind.GIVEN, FormKind.NICK} for form in forms)


def _hyphened(token: Token) -> bool:
    """Is it a double given name such as Ji-woo or Anne-Marie?"""
    parts = token.plain.split("-")
    return len(parts) == 2 and all(parts) and parts[0].casefold() in given_names() and not is_word(parts[1].casefold())


def full_name_weight(reading: Reading, first: int, last: int) -> int:
    """How much several words look like the full name of somebody; nought when they are something else."""
    tokens = reading.tokens
    words = [token for token in tokens[first : last + 1] if token.bare not in PARTICLES]
    if _is_no_person(reading, words):
        return 0
    weight = person_score(tokens, first, last)
    if reading.after_title(first):
        return weight + 4
    if reading.greeting:
        return weight + (0 if _is_office(words) else 4)
    if before(tokens, first) in {"at", "in", "near", "on"}:
        weight -= 3
    if not _somebody(reading, words[0]):
        weight -= _firms_do(reading, last)
    return weight + _look_of_a_name(reading, words)


def _is_office(words: list[Token]) -> bool:
    """Are these ordinary words, so that an office is greeted rather than somebody ("Dear Head Teacher")?"""
    return words[0].bare not in given_names() and all(is_word(token.bare) for token in words)


def _firms_do(reading: Reading, last: int) -> bool:
    """Does a verb follow that firms and towns take as well as people?"""
    after = following(reading.tokens, last)
    return after is not None and after.bare in DONE_BY_FIRMS


def _is_no_person(reading: Reading, words: list[Token]) -> bool:
    """Are these words something else, whatever stands around them: a place, a firm, a title, the writer?"""
    bares = [token.bare for token in words]
    return (
        len(words) > 4
        or bares[0] in _ARTICLES
        or set(bares) <= reading.writer
        or any(token.shouted or token.bare in capital_words() for token in words)
        or any(bare in PLACE_WORDS or bare in FIRM_WORDS for bare in bares[1:])
    )


_BOTH_LOOK = {(True, True): 4, (True, False): 2, (False, True): 0, (False, False): -1}
"""What it weighs whether the first word is a given name, and whether the last can be a family name."""


def _look_of_a_name(reading: Reading, words: list[Token]) -> int:
    """How much the words themselves look like a given and a family name."""
    first, last = words[0], words[-1]
    begins = _somebody(reading, first)
    ends = not is_word(last.bare) or _known_family(reading, last)
    weight = _BOTH_LOOK[begins, ends]
    weight += not begins and not is_word(first.bare)
    weight -= all(is_word(token.bare) for token in words)
    weight -= 2 * (first.bare in products() or first.bare in places())
    return weight - (last.bare in products())


def _known_family(reading: Reading, token: Token) -> bool:
    forms = [*reading.known.forms.get(token.bare, ()), *reading.known.others(token.bare)]
    return any(form.kind is FormKind.FAMILY for form in forms)


def single_weight(reading: Reading, number: int) -> int:
    """How much one word looks like the name of somebody; nought when it is something else."""
    tokens, token = reading.tokens, reading.tokens[number]
    if reading.after_title(number):
        return _titled(reading, number)
    if reading.greeting:
        return _greeted(token)
    if token.bare in reading.writer or token.shouted or token.bare in capital_words() or not _wordlike(token):
        return 0
    if token.opens and is_word(token.bare) and not _opens_as_name(reading, number):
        return 0
    if before(tokens, number) in {"in", "near", "at", "on"} or is_thing(tokens, number, number):
        return 0
    score = person_score(tokens, number, number) + 2 * reading.paired(number)
    return score + _look_of_a_word(token) - _doubt(reading, number)


def _look_of_a_word(token: Token) -> int:
    """How much a word by itself looks like a given name."""
    if token.bare in given_names() or _hyphened(token):
        return 1 if is_word(token.bare) else 2
    return -3 if is_word(token.bare) else 0


def _doubt(reading: Reading, number: int) -> int:
    """How much a word may be a tool, a town or a firm, and the verb behind it may be theirs."""
    token = reading.tokens[number]
    listed = token.bare in given_names() or _hyphened(token)
    doubt = 2 * (token.bare in firms())
    if token.bare in products():
        doubt += 3
    elif token.bare in places():
        doubt += 2 if listed else 3
    if not listed or token.bare in places():
        doubt += _firms_do(reading, number)
    return doubt


def _titled(reading: Reading, number: int) -> int:
    """What it weighs that a title stands before; those who hold high offices are often spoken of and not met."""
    title = reading.title_before(number)
    if reading.tokens[number].bare in reading.writer:
        return 0
    if title is not None and reading.tokens[title].bare in HIGH_OFFICES and not reading.greeting:
        return person_score(reading.tokens, title, number) + 1
    return 0 if reading.tokens[number].bare in {"sir", "madam"} else 5


def _opens_as_name(reading: Reading, number: int) -> bool:
    """Does an ordinary word at the start of a sentence stand there as a name ("Grace told me")?"""
    after = following(reading.tokens, number)
    return (
        reading.tokens[number].bare in given_names()
        and after is not None
        and (after.bare in SPEAKING_VERBS or _may_vouch(reading, number))
    )


def _may_vouch(reading: Reading, number: int) -> bool:
    """Does a helping verb and then a speaking one follow ("Grace could vouch", "Rose has said")?"""
    helper, verb = following(reading.tokens, number), following(reading.tokens, number, 2)
    return (
        helper is not None
        and helper.bare in WEAK_VERBS
        and verb is not None
        and verb.bare in SPEAKING_VERBS | {"vouch", "kind"}
    )


def _greeted(token: Token) -> int:
    if token.bare in TO_ANYBODY or token.shouted:
        return 0
    if token.bare in given_names():
        return 4
    return 0 if is_word(token.bare) else 4


def _wordlike(token: Token) -> bool:
    """Is it written like a name: one capital in front, or after Mc, Mac, O', De or a hyphen?"""
    inner = [place for place, character in enumerate(token.plain) if character.isupper() and place]
    return (
        len(token.bare) > 1
        and all(place <= 3 or token.plain[place - 1] in "-'" for place in inner)
        and not any(character.isdigit() for character in token.bare)
    )
