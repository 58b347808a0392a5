"""The desk's work on whole texts: begin again from a template, or write in the user's own editor."""

import os

from textual import work

from store.database import StoreError
from store.database.lent import Lent
from store.records import Letter, LetterState
from tui import dialogs
from tui.desk.writer import Writer
from tui.outside import OutsideError, edit, editor_command


class Words(Writer):
    """Other words for the open letter."""

    @work
    async def other_words(self) -> None:
        """Begin again from a template: another purpose, way or tone."""
        letter, dossier = self.writing.letter, self.dossier
        if letter is None or dossier is None or letter.state is LetterState.SENT:
            self.say("This letter was sent; it is kept as it was.")
            return
        to = letter.to
        choice = dialogs.words.WordsChoice(
            letter.purpose, letter.channel, self.tone, lambda *wanted: self.compose_words(dossier, to, *wanted)
        )
        if wanted := await self.app.push_screen_wait(choice):
            words, mistake = self.compose_words(dossier, to, *wanted)
            if self.type_words(words.subject, words.text, wanted[:2]):
                self.action_go("letter")  # where they are to be read, and Ctrl+Z is the text's
                self.say(mistake or "Other words. Ctrl+Z brings yours back.", loud=bool(mistake))

    @work
    async def own_editor(self) -> None:
        """Hand the text to the user's own editor, and take back what that leaves."""
        if self.writing.letter and self.writing.letter.state is LetterState.SENT:
            self.say("This letter was sent; it is kept as it was.")
            return
        if not self.save_letter() or (letter := self.writing.letter) is None:
            return
        try:
            command = editor_command(os.environ)
            lent = self.planner.drafts.lend(letter.id, letter.revision, letter.text)
        except (OutsideError, StoreError) as error:
            self.say(str(error), loud=True)
            return
        try:
            await edit(self.app, command, lent.path)
            text = lent.read()
        except OutsideError as error:
            self.say(f"{error} {self._left_aside(lent, letter)}", loud=True)
        except StoreError as error:
            lent.close()
            self.say(f"{error} The letter stays as it was.", loud=True)
        else:
            self._take_back(lent, letter, text)

    def _take_back(self, lent: Lent, letter: Letter, text: str) -> None:
        """What the editor left becomes the text on the desk; its file goes once that is on disk."""
        if text == letter.text:
            lent.close()
            self.say("Nothing was changed.")
        elif not self.writing.base_on(letter):
            self.say(f"The letter is gone meanwhile. {self._left_aside(lent, letter)}", loud=True)
        elif self.type_words(self.writing.letter.subject if self.writing.letter else "", text):
            self.planner.drafts.sync_all()
            lent.close()
            self.action_go("letter")
            self.say("Your editor's text is here. Ctrl+Z brings the one before back.")
        else:
            lent.leave()

    def _left_aside(self, lent: Lent, letter: Letter) -> str:
        """Nothing is taken over: keep what was saved, if anything was, and say where."""
        try:
            if lent.read() != letter.text:
                return f"The letter stays as it was; what was saved is in {lent.set_aside()}."
        except StoreError as error:
            lent.close()
            return f"The letter stays as it was. {error}"
        lent.close()
        return "The letter stays as it was."
