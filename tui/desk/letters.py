"""The desk's work on a letter: whom it is for, check, mend, ready, sent. Its text is `writer`'s and `words`' work."""

from textual import on, work

from store.checklist import Item, ItemState, MatrixRow
from store.mail.sending import way
from store.manners import Step, StepKind, may_check_in
from store.records import Channel, Dossier, Letter, LetterState, Person, Purpose, new_id
from tui import dialogs
from tui.clipboard import copy
from tui.desk.calls import Calls
from tui.desk.spellings import GONE, Spellings
from tui.desk.words import Words
from tui.keys import key_for, takes_back
from tui.leave_wording import COPIED, IS_SENT, asks_whether_sent, ready_words, still_open
from tui.panes.checklist import ChecklistPane
from tui.panes.interviews import InterviewsPane
from tui.panes.letter import LetterPane
from tui.panes.queue import QueuePane
from tui.step_wording import ask_reason


class Letters(Words, Calls, Spellings):
    """Letters and calls."""

    @on(QueuePane.Asked)
    def _step(self, event: QueuePane.Asked) -> None:
        dossier, step = event.dossier, event.step
        purpose = Purpose.CHECK_IN if step.kind is StepKind.LET_GO else step.purpose  # one more, with a reason
        self._write_or_call(dossier, step.person_id, purpose, event.channel)

    def _write_or_call(self, dossier: Dossier, person_id: str, purpose: Purpose, channel: Channel) -> None:
        """Open the call card, or a letter that goes this way."""
        if channel is Channel.CALL:
            self.call(dossier, dossier.person(person_id), purpose)
        else:
            self.begin_letter(dossier, (person_id,) if person_id else (), purpose, channel)

    @on(InterviewsPane.LetterAsked)
    def _letter_to(self, event: InterviewsPane.LetterAsked) -> None:
        step = next(
            (
                entry.step
                for entry in self.entries
                if entry.dossier.opening.id == event.dossier.opening.id
                and (not event.person_id or entry.step.person_id == event.person_id)
            ),
            None,
        )
        person_id = event.person_id or (step.person_id if step else "")
        purpose = step.purpose if step else Purpose.KEEP_IN_TOUCH
        self.begin_letter(event.dossier, (person_id,) if person_id else (), purpose, Channel.EMAIL)

    @on(ChecklistPane.ThanksAsked)
    def _thanks(self, event: ChecklistPane.ThanksAsked) -> None:
        row: MatrixRow = event.row
        if self.dossier is None:
            return
        if letter := self.dossier.letter(row.letter_id):
            self.open_letter(letter)
        elif row.sent or row.waved_off:
            self.say("That is settled; nothing is owed here.")
        else:
            channel = next((one.step.channel for one in self.entries if self._is_about(one.step, row)), Channel.EMAIL)
            self._write_or_call(self.dossier, row.person_id, Purpose.THANK_YOU, channel)

    def _is_about(self, step: Step, row: MatrixRow) -> bool:
        """Is this the step that asks for the thanks of a row?"""
        return step.kind is StepKind.THANK_YOU and step.id.endswith(f"{row.interview_id}:{row.person_id}")

    @on(LetterPane.Asked)
    def _asked(self, event: LetterPane.Asked) -> None:
        match event.what:
            case "mend":
                self.check_now()  # the keys may not have rested yet
                self.query_one(LetterPane).mend()
            case "next finding":
                self.check_now()
                self.query_one(LetterPane).go_on_to_finding()
            case "save":
                self.save_letter()
            case "template":
                self.other_words()
            case "own editor":
                self.own_editor()
            case "ready":
                self._ready()
            case "copy":
                self.copy_letter()
            case "sent":
                self._sent()

    def copy_letter(self) -> None:
        """Copy address, subject and text to the terminal's clipboard; what is still open in them is said."""
        if (letter := self.writing.letter) and self.dossier:
            from store.mail.forms import plain  # noqa: PLC0415 - a start does without

            copy(self.app, plain(letter, self.dossier))
            lacks = f" {self.lacks}" if self.lacks else ""
            self.say(f"{COPIED}{lacks} If it is not there: afterword show prints the letter.")

    def _ready(self) -> None:
        if self.is_complete() and (letter := self.writing.letter):
            can_send = bool(way(self.snapshot.settings)) and not self.is_demo
            self.apply(lambda planner: planner.mark_ready(letter.id), ready_words(letter, can_send=can_send))

    @work
    async def _sent(self) -> None:
        letter = self.writing.letter
        if letter is None or not self._is_addressed():
            return
        names = ", ".join(person.name for person in self.addressees())
        question = dialogs.choices.Confirm(asks_whether_sent(letter, names, self.lacks), yes="it went", no="not yet")
        if not await self.app.push_screen_wait(question):
            return
        if not await self.ask_spellings(GONE):
            return
        reason = await self.ask_reason_for(letter)
        if reason is None:
            return
        if self.apply(lambda planner: planner.mark_sent(letter.id, self.moment, reason)):
            self.action_go("queue")
            self.say(f"Marked as sent to {names}, and logged. {takes_back()}")

    async def ask_reason_for(self, letter: Letter) -> str | None:
        """The reason for a check-in beyond the limit; empty where none is needed, None where it was not given."""
        if letter.purpose is not Purpose.CHECK_IN or self.dossier is None:
            return ""
        question = ask_reason(may_check_in(self.dossier, self.snapshot.settings))
        return (
            await self.app.push_screen_wait(dialogs.ask.AskText("One more check-in", question, needed=True))
            if question
            else ""
        )

    def is_complete(self) -> bool:
        """Saved, with everybody named and nothing open; says what is missing otherwise."""
        if not self._is_addressed():
            return False
        if lacks := self.lacks:
            self.say(f"{lacks} {key_for('desk.go-checklist')} shows all.", loud=True)
        return not lacks

    @property
    def lacks(self) -> str:
        """A sentence about what is still open in the letter on the desk; empty where nothing is, or it was sent."""
        if (letter := self.writing.letter) is None or letter.state is LetterState.SENT:
            return ""
        self.check_now()
        return still_open(self.items)

    def _is_addressed(self) -> bool:
        """Not sent before, saved, and to somebody; says what is missing otherwise."""
        letter = self.writing.letter
        if letter is None or letter.state is LetterState.SENT:
            self.say(IS_SENT)
            return False
        if not self.save_letter():
            return False
        if not letter.to:
            self.say("Nobody is named as the one it goes to.", loud=True)
            return False
        return True

    @on(ChecklistPane.Asked)
    def _item(self, event: ChecklistPane.Asked) -> None:
        letter, item = self.writing.letter, event.item
        if letter is None:
            return
        from store.names import Finding, FindingKind  # noqa: PLC0415 - only an open letter needs the name check

        finding = item.finding if isinstance(item.finding, Finding) else None
        if event.what != "overrule" and (person := self._hinted(item)):
            self._see_to_spelling(person, event.what)
            return
        match event.what:
            case "overrule":
                self._overrule(letter, item)
            case "mend" if finding and finding.should_be and finding.end:
                self.query_one(LetterPane).put(finding)
            case "mend" if finding and finding.end:
                self.query_one(LetterPane).show_finding(finding)
            case "mend" if item.key == "own-words" and item.detail:
                self._show_shared(item)
            case "mend":
                self.say(item.detail or item.text)
            case "fine" if finding and finding.text:
                self.apply(lambda planner: planner.add_fine_word(finding.text), f"“{finding.text}” is always fine now.")
            case "add_person" if finding and finding.kind in {FindingKind.UNKNOWN_NAME, FindingKind.OTHER_INTERVIEW}:
                self._add_named(letter, finding.text)
            case _:
                self.say("That key is for names in the text.")

    @work
    async def _show_shared(self, item: Item) -> None:
        """Which sentences also stand in the letter to a colleague; the chosen one is shown in the text."""
        options = [(sentence, sentence, "") for sentence in item.detail.split("\n")]
        if sentence := await self.app.push_screen_wait(
            dialogs.choices.Choose(f"{item.text[:1].upper()}{item.text[1:]}", options)
        ):
            self.query_one(LetterPane).show_words(sentence)

    def _hinted(self, item: Item) -> Person | None:
        """Whose spelling the item says was only typed; None where it says something else."""
        about, _, person_id = item.key.partition(":")
        return self.dossier.person(person_id) if self.dossier and about == "spelling" else None

    def _see_to_spelling(self, person: Person, what: str) -> None:
        if what == "mend":
            self.confirm_spelling(person)
        else:
            self.say(f"{key_for('checklist.choose')} says where the spelling comes from; then it is fine everywhere.")

    def _overrule(self, letter: Letter, item: Item) -> None:
        if item.state is ItemState.DONE or not self.save_letter():
            return
        if item.state is ItemState.OVERRULED:
            self.apply(lambda planner: planner.allow(letter.id, item.key), "It counts again.")
        else:
            self.apply(lambda planner: planner.overrule(letter.id, item.key), "Left as it is, in this letter.")

    @work
    async def _add_named(self, letter: Letter, name: str) -> None:
        given, _, family = name.partition(" ")
        blank = Person(new_id(), letter.opening_id, given, family)
        form = dialogs.person.PersonForm(blank, letter.opening_id, self.moment, self.snapshot.settings)
        if person := await self.app.push_screen_wait(form):
            self.apply_form(form, lambda planner: planner.add_person(person), f"Added {person.name}.")
