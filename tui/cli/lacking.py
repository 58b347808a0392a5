"""What letters that are not sent yet still lack, as plain text: the checklist for those who read no screen."""

from collections.abc import Iterator

from store.checklist import check_letter, open_items
from store.names import NameIndex, check
from store.records import Dossier, Letter, LetterState, Snapshot
from tui.report import letter_name

TITLE = "NOT READY YET"


def lacking_lines(snapshot: Snapshot) -> Iterator[str]:
    """A line for each letter with what keeps it from being ready; nothing at all where nothing does."""
    index = NameIndex.of(snapshot.dossiers)
    waiting = [
        (letter, dossier)
        for dossier in snapshot.dossiers.values()
        for letter in dossier.letters
        if letter.state is not LetterState.SENT
    ]
    lacks = [(letter, dossier, _lacks(letter, dossier, index, snapshot)) for letter, dossier in waiting]
    if any(things for _, _, things in lacks):
        yield TITLE
    for letter, dossier, things in lacks:
        if things:
            yield f"  {letter_name(letter, dossier)}, {dossier.opening.company}: {'; '.join(things)}"


def lacks(dossier: Dossier, snapshot: Snapshot) -> Iterator[str]:
    """What the checklist still lacks of each letter of one opening that was not sent yet."""
    index = NameIndex.of(snapshot.dossiers)
    for letter in dossier.letters:
        if letter.state is not LetterState.SENT and (things := _lacks(letter, dossier, index, snapshot)):
            yield f"{letter_name(letter, dossier)} still lacks:"
            yield from (f"  {thing}" for thing in things)


def _lacks(letter: Letter, dossier: Dossier, index: NameIndex, snapshot: Snapshot) -> list[str]:
    fine = [word.text for word in snapshot.fine_words]
    findings = check(letter.text, dossier, letter.to, index, snapshot.settings, fine)
    return [item.text for item in open_items(check_letter(letter, dossier, findings, snapshot.settings))]
