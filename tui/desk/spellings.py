"""The desk's work on spellings that were only typed: where does each come from?"""

from dataclasses import replace

from textual import work

from store.records import Person, SpellingSource
from tui import dialogs
from tui.desk.state import DeskState
from tui.leave_wording import OPTION

SPELL = "The front desk is glad to say: “I am writing to {name}. Could you spell that for me?”"

TO_SEND: list[OPTION] = [
    ("unsure", "I am not sure", "Send it all the same."),
    ("wait", "not yet", "Keep the letter until you have asked."),
]
"""The further answers before a letter is sent."""

GONE: list[OPTION] = [("unsure", "I am not sure", "Mark it as sent; the spelling stays unconfirmed.")]
"""The further answers about a letter that has gone."""

HINTED: list[OPTION] = [("wait", "not yet", "The line stays until you know.")]
"""The further answers about a line of the checklist."""


class Spellings(DeskState):
    """Names and their sources."""

    async def ask_spellings(self, others: list[OPTION]) -> bool:
        """Ask where each spelling comes from that was only typed; False where the letter should wait."""
        for person in self.unconfirmed():
            if not await self._ask_spelling(person, others):
                return False
        return True

    @work
    async def confirm_spelling(self, person: Person) -> None:
        """Ask where the spelling of somebody comes from, whenever the user likes."""
        if await self._ask_spelling(person, HINTED):
            self.say(f"The spelling of {person.name} is confirmed.")

    def addressees(self) -> list[Person]:
        """Those on file whom the letter on the desk goes to."""
        if (letter := self.writing.letter) is None or self.dossier is None:
            return []
        return [person for id_ in letter.to if (person := self.dossier.person(id_))]

    def unconfirmed(self) -> list[Person]:
        """Addressees whose spelling was only typed and never confirmed, save where that was left as it is."""
        left = self.writing.letter.overruled if self.writing.letter else ()
        return [one for one in self.addressees() if not one.spelling.is_verified and f"spelling:{one.id}" not in left]

    async def _ask_spelling(self, person: Person, others: list[OPTION]) -> bool:
        """Ask once where a spelling comes from; False where that has to wait."""
        options = [(source.value, words, "") for source, words in dialogs.person.SOURCES.items() if source.is_verified]
        title = f"{person.name}: where does the spelling come from?"
        answer = await self.app.push_screen_wait(
            dialogs.choices.Choose(title, [*options, *others], note=SPELL.format(name=person.name))
        )
        if answer in {None, "wait"}:
            return False
        if answer != "unsure":
            sure = replace(person, spelling=SpellingSource(str(answer)), spelling_on=self.moment.date())
            return self.apply(lambda planner: planner.edit_person(sure))
        return True
