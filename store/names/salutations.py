"""The words that stand before a known name in a greeting: a salutation in any language, or a title of any calling.

No list holds them all. What tells them is their place: at the head of the greeting, or of one of its parts ("Kaixo
Nekane, kaixo Iñaki"), before a name that is on file. A given name in that place is left for the later passes.
"""

from itertools import pairwise

from store.names.cues import TO_ANYBODY
from store.names.folding import fold
from store.names.forms import FormKind
from store.names.reading import Reading
from store.names.wordlists import PARTICLES, given_names, is_word

_MOST_WORDS = 3
"""So many words a salutation has before the name ("Buenos días querida Inés")."""

_JOINING = frozenset(
    {"and", "und", "et", "y", "e", "og", "och", "ja", "ve", "en", "i", "a", "ta", "agus", "dan", "va", "ak"}
)
"""What joins two who are greeted together."""

_ANYWHERE = {FormKind.GIVEN, FormKind.NICK, FormKind.FULL}
"""Before these nothing stands but a salutation or a title; before a family name a wrong given name may."""


def pass_over_salutation(reading: Reading) -> None:
    """Take what stands before the known names of a greeting as salutation or title; other blocks have none."""
    if not reading.greeting:
        return
    hailed = False
    for first, last in _clauses(reading):
        hailed = _read_clause(reading, first, last, hailed=hailed) or hailed


def _clauses(reading: Reading) -> list[tuple[int, int]]:
    """The parts of a greeting, each of which may have its own salutation: from one comma or "and" to the next."""
    starts = [
        number
        for number, token in enumerate(reading.tokens)
        if number == 0 or any(sign in token.gap for sign in ",;:/–—!") or reading.tokens[number - 1].bare in _JOINING
    ]
    return [(start, end - 1) for start, end in pairwise([*starts, len(reading.tokens)])]


def _read_clause(reading: Reading, first: int, last: int, *, hailed: bool) -> bool:
    """Take the salutation of one part of a greeting; whether it had one, or a word that is known to greet."""
    named = next((number for number in range(first, last + 1) if _is_name(reading, number)), None)
    ahead = list(range(first, last + 1 if named is None else named))
    hails = [number for number in ahead if reading.tokens[number].bare in TO_ANYBODY]
    if named is None and hails:
        return True
    if named is None:
        return not hailed and first == 0 and (_goes_on_small(reading, last) or _hails_alone(reading, ahead))
    for number in hails:
        reading.take(number, number, None, own=False)
    strange = [number for number in ahead if _is_strange(reading, number)]
    if not strange or len(ahead) > _MOST_WORDS:
        return bool(hails)
    _take_strange(reading, strange, named, titles=bool(hails) or hailed)
    return True


def _take_strange(reading: Reading, strange: list[int], named: int, *, titles: bool) -> None:
    """Take words before a known name: the salutation, or titles where there was one already."""
    sure = _begins_with_given(reading, named) or reading.after_title(named) or _after_small(reading, named)
    for number in strange:
        bare = reading.tokens[number].bare
        if bare in given_names() and (not sure or reading.known.others(bare)):
            continue
        if sure or is_word(bare):
            reading.take(number, number, None, own=False)
            if titles:
                reading.titles.add(number)


def _is_name(reading: Reading, number: int) -> bool:
    """Is this the first word of a known person's name, or a slip in it?"""
    token = reading.tokens[number]
    if (
        reading.is_title(number)
        or not token.bare
        or (token.bare in TO_ANYBODY and token.bare not in reading.known.forms)
    ):
        return False
    if any(form.of_person for form in reading.known.forms.get(token.bare, ())):
        return token.capital or not is_word(token.bare)
    begins = [form for form, place in reading.known.anchors.get(token.bare, ()) if place == 0]
    if any(form.of_person for form in begins):
        return True
    near = reading.known.near_words(token.bare, anchored=True) if token.capital else ()
    return any(word.form.of_person and (count == 1 or _same_start(token.bare, word.bare)) for count, word in near)


def _same_start(one: str, other: str) -> bool:
    return one[0] == other[0]


def _is_strange(reading: Reading, number: int) -> bool:
    """Is this word before a name neither a title nor a greeting that is known?"""
    token = reading.tokens[number]
    known = reading.is_title(number) or token.bare in TO_ANYBODY or token.bare in PARTICLES
    return not known and len(token.bare) > 1


def _begins_with_given(reading: Reading, number: int) -> bool:
    """Is the known name here one that nobody puts another given name before?"""
    token = reading.tokens[number]
    forms = [*reading.known.forms.get(token.bare, ())]
    forms += [form for form, place in reading.known.anchors.get(token.bare, ()) if place == 0]
    forms += [word.form for _, word in reading.known.near_words(token.bare, anchored=True)] if not forms else []
    families = {fold(form.text) for form in forms if form.kind is FormKind.FAMILY}
    return any(form.kind in _ANYWHERE for form in forms) or (token.bare in families and _only_name(reading, token.bare))


def _after_small(reading: Reading, number: int) -> bool:
    """Does a small word that is no English lead to the name: "Poštovana gospođo Horvat"?"""
    token = reading.tokens[number - 1]
    return number > 1 and not token.capital and token.bare not in PARTICLES and not is_word(token.bare)


def _only_name(reading: Reading, bare: str) -> bool:
    """Is it the only name that its bearer has?"""
    return any(fold(person.name) == bare for person in reading.known.people.values())


def _goes_on_small(reading: Reading, last: int) -> bool:
    """Is it a word and then small ones that are no English, and nobody's name ("Hei igjen")? Then take them."""
    rest = reading.tokens[1 : last + 1]
    if not 0 < len(rest) < _MOST_WORDS or any(token.capital or is_word(token.bare) for token in rest):
        return False
    reading.take(0, last, None, own=False)
    return True


def _hails_alone(reading: Reading, ahead: list[int]) -> bool:
    """Is it nothing but a salutation before a comma ("Fàilte, Fearghas and Mòrag")? Then take it."""
    if not 0 < len(ahead) <= 2 or ahead[-1] == len(reading.tokens) - 1 or not _is_name(reading, ahead[-1] + 1):
        return False
    if any(reading.tokens[number].bare in given_names() or not _is_strange(reading, number) for number in ahead):
        return False
    for number in ahead:
        reading.take(number, number, None, own=False)
    return True
