"""The last pass over the words: capitalised words that nobody on file bears, weighed by what stands around them."""

from store.names import wording
from store.names.callings import HIGH_OFFICES
from store.names.cues import DONE_BY_FIRMS, FIRM_WORDS, HELPING, PLACE_WORDS, SPEAKING_VERBS, TO_ANYBODY, WEAK_VERBS
from store.names.evidence import before, following, is_thing, person_score
from store.names.findings import FindingKind
from store.names.forms import FormKind
from store.names.reading import Reading
from store.names.tokens import Token, is_capital
from store.names.wordlists import (
    PARTICLES,
    capital_words,
    famous,
    firms,
    given_names,
    is_word,
    long_places,
    places,
    products,
)

_ARTICLES = frozenset({"the", "a", "an", "our", "your", "my"})

_LONGEST_FAME = 5
"""The most words that a famous name has."""

_ENOUGH = 3
"""The weight from which a capitalised word is taken for a person."""


def find_strangers_in_full(reading: Reading) -> None:
    """Report full names whose given or family name is somebody's, while the whole is nobody's; pass over the famous.

    Towns of several words are passed over with them.
    """
    _pass_over_famous(reading)
    for first, last in _runs(reading, full=True):
        if _heavy(reading, first, last) > 1 and _full_name_weight(reading, first, last) >= _ENOUGH:
            _tell(reading, first, last)


def _pass_over_famous(reading: Reading) -> None:
    """Take the famous, and places of several words, whatever stands around them."""
    for first, token in enumerate(reading.tokens):
        if not token.capital or reading.after_title(first):
            continue
        whole, last = token.bare, first
        for number in range(first + 1, min(first + _LONGEST_FAME, len(reading.tokens))):
            if not reading.tokens[number].joined:
                break
            whole += reading.tokens[number].bare
            if (whole in famous() or whole in long_places()) and not reading.known.others(whole):
                last = number
        if last > first and reading.free(first, last):
            reading.take(first, last, None, own=False)


def find_strangers(reading: Reading) -> None:
    """Report what is left and has the look of a person."""
    for first, last in _runs(reading, full=False):
        if not _heavy(reading, first, last):
            continue
        several = _heavy(reading, first, last) > 1 or last > first
        weight = _full_name_weight(reading, first, last) if several else _single_weight(reading, first)
        if weight >= _ENOUGH:
            _tell(reading, first, last)


def _heavy(reading: Reading, first: int, last: int) -> int:
    """How many words of a run are more than a particle or an initial."""
    return sum(token.bare not in PARTICLES and len(token.bare) > 1 for token in reading.tokens[first : last + 1])


def _tell(reading: Reading, first: int, last: int) -> None:
    reading.take(first, last, None, own=False)
    start, end = reading.tokens[first].start, reading.tokens[last].end
    text = reading.block.text[start:end]
    reading.add(FindingKind.UNKNOWN_NAME, (start, end), "", wording.unknown(" ".join(text.split())))


def _runs(reading: Reading, *, full: bool) -> list[tuple[int, int]]:
    """Stretches of capitalised words side by side that are not understood yet, particles between them included."""
    tokens, runs, first = reading.tokens, [], 0
    while first < len(tokens):
        if not _may_begin(reading, first):
            first += 1
            continue
        last = _run_end(reading, first)
        if last > first and _drops(reading, first, full=full):
            first += 1
            continue
        runs.append((first, last))
        first = last + 1
    return runs


def _may_begin(reading: Reading, number: int) -> bool:
    token = reading.tokens[number]
    if not (token.capital or token.bare in PARTICLES) or reading.taken[number] is not None:
        return False
    if not token.bare or reading.is_title(number) or token.bare in {"st", "saint"}:
        return False
    if token.bare in PARTICLES and reading.after_title(number):
        return True
    return is_capital(token.text) and len(token.bare) > 1


def _run_end(reading: Reading, first: int) -> int:
    tokens, last = reading.tokens, first
    for number in range(first + 1, min(first + 5, len(tokens))):
        token = tokens[number]
        if not token.joined or reading.taken[number] is not None or not token.bare or tokens[number - 1].possessive:
            break
        if token.capital and not reading.is_title(number) and token.text != "I":
            last = number
        elif token.bare not in PARTICLES or token.bare in {"a", "y", "e", "den"} or token.text != token.text.lower():
            break
    return last


def _drops(reading: Reading, first: int, *, full: bool) -> bool:
    """Is the first word of a run only the start of its sentence ("Thanks Alison", "Meeting Ivy")?"""
    token = reading.tokens[first]
    if reading.greeting:
        return token.bare in TO_ANYBODY
    return (
        token.opens
        and is_word(token.bare)
        and (token.bare not in given_names() or (token.bare in HELPING and not full))
    )


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


def _full_name_weight(reading: Reading, first: int, last: int) -> int:
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


def _single_weight(reading: Reading, number: int) -> int:
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
