"""Everything of another planner: what is not here is taken; what is different here stays, unless the user wants it."""

from dataclasses import fields
from typing import Any

from store.exchange import json as whole
from store.exchange.facts import Whole
from store.exchange.proposal.draft import Draft
from store.exchange.proposal.lines import WORDS
from store.exchange.proposal.openings import title_of
from store.names.folding import fold
from store.records import Dossier, FineWord, Letter, LetterState, Record
from store.snapshots import FIELD_OF, assemble


def propose_whole(draft: Draft, told: Whole) -> None:
    """Propose every opening, word and letter of an export."""
    try:
        export = whole.read(told.text)
    except whole.ExchangeError as error:
        draft.leave("export", "the export", str(error))
        return
    theirs = assemble(export.records, draft.settings)
    for dossier in theirs.dossiers.values():
        _propose_opening(draft, dossier)
    for word in theirs.fine_words:
        _propose_word(draft, word)
    for typed in export.unsaved:
        _propose_typed(draft, typed)
    if export.settings != draft.settings:
        draft.leave("settings", "the settings", "They stay as they are here; config.toml holds them.")


def _propose_opening(draft: Draft, theirs: Dossier) -> None:
    ours = draft.snapshot.dossiers.get(theirs.opening.id)
    title = title_of(theirs.opening)
    before = len(draft.lines)
    if ours is None:
        parts = tuple(part for field in FIELD_OF.values() for part in getattr(theirs, field))
        draft.add("opening", theirs.opening, title, _held(theirs), name=theirs.opening.id, parts=parts)
        return
    _propose_record(draft, ours.opening, theirs.opening, title)
    for field in FIELD_OF.values():
        here = {part.id: part for part in getattr(ours, field)}
        for part in getattr(theirs, field):
            _propose_record(draft, here.get(part.id), part, _title(part, theirs))
    if len(draft.lines) == before:
        draft.same("opening", title)


def _propose_record(draft: Draft, ours: Any, theirs: Any, title: str) -> None:
    what = WORDS[type(theirs)]
    if ours is None:
        draft.add(what, theirs, title, "not here yet", name=theirs.id)
        return
    different = {
        field.name: getattr(theirs, field.name)
        for field in fields(theirs)
        if getattr(theirs, field.name) != getattr(ours, field.name)
    }
    if not different:
        return
    if isinstance(ours, Letter) and ours.state is LetterState.SENT:
        draft.leave(what, title, "It was sent from here, and stays as it was sent.")
        return
    reason = f"different here: {', '.join(name.replace('_', ' ') for name in different)}"
    draft.change(what, ours, different, title, reason, is_on=False)


def _propose_word(draft: Draft, word: FineWord) -> None:
    if any(fold(known.text) == fold(word.text) and known.text == word.text for known in draft.snapshot.fine_words):
        return
    if any(known.id == word.id for known in draft.snapshot.fine_words):
        return
    draft.add("fine word", word, word.text, "always fine in letters", name=word.id)


def _propose_typed(draft: Draft, typed: whole.Typed) -> None:
    """A letter's text that was typed and not saved is put into it, where nobody has saved it since."""
    letter = next((one for dossier in draft.snapshot.dossiers.values() if (one := dossier.letter(typed.key))), None)
    if letter is None or letter.state is LetterState.SENT:
        draft.leave("draft", "something typed and not saved", "It belongs to no letter that could take it.")
    elif letter.text != typed.text:
        is_on = letter.revision == typed.revision
        title = f"“{letter.subject}”" if letter.subject else "a letter"
        changes: dict[str, Any] = {"text": typed.text, "revision": letter.revision + 1}
        draft.change("draft", letter, changes, title, "typed there and not saved", is_on=is_on)


def _held(dossier: Dossier) -> str:
    counts = [(field, len(getattr(dossier, field))) for field in FIELD_OF.values()]
    held = ", ".join(f"{field} {count}" for field, count in counts if count)
    return f"not here yet; {held}" if held else "not here yet"


def _title(record: Record, dossier: Dossier) -> str:
    name = getattr(record, "name", "") or getattr(record, "subject", "")
    moment = getattr(record, "start", None) or getattr(record, "at", None) or getattr(record, "begun_at", None)
    return " · ".join(filter(None, (dossier.opening.company, name, f"{moment:%Y-%m-%d %H:%M}" if moment else "")))
