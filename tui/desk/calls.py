"""The desk's work on a call: the card, what came of it, and what follows."""

from textual import work

from store.records import Dossier, Person, Purpose
from tui.desk.writer import Writer


class Calls(Writer):
    """Calls."""

    @work
    async def call(self, dossier: Dossier, person: Person | None, purpose: Purpose) -> None:
        """Show the call card, log what came of the call, and open what follows."""
        from tui.screens.call import CallCard  # noqa: PLC0415 - a start does without

        card = CallCard(dossier, person, purpose, self.snapshot.settings, self.moment)
        if outcome := await self.app.push_screen_wait(card):
            self.apply(lambda planner: planner.log_contact(outcome.contact, outcome.state), "Logged. u takes it back.")
