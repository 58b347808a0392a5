"""The letter on the desk: its text as typed, what the check says of it, and whether it is saved.

Knows no widget. Desk asks it, and shows what it answers.
"""

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from store.checklist import Item, check_letter
from store.planner import Planner, PlannerError
from store.records import Channel, Dossier, Letter, LetterState, Purpose, Snapshot
from tui.unsaved import Unsaved

if TYPE_CHECKING:
    from store.names import Checker, NameIndex

Turn = tuple[Purpose, Channel]
"""For what a letter is, and by which way it goes."""

SUBJECT = "subject of "
"""What the key of a subject's draft begins with."""


class Writing:
    """One open letter, or none."""

    def __init__(self, unsaved: Unsaved) -> None:
        self._unsaved = unsaved
        self.letter: Letter | None = None
        """The letter as it stands on the screen; its revision is that of the text it was begun from."""
        self.saved = True
        """Is the text on the screen the letter's own?"""
        self._index: NameIndex | None = None
        self._checker: Checker | None = None
        self._checked_for: tuple[object, ...] = ()

    @property
    def words(self) -> int:
        """How many words the text has."""
        return len(self.letter.text.split()) if self.letter else 0

    def recover_subjects(self, planner: Planner) -> None:
        """Put subjects back that a session left behind; raises what the planner raises."""
        for letter_id, revision, subject in self._unsaved.left_behind(SUBJECT):
            with suppress(PlannerError):  # the letter is gone, or was sent
                planner.save_letter(letter_id, subject=subject, base_revision=revision)
            self._unsaved.drop(SUBJECT + letter_id)

    def open(self, letter: Letter | None) -> None:
        """Take up another letter."""
        self.letter, self.saved = letter, True

    def type(self, subject: str, text: str, turned: Turn | None = None) -> bool:
        """What was typed, put on disk at once; False where it is what stood there before.

        `turned` is another purpose and way, which count when the letter is saved.

        Raises StoreError where the disk refuses; the text then stays here, and the next call writes all of it.
        """
        before = self.letter
        if before is None:
            return False
        purpose, channel = turned or (before.purpose, before.channel)
        if (before.subject, before.text, before.purpose, before.channel) == (subject, text, purpose, channel):
            return False
        state = LetterState.DRAFT if before.state is LetterState.READY else before.state
        self.letter = replace(before, subject=subject, text=text, state=state, purpose=purpose, channel=channel)
        self.saved = False
        if before.text != text:
            self._unsaved.keep(before.id, before.revision, before.text, text)
        if before.subject != subject:
            self._unsaved.keep(SUBJECT + before.id, before.revision, before.subject, subject)
        return True

    def base_on(self, letter: Letter) -> bool:
        """What is typed next was begun from this version; False where the letter is not on the desk any more."""
        if self.letter is None or self.letter.id != letter.id:
            return False
        self.letter = replace(self.letter, revision=letter.revision)
        return True

    def keep_again(self) -> None:
        """Write what the disk refused; StoreError where it still does."""
        if self.letter and not self.saved:
            self._unsaved.keep(self.letter.id, self.letter.revision, self.letter.text, self.letter.text)

    def save(self, planner: Planner) -> str:
        """Make what was typed the letter's text; raises what the planner raises, and then stays unsaved.

        Returns what the user should know: that another session's text was kept beside it, for instance.
        """
        if self.letter is not None:
            mine = self.letter
            result = planner.save_letter(
                mine.id,
                text=mine.text,
                subject=mine.subject,
                purpose=mine.purpose,
                channel=mine.channel,
                base_revision=mine.revision,
            )
            self.saved = True
            self._unsaved.drop(mine.id)
            self._unsaved.drop(SUBJECT + mine.id)
            return result.notice
        return ""

    def follow(self, snapshot: Snapshot) -> None:
        """Take over what others, or a verb, made of the letter; unsaved typing stays."""
        if self.letter is None:
            return
        dossier = snapshot.dossiers.get(self.letter.opening_id)
        fresh = dossier.letter(self.letter.id) if dossier else None
        if fresh is None:
            self.open(None)
        elif self.saved:
            self.letter = fresh
        else:
            mine = self.letter
            self.letter = replace(fresh, subject=mine.subject, text=mine.text, revision=mine.revision)

    def check(self, snapshot: Snapshot) -> tuple[Item, ...]:
        """What the letter lacks and has; the names first, in the order of the text."""
        dossier = snapshot.dossiers.get(self.letter.opening_id) if self.letter else None
        if self.letter is None or dossier is None or self.letter.state is LetterState.SENT:
            return ()
        findings = self._names(snapshot, dossier, self.letter).check(self.letter.text)
        return check_letter(self.letter, dossier, findings, snapshot.settings)

    def _names(self, snapshot: Snapshot, dossier: Dossier, letter: Letter) -> "Checker":
        from store.names import Checker, NameIndex  # noqa: PLC0415 - only an open letter needs the name check

        known = (snapshot.dossiers, dossier, letter.to, snapshot.fine_words, snapshot.settings)
        if self._checker is None or any(old is not new for old, new in zip(self._checked_for, known, strict=False)):
            dossiers = snapshot.dossiers
            self._index = self._index.amended(dossiers) if self._index else NameIndex.of(dossiers)
            fine = [word.text for word in snapshot.fine_words]
            self._checker = Checker(dossier, letter.to, self._index, snapshot.settings, fine)
            self._checked_for = known
        return self._checker
