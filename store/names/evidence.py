"""What the words around a capitalised word say about it: is it a person, a firm, or something else altogether?"""

from store.names.cues import (
    CLAUSES,
    EPONYM_WORDS,
    FIRM_WORDS,
    HELPING,
    KIND_WORDS,
    LINKS,
    MILDLY_TELLING,
    PERSON_VERBS,
    PLACE_WORDS,
    TEAMS,
    TELLING,
    THINGS_BEFORE,
    TO_SOMEBODY,
    WEAK_VERBS,
)
from store.names.tokens import Token


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


def is_thing(tokens: list[Token], first: int, last: int) -> bool:
    """Do the words around say that these are a place, a firm, a law or a product?"""
    after = following(tokens, last)
    if after is not None:
        if after.capital and after.bare in PLACE_WORDS | FIRM_WORDS:
            return True
        if not after.capital and after.bare in EPONYM_WORDS | PLACE_WORDS:
            return True
    elif (
        tokens[last].possessive
        and last + 1 < len(tokens)
        and tokens[last + 1].bare in {"law", "razor", "theorem", "paradox"}
    ):
        return True
    if tokens[last].bare in PLACE_WORDS | FIRM_WORDS and last > first:
        return True
    return before(tokens, first) in {"the", "a", "an", "st", "saint", "mount", "lake", "fort", "port"}


def person_score(tokens: list[Token], first: int, last: int) -> int:
    """How much the words around speak for a person; below nought they speak against one."""
    score = _score_before(tokens, first, following(tokens, last)) + _score_after(tokens, first, last)
    clause = _clause_after(tokens, last)
    if clause in CLAUSES:
        score += {"who": 3, "the": 1, "a": 1, "an": 1, "it": 1}.get(clause, 2)
    if tokens[last].possessive:
        score += 1
    return score - 5 if is_thing(tokens, first, last) else score


def _score_before(tokens: list[Token], first: int, after: Token | None) -> int:
    """What the words before say."""
    previous, earlier = before(tokens, first), before(tokens, first, 2)
    if previous in TELLING:
        return 2 if previous in MILDLY_TELLING else 3
    if previous in LINKS and earlier in TO_SOMEBODY:
        return 1 if earlier == "thanks" and tokens[first - 2].opens else 3
    if previous == "into" and earlier in {"run", "ran", "bumped", "bump"}:
        return 3
    if previous in HELPING and tokens[first - 1].opens and after is not None and not after.capital:
        return 3
    if previous in {"with", "to", "by", "from", "as", "that", "when", "because", "what"}:
        return 1
    return -3 if previous in THINGS_BEFORE else 0


def _score_after(tokens: list[Token], first: int, last: int) -> int:
    """What the word after says."""
    after = following(tokens, last)
    if after is None or after.capital:
        return 0
    if after.bare in PERSON_VERBS:
        return 3
    if after.bare in WEAK_VERBS:
        return 3 if _does(tokens, last + 1) else 1
    if after.bare.endswith("ed") and after.bare not in {"based", "related", "used", "powered", "need"}:
        return 2
    if after.bare in {"from", "on", "in"} and before(tokens, first) not in THINGS_BEFORE:
        return 2 if _team_after(tokens, last + 1) else 1
    return 0


def _team_after(tokens: list[Token], number: int) -> bool:
    token = following(tokens, number)
    return token is not None and token.bare in TEAMS and tokens[number].bare != "in"


def _does(tokens: list[Token], number: int) -> bool:
    """Does a person's verb follow a helping one within two words: "could vouch", "was kind", "used to have"?"""
    for ahead in (1, 2):
        token = following(tokens, number, ahead)
        if token is None:
            return False
        if token.bare in PERSON_VERBS or token.bare in KIND_WORDS:
            return True
    return False


def _clause_after(tokens: list[Token], last: int) -> str:
    """The word after a comma or "who" right behind a name."""
    if last + 1 >= len(tokens) or tokens[last + 1].opens:
        return ""
    token = tokens[last + 1]
    if token.bare in {"who", "whose", "whom"} and token.joined:
        return token.bare
    return token.bare if token.gap.strip() in {",", ")", "("} and not token.capital else ""
