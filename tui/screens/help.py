"""Help: the keys of the place one is in and the manners behind it; then all others, and where they come from."""

from collections.abc import Iterable

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from store.records import Settings
from tui.keys import KEYS, TITLES, bar, bindings, key_line
from tui.manners_wording import SOURCES, Manner, manners
from tui.wording import hung

MARKS = (
    ("!", "missing: the time for it has passed"),
    ("✉ ☎ ✎", "by e-mail, by phone, by post"),
    ("● ○ –", "thanked, not yet thanked, waved off: one for each person met"),
    ("■ ◆ ▫", "in the calendar: an interview, something due, a public holiday"),
    ("◇ ◂", "in the calendar: the day by which they decide, or call"),
)

WORDS = (
    ("thank", "a thank-you is owed"),
    ("check in", "time to ask how things stand; 2 of 2 is the last time"),
    ("ask for news", "they said they would call, and the day has passed"),
    ("show interest", "someone else was chosen: say that you are still interested"),
    ("let it rest?", "two check-ins without a word: it is all right to let it rest"),
    ("withdraw", "you took another offer: a gracious word"),
    ("look in on", "weeks later: a quiet look whether the door has opened"),
    ("by tonight", "due in the coming night: it has to go this evening"),
    ("no hurry", "it may be done from now on, and is never late"),
)
"""What the follow-ups say, in words."""

BESIDE = {"calendar": ("month",)}
"""Places whose keys work beside those of another."""

QUIET = "$text-muted"
LEAD = 11
"""Cells of the column with a key or a mark."""
LEAD_OF_WORDS = 17
"""Cells of the column with words."""

Parts = list[Content | str | tuple[str, str]]


class Help(ModalScreen[str | None]):
    """The keys and the manners. Returns "tour" where that is wished for."""

    BINDINGS = [*bindings("help")]

    def __init__(self, place: str, settings: Settings, *, offers_tour: bool = False) -> None:
        """`place` comes first; the manners' numbers are those of the settings."""
        super().__init__()
        self._place = place
        self._manners = manners(settings)
        self._offers_tour = offers_tour
        self._width = 0

    def compose(self) -> ComposeResult:
        """Everything in one column that scrolls."""
        keys = bar("help", without=() if self._offers_tour else ("tour",))
        with Vertical(classes="box tall"):
            with VerticalScroll():
                yield Static(self._told(self.app.size.width), id="help")
            yield Static(key_line([("↑↓", "scroll"), *keys]), classes="keys")

    def on_mount(self) -> None:
        """The arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Lines are broken for the window, with what follows hung beneath."""
        if event.size.width != self._width:
            self.query_one("#help", Static).update(self._told(event.size.width))

    def action_lines(self, direction: int) -> None:
        """A line down or up."""
        self.query_one(VerticalScroll).scroll_relative(y=direction, animate=False)

    def action_leave(self) -> None:
        """Close the help."""
        self.dismiss(None)

    def action_tour(self) -> None:
        """Close the help, and take the tour."""
        if self._offers_tour:
            self.dismiss("tour")

    def _told(self, columns: int) -> Content:
        self._width, width = columns, min(columns, 100) - 8
        here = [manner for manner in self._manners if self._place in manner.places]
        near = [self._place, *BESIDE.get(self._place, ())]
        parts = _keys(near, width)
        parts += _rules("THE MANNERS BEHIND IT", here, width) if here else []
        parts += _legend("MARKS", MARKS, width, LEAD) + _legend("WORDS OF THE FOLLOW-UPS", WORDS, width, LEAD_OF_WORDS)
        parts += _keys([place for place in TITLES if place not in near], width)
        parts += _rules("ALL MANNERS, WITH YOUR NUMBERS", self._manners, width, with_keys=True)
        return Content.assemble(*parts, *_sources(width))


def _keys(places: Iterable[str], width: int) -> Parts:
    parts: Parts = []
    for place in places:
        parts.append((f"{TITLES[place].upper()}\n", "bold"))
        for key in KEYS[place]:
            parts += [(f"  {key.shown:<{LEAD - 2}}", "$accent"), f"{hung(key.tip, width, LEAD)}\n"]
        parts.append("\n")
    return parts


def _legend(title: str, told: Iterable[tuple[str, str]], width: int, lead: int) -> Parts:
    """Each mark or word with what it means."""
    lines = [f"  {mark}{' ' * (lead - 2 - cell_len(mark))}{hung(words, width, lead)}\n" for mark, words in told]
    return [(f"{title}\n", "bold"), *lines, "\n"]


def _rules(title: str, told: Iterable[Manner], width: int, *, with_keys: bool = False) -> Parts:
    """Each rule; with the names of its settings, where they are wished for."""
    parts: Parts = [(f"{title}\n", "bold")]
    for manner in told:
        parts.append(f"  · {hung(manner.words, width, 4)}\n")
        if with_keys and manner.numbers:
            parts.append((f"    {hung(', '.join(manner.numbers), width, 4)}\n", QUIET))
    return [*parts, "\n"]


def _sources(width: int) -> Parts:
    parts: Parts = [("WHERE THE MANNERS COME FROM\n", "bold")]
    for advice, source in SOURCES:
        parts += [f"  · {hung(advice, width, 4)}\n", (f"    {hung(source, width, 4)}\n", QUIET)]
    closing = "The quiet names beneath the manners are lines of config.toml; every number is yours to change."
    return [*parts, f"\n  {hung(closing, width, 2)}\n"]
