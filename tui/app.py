"""The app: the planner, the clock, the theme, and the desk as its first screen."""

import gc
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")  # accents and dead keys get lost in some terminals otherwise

from textual import on
from textual.binding import Binding

from store import settings
from store.planner import Planner
from store.records import Settings
from tui.desk import Desk
from tui.dialogs.form import Form
from tui.line import Guardian, LineMixin
from tui.palette import Actions
from tui.themes import THEMES
from tui.typeahead import TypeAhead
from tui.unsaved import Unsaved


class Afterword(LineMixin, TypeAhead):
    """Afterword on a terminal."""

    TITLE = "Afterword"
    CSS_PATH = "afterword.tcss"
    COMMANDS = {Actions}
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        Binding("ctrl+z", "suspend_process", "suspend", show=False, tooltip="Put the program to sleep; fg wakes it.")
    ]

    def __init__(
        self, planner: Planner, clock: Callable[[], datetime], config: Path | None = None, theme: str = ""
    ) -> None:
        """`clock` gives the present moment; `config` is the file of the settings, None to keep them for this run only;
        `theme` is a theme's name, empty for the default.
        """
        no_colour = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=no_colour)
        self._planner = planner
        self._clock = clock
        self._config = config
        self._unsaved = Unsaved(planner.drafts, planner.recover_drafts())
        for each in THEMES:
            self.register_theme(each)
        self.theme = "ansi-dark" if no_colour else theme if theme in self.available_themes else THEMES[0].name

    def on_ready(self) -> None:
        """The first paint is done: collect garbage again, where the thin display has not begun to."""
        gc.enable()

    async def action_quit(self) -> None:
        """Save what was typed, and leave; stays where saving fails, or while a letter is being sent."""
        desk = self.screen_stack[0]
        if not isinstance(desk, Desk) or (desk.save_letter() and desk.may_leave()):
            self.exit()

    def on_unmount(self) -> None:
        """Leave what is not saved, such as an open form, for the next start."""
        self._unsaved.close()

    def get_default_screen(self) -> Desk:
        """The desk."""
        return Desk(self._planner, self._clock, self._keep, self._unsaved)

    @on(Form.Touched)
    def _form_touched(self, event: Form.Touched) -> None:
        """What is typed into a form is on disk while it is typed, and comes back when the form is opened again."""
        form = event.form
        match event.what:
            case "opened":
                if contents := self._unsaved.form(form.draft_key):
                    form.fill(contents)
            case "typed":
                if refused := self._unsaved.keep_form(form.draft_key, form.contents()):
                    form.say(refused)
            case "ended":
                self._unsaved.drop_form(form.draft_key)

    def _keep(self, values: Mapping[str, str]) -> Settings:
        """Write settings to their file and return all of them; raises ValueError or OSError."""
        if self._config is not None:
            settings.change(self._config, **values)
        return replace(self._planner.snapshot.settings, **dict(values))  # type: ignore[arg-type]  # names of text fields


def run(
    planner: Planner, clock: Callable[[], datetime], config: Path | None = None, theme: str = "", *, mouse: bool = True
) -> int:
    """Run the app until it ends, or until its terminal or the system does; returns the exit status."""
    app = Afterword(planner, clock, config, theme)
    guardian = Guardian(planner.drafts.sync_all, app.ask_to_exit, give_back=app.give_terminal_back)
    guardian.start()
    try:
        app.run(mouse=mouse)
    finally:
        guardian.stop()
    return guardian.exit_status or app.return_code or 0
