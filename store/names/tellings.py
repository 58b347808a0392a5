"""The words that stand around a word in its sentence, and what they tell outright: a calling, a distance, an aside."""

from store.names.cues import ASIDES, FAR, JOBS
from store.names.tokens import Token

_POST_ARTICLES = frozenset({"the", "a", "an", "my", "our", "your", "their"})


def before(tokens: list[Token], first: int, back: int = 1) -> str:
    """The fold of the token `back` places before, within the same sentence; else empty."""
    place = first - back
    if place < 0 or any(tokens[number].opens for number in range(place + 1, first + 1)):
        return ""
    return tokens[place].bare


def following(tokens: list[Token], last: int, ahead: int = 1) -> Token | None:
    """The token `ahead` places after, when nothing but space lies between; else None."""
    place = last + ahead
    if place >= len(tokens) or not all(tokens[number].joined for number in range(last + 1, place + 1)):
        return None
    return tokens[place]


def lies_somewhere(tokens: list[Token], last: int) -> bool:
    """Is it told where it lies, as only of a place: "is a long way", "was an hour by train", "is miles from"?"""
    verb = following(tokens, last)
    if verb is None or verb.bare not in {"is", "was", "isn't", "isnt", "lies"}:
        return False
    words = [token.bare for ahead in range(2, 6) if (token := following(tokens, last, ahead)) is not None]
    return any(word in FAR for word in words[:2]) or (len(words) > 2 and words[0] in {"a", "an"} and words[2] == "way")


def holds_job(tokens: list[Token], last: int) -> bool:
    """Is their post told: "was the consultant", "is my old tutor", ", the consultant who"?"""
    verb = following(tokens, last)
    if verb is None or verb.bare not in {"was", "is", "became"}:
        return False
    words = [token.bare for ahead in range(2, 6) if (token := following(tokens, last, ahead)) is not None]
    return bool(words) and words[0] in _POST_ARTICLES and not JOBS.isdisjoint(words[1:])


def with_aside(tokens: list[Token], last: int) -> bool:
    """Does the writer put in how they know: "Ena Whipple, I understand, trained"?"""
    aside = tokens[last + 1 : last + 4]
    return (
        len(aside) == 3
        and aside[0].gap.strip() in {",", "("}
        and aside[0].text == "I"
        and aside[1].bare in ASIDES
        and aside[2].gap.strip() in {",", ")"}
    )


def is_in_apposition(tokens: list[Token], first: int) -> bool:
    """Does a comma and a calling stand before: "my old head porter there, Ignatius Quill"?"""
    if tokens[first].gap.strip() != ",":
        return False
    return any(before(tokens, first, back) in JOBS for back in (1, 2))
