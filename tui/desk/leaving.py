"""The desk's work on a letter that leaves: the ways out, and those on which the user takes it elsewhere."""

from collections.abc import Callable
from pathlib import Path

from textual import on, work

from store.mail.errors import MailError
from store.mail.sending import way
from store.manners import note_due, posting
from store.records import Channel, Dossier, Letter, LetterState
from tui import dialogs, screens
from tui.clipboard import copy
from tui.desk.sending import Sending
from tui.leave_wording import (
    BY_HAND,
    COPIED,
    IS_ON_ITS_WAY,
    PASTE_LINK,
    by_post,
    once_gone,
    typed_only,
    ways,
    why_refused,
)
from tui.panes.letter import LetterPane
from tui.places import outgoing as outgoing_folder


class Leaving(Sending):
    """The ways out."""

    @on(LetterPane.Asked)
    def _asked_to_leave(self, event: LetterPane.Asked) -> None:
        if event.what == "leave":
            self._leave()

    @work
    async def _leave(self) -> None:
        """Choose a way out, and go it."""
        letter = self.writing.letter
        if letter is None or not self.save_letter():
            return
        if letter.id in self.sending:
            self.say(IS_ON_ITS_WAY)
            return
        is_sent = letter.state is LetterState.SENT
        title = "It was sent; take a copy" if is_sent else "How will the letter go?"
        warning = "" if is_sent else self.lacks or typed_only([person.name for person in self.unconfirmed()])
        options = ways(letter, way(self.snapshot.settings), is_demo=self.is_demo)
        match await self.app.push_screen_wait(dialogs.choices.Choose(title, options, warning=warning)):
            case "email":
                await self.email()
            case "eml":
                self._write_draft()
            case "mailto":
                await self._show_link()
            case "copy":
                self.copy_letter()
            case "text":
                self._write_plain()
            case "paper":
                await self._show_page()

    def _write_plain(self) -> None:
        from store.mail.forms import plain  # noqa: PLC0415 - a start does without

        self._write("txt", plain)

    def _write_draft(self) -> None:
        from store.mail.message import build, new_message_id  # noqa: PLC0415 - a start does without

        def draft(letter: Letter, dossier: Dossier) -> bytes:
            settings = self.snapshot.settings
            return build(letter, dossier, settings, self.moment, new_message_id(settings), is_draft=True).unix_data

        self._write("eml", draft, Channel.EMAIL)

    def _write(
        self, ending: str, form: Callable[[Letter, Dossier], str | bytes], channel: Channel | None = None
    ) -> None:
        """Write the letter in some form to a file of its own, and say where it is."""
        at_hand = self.at_hand(channel)
        if at_hand is None:
            return
        letter, _ = at_hand
        try:
            data = form(*at_hand)
            path = self._put_out(letter, ending, data.encode() if isinstance(data, str) else data)
        except MailError as error:
            self.say(why_refused(error, typing=self.at == "letter"), loud=True)
        except OSError as error:
            self.say(f"The file was not written: {error.strerror or 'an unknown error'}.", loud=True)
        else:
            until = " The file is deleted when the demo ends." if self.is_demo else ""
            self.say(f"Written to {path}.{until}{once_gone(letter)}")

    def _put_out(self, letter: Letter, ending: str, data: bytes) -> Path:
        from store.mail.outgoing import write  # noqa: PLC0415 - a start does without

        return write(outgoing_folder(self.planner.folder), self.moment.date(), letter.purpose, ending, data)

    async def _show_link(self) -> None:
        from store.mail import forms  # noqa: PLC0415 - a start does without

        at_hand = self.at_hand(Channel.EMAIL)
        if at_hand is None:
            return
        try:
            link = forms.mailto(*at_hand)
        except MailError as error:
            self.say(str(error), loud=True)
            return
        copy(self.app, link)
        note = f"{COPIED} {PASTE_LINK}"
        if len(link) > forms.LONG_LINK:
            note += " It is long, and some programs would cut it: a draft file is safer."
        await self._show("A link to the letter", note, link, Channel.EMAIL)

    async def _show_page(self) -> None:
        from store.mail import forms  # noqa: PLC0415 - a start does without

        at_hand = self.at_hand()
        if at_hand is None:
            return
        letter, dossier = at_hand
        settings, now = self.snapshot.settings, self.moment
        try:
            page = forms.page(letter, dossier, settings, now)
        except MailError as error:
            self.say(str(error), loud=True)
            return
        thanks_by = note_due(letter, dossier, settings, now)
        post = by_post(posting(dossier.opening, settings), dossier.opening, settings, now, thanks_by)
        note = f"{BY_HAND} {post}" if letter.state is not LetterState.SENT else ""
        lacks = forms.lacks_address(letter, dossier)
        await self._show("A page for the post", " ".join(filter(None, (note, lacks))), page, Channel.NOTE)

    async def _show(self, title: str, note: str, text: str, channel: Channel) -> None:
        """Show a sheet; where it is taken along, the letter goes by this channel from now on."""
        match await self.app.push_screen_wait(screens.sheet.Sheet(title, note, text)):
            case "copy" if at_hand := self.at_hand(channel):
                copy(self.app, text)
                self.say(f"{COPIED}{once_gone(at_hand[0])}")
            case "file":
                self._write("txt", lambda _letter, _dossier: f"{text.rstrip()}\n", channel)
