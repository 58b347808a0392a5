"""Progress: how far things came, interviews beside follow-ups, thanks, answers and hours. It never scolds."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from store.manners import Tallies
from store.records import Settings
from tui.drawing import GLYPHS
from tui.keys import bar, bindings, key_line
from tui.progress_wording import Section, sections
from tui.screens.help import Help
from tui.sizes import fit
from tui.wording import hung

STYLES = {"accent": "$accent", "quiet": "$text-muted", "": ""}

LEFT = 2
"""So many sections stand in the left column."""
WORDS = 54
"""Cells of a line of sentences."""


class Progress(ModalScreen[None]):
    """The page; one column that scrolls, or two where there is room."""

    BINDINGS = [*bindings("progress")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, found: Tallies, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._sections = sections(found)

    def compose(self) -> ComposeResult:
        """The sections in their columns."""
        fit(self, self.app.size)
        yield Static(Content.assemble((" Afterword › Progress", "bold")), classes="head")
        with VerticalScroll(), Horizontal(id="columns"):
            with Vertical():
                yield from map(_drawn, self._sections[:LEFT])
            with Vertical():
                yield from map(_drawn, self._sections[LEFT:])
        yield Static(key_line(bar("progress")), id="progress-keys")

    def action_page(self, direction: int) -> None:
        """A page down or up."""
        page = self.query_one(VerticalScroll)
        page.scroll_relative(y=direction * max(1, page.size.height - 2), animate=False)

    def action_line(self, direction: int) -> None:
        """A line down or up."""
        self.query_one(VerticalScroll).scroll_relative(y=direction, animate=False)

    def action_help(self) -> None:
        """Show the keys, and the manners behind the page."""
        self.app.push_screen(Help("progress", self._settings))

    def action_back(self) -> None:
        """Close the page."""
        self.dismiss()


def _drawn(section: Section) -> Static:
    parts: list[Content | str | tuple[str, str]] = [(f"  {section.title.upper()} ", "bold $text-muted")]
    parts += [(GLYPHS.rule * max(2, 51 - len(section.title)), "$foreground 25%"), "\n"]
    for row in section.rows:
        parts += [*((text, STYLES[style]) for text, style in row), "\n"]
    return Static(
        Content.assemble(*parts, "\n" if section.rows else "", f"  {hung(section.words, WORDS, 2)}"), classes="section"
    )
