"""Lines of an import → words, for the preview on the screen and on the command line. Pure."""

from collections import Counter
from collections.abc import Iterable

from store.exchange.proposal import Act, Line, Proposal
from store.exchange.proposal.lines import WORDS
from tui.wording import plural

MARKS = {Act.ADD: "+", Act.CHANGE: "~", Act.REMOVE: "-", Act.SAME: "=", Act.LEAVE: "·"}
"""A mark for each act; never a colour alone."""

ACTS = {Act.ADD: "added", Act.CHANGE: "changed", Act.REMOVE: "removed"}
PLURALS = {"person": "people"}

_ORDER = ("opening", "person", "interview")


def preview_line(line: Line, *, is_on: bool) -> str:
    """One line in plain text."""
    reason = f" ({line.reason.rstrip('.')})" if line.reason else ""
    if line.is_open and not is_on:
        return f"  · {line.what:<10} {line.title}{reason}; left as it is"
    return f"  {MARKS[line.act]} {line.what:<10} {line.title}{reason}"


def preview_lines(proposal: Proposal, accepted: frozenset[str]) -> Iterable[str]:
    """All lines beneath the files that tell them."""
    file = None
    for line in proposal.lines:
        if line.file != file:
            file = line.file
            yield file
        yield preview_line(line, is_on=line.key in accepted)


def summary(proposal: Proposal, accepted: frozenset[str]) -> str:
    """ "Added 1 opening, 3 people and 1 interview; changed 1 person."; empty where nothing is."""
    keys = proposal.effective(accepted)
    parts = []
    for act, verb in ACTS.items():
        taken = [line for line in proposal.lines if line.act is act and line.key in keys]
        counted = Counter(line.what for line in taken)
        counted.update(WORDS[type(part)] for line in taken for part in line.parts)
        if counted:
            words = sorted(counted, key=lambda what: _ORDER.index(what) if what in _ORDER else len(_ORDER))
            things = [plural(counted[what], what, PLURALS.get(what, "")) for what in words]
            parts.append(f"{verb} {', '.join(things)}")
    text = "; ".join(parts)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
