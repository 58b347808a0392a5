"""The desk's work on an e-mail: the last look, sending it in the background, and recording what went."""

from dataclasses import replace
from typing import TYPE_CHECKING

from textual import work

from store.database import StoreError
from store.mail.errors import MailError
from store.mail.marks import Held, Mark, Marks
from store.mail.sending import HOW, way
from store.records import Channel, Dossier, Letter, LetterState
from store.verbs.letters import Gone
from tui import dialogs, screens
from tui.desk.letters import Letters
from tui.desk.spellings import TO_SEND
from tui.leave_wording import IN_THE_DEMO, IS_SENT, cut_off, why_refused

if TYPE_CHECKING:
    from store.mail.message import Parcel


NOT_RECORDED = "Not sent, for it could not be recorded: the planner's files may only be read here."


class Sending(Letters):
    """E-mails on their way."""

    _leaves_when_sent = False

    def at_hand(self, channel: Channel | None = None) -> tuple[Letter, Dossier] | None:
        """The open letter and its opening as they stand now; by this channel from now on, where it is not sent yet."""
        letter = self.writing.letter
        if letter and channel and letter.channel is not channel and letter.state is not LetterState.SENT:
            id_, base = letter.id, letter.revision
            if not self.apply(lambda planner: planner.save_letter(id_, channel=channel, base_revision=base)):
                return None
        letter, dossier = self.writing.letter, self.dossier
        return (letter, dossier) if letter and dossier else None

    async def email(self) -> None:
        """Everything that has to be right, the last look, and off."""
        by = way(self.snapshot.settings)
        if self.is_demo or not by or self.planner.is_read_only:
            self.say(IN_THE_DEMO if self.is_demo else NOT_RECORDED if by else HOW, loud=bool(by) and not self.is_demo)
            return
        if not self.at_hand(Channel.EMAIL) or not self.is_complete() or not await self.ask_spellings(TO_SEND):
            return
        reason = await self.ask_reason_for(self.writing.letter) if self.writing.letter else None
        at_hand = self.at_hand()
        if reason is None or at_hand is None:
            return
        letter, dossier = at_hand
        earlier = self._marks.of(letter.id)
        if earlier and earlier.is_accepted:
            self.say(self._recorded_late(earlier), loud=True)
        elif parcel := self._packed(letter, dossier):
            await self._look_and_send(letter, parcel, reason, cut_off(earlier, self.moment) if earlier else "")

    def _packed(self, letter: Letter, dossier: Dossier) -> "Parcel | None":
        """The finished message; None where it may not go, which is said."""
        from store.mail.message import build, new_message_id  # noqa: PLC0415 - a start does without

        settings = self.snapshot.settings
        try:
            return build(letter, dossier, settings, self.moment, new_message_id(settings))
        except MailError as error:
            self.say(why_refused(error, typing=self.at == "letter"), loud=True)
            return None

    async def _look_and_send(self, letter: Letter, parcel: "Parcel", reason: str, warning: str) -> None:

        if await self.app.push_screen_wait(screens.last_look.LastLook(parcel, way(self.snapshot.settings), warning)):
            gone = Gone(letter.subject, letter.text, letter.to, parcel.recipients)
            self._send(letter, parcel, Mark(letter.id, self.moment, gone, reason))
        else:
            self.say("Nothing was sent.")

    @work
    async def _send(self, letter: Letter, parcel: "Parcel", mark: Mark) -> None:
        """Note it, hand it over in the background, and record what came of it."""
        from tui.courier import carry  # noqa: PLC0415 - a start does without

        try:
            held = self._marks.begin(mark)
        except MailError as error:
            self.say(str(error), loud=True)
            return
        if not self._still_to_send(letter):
            held.forget()
            return
        self.sending |= {letter.id}
        self.action_go("queue")
        where = ", ".join(parcel.recipients)
        self.say(f"Sending to {where}; go on with whatever you like.")
        outcome = await carry(parcel, self.snapshot.settings, held, self._tell)
        self.sending -= {letter.id}
        self._tell("")
        if outcome is None:
            self._record(mark, held)
        else:
            held.release()
            self._leaves_when_sent = False
            self.say(f"{outcome} The letter to {where} is as it was.", loud=True)

    def _tell(self, stage: str) -> None:
        self.on_the_way = stage if self.sending else ""

    def _still_to_send(self, letter: Letter) -> bool:
        """Has no other session sent or changed the letter since the last look? Says so otherwise."""
        try:
            self.planner.refresh()
        except StoreError as error:
            self.say(f"Not sent. {error}", loud=True)
            return False
        self.renew()
        dossier = self.snapshot.dossiers.get(letter.opening_id)
        fresh = dossier.letter(letter.id) if dossier else None
        if fresh is None or fresh.state is LetterState.SENT:
            self.say(IS_SENT if fresh else "This letter is not in the planner any more; it was not sent.", loud=True)
            return False
        if replace(fresh, state=letter.state) != letter:
            self.say("Another session has changed this letter; it was not sent. Look at it once more.", loud=True)
            return False
        return True

    def _record(self, mark: Mark, held: Held) -> None:
        """It has gone: archive it. Where that fails the note stays, and the next start tries again."""
        where = ", ".join(mark.gone.addresses)
        try:
            self.planner.mark_sent(mark.letter_id, self.moment, mark.reason, mark.gone)
        except StoreError as error:
            held.release()
            self._leaves_when_sent = False
            self.say(
                f"It WENT OUT to {where}, but that could not be recorded; the next start tries again. {error}",
                loud=True,
            )
        except ValueError as error:
            held.forget()
            self._leaves_when_sent = False
            self.say(f"It WENT OUT to {where}, but that could not be recorded. {error}", loud=True)
        else:
            held.forget()
            self.renew()
            self.say(f"Sent to {where}, and logged.")
            if self._leaves_when_sent and not self.sending:
                self.app.exit()

    # What a session that ended left behind

    @property
    def _marks(self) -> Marks:
        return Marks(self.planner.folder / "sending")

    def settle_marks(self) -> list[str]:
        """Record what had gone out when a session ended, and say what is not known; a sentence each."""
        if self.planner.is_read_only:
            return []
        return [said for mark in list(self._marks.left_behind()) if (said := self._settled(mark))]

    def _settled(self, mark: Mark) -> str:
        dossiers = self.snapshot.dossiers.values()
        letter = next((found for dossier in dossiers if (found := dossier.letter(mark.letter_id))), None)
        if letter is None or letter.state is LetterState.SENT:
            self._marks.forget(mark.letter_id)
            return ""
        return self._recorded_late(mark) if mark.is_accepted else cut_off(mark, self.moment)

    def _recorded_late(self, mark: Mark) -> str:
        where = ", ".join(mark.gone.addresses)
        try:
            self.planner.mark_sent(mark.letter_id, mark.at, mark.reason, mark.gone)
        except (ValueError, StoreError) as error:
            return f"“{mark.gone.subject}” went out to {where}, but that cannot be recorded. {error}"
        self._marks.forget(mark.letter_id)
        self.renew()
        return f"“{mark.gone.subject}” had gone out to {where}; that is recorded now."

    # Leaving the program

    def may_leave(self) -> bool:
        """May the program end now? While a letter is being sent it asks whether to end after that."""
        if self.sending and not self._leaves_when_sent:
            self._ask_to_leave()
        elif self.sending:
            self.say("The letter is still being sent; Afterword ends when that is over.")
        return not self.sending

    @work(exclusive=True, group="leaving")
    async def _ask_to_leave(self) -> None:
        question = dialogs.choices.Confirm(
            "A letter is being sent. Leave once that is over?", yes="leave then", no="stay"
        )
        self._leaves_when_sent = await self.app.push_screen_wait(question)
        if self._leaves_when_sent and not self.sending:
            self.app.exit()
