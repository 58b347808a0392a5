"""Given names as some languages call somebody: "Ahoj Marku" for Marek, "Cześć Agnieszko", "a Dhonncha" for Donncha.

Only in a greeting that is not in English; elsewhere another ending is a slip.
"""

import re
from itertools import takewhile

from store.names.folding import fold
from store.names.forms import FormKind
from store.names.reading import Reading
from store.names.wordlists import word_set

_ENGLISH = word_set("dear dearest hi hiya hello hey good greetings to thank thanks")
"""Words of a greeting in English, in which no name changes its ending."""

_ENDING = re.compile("(?:|a|e|o|[eoiau]s|ek|ec|er)")
"""What a given name loses when it is called out, in Slavic languages, Greek and Latin."""

_CALLED = re.compile("(?:o|u|e|i|y|ie|ze|ku|ce|cu|ro|re)")
"""What it ends in then."""

_SHORTEST_STEM = 3


def take_vocatives(reading: Reading) -> None:
    """Take the given names of a greeting that stand in the form in which people are called."""
    tokens = reading.tokens
    if not reading.greeting or any(token.bare in _ENGLISH for token in tokens):
        return
    for number, token in enumerate(tokens):
        if not token.capital or reading.taken[number] or token.bare in reading.known.forms:
            continue
        softened = number > 0 and tokens[number - 1].bare == "a" and token.bare[1:2] == "h"
        for form in reading.known.full:
            given = fold(form.words[0])
            if _is_called(token.bare, given) or (softened and token.bare[0] + token.bare[2:] == given):
                own = [one for one in reading.known.forms.get(given, ()) if one.kind is FormKind.GIVEN]
                for one in own[:1]:
                    reading.take(number, number, one, own=True)
                    reading.mention(one)


def _is_called(written: str, given: str) -> bool:
    """Is what is written a given name with the ending of a call?"""
    length = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(written, given, strict=False)))
    if length < _SHORTEST_STEM:
        return False
    lost, called = given[length:], written[length:]
    if lost == "s":
        return called in {"", "i", "e"}
    return bool(_ENDING.fullmatch(lost) and _CALLED.fullmatch(called))
