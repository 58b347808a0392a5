"""What the title of a meeting and the addresses of its people suggest: the company and the role. Only suggests."""

import re
from collections import Counter
from collections.abc import Iterable

from store.names.folding import fold

_FREE = frozenset(
    ("gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "ymail", "icloud", "me", "mac", "aol",
     "gmx", "web", "mail", "proton", "protonmail", "posteo", "fastmail", "zoho", "tutanota", "hey", "t-online",
     "qq", "163", "126",
     "calendly", "zoom", "google", "microsoft", "apple", "webex", "goodtime", "greenhouse", "lever", "ashbyhq",
     "workable", "smartrecruiters", "calendar", "hirevue", "linkedin", "indeed")
)  # fmt: skip
"""First labels of domains that say nothing of a company."""

_SECOND_LEVEL = frozenset(("co", "com", "ac", "org", "net", "gov", "edu", "or", "ne"))

_ROBOTS = re.compile(
    r"^(no-?reply|do-?not-?reply|notifications?|calendar(-notification)?|invites?|mailer-daemon|bounces?)\b",
    re.IGNORECASE,
)

_KINDS = (
    r"(?:(?:re-?scheduled?|confirmed|reminder|virtual|remote|final|first|second|third|1st|2nd|3rd|technical|tech|phone|"
    r"video|in-?person|on-?site|panel|hiring manager|hr|recruiter|\d+[ -]?min(?:ute)?s?|intro(?:ductory)?|"
    r"initial|online|"
    r"zoom|teams|google meet|job|your|an?|"
    r"the|live|coding|system design|behaviou?ral|round|loop)\s+)*"
    r"(?:interviews?|phone screen|screening(?: call)?|screen|video call|phone call|intro call|call|chat|"
    r"conversation|meeting|discussion|on-?site(?: visit)?|panel|round(?: \d+)?|final round|vorstellungsgespräch|"
    r"bewerbungsgespräch|gespräch|"
    r"entretien|entrevista|colloquio)(?:\s+(?:round|part|\d+))*"
)
_kind = re.compile(rf"^{_KINDS}$", re.IGNORECASE)
_any_kind = re.compile(rf"\b{_KINDS}\b", re.IGNORECASE)
_prefix = re.compile(
    r"^\s*(?:(?:updated )?invitation(?: \w+ \w+)?|accepted|declined|tentative|cancell?ed(?: event)?|re|fwd?|"
    r"aw|wg|einladung|new event|confirmed|reminder)\s*:\s*", re.IGNORECASE,
)  # fmt: skip
_google_time = re.compile(r"\s+@\s+(?:mon|tue|wed|thu|fri|sat|sun)\b.*$", re.IGNORECASE)
_role_word = re.compile(
    r"\b(engineer|developer|manager|designer|analyst|scientist|architect|consultant|administrator|specialist|"
    r"lead|director|assistant|officer|coordinator|accountant|nurse|teacher|lecturer|technician|researcher|"
    r"representative|"
    r"associate|intern|writer|editor|tester|qa|sre|devops|head of|vp|cto|recruiter|planner|programmer|operator|"
    r"entwickler(?:in)?|"
    r"ingenieur(?:in)?|leiter(?:in)?)\b", re.IGNORECASE,
)  # fmt: skip
_between = re.compile(
    r"\s+[-–—|/·•]\s+|\s*[|:·•]\s+|\s*<>\s*|\s*//\s*|,\s+(?!(?:inc|ltd|llc|gmbh|plc|ag)\b)|\s*[()]\s*",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"[,.]?\s+(inc|ltd|llc|gmbh|ag|plc|se|bv|b\.v|sa|s\.a|oy|ab|as|srl|corp|co|kg|limited|corporation)\.?$",
    re.IGNORECASE,
)
_LONGEST = 80


def suggestion(title: str, names: Iterable[str]) -> tuple[str, str]:
    """Company and role, each empty where the title does not tell; `names` are those of the people and the user."""
    text = " ".join(_google_time.sub("", _strip_prefixes(title)).split())[:300]
    names = [name for name in names if name]
    role = company = ""
    text = re.sub(r"\s+between\s+.+$", "", text, flags=re.IGNORECASE)
    if match := re.search(r"\s(?:at|@|bei|chez)\s+(.+)$", text):
        company, text = _piece(match[1], names), text[: match.start()]
    if match := re.search(r"\b(?:with|mit|avec)\s+(.+)$", text, re.IGNORECASE):
        company, text = company or _piece(match[1], names), text[: match.start()]
    if match := re.search(r"\b(?:for|für|as)\s+(?:the |an? )?(.+?)(?: role| position)?$", text, re.IGNORECASE):
        pieces = [piece for piece in _between.split(match[1]) if piece]
        role, text = (pieces[0] if pieces else ""), text[: match.start()] + " - " + " - ".join(pieces[1:])
    for piece in filter(None, (_piece(part, names) for part in _between.split(text))):
        if not role and _role_word.search(piece):
            role = piece
        elif not company and not _role_word.search(piece):
            company = piece
    return company[:_LONGEST], role[:_LONGEST]


def sounds_like_interview(title: str) -> bool:
    """Does a title speak of an interview, a call, a meeting?"""
    return bool(_any_kind.search(title[:300]))


def company_of(emails: Iterable[str]) -> str:
    """The company that most of these addresses belong to, by the name of its domain; empty where none tells."""
    counted = Counter(filter(None, map(_label, emails)))
    label = counted.most_common(1)[0][0] if counted else ""
    return " ".join(word.capitalize() if not word.isupper() else word for word in label.split("-"))[:_LONGEST]


def domain(email: str) -> str:
    """The domain of an address, if it is a company's own; else empty."""
    return email.rpartition("@")[2].casefold() if _label(email) else ""


def is_robot(email: str) -> bool:
    """Is it an address behind which nobody sits?"""
    host = email.rpartition("@")[2].casefold()
    return bool(_ROBOTS.match(email)) or host.endswith(("calendar.google.com", "calendly.com", "zoom.us"))


def same_company(one: str, other: str) -> bool:
    """Do two names mean the same company, but for case, marks and the form of law?"""
    return bool(bare_company(one)) and bare_company(one) == bare_company(other)


def bare_company(name: str) -> str:
    """What stays of a company's name without case, marks and the form of law."""
    return fold(_LEGAL.sub("", name[:_LONGEST]))


def _strip_prefixes(title: str) -> str:
    while match := _prefix.match(title):
        title = title[match.end() :]
    return title


def _piece(text: str, names: list[str]) -> str:
    """A part of a title without the kind of meeting and the people in it; empty where nothing else is left."""
    pieces = [piece.strip(" -–—|:,.@") for piece in _between.split(text)]
    for piece in pieces:
        bare = piece if not _any_kind.search(piece) else _any_kind.sub(" ", piece)
        bare = re.sub(
            r"\b(?:interview(?:ing)?|and|und|&)$|^(?:and|und|&|the)\b", "", " ".join(bare.split()), flags=re.IGNORECASE
        ).strip(" -'")
        if bare and not _is_somebody(bare, names) and not _kind.match(bare) and any(char.isalpha() for char in bare):
            return bare
    return ""


def _is_somebody(text: str, names: list[str]) -> bool:
    known = {fold(word) for name in names for word in (name, *name.split())}
    bare = text.removesuffix("'s").removesuffix("’s")
    words = [fold(word) for word in re.split(r"\s+(?:and|und|&|x)\s+|\s+", bare)]
    return all(
        word in known or word.removesuffix("s") in known or not word or word in {"and", "und", "x"} for word in words
    )


def _label(email: str) -> str:
    labels = email.rpartition("@")[2].casefold().split(".")
    if "@" not in email or len(labels) < 2 or is_robot(email):
        return ""
    place = -3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else -2
    label = labels[place]
    return "" if label in _FREE or not label else label
