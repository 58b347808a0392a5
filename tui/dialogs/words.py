"""Which words a letter begins again with: for what, by which way, in which tone; shown before they are taken."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Label, Static

from store.letters import Draft, Tone
from store.records import Channel, Purpose
from tui.keys import bar, bindings, key_line
from tui.rows import Rows
from tui.wording import CHANNEL_TITLES, PURPOSE_TITLES, Spans, fit

ABOUT = {
    Purpose.THANK_YOU: "Thanks, what they said, one hope.",
    Purpose.CHECK_IN: "Asks kindly how things stand.",
    Purpose.STILL_INTERESTED: "For when someone else was chosen.",
    Purpose.WITHDRAWAL: "You step back, graciously.",
    Purpose.KEEP_IN_TOUCH: "Weeks later; keeps the door open.",
    Purpose.OTHER: "A greeting; the rest is yours.",
}

WAYS = (Channel.EMAIL, Channel.NOTE, Channel.CALL)
"""The ways that have templates."""

Wanted = tuple[Purpose, Channel, Tone]
"""For what, by which way, in which tone."""


class WordsChoice(ModalScreen[Wanted | None]):
    """The purposes as a list; way and tone by a key each; the words beneath."""

    BINDINGS = [*bindings("words")]

    def __init__(self, purpose: Purpose, channel: Channel, tone: Tone, words: Callable[..., tuple[Draft, str]]) -> None:
        """`words` gives the draft for (purpose, way, tone), and what is wrong with the user's own template."""
        super().__init__()
        self._purpose = purpose
        self._ways = WAYS if channel in WAYS else (channel, *WAYS)
        self._channel = channel
        self._tone = tone
        self._words = words

    def compose(self) -> ComposeResult:
        """The list, the two choices, the words and the keys."""
        with Vertical(classes="box tall", id="words"):
            yield Label(Content("Begin again with the words for"), classes="box-title")
            yield Rows[Purpose](self._draw, lambda purpose: purpose.value)
            yield Static(id="words-choices")
            yield Static(id="words-shown")
            yield Static(key_line(bar("words")), classes="keys")

    def on_mount(self) -> None:
        """Show the purposes, the cursor on the present one."""
        rows = self.query_one(Rows)
        rows.styles.height = len(ABOUT)
        rows.show(list(ABOUT))
        rows.go_to(self._purpose.value)
        rows.focus()
        self._show()

    def action_tone(self) -> None:
        """Warm or short."""
        tones = list(Tone)
        self._tone = tones[(tones.index(self._tone) + 1) % len(tones)]
        self._show()

    def action_way(self) -> None:
        """E-mail, note or call."""
        self._channel = self._ways[(self._ways.index(self._channel) + 1) % len(self._ways)]
        self._show()

    def action_leave(self) -> None:
        """Choose nothing."""
        self.dismiss(None)

    @on(Rows.Moved)
    def _moved(self) -> None:
        if purpose := self.query_one(Rows).current:
            self._purpose = purpose
            self._show()

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.dismiss((self._purpose, self._channel, self._tone))

    def _show(self) -> None:
        tones = _choices("tone", list(Tone), self._tone)
        ways = _choices("by", [CHANNEL_TITLES[way] for way in self._ways], CHANNEL_TITLES[self._channel])
        self.query_one("#words-choices", Static).update(Content.assemble(tones, "    ", ways))
        draft, mistake = self._words(self._purpose, self._channel, self._tone)
        head = f"Subject: {draft.subject}\n\n" if draft.subject else ""
        self.query_one("#words-shown", Static).update(
            Content.assemble((f"{mistake}\n\n" if mistake else "", "$error"), f"{head}{draft.text}")
        )

    def _draw(self, purpose: Purpose, width: int) -> Spans:
        return [(fit(PURPOSE_TITLES[purpose], 18), ""), (fit(ABOUT[purpose], width - 18), "quiet")]


def _choices(name: str, words: list[str] | list[Tone], chosen: str) -> Content:
    """Some choices in a row, with a mark at the chosen one."""
    parts: list[str | tuple[str, str]] = [(f"{name}:", "$text-muted")]
    parts += [(f" ▸{word}", "bold") if word == chosen else (f"  {word}", "$text-muted") for word in words]
    return Content.assemble(*parts)
