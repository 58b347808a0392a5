"""The desk's work on whole texts: begin again from a template."""

from textual import work

from store.records import LetterState
from tui.desk.writer import Writer


class Words(Writer):
    """Other words for the open letter."""

    @work
    async def other_words(self) -> None:
        """Begin again from a template: another purpose, way or tone."""
        from tui.dialogs.words import WordsChoice  # noqa: PLC0415 - a start does without

        letter, dossier = self.writing.letter, self.dossier
        if letter is None or dossier is None or letter.state is LetterState.SENT:
            self.say("This letter was sent; it is kept as it was.")
            return
        to = letter.to
        choice = WordsChoice(
            letter.purpose, letter.channel, self.tone, lambda *wanted: self.compose_words(dossier, to, *wanted)
        )
        if wanted := await self.app.push_screen_wait(choice):
            words, mistake = self.compose_words(dossier, to, *wanted)
            if self.type_words(words.subject, words.text, wanted[:2]):
                self.say(mistake or "Other words. Ctrl+Z brings yours back.", loud=bool(mistake))
