"""The writer's own name under the letter: a slip in it is found, and nothing else that stands there is read."""

from collections.abc import Iterator, Mapping, Sequence

from store.names import wording
from store.names.findings import Finding, FindingKind
from store.names.folding import folds, plain
from store.names.known import Known
from store.names.likeness import near
from store.names.tokens import Token, tokens
from store.names.wordlists import is_word, short_names

_LONGEST_NAME = 6
"""A line of more words than that is no name."""


def find_own_name(signature: str, known: Known) -> Iterator[Finding]:
    """The slips in the writer's own name, line by line; a line of the signature that ends in a comma holds none."""
    start = 0
    for line in signature.split("\n"):
        words = [] if line.rstrip().endswith(",") else [token for token in tokens(line) if token.capital]
        for token, right in _slips(words, known) if len(words) <= _LONGEST_NAME else ():
            if not known.is_fine(token.text):
                is_same = right and token.bare in known.own
                kind = FindingKind.WRONG_ACCENTS if is_same else FindingKind.MISSPELLED
                message = wording.own_name(right)
                yield Finding(kind, start + token.start, start + token.end, token.text, right, message)
        start += len(line) + 1


def _slips(words: Sequence[Token], known: Known) -> Iterator[tuple[Token, str]]:
    """The words of a line that are meant as a word of the writer's name, each with what it should be.

    They are where the line holds another word of it, or nothing else.
    """
    written = {token.bare for token in words}
    missing = {bare: text for bare, text in known.own.items() if bare not in written}
    is_beside = len(missing) < len(known.own)
    strange = [token for token in words if token.bare not in known.own]
    meant = [(token, _meant(token, missing, known, alone=len(words) == 1)) for token in strange]
    if is_beside or all(right for _, right in meant):
        yield from ((token, right) for token, right in meant if right)
    for token in words:
        right = known.own.get(token.bare, "")
        if right and plain(token.text).casefold() != right.casefold():
            yield token, _in_its_case(token, right)


def _meant(token: Token, missing: Mapping[str, str], known: Known, *, alone: bool) -> str:
    """The word of the writer's name that this is a slip of; empty where it is none, or another word or name."""
    if token.bare in known.forms or token.bare in short_names() or (alone and is_word(token.bare)):
        return ""
    whole = {bare: text for bare, text in missing.items() if not _is_another_form(token.bare, bare, text)}
    slips = ((near(token.bare, bare, anchored=not alone, ordinary=alone), text) for bare, text in whole.items())
    right = min(((count, text) for count, text in slips if count), default=(0, ""))[1]
    return _in_its_case(token, right)


def _is_another_form(written: str, bare: str, text: str) -> bool:
    """Is it the name's beginning, as friends say it, or the name as it is typed without its marks: Eli, Mueller?"""
    return (bare.startswith(written) and len(bare) - len(written) > 1) or written in folds(text)


def _in_its_case(token: Token, right: str) -> str:
    return right.upper() if token.shouted else right
