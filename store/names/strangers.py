"""The last pass over the words: capitalised words that nobody on file bears, weighed by what stands around them."""

from store.names import wording
from store.names.cues import HELPING, TO_ANYBODY
from store.names.findings import FindingKind
from store.names.reading import Reading
from store.names.strangeness import full_name_weight, single_weight
from store.names.tokens import is_capital
from store.names.wordlists import (
    PARTICLES,
    famous,
    given_names,
    is_word,
    long_places,
)

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
        if _heavy(reading, first, last) > 1 and full_name_weight(reading, first, last) >= _ENOUGH:
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
        weight = full_name_weight(reading, first, last) if several else single_weight(reading, first)
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
