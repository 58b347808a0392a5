"""The desk's work on a call: the card, what came of it, and what follows."""

from functools import partial

from textual import work

from store.dates import say_day, say_moment
from store.manners import Step, StepKind, call_slots
from store.records import Channel, Contact, Dossier, OpeningState, Person, Purpose, Result, Snooze, SnoozeKind, new_id
from tui import dialogs, screens
from tui.desk.writer import Writer
from tui.keys import key_for, takes_back
from tui.panes.queue import QueuePane
from tui.step_wording import STEP_WORDS
from tui.wording import PURPOSE_TITLES

WHAT_FOLLOWS = {
    Result.VOICEMAIL: "You left a message. What follows?",
    Result.GATEKEEPER: "Someone else answered. What follows?",
    Result.NO_ANSWER: "Nobody answered. What follows?",
}
"""What is asked where nobody was spoken to."""

LOGGED = {
    Result.REACHED: "a call that reached them",
    Result.VOICEMAIL: "a voicemail left",
    Result.GATEKEEPER: "a call that someone else answered",
    Result.NO_ANSWER: "a call without an answer",
}
"""What was logged, in words."""


class Calls(Writer):
    """Calls."""

    @work
    async def call(self, dossier: Dossier, person: Person | None, purpose: Purpose) -> None:
        """Show the call card, log what came of the call, and open what follows."""
        facts = screens.call.call_facts(dossier, person, purpose, self.snapshot.settings, self.moment)
        words = partial(self.call_words, dossier, person, purpose)
        outcome = await self.app.push_screen_wait(screens.call.CallCard(dossier, person, facts, words, self.tone))
        if outcome is None or not self.apply(
            lambda planner: planner.log_contact(outcome.contact, outcome.state, outcome.decide_by),
            _logged(outcome.contact),
        ):
            return
        if outcome.state is OpeningState.FILLED:
            self._keep_the_door_open(outcome.contact)
        elif not outcome.contact.result.is_answer:
            await self._go_on(outcome.contact)
        else:
            self._show_next(outcome.contact)

    def _keep_the_door_open(self, contact: Contact) -> None:
        """Someone was chosen: begin the letter that says that one is still interested."""
        self._begin(contact, Purpose.STILL_INTERESTED)
        back = key_for("desk.back", typing=True)
        self.say(f"Logged: someone was chosen. This letter keeps the door open; {back} leaves it for later.")

    async def _go_on(self, contact: Contact) -> None:
        """Nobody was spoken to: offer to write, or to call again."""
        dossier = self.snapshot.dossiers[contact.opening_id]
        step = self._next_step(contact)
        slots = call_slots(dossier, dossier.person(contact.person_id), self.snapshot.settings, self.moment)
        if step is None or step.kind is StepKind.LET_GO:
            self._show_next(contact)
            return
        options = [("write", "write", f"{PURPOSE_TITLES[step.purpose]}, in writing; due {self._when(step)}.")]
        if slots:
            when = say_moment(slots[0].start, self.moment)
            options.append(("again", "call again", f"{when}, their time; it waits in the follow-ups."))
        options.append(("leave", "leave it", "The follow-ups say when the next word is due."))
        first = f"{key_for('choice.leave')}, then "
        what = dialogs.choices.Choose(WHAT_FOLLOWS[contact.result], options, note=_logged(contact, first))
        match await self.app.push_screen_wait(what):
            case "write":
                self._begin(contact, step.purpose)
            case "again":
                pin = Snooze(new_id(), step.opening_id, step.id, SnoozeKind.PIN, self.moment, slots[0].start)
                self.apply(lambda planner: planner.decide(pin))
                self._show_next(contact)
            case _:
                self._show_next(contact)

    def _begin(self, contact: Contact, purpose: Purpose) -> None:
        dossier = self.snapshot.dossiers[contact.opening_id]
        person = dossier.person(contact.person_id)
        channel = Channel.NOTE if person and person.address and not person.email else Channel.EMAIL
        self.begin_letter(dossier, (person.id,) if person else (), purpose, channel)

    def _next_step(self, contact: Contact) -> Step | None:
        """What is owed next to this person, or else about this opening."""
        steps = [entry.step for entry in self.entries if entry.dossier.opening.id == contact.opening_id]
        theirs = [step for step in steps if step.person_id == contact.person_id]
        return next(iter([*theirs, *steps]), None)

    def _show_next(self, contact: Contact) -> None:
        """The queue, with the cursor on what follows."""
        self.action_go("queue")
        step = self._next_step(contact)
        if step is None:
            self.say(_logged(contact))
            return
        self.query_one(QueuePane).reveal(step.id)
        self.say(f"{_logged(contact)} Next: {STEP_WORDS[step.kind]}, {self._when(step)}.")

    def _when(self, step: Step) -> str:
        """The day on which a step falls due."""
        return say_day(step.due.astimezone(self.moment.tzinfo).date(), self.moment.date())


def _logged(contact: Contact, first: str = "") -> str:
    """What was logged, and the key that takes it back; `first` is what leads to where that key counts."""
    return f"Logged: {LOGGED[contact.result]}. {first}{takes_back()}"
