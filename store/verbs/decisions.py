"""Verbs about decisions, spellings and whole sets of records."""

from collections.abc import Iterable

from store.records import FineWord, Letter, LetterState, Opening, Record, Snooze, SnoozeKind, new_id
from store.snapshots import FIELD_OF
from store.verbs.deed import Deed, Facts, PlannerError, check_id, check_new, dossier_of, tidy, title

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
    """Many records at once, from a sample or an import, new ones and others for those that are there.

    Each part must belong to an opening that is there too; letters that were sent here stay as they were sent.
    """
    tidied = sorted(map(tidy, records), key=lambda record: not isinstance(record, Opening))
    known = {*facts.snapshot.dossiers, *(record.id for record in tidied if isinstance(record, Opening))}
    for record in tidied:
        check_id(record)
        if not isinstance(record, Opening | FineWord):
            owner = facts.owner(FIELD_OF[type(record)], record.id) or record.opening_id
            if record.opening_id not in known or owner != record.opening_id:
                raise PlannerError("A record belongs to an opening that is not in the planner.")
    return Deed(name, tuple(record for record in tidied if not _was_sent(facts, record)))


def _was_sent(facts: Facts, record: Record) -> bool:
    if not isinstance(record, Letter) or record.opening_id not in facts.snapshot.dossiers:
        return False
    here = facts.snapshot.dossiers[record.opening_id].letter(record.id)
    return here is not None and here.state is LetterState.SENT
