"""The app: the planner, the clock, the theme, and the desk as its first screen."""

import os
from collections.abc import Callable
from datetime import datetime

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")  # accents and dead keys get lost in some terminals otherwise

from textual.binding import Binding

from store.planner import Planner
from tui.desk import Desk
from tui.palette import Actions
from tui.themes import THEMES
from tui.typeahead import TypeAhead


class Afterword(TypeAhead):
    """Afterword on a terminal."""

    TITLE = "Afterword"
    CSS_PATH = "afterword.tcss"
    COMMANDS = {Actions}
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        Binding("ctrl+z", "suspend_process", "suspend", show=False, tooltip="Put the program to sleep; fg wakes it.")
    ]

    def __init__(self, planner: Planner, clock: Callable[[], datetime], theme: str = "") -> None:
        """`clock` gives the moment in the user's zone; `theme` is a theme's name, empty for the default."""
        no_colour = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=no_colour)
        self._planner = planner
        self._clock = clock
        for each in THEMES:
            self.register_theme(each)
        self.theme = "textual-ansi" if no_colour else theme if theme in self.available_themes else THEMES[0].name

    def get_default_screen(self) -> Desk:
        """The desk."""
        return Desk(self._planner, self._clock)
