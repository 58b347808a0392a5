"""What the words around a capitalised word say about it: is it a person, a firm, or something else altogether?"""

from store.names.tokens import Token

PERSON_VERBS = frozenset(
    "said says told tells mentioned mentions asked asks explained explains suggested suggests described describes showed shows "
    "shared shares recommended recommends noted pointed spoke talked introduced introduces raised offered wrote thought thinks "
    "felt joked agreed promised reminded taught walked joined answered spotted knew knows loved loves wanted wants encouraged "
    "invited remarked added replied emailed e-mailed called rang laughed sat stayed waited smiled warned convinced "
    "put brought ran runs led leads kept let made greeted welcomed vouch vouched hosted chaired presented demonstrated "
    "confirmed assured admitted gave spent lent makes gives takes works speaks teaches keeps drove cooked "
    "baked held shook found fixed brewed argued observed insisted hinted sent forwarded helped helps".split()
)
"""What a person does."""

SPEAKING_VERBS = frozenset(
    "said says told tells mentioned mentions asked asks explained explains suggested suggests recommended pointed spoke talked "
    "introduced joked agreed promised remarked replied emailed rang laughed smiled invited thinks thought knew knows wrote".split()
)
"""What nothing but a person does."""

WEAK_VERBS = frozenset("was is has had will would could can might should may does did used seemed seems looked".split())
"""What a person or a thing does."""

_TELLING = frozenset(
    "tell ask asked told thank thanked meet met meeting see saw seeing remind reminded inform informed join copied called named "
    "colleague manager boss friend receptionist assistant mentor supervisor neighbour neighbor sister brother wife husband partner cousin "
    "uncle aunt tutor teacher coach lecturer landlord flatmate roommate daughter son referee predecessor successor trainer deputy "
    "both thanking asking telling contact contacted email emailed "
    "interviewed introduced like unlike".split()
)
"""Words behind which a person stands."""

_TO_SOMEBODY = frozenset("spoke speak speaking talked talk talking grateful hi hello regards thanks thank indebted introduced wishes hearing "
    "lunch coffee dinner interview meeting conversation conversations chat chatted call met word words notes email emails note mail "
    "report reported reporting reports apologies sorry love best lucky appointment session sat worked working remarks question "
    "advice kindness passed pass along mentioned back it on spoken heard hear letter message help sit".split())  # fmt: skip
"""Words that, with "to", "with", "from" or "by", lead to a person."""

_HELPING = frozenset("could can will would did does has may might should".split())

_LINKS = frozenset("to with from by of for".split())

_THINGS_BEFORE = frozenset(
    "the a an in near along on around into via using used use through under over across inside during since until "
    "our your their its this that's these those my every each any some no another last next".split()
)
"""Words behind which a thing or a place stands rather than a person."""

PLACE_WORDS = frozenset(
    "street road avenue lane drive way close court square place crescent terrace gardens park bridge station house building hall tower "
    "centre center university college school academy institute hospital clinic church cathedral library museum gallery theatre theater "
    "hotel inn arms pub airport port harbour harbor bay island river lake valley hill green common gate cross market quay wharf row mews "
    "boulevard highway room suite floor wing campus stadium ambulance line county city town village junction mall plaza".split()
)
"""What follows a name that is a place's, written with or without a capital."""

FIRM_WORDS = frozenset(
    "ltd limited inc llp plc llc gmbh group partners associates solutions systems logistics consulting capital holdings industries "
    "technologies technology software labs studio studios media foods bank insurance energy motors airlines foundation trust society "
    "association council committee department team division board ministry agency club union press news times journal review books "
    "games health healthcare pharma pharmaceuticals therapeutics robotics analytics digital works brothers sons company co engineering "
    "services retail stores international global actions format model protocol framework method certificate award prize".split()
)
"""What follows a name that is a firm's, a group's or a product's."""

EPONYM_WORDS = frozenset(
    "law laws rule rules chart charts diagram diagrams estimate estimates problem problems approach test tests distribution effect curve "
    "scale index principle theorem paradox method methods matrix analysis equation constant number numbers ratio coefficient plot cycle "
    "wheel hierarchy pyramid process model models machine engine test razor hypothesis conjecture function functions transform series filter "
    "network networks chain chains score scores syndrome disease manoeuvre maneuver sequence report sort code codes map maps event events "
    "prize award medal bridge jobs job service services account actions squads cat gas lamp sauce grey greys red collar step triangle "
    "notation loop questionnaire inventory dashboard workflow pipeline scripts script cluster instance course certificate "
    "app tool tools licence license session sessions workshop workshops template templates spreadsheet board boards".split()
)
"""Small words after a capitalised one that make it the name of a law, a chart, a tool."""

ORG_BEFORE = frozenset("at with join joining for from about by joined of leaving".split())
"""Words before the name of a firm."""


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
    elif tokens[last].possessive and last + 1 < len(tokens) and tokens[last + 1].bare in {"law", "razor", "theorem", "paradox"}:
        return True
    if tokens[last].bare in PLACE_WORDS | FIRM_WORDS and last > first:
        return True
    return before(tokens, first) in {"the", "a", "an", "st", "saint", "mount", "lake", "fort", "port"}


def person_score(tokens: list[Token], first: int, last: int) -> int:
    """How much the words around speak for a person; below nought they speak against one."""
    score = 0
    previous, earlier = before(tokens, first), before(tokens, first, 2)
    after = following(tokens, last)
    clause = _clause_after(tokens, last)
    if previous in _TELLING:
        score += 3 if not (previous in {"like", "meeting", "called", "see", "named"}) else 2
    elif previous in _LINKS and earlier in _TO_SOMEBODY:
        score += 1 if earlier == "thanks" and tokens[first - 2].opens else 3
    elif previous == "into" and earlier in {"run", "ran", "bumped", "bump"}:
        score += 3
    elif previous in _HELPING and tokens[first - 1].opens and after is not None and not after.capital:
        score += 3
    elif previous in {"with", "to", "by", "from"}:
        score += 1
    elif previous == "as" or previous == "that" or previous == "when" or previous == "because" or previous == "what":
        score += 1
    elif previous in _THINGS_BEFORE:
        score -= 3
    if after is not None and not after.capital:
        if after.bare in PERSON_VERBS:
            score += 3
        elif after.bare in WEAK_VERBS:
            score += 3 if _does(tokens, last + 1) else 1
        elif after.bare.endswith("ed") and after.bare not in {"based", "related", "used", "powered", "need"}:
            score += 2
        elif after.bare in {"from", "on", "in"} and previous not in _THINGS_BEFORE:
            score += 2 if _team_after(tokens, last + 1) else 1
    if clause in {"who", "whose", "whom", "your", "our", "my", "their", "the", "a", "an", "head", "thank", "thanks", "you", "if", "it", "please"}:
        score += {"who": 3, "the": 1, "a": 1, "an": 1, "it": 1}.get(clause, 2)
    if tokens[last].possessive:
        score += 1
    if is_thing(tokens, first, last):
        score -= 5
    return score


_TEAMS = frozenset(
    "accounts accounting payroll reception finance hr it facilities security sales marketing legal engineering design support operations "
    "procurement compliance admin administration research product logistics purchasing maintenance housekeeping catering personnel "
    "recruitment recruiting people dispatch stores planning quality production communications comms editorial admissions treasury audit "
    "the your our upstairs downstairs next".split()
)
"""Where a colleague comes from: "Rich from facilities"."""


def _team_after(tokens: list[Token], number: int) -> bool:
    token = following(tokens, number)
    return token is not None and token.bare in _TEAMS and tokens[number].bare != "in"


def _does(tokens: list[Token], number: int) -> bool:
    """Does a person's verb follow a helping one within two words: "could vouch", "was kind", "used to have"?"""
    kind_words = {"patient", "kind", "generous", "helpful", "patience", "lovely", "great", "wonderful", "right", "who", "there", "away"}
    for ahead in (1, 2):
        token = following(tokens, number, ahead)
        if token is None:
            return False
        if token.bare in PERSON_VERBS or token.bare in kind_words:
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
