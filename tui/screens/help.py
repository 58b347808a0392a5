"""Help: every key of the place one is in, then all others, then the manners behind them."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.keys import KEYS, TITLES, key_line

MANNERS = (
    "Thank everyone you met, the receptionist too: an e-mail within a day, a call or a note by the next business day.",
    "Thank them for their time, always, and spell every name right.",
    "Ask how things stand a business day after the date they gave; if they gave none, five after the last word.",
    "Call when it suits them: not on Monday morning, Friday afternoon, over lunch or on a public holiday.",
    "Two check-ins without an answer are enough; then it is all right to let it go.",
    "When someone else was chosen, say that you are still interested. Doors open again.",
)

MARKS = (
    ("!", "missing: the time for it has passed"),
    ("✉ ☎ ✎", "by e-mail, by phone, by post"),
    ("● ○ –", "thanked, not yet thanked, waved off: one for each person met"),
    ("thank", "a thank-you is owed"),
    ("check in", "time to ask how things stand"),
    ("no call", "they said they would call, and the day has passed"),
    ("keen", "someone else was chosen: say that you are still interested"),
    ("let go?", "two check-ins without a word: it is all right to let it rest"),
    ("withdraw", "you took another offer: a gracious word"),
    ("door", "weeks later: a quiet look whether the door has opened"),
)


class Help(ModalScreen[None]):
    """The keys and the manners."""

    BINDINGS = [Binding("escape,q,question_mark", "dismiss", "back", tooltip="Close the help.")]

    def __init__(self, place: str) -> None:
        """`place` comes first."""
        super().__init__()
        self._places = [place, *(other for other in TITLES if other != place)]

    def compose(self) -> ComposeResult:
        """Everything in one column that scrolls."""
        with Vertical(classes="box tall"):
            with VerticalScroll():
                yield Static(self._keys())
                yield Static(self._marks())
                yield Static(self._manners())
            yield Static(key_line([("↑↓", "scroll"), ("Esc", "back")]), classes="keys")

    def on_mount(self) -> None:
        """The arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def _keys(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for place in self._places:
            parts.append((f"{TITLES[place].upper()}\n", "bold"))
            for key in KEYS[place]:
                parts += [(f"  {key.shown:<9}", "$accent"), f"{key.tip}\n"]
            parts.append("\n")
        return Content.assemble(*parts)

    @staticmethod
    def _marks() -> Content:
        lines = [f"  {mark:<9}{words}\n" for mark, words in MARKS]
        return Content.assemble(("MARKS\n", "bold"), *lines, "\n")

    @staticmethod
    def _manners() -> Content:
        lines = [f"  {number}  {rule}\n" for number, rule in enumerate(MANNERS, 1)]
        return Content.assemble(("THE MANNERS BEHIND THEM\n", "bold"), *lines)
