"""The desk's work on the text of a letter: begin, open, type, put other words in, save."""

from textual import on

from store.database import StoreError
from store.letters import Branch, Draft, TemplateError, Tone, compose, script
from store.records import Channel, Dossier, Letter, LetterState, Person, Purpose, new_id
from tui.desk.state import DeskState
from tui.panes.letter import LetterPane
from tui.writing import Turn

RETRY = 2.0
"""Seconds after which a text that the disk refused is tried again."""

STANDS_IN = "The words that come with the program stand in for it."


class Writer(DeskState):
    """One letter at a time, on disk with every key."""

    @property
    def tone(self) -> Tone:
        """How much a letter says, unless the user chooses otherwise."""
        return Tone(self.snapshot.settings.tone)

    def compose_words(
        self, dossier: Dossier, to: tuple[str, ...], purpose: Purpose, channel: Channel, tone: Tone
    ) -> tuple[Draft, str]:
        """A letter from its template, the user's own first, and what is wrong with that one."""
        settings, now = self.snapshot.settings, self.moment
        try:
            return compose(dossier, to, purpose, channel, settings, now, tone, self.templates), ""
        except TemplateError as error:
            return compose(dossier, to, purpose, channel, settings, now, tone), f"{error} {STANDS_IN}"

    def call_words(
        self, dossier: Dossier, person: Person | None, purpose: Purpose, tone: Tone
    ) -> tuple[dict[Branch, str], str]:
        """The script of a call by its turns, the user's own template first, and what is wrong with that one."""
        settings, now = self.snapshot.settings, self.moment
        try:
            return script(dossier, person, purpose, settings, now, tone, self.templates), ""
        except TemplateError as error:
            return script(dossier, person, purpose, settings, now, tone), f"{error} {STANDS_IN}"

    def open_letter(self, letter: Letter) -> None:
        """Put a letter on the desk; the one there is saved first."""
        if self.save_letter():
            self.writing.open(letter)
            self.renew_letter()
            self.action_go("letter")

    def begin_letter(self, dossier: Dossier, to: tuple[str, ...], purpose: Purpose, channel: Channel) -> None:
        """Open the draft of this letter, or begin it from its template."""
        for letter in dossier.letters:
            if (letter.to, letter.purpose) == (to, purpose) and letter.state is not LetterState.SENT:
                self.open_letter(letter)
                return
        words, mistake = self.compose_words(dossier, to, purpose, channel, self.tone)
        letter = Letter(
            new_id(), dossier.opening.id, to, channel, purpose, words.subject, words.text, begun_at=self.moment
        )
        if self.save_letter() and self.apply(lambda planner: planner.start_letter(letter)):
            self.open_letter(self.snapshot.dossiers[dossier.opening.id].letter(letter.id) or letter)
            if mistake:
                self.say(mistake, loud=True)

    @on(LetterPane.Edited)
    def _edited(self, event: LetterPane.Edited) -> None:
        event.stop()
        self.type_words(event.subject, event.text, event.turned)

    def type_words(self, subject: str, text: str, turned: Turn | None = None) -> bool:
        """Take what was typed, on disk at once; False where the disk refuses it, which is told, and tried again.

        With another purpose or way (`turned`) it is saved as well.
        """
        before = self.writing.letter
        try:
            if self.writing.type(subject, text, turned):
                self.show_typing()
        except StoreError as error:
            self.show_typing()
            self._not_saved(str(error))
            return False
        return not turned or not before or (before.purpose, before.channel) == turned or self.save_letter()

    def _not_saved(self, why: str) -> None:
        """Say so for as long as it lasts, and try again."""
        self.say(f"NOT SAVED. {why}", loud=True)
        self.set_timer(RETRY, self._keep_again)

    def _keep_again(self) -> None:
        try:
            self.writing.keep_again()
        except StoreError as error:
            self._not_saved(str(error))
        else:
            self.say("What you typed is on disk again.")

    def save_letter(self) -> bool:
        """Make what was typed the letter's text; False where it could not be written."""
        letter = self.writing.letter
        if letter is None or self.writing.saved:
            return True
        notices: list[str] = []
        done = self.apply(lambda planner: notices.append(self.writing.save(planner)))
        if done and notices[0]:
            self.say(notices[0], loud=True)
        return done
