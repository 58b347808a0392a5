"""Progress: how far things came, interviews beside follow-ups, thanks, answers and hours. It never scolds."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from store.manners import Tallies
from tui.drawing import Pen
from tui.keys import bar, bindings, key_line
from tui.progress_wording import Section, sections
from tui.sizes import fit

STYLES = {"accent": "$accent", "quiet": "$foreground 60%", "": ""}

LEFT = 2
"""So many sections stand in the left column."""


class Progress(ModalScreen[None]):
    """The page; one column that scrolls, or two where there is room."""

    BINDINGS = [*bindings("progress")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, found: Tallies) -> None:
        super().__init__()
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

    def action_back(self) -> None:
        """Close the page."""
        self.dismiss()


def _drawn(section: Section) -> Static:
    parts: list[Content | str | tuple[str, str]] = [(f"  {section.title.upper()} ", "bold $foreground 60%")]
    parts += [(Pen.glyphs.rule * max(2, 51 - len(section.title)), "$foreground 25%"), "\n"]
    for row in section.rows:
        parts += [*((text, STYLES[style]) for text, style in row), "\n"]
    return Static(Content.assemble(*parts, "\n" if section.rows else "", _indented(section.words)), classes="section")


def _indented(words: str, width: int = 52) -> Content:
    """Sentences in lines of at most so many cells, two cells in."""
    lines, line = [], ""
    for word in words.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}" if line else word
    return Content("\n".join(f"  {one}" for one in [*lines, line]))
