"""What the words around a capitalised word say about it: is it a person, a firm, or something else altogether?"""

from store.names.cues import (
    BEFORE_SOMEBODY,
    CLAUSES,
    DONE_BY_THINGS,
    DONE_TO,
    EPONYM_WORDS,
    FIRM_NOUNS,
    FIRM_WORDS,
    HELPING,
    IN_COMPANY,
    JOBS,
    KIND_OF,
    KIND_WORDS,
    LINKS,
    MILDLY_TELLING,
    MOTIONS,
    NO_POSSESSIONS,
    PERSON_VERBS,
    PLACE_WORDS,
    POSTS,
    TEAMS,
    TELLING,
    THANKFUL,
    THINGS_BEFORE,
    TO_SOMEBODY,
    WEAK_VERBS,
)
from store.names.tellings import before, following, holds_job, is_in_apposition, lies_somewhere, with_aside
from store.names.tokens import Token

_ARTICLES = frozenset({"the", "your", "their", "our"})


_LEADS_TO_THING = frozenset(
    {"the", "a", "an", "st", "saint", "mount", "lake", "fort", "port", "castle", "loch", "lough", "cape", "villa"}
)


def is_thing(tokens: list[Token], first: int, last: int) -> bool:
    """Do the words around say that these are a place, a firm, a law or a product?"""
    if tokens[first].gap.strip() == "" and first and tokens[first - 1].text == "&":
        return True
    after = following(tokens, last)
    if after is not None:
        if after.text == "&" or (after.capital and after.bare in PLACE_WORDS | FIRM_WORDS):
            return True
        if not after.capital and (after.bare in EPONYM_WORDS | PLACE_WORDS or _owns_no(tokens[last], after)):
            return True
    elif (
        tokens[last].possessive
        and last + 1 < len(tokens)
        and tokens[last + 1].bare in {"law", "razor", "theorem", "paradox"}
    ):
        return True
    if (tokens[last].bare in PLACE_WORDS | FIRM_WORDS and last > first) or _is_told_a_firm(tokens, last):
        return True
    return before(tokens, first) in _LEADS_TO_THING


def _owns_no(token: Token, after: Token) -> bool:
    """Does the 's belong to a firm's name, since what follows is a verb ("Sotheby's let me carry things")?"""
    return token.possessive and after.bare in NO_POSSESSIONS


def _is_told_a_firm(tokens: list[Token], last: int) -> bool:
    """Does the word behind a comma say that it is a firm or a town: ", my present employer,"?"""
    if last + 1 >= len(tokens) or tokens[last + 1].gap.strip() not in {",", "("} or tokens[last + 1].opens:
        return False
    if tokens[last + 1].bare not in {"my", "our", "the", "a", "an", "your", "where"}:
        return False
    for number in range(last + 1, min(last + 6, len(tokens))):
        if number > last + 1 and not tokens[number].joined:
            return False
        if tokens[number].bare in FIRM_NOUNS:
            return True
        if tokens[number].bare in LINKS or tokens[number].bare in PERSON_VERBS:
            return False
    return False


def person_score(tokens: list[Token], first: int, last: int) -> int:
    """How much the words around speak for a person; below nought they speak against one."""
    score = _score_before(tokens, first, following(tokens, last)) + _score_after(tokens, first, last)
    clause = _clause_after(tokens, last)
    if clause == "where" or lies_somewhere(tokens, last):
        return score - 5
    score += 2 * (holds_job(tokens, last) or with_aside(tokens, last) or is_in_apposition(tokens, first))
    if clause in CLAUSES:
        score += {"who": 3, "the": 1, "a": 1, "an": 1, "it": 1}.get(clause, 2)
    if _owns(tokens, last) or _and_i(tokens, last):
        score += 1
    return score - 5 if is_thing(tokens, first, last) else score


def _score_before(tokens: list[Token], first: int, after: Token | None) -> int:
    """What the words before say."""
    previous, earlier = before(tokens, first), before(tokens, first, 2)
    if previous in TELLING:
        return 1 if previous in MILDLY_TELLING else 3
    if previous in LINKS and earlier in TO_SOMEBODY and not _travels(tokens, first):
        mild = earlier.startswith("work") or (earlier == "thanks" and tokens[first - 2].opens)
        return 1 if mild else 3
    if _led_to(tokens, first, after) or (previous in {"was", "is"} and earlier in JOBS):
        return 3
    company = (previous == "and" and earlier in IN_COMPANY) or (previous == "of" and earlier in KIND_OF)
    if previous in BEFORE_SOMEBODY or company:
        return 1
    return -3 if previous in THINGS_BEFORE else 0


def _led_to(tokens: list[Token], first: int, after: Token | None) -> bool:
    """Does the sentence lead to a person here, from further off: "thanks also to", "shown round by", "Could … send"?"""
    previous = before(tokens, first)
    if previous == "into":
        return before(tokens, first, 2) in {"run", "ran", "bumped", "bump"}
    if previous == "to":
        if before(tokens, first, 3).startswith("introduc") and before(tokens, first, 2) in IN_COMPANY:
            return True
        return before(tokens, first, 2) not in MOTIONS and _earlier(tokens, first, THANKFUL)
    if previous == "by":
        return _earlier(tokens, first, DONE_TO)
    return previous in HELPING and tokens[first - 1].opens and after is not None and not after.capital


def _travels(tokens: list[Token], first: int) -> bool:
    """Does somebody go there: "drove me back to", "walked on to"?"""
    on_the_way = before(tokens, first) == "to" and before(tokens, first, 2) in {"back", "on", "along"}
    return on_the_way and any(before(tokens, first, back) in MOTIONS for back in (3, 4, 5))


def _earlier(tokens: list[Token], first: int, words: frozenset[str]) -> bool:
    """Does one of these words stand a little earlier in the same sentence, though not right before?"""
    return any(before(tokens, first, back) in words for back in range(3, 8))


def _score_after(tokens: list[Token], first: int, last: int) -> int:
    """What the word after says."""
    after = following(tokens, last)
    if after is None or after.capital:
        return 0
    if after.bare in PERSON_VERBS or _at_post(tokens, last):
        return 3
    if after.bare in WEAK_VERBS:
        return 3 if _does(tokens, last + 1) else 1
    if after.bare.endswith("ed") and after.bare not in DONE_BY_THINGS:
        return 2
    if after.bare in {"from", "on", "in"} and before(tokens, first) not in THINGS_BEFORE:
        does = [following(tokens, last, ahead) for ahead in ((3, 4) if after.bare == "from" else (3,))]
        acts = any(verb is not None and verb.bare in PERSON_VERBS | WEAK_VERBS for verb in does)
        return (3 if acts else 2) if _team_after(tokens, last + 1) else 1
    return 0


def _at_post(tokens: list[Token], last: int) -> bool:
    """Do they sit or stand somewhere: "at the desk", "on the front door", "at reception"?"""
    small, article = following(tokens, last), following(tokens, last, 2)
    if small is None or small.bare not in {"at", "on", "in", "behind"} or article is None:
        return False
    ahead = (3, 4) if article.bare in _ARTICLES else (2,)
    posts = [following(tokens, last, place) for place in ahead]
    return any(post is not None and post.bare in POSTS for post in posts)


def _owns(tokens: list[Token], last: int) -> bool:
    """Does something of theirs follow: "Ingrid's question"?"""
    return tokens[last].possessive and following(tokens, last) is not None


def _and_i(tokens: list[Token], last: int) -> bool:
    """Does it go on with "and I", "and the", "and two of them": somebody in company?"""
    joined, other = following(tokens, last), following(tokens, last, 2)
    return (
        joined is not None
        and joined.bare == "and"
        and other is not None
        and other.bare in {"i", "the", "you", "we", "your"}
    )


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
