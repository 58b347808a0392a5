"""Verbs about decisions, spellings and whole sets of records."""

from collections.abc import Iterable

from store.records import FineWord, Opening, Record, Snooze, SnoozeKind, new_id
from store.verbs.deed import Deed, Facts, PlannerError, check_new, dossier_of, tidy, title

_NAME = {
    SnoozeKind.SNOOZE: "Put off a step with",
    SnoozeKind.WAVE_OFF: "Waved off a step with",
    SnoozeKind.PIN: "Set the day of a step with",
}


def decide(facts: Facts, snooze: Snooze) -> Deed:
    """A decision about a step."""
    dossier = dossier_of(facts, snooze.opening_id)
    check_new(facts, snooze)
    snooze = tidy(snooze)
    if snooze.kind is SnoozeKind.WAVE_OFF and not snooze.reason:
        raise PlannerError("To wave a step off, give the reason in words.")
    if snooze.kind is not SnoozeKind.WAVE_OFF and snooze.until is None:
        raise PlannerError("Say until when.")
    return Deed(f"{_NAME[snooze.kind]} {title(dossier.opening)}", (snooze,))


def add_fine_word(facts: Facts, text: str) -> Deed:
    """A spelling that the name check leaves alone everywhere."""
    word = tidy(FineWord(new_id(), text))
    if not word.text:
        raise PlannerError("A spelling needs at least one letter.")
    if any(other.text == word.text for other in facts.snapshot.fine_words):
        raise PlannerError(f"“{word.text}” is among the fine spellings already.")
    return Deed(f"Took “{word.text}” as a fine spelling", (word,))


def load(facts: Facts, records: Iterable[Record], name: str) -> Deed:
    """Many records at once, from a sample or an import; the parts must belong to openings that are there."""
    tidied = sorted(map(tidy, records), key=lambda record: not isinstance(record, Opening))
    known = {*facts.snapshot.dossiers, *(record.id for record in tidied if isinstance(record, Opening))}
    for record in tidied:
        if not isinstance(record, Opening):
            check_new(facts, record)
        if not isinstance(record, Opening | FineWord) and record.opening_id not in known:
            raise PlannerError("A record belongs to an opening that is not in the planner.")
    return Deed(name, tuple(tidied))
