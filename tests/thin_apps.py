"""A small app with something of everything that can be on a screen, and the two displays side by side."""

import random
from typing import Any, ClassVar

from rich.color import ColorSystem
from textual import events
from textual._compositor import ChopsUpdate
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from tests.emulator import Emulator, Look, as_stock
from tui.line import LineInput, LineMixin, LineTextArea, Mark
from tui.line.display import Display
from tui.line.narrow import NarrowUpdate, narrow

NAMES = ["Zoë", "Nguyễn", "会議室", "テスト", "O’Brien", "Grün", "📮", "Katharine"]
TYPED = [*"abcxyz ,.(){}", "\u00e9", "\u4f1a", "\u30c6", "e\u0301", "\U0001f600", "\u0e01\u0e34"]
KEYS = ["tab", "shift+tab", "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "backspace"]
KEYS += ["shift+left", "shift+right", "shift+down", "ctrl+z", "ctrl+y", "delete", "ctrl+right", "f6", "f7", "escape"]


class Question(ModalScreen[None]):
    """A dialog that leaves some of the screen beneath to be seen."""

    CSS = (
        "Question { align: center middle; background: $background 60%; } #ask { width: 30; height: 5; border: round; }"
    )

    def compose(self) -> ComposeResult:
        """Lay it out."""
        yield Static(Content("Really? \u4f1a\u8b70"), id="ask")

    def key_escape(self) -> None:
        """Close it."""
        self.dismiss()


class Letters(LineTextArea):
    """An editor with marks."""

    COMPONENT_CLASSES: ClassVar = {"letters--wrong"}
    DEFAULT_CSS = "Letters > .letters--wrong { text-style: underline; color: $error; }"


class Everything(LineMixin, App[None]):
    """A list, a form, an editor, a text that scrolls, and dialogs."""

    CSS = """
    OptionList { width: 2fr; border: round $primary; } #text { width: 2fr; border: solid $secondary; padding: 0 1; }
    #side { width: 1fr; } Letters { border: tall $panel; } LineInput { border: none; height: 1; }
    """
    BINDINGS: ClassVar = [Binding("f6", "ask", "Ask", tooltip="Ask"), Binding("f7", "mark", "Mark")]

    def compose(self) -> ComposeResult:
        """Lay it out."""
        with Horizontal():
            yield OptionList(*[Option(Content(f"{i} {NAMES[i % len(NAMES)]} \u2502 opening")) for i in range(60)])
            with Vertical(id="text"):
                yield LineInput("Dear \u4f1a\u8b70")
                yield Letters("Dear Zo\u00eb,\n\n" + " ".join(NAMES) * 3 + "\nYours\t\u2014\n" * 9)
            yield Static(Content("\n".join(NAMES)), id="side")
        yield Footer()

    def action_ask(self) -> None:
        """Open the dialog."""
        if not isinstance(self.screen, Question):
            self.push_screen(Question())

    def action_mark(self) -> None:
        """Mark a word of every other line."""
        editor = self.query_one(Letters)
        lines = range(0, editor.document.line_count, 2)
        editor.marks = [] if editor.marks else [Mark((line, 1), (line, 4), "letters--wrong") for line in lines]


class SideBySide(Everything):
    """Shows each update twice: in an emulator by the thin display, in another as stock would."""

    def __init__(self, depth: ColorSystem | None, size: tuple[int, int], *, ansi_color: bool = False) -> None:
        super().__init__(ansi_color=ansi_color or None)
        self.console._color_system = depth or ColorSystem.TRUECOLOR
        self.thin = Display(None if self.no_color else depth, erases_in_colour=True)
        self.screens = Emulator(*size), Emulator(*size)
        self.frames = 0
        self.narrow_frames = 0

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        if Display.takes(renderable) and self._may_paint:
            self.thin.take(renderable)
            for emulator in self.screens:
                if (emulator.columns, emulator.lines) != self.thin.size:
                    emulator.resize(self.thin.size[1], self.thin.size[0])
            self.screens[0].feed(self.thin.frame(None))
            self.screens[1].feed(as_stock(self._of_stock(screen, renderable), self.console))
            self.frames += 1
            thin, stock = (without_marks(emulator.cells()) for emulator in self.screens)
            assert thin == stock, f"frame {self.frames}"
        super()._display(screen, renderable)
        narrow(screen)

    def _of_stock(self, screen: Screen[Any], update: Any) -> Any:
        """What stock would have made of what is dirty."""
        if not isinstance(update, NarrowUpdate):
            return update
        self.narrow_frames += 1
        compositor = screen._compositor
        spans = [(y, x, x + strip.cell_length) for x, y, strip in update.pieces]
        chops = compositor._render_chops(screen.size.region, {y for y, _, _ in spans}.__contains__)
        return ChopsUpdate(chops, spans, [cuts[1:] for cuts in compositor.cuts])


def without_marks(cells: list[list[Look]]) -> list[list[Look]]:
    """Cells without combining marks: where a dialog cuts one off its letter, stock puts it on the dialog's border."""
    return [[(cell[0][:1], *cell[1:]) for cell in row] for row in cells]


async def press_at_random(pilot: Pilot[Any], count: int, seed: int) -> None:
    """Press this many keys, mostly letters, and resize the window now and then."""
    dice = random.Random(seed)  # noqa: S311  repeatable, not secret
    for _ in range(count):
        throw = dice.random()
        if throw < 0.03:
            await pilot.resize_terminal(dice.randint(40, 110), dice.randint(4, 34))
        elif throw < 0.5:
            await pilot.press(dice.choice(KEYS))
        elif pilot.app.focused is not None:
            pilot.app.focused.post_message(events.Paste(dice.choice(TYPED)))
    await pilot.pause()
