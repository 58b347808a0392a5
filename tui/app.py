"""The app: the planner, the clock, the theme, and the desk as its first screen."""

import gc
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")  # accents and dead keys get lost in some terminals otherwise

from textual import events, on
from textual.binding import Binding
from textual.filter import LineFilter, NoColor
from textual.screen import SystemModalScreen

from store import settings
from store.planner import Planner
from store.records import Settings
from tui import screens
from tui.change import FormTouched, ShowLook
from tui.desk import Desk, Late
from tui.filters import MarksFilter
from tui.glyphs import Glyphs
from tui.keys import adopt
from tui.line import Guardian, LineMixin
from tui.looks import DEFAULT
from tui.own_keys import own_keys
from tui.palette import Actions
from tui.places import TEMPLATES
from tui.sizes import TooSmall, fit, is_too_small
from tui.themes import NO_COLOURS, THEMES, default_for
from tui.typeahead import TypeAhead

NO_COLOUR = NoColor()
"""Takes every colour away."""


class Afterword(LineMixin, TypeAhead):
    """Afterword on a terminal."""

    TITLE = "Afterword"
    CSS_PATH = "afterword.tcss"
    COMMANDS = {Actions}
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = [
        Binding("ctrl+z", "suspend_process", "suspend", show=False, tooltip="Put the program to sleep; fg wakes it."),
    ]

    def __init__(
        self,
        planner: Planner | Late,
        clock: Callable[[], datetime],
        config: Path | None = None,
        theme: str = "",
        glyphs: Glyphs = Glyphs.ALL,
        *,
        is_demo: bool = False,
    ) -> None:
        """A planner that comes late is opened once the screen is there.

        `clock` gives the present moment; `config` is the file of the settings, None to keep them for this run only;
        `theme` is a theme's name, empty for the default; `glyphs` is what the terminal shows; a demo sends no letter
        (OwnKeysError).
        """
        own = own_keys((planner if isinstance(planner, Late) else planner.snapshot).settings.keys)
        adopt(own)
        self._no_colour = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=True if self._no_colour else None)
        self._marks = MarksFilter(glyphs)
        self._desk = Desk(planner, clock, self._keep, config.parent / TEMPLATES if config else None, is_demo=is_demo)
        self._config = config
        for each in THEMES:
            self.register_theme(each)
        self.default_look = DEFAULT
        """The theme where none was chosen."""
        self.show_look(theme)
        self.set_keymap(own)

    def on_ready(self) -> None:
        """All that a start needs is made: collect garbage again, but never look through what is there and stays."""
        if self._desk.is_open and not gc.isenabled():
            gc.freeze()
            gc.enable()

    def key_begins(self) -> None:
        """What a key changes is seen at once, in one frame; what was said before it is over."""
        self.hold_frames()
        self._desk.line.key_came()

    def key_ends(self) -> None:
        """Show it."""
        self.show_frame()

    async def ready_for_keys(self) -> None:
        """Keys wait for what they are about."""
        await self._desk.opened.wait()

    def sync(self) -> None:
        """Make what was typed safe; from any thread."""
        if self._desk.is_open:
            self._desk.planner.drafts.sync_all()

    @property
    def fault(self) -> Exception | None:
        """Why the planner could not be opened."""
        return self._desk.fault

    def on_resize(self, event: events.Resize) -> None:
        """Screens beneath others take their new size too; where there is too little room, one sentence says so."""
        for screen in self.screen_stack:
            fit(screen, event.size)
        top = self.screen
        if isinstance(top, TooSmall) and is_too_small(event.size):
            top.say(event.size)
        elif isinstance(top, TooSmall):
            top.dismiss()
        elif is_too_small(event.size):
            self.push_screen(TooSmall())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, the one that draws marks as this terminal can show them, and mono's."""
        own = [self._marks] if self._marks.enabled else []
        return [*super().get_line_filters(), *own, *([NO_COLOUR] if self.theme == NO_COLOURS else [])]

    def refresh_css(self, animate: bool = True) -> None:
        """Style all anew; before there is a screen, only take the theme's colours, since nothing is styled yet."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def show_look(self, name: str) -> None:
        """Show a theme, the default where the name is empty; where colours are not wanted, none is shown."""
        self.theme = NO_COLOURS if self._no_colour else name or self.default_look

    async def action_quit(self) -> None:
        """Save what was typed, and leave; stays where saving fails, or while a letter is being sent."""
        desk = self.screen_stack[0]
        if not isinstance(desk, Desk) or (desk.save_letter() and desk.may_leave()):
            self.exit()

    def on_unmount(self) -> None:
        """Leave what is not saved, such as an open form, for the next start."""
        if self._desk.is_open:
            self._desk.unsaved.close()

    def get_default_screen(self) -> Desk:
        """The desk."""
        return self._desk

    @on(FormTouched)
    def _form_touched(self, event: FormTouched) -> None:
        """What is typed into a form is on disk while it is typed, and comes back when the form is opened again."""
        form = event.form
        match event.what:
            case "opened":
                if contents := self._desk.unsaved.form(form.draft_key):
                    form.fill(contents)
            case "typed":
                if refused := self._desk.unsaved.keep_form(form.draft_key, form.contents()):
                    form.say(refused)
            case "ended":
                self._desk.unsaved.drop_form(form.draft_key)

    def action_jump(self) -> None:
        """Put a letter on each place that takes the focus, and go to the one that is pressed."""
        if isinstance(self.screen, screens.jump.Jump | SystemModalScreen):
            return
        places = screens.jump.targets(self.screen)

        def go(number: int | None) -> None:
            if number is not None:
                self.call_later(places[number].go)

        self.push_screen(screens.jump.Jump(places), go)

    @on(ShowLook)
    def _look(self, event: ShowLook) -> None:
        """Another theme was chosen, or is looked at."""
        self.show_look(event.name)

    def _keep(self, values: Mapping[str, str]) -> Settings:
        """Write settings to their file and return all of them; raises ValueError or OSError."""
        if self._config is not None:
            settings.change(self._config, **values)
        return replace(self._desk.snapshot.settings, **dict(values))  # type: ignore[arg-type]  # names of text fields


def run(
    planner: Planner | Late,
    clock: Callable[[], datetime],
    config: Path | None = None,
    theme: str = "",
    glyphs: Glyphs = Glyphs.ALL,
    *,
    mouse: bool = True,
    is_demo: bool = False,
) -> int:
    """Run the app until it ends, or until its terminal or the system does; returns the exit status.

    Raises what opening a late planner raises.
    """
    app = Afterword(planner, clock, config, theme, glyphs, is_demo=is_demo)
    if not theme:
        app.default_look = default_for(app.console.color_system)
        app.show_look("")
    guardian = Guardian(app.sync, app.ask_to_exit, give_back=app.give_terminal_back)
    guardian.start()
    try:
        app.run(mouse=mouse)
    finally:
        guardian.stop()
    if app.fault:
        raise app.fault
    return guardian.exit_status or app.return_code or 0
