"""Which opening is meant, and which people: found by what was typed, or a sentence that helps; and yes or no."""

import sys

from store.records import Dossier, Person, Snapshot
from tui.cli.output import USAGE, RefusalError, flush, say, shortened
from tui.report import find, opening_name

SHOWN = 8
"""So many of several that may be meant are named."""


def the_opening(snapshot: Snapshot, text: str) -> Dossier:
    """The one opening that is meant (RefusalError where it is none, or could be several)."""
    found = find(snapshot, text)
    if not found:
        raise RefusalError(f"No opening is called “{shortened(text, 60)}”; afterword list shows them all.", USAGE)
    if len(found) > 1:
        names = _those([f"{opening_name(dossier.opening)} ({dossier.opening.id})" for dossier in found])
        raise RefusalError(f"“{shortened(text, 60)}” could be any of: {names}.", USAGE)
    return found[0]


def the_person(dossier: Dossier, text: str) -> Person:
    """The one person of an opening who is meant (RefusalError where it is nobody, or could be several)."""
    found = _people(dossier, text)
    if not found:
        known = _those([person.name for person in dossier.people]) or "nobody yet"
        company = dossier.opening.company
        raise RefusalError(f"Nobody at {company} is called “{shortened(text, 60)}”; known are: {known}.", USAGE)
    if len(found) > 1:
        names = _those([person.name for person in found])
        raise RefusalError(f"“{shortened(text, 60)}” could be any of: {names}.", USAGE)
    return found[0]


def agreed(question: str, otherwise: str) -> bool:
    """Did the user say yes? Where nobody can be asked, `otherwise` says what helps (RefusalError)."""
    if sys.stdin is None or not sys.stdin.isatty():
        raise RefusalError(f"Nobody can be asked, for the input is no terminal; {otherwise}.", USAGE)
    flush()
    try:
        return input(f"{question} [y/N] ").strip().casefold() in {"y", "yes"}
    except EOFError:
        say([""])  # the cursor still stands behind the question
        return False


def _people(dossier: Dossier, text: str) -> list[Person]:
    """The people of this full name; else those who have the text among their names."""
    wanted = " ".join(text.split()).casefold()
    whole = [person for person in dossier.people if wanted in {person.id, person.name.casefold()}]
    if whole or not wanted:
        return whole
    return [
        person
        for person in dossier.people
        if wanted in {name.casefold() for name in (person.given, person.family, person.nickname)}
    ]


def _those(names: list[str]) -> str:
    more = len(names) - SHOWN
    return "; ".join(names[:SHOWN]) + (f"; and {more} more" if more > 0 else "")
