"""The letter: to whom, about what, and the text itself with every doubtful name marked."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import var
from textual.widgets import Input, Label, Static, TextArea

from store.checklist import Item, ItemState
from store.clean import clean
from store.records import Channel, Dossier, Letter, LetterState, Purpose
from tui.change import Say
from tui.editor import Editor
from tui.keys import KEYS, bindings, key_for, no_letter, with_keys
from tui.leave_wording import IS_ON_ITS_WAY, IS_SENT
from tui.letter_wording import addressees, foot_words, letter_state, letter_title
from tui.line import LineInput
from tui.panes.pane import Pane

if TYPE_CHECKING:
    from store.names import Finding

EMPTY = """
No letter is open.

{queue.choose} on a follow-up writes the letter it asks for;
greeting, thanks and names are put in for you.
"""

_to_fill_in = re.compile(r"\[[^\[\]\n]{1,60}\]")
"""What a template leaves to the writer."""

_greeting = re.compile(r"[^\n]{1,80},\n\n")


class LetterPane(Pane):
    """The editor."""

    place = "letter"
    TITLE = "LETTER"
    BINDINGS = [*bindings("letter")]
    letter: var[Letter | None] = var(None)
    """The letter as it stands on the screen."""
    dossier: var[Dossier | None] = var(None)
    """Its opening."""
    items: var[tuple[Item, ...]] = var(())
    """What the checklist says of it."""
    words: var[int] = var(0)
    """How many words it has, counted when the keys rest."""
    saved: var[bool] = var(True)
    """Is the text on the screen the letter's own?"""
    now: var[datetime | None] = var(None)
    """The moment that days are counted from."""
    sending: var[frozenset[str]] = var(frozenset())
    """Ids of the letters that are on their way at this moment."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: dict[str, str] = {}
        self._swaps: list[tuple[Letter, Letter]] = []

    class Edited(Message):
        """Text or subject changed."""

        def __init__(self, subject: str, text: str, turned: tuple[Purpose, Channel] | None = None) -> None:
            super().__init__()
            self.subject = subject
            """The subject line."""
            self.text = text
            """The whole text."""
            self.turned = turned
            """The purpose and the way that an undo brought back; None where they stay."""

    class Asked(Message):
        """A key of the letter that Desk answers: "mend", "next finding", "save", "template", "own editor" and so on."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what
            """Which."""

    def compose_body(self) -> ComposeResult:
        """Head, text and foot; or a hint where no letter is open."""
        yield Static(Content(with_keys(EMPTY)), id="no-letter")
        with Horizontal(classes="line"):
            yield Static(id="letter-title")
            yield Static(id="letter-state")
        with Horizontal(classes="line", id="letter-to-line"):
            yield Label("To", classes="quiet")
            yield Static(id="letter-to")
        with Horizontal(classes="line", id="letter-subject"):
            yield Label("Subject", classes="quiet")
            yield LineInput(compact=True, id="subject", select_on_focus=False)
        yield Editor(id="text")
        yield Static(id="letter-foot")

    def watch_letter(self, old: Letter | None, new: Letter | None) -> None:
        """Show another letter, or the other text that this one has got elsewhere."""
        self.set_class(new is not None, "-open")
        if new is None:
            return
        editor, subject = self.query_one(Editor), self.query_one("#subject", Input)
        editor.read_only = subject.disabled = bool(self.why_locked)
        self.set_class(bool(self.why_locked), "-locked")
        with self.prevent(Input.Changed, TextArea.Changed):
            if subject.value != new.subject:
                subject.value = new.subject
            if old is None or old.id != new.id:
                self._swaps.clear()
                editor.load_text(new.text)
                self._begin_at(new)
            elif editor.text != new.text:
                self._swaps.append((replace(old, text=editor.text), new))
                editor.swap(new.text)
        self._show_head()

    def _begin_at(self, letter: Letter) -> None:
        """Show a letter's beginning. The cursor is below the greeting; or, in one just begun, what is to be filled in
        first is selected, so that typing takes its place. Later, brackets may be the writer's own.
        """
        editor = self.query_one(Editor)
        greeting = _greeting.match(letter.text)
        start = end = greeting.end() if greeting else 0
        if not letter.revision and (gap := _to_fill_in.search(letter.text)):
            start, end = gap.span()
        editor.begin_at(start, end)

    def watch_dossier(self) -> None:
        """The people's addresses may have changed."""
        self._show_head()

    def watch_sending(self) -> None:
        """What is on its way may only be read."""
        self.watch_letter(self.letter, self.letter)

    @property
    def why_locked(self) -> str:
        """Why the open letter may only be read, in a sentence; empty where it may be written."""
        if self.letter is None:
            return ""
        if self.letter.state is LetterState.SENT:
            return IS_SENT
        return IS_ON_ITS_WAY if self.letter.id in self.sending else ""

    def _ask_to_change(self, what: str) -> None:
        """Ask Desk for something that changes the letter, unless it may only be read."""
        self.post_message(Say(self.why_locked) if self.why_locked else self.Asked(what))

    def watch_saved(self) -> None:
        """Say so at the foot."""
        self._show_foot()

    def watch_words(self) -> None:
        """Say so at the foot."""
        self._show_foot()

    def watch_items(self) -> None:
        """Mark the names, count what is open."""
        self.query_one(Editor).underline((one.start, one.end, one.kind.is_hint) for one in self._findings())
        self._show_foot()

    def why_off(self, action: str) -> str:
        """Without a letter no key of the letter does anything; one that was sent stays as it is."""
        if action not in {key.action.partition("(")[0] for key in KEYS[self.place]}:
            return ""
        if self.letter is None:
            return no_letter()
        changes = action in {"save", "mend", "template", "ready", "sent"}
        if changes and self.letter.state is LetterState.SENT:
            return IS_SENT
        return ""

    def focus_body(self) -> None:
        """The text takes the focus."""
        if self.letter:
            self.query_one(Editor).focus()

    @on(TextArea.Changed)
    @on(Input.Changed)
    def _typed(self, event: TextArea.Changed | Input.Changed) -> None:
        event.stop()
        if self.letter:
            subject = clean(self.query_one("#subject", Input).value, newlines=False)
            self.post_message(self.Edited(subject, self.query_one(Editor).text))

    @on(Input.Submitted)
    def _subject_done(self) -> None:
        self.query_one(Editor).focus()

    def put(self, finding: "Finding") -> None:
        """Put the right spelling in, so that the text's undo takes it back; elsewhere Ctrl+Z is another key."""
        editor = self.query_one(Editor)
        start, end = editor.location_of(finding.start), editor.location_of(finding.end)
        editor.replace(finding.should_be, start, end)
        back = "Ctrl+Z takes it back" if editor.has_focus else "in the letter Ctrl+Z takes it back"
        self.post_message(Say(f"{finding.text} is now {finding.should_be}; {back}."))
        editor.scroll_to(y=max(0, editor.wrapped_document.location_to_offset(start).y - 2), animate=False)

    @on(Editor.Turned)
    def _turned(self, event: Editor.Turned) -> None:
        """An undo of other words, or its redo, brings subject, purpose and way along."""
        text, subject = self.query_one(Editor).text, self.query_one("#subject", Input)
        for before, after in reversed(self._swaps):
            old, new = (after, before) if event.back else (before, after)
            if self.letter and (text, subject.value) == (new.text, old.subject):
                with self.prevent(Input.Changed):
                    subject.value = new.subject
                self.post_message(self.Edited(new.subject, text, (new.purpose, new.channel)))
                return

    def mend(self) -> None:
        """Put the right spelling in at the finding under the cursor, or else at the next."""
        if finding := self._next(mendable=True):
            self.put(finding)
        else:
            self.post_message(Say("No name here is known to be wrong."))

    def go_on_to_finding(self) -> None:
        """Go to the next finding; after the last comes the first."""
        if finding := self._next(mendable=False):
            self.show_finding(finding)
        else:
            self.post_message(Say("No name is in doubt."))

    def show_finding(self, finding: "Finding") -> None:
        """Select the finding in the text."""
        editor = self.query_one(Editor)
        editor.focus()
        editor.select_span(finding.start, finding.end)

    def show_words(self, sentence: str) -> None:
        """Select a sentence in the text, however it is wrapped there."""
        editor = self.query_one(Editor)
        if found := re.search(r"\s+".join(map(re.escape, sentence.split())), editor.text):
            editor.focus()
            editor.select_span(*found.span())

    def action_mend(self) -> None:
        """Put the right spelling in."""
        self._ask_to_change("mend")

    def action_next_finding(self) -> None:
        """Go to the next finding."""
        self.post_message(self.Asked("next finding"))

    def action_save(self) -> None:
        """Save the letter."""
        self.post_message(self.Asked("save"))

    def action_template(self) -> None:
        """Begin again from a template."""
        self._ask_to_change("template")

    def action_edge(self, where: str) -> None:
        """Go to the beginning or the end of the text."""
        editor = self.query_one(Editor)
        editor.focus()
        editor.move_cursor((0, 0) if where == "beginning" else editor.document.end)

    def action_own_editor(self) -> None:
        """Write in the user's own editor."""
        self._ask_to_change("own editor")

    def action_ready(self) -> None:
        """Mark the letter as ready."""
        self._ask_to_change("ready")

    def action_copy(self) -> None:
        """Copy the letter."""
        self.post_message(self.Asked("copy"))

    def action_leave(self) -> None:
        """Send the letter, or take it elsewhere."""
        self.post_message(self.Asked("leave"))

    def action_sent(self) -> None:
        """Mark the letter as sent."""
        self._ask_to_change("sent")

    def _findings(self) -> "Sequence[Finding]":
        if not self.items:
            return []
        from store.names import Finding  # noqa: PLC0415 - only an open letter needs the name check

        return [
            item.finding
            for item in self.items
            if isinstance(item.finding, Finding) and item.finding.end and item.state is not ItemState.OVERRULED
        ]

    def _next(self, *, mendable: bool) -> "Finding | None":
        editor = self.query_one(Editor)
        here = editor.offset_of(editor.cursor_location)
        findings = [finding for finding in self._findings() if finding.should_be or not mendable]
        if not mendable and editor.selected_text:
            here += 1
        return next((finding for finding in findings if finding.end >= here), findings[0] if findings else None)

    def _show_head(self) -> None:
        if self.letter is None or self.dossier is None or self.now is None:
            return
        self.set_class(self.letter.channel is Channel.EMAIL, "-has-subject")
        self._put("#letter-title", letter_title(self.letter, self.dossier))
        state = "on its way" if self.letter.id in self.sending else letter_state(self.letter, self.now)
        self._put("#letter-state", state, layout=True)
        self._put("#letter-to", addressees(self.letter, self.dossier), layout=True)
        self._show_foot()

    def _show_foot(self) -> None:
        if self.letter is None:
            return
        key = key_for("desk.go-checklist")
        words = foot_words(self.letter, self.items, self.words, self.size.width, saved=self.saved, key=key)
        self._put("#letter-foot", words)

    def _put(self, selector: str, text: str, *, layout: bool = False) -> None:
        """Change one of the lines around the text; the screen is laid out anew only where its width counts."""
        if self._shown.get(selector) != text:
            self._shown[selector] = text
            self.query_one(selector, Static).update(Content(text), layout=layout)
