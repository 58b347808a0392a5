"""Words that were put in for an addressee's name where only that name can stand, however unlike they are.

What a telephone makes of a name it does not know ("Good morning Combe," for Caoimhe) may be further from it than a
slip. In a greeting in which one addressee is still unnamed, and one word still unexplained, the one is the other.
"""

from collections.abc import Iterator

from store.names.cues import TO_ANYBODY
from store.names.folding import fold
from store.names.forms import FormKind, person_forms
from store.names.known import Word
from store.names.likeness import slips, sound
from store.names.near_names import tell_slip
from store.names.reading import Reading
from store.names.wordlists import PARTICLES, capital_words, common_words, given_names, is_word, places
from store.records import Person

_LONG_START = 4
"""So many letters at the beginning are no chance."""


def find_misaddressed(reading: Reading) -> None:
    """Take the one strange word of a greeting as the one unnamed addressee, and in the body what is put in for one."""
    if reading.greeting:
        _find_greeted(reading)
    else:
        _find_called(reading)


def _find_greeted(reading: Reading) -> None:
    unnamed = [person for person in reading.known.to if person.id not in reading.mentioned]
    strange = [number for number in range(len(reading.tokens)) if _is_open(reading, number)]
    if len(unnamed) != 1 or len(strange) != 1:
        return
    titled = reading.after_title(strange[0])
    for word in _words(unnamed[0], family=titled):
        if _stands_for(reading.tokens[strange[0]].bare, word.bare):
            tell_slip(reading, strange[0], word)
            return


def _is_open(reading: Reading, number: int) -> bool:
    """Is this a capitalised word of the greeting that nothing explains?"""
    token = reading.tokens[number]
    if reading.taken[number] is not None or not token.capital or token.shouted or len(token.bare) < 2:
        return False
    return not reading.is_title(number) and token.bare not in TO_ANYBODY and token.bare not in PARTICLES


def _words(person: Person, *, family: bool) -> Iterator[Word]:
    """The words by which somebody is greeted: after a title the family name, else the given names."""
    kinds = {FormKind.FAMILY} if family else {FormKind.GIVEN, FormKind.NICK}
    for form in person_forms(person):
        if form.kind in kinds:
            yield from (Word(word, fold(word), form) for word in form.words if fold(word) not in PARTICLES)


def _stands_for(written: str, known: str) -> bool:
    """Could the one be put in for the other? A given name that is known at large only when it sounds the same."""
    one, other = sound(written), sound(known)
    if one == other:
        return True
    if written in given_names() or len(known) < 3:
        return False
    most = max(1, len(known) // 2)
    if is_word(written) and slips(written, known, most) <= most:
        return True
    return written[0] == known[0] and len(other) > 1 and slips(one, other, 1) <= 1


def _find_called(reading: Reading) -> None:
    """An addressee who is called upon in the letter: "Demerara, the answer …" for Demelza."""
    for number, token in enumerate(reading.tokens[:-1]):
        called = token.opens and token.capital and reading.tokens[number + 1].gap.lstrip()[:1] == ","
        if not called or reading.taken[number] is not None or _is_usual(token.bare):
            continue
        for person in reading.known.to:
            for word in _words(person, family=False):
                if (
                    len(word.bare) > _LONG_START < len(token.bare)
                    and token.bare[:_LONG_START] == word.bare[:_LONG_START]
                ):
                    tell_slip(reading, number, word)


def _is_usual(bare: str) -> bool:
    """Is it a word that opens sentences, or another's name?"""
    return bare in common_words() or bare in capital_words() or bare in given_names() or bare in places()
