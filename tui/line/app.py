"""The app's side: draws by the thin display where the terminal is driven by `LineDriver`, as stock elsewhere.

It overrides `App._display`, the one private method by which all of a screen's updates go out, and reads the
private flags that stock reads there. Where Textual lacks one of these hooks, or `AFTERWORD_PLAIN_DISPLAY=1`
is set, everything is drawn by Textual's own display.
"""

import os
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Any

from rich.console import COLOR_SYSTEMS, RenderableType
from textual.driver import Driver
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

from tui.line.caret import DrawsAtOnce, OwnsCaret
from tui.line.guardian import HANG_UP

if TYPE_CHECKING:
    from tui.line.display import Display
    from tui.line.driver import LineDriver

PLAIN_DISPLAY = "AFTERWORD_PLAIN_DISPLAY"
"""The environment variable that, set to 1, switches back to Textual's own display."""

ERASES_IN_COLOUR = ("xterm", "alacritty", "foot", "kitty", "rxvt", "st-", "vte", "konsole", "putty", "wezterm")
"""How TERM begins for terminals that erase with the background of the pen."""

HOOKS = ("_display", "_batch_count", "_running", "_closed", "_sync_available")
"""What must be found in Textual's app for the thin display to work."""


class LineMixin(DrawsAtOnce):
    """An app at the far end of a slow line: `class Afterword(LineMixin, App)`."""

    def __init__(self, *values: Any, **options: Any) -> None:
        """`values` and `options` are those of `App`."""
        super().__init__(*values, **options)
        self.animation_level = "none"  # each step of an animation is a frame on the line
        self._holds = False

    @cached_property
    def thin_display(self) -> "Display | None":
        """The thin display; None where Textual's own is wanted or all that fits this Textual."""
        if os.environ.get(PLAIN_DISPLAY) == "1" or not all(hasattr(self, hook) for hook in HOOKS):
            return None
        try:
            from tui.line.display import Display  # noqa: PLC0415  it needs what another Textual may not have
        except ImportError:
            return None
        name = self.console.color_system
        depth = None if self.no_color or name is None else COLOR_SYSTEMS[name]
        return Display(depth, erases_in_colour=os.environ.get("TERM", "").startswith(ERASES_IN_COLOUR))

    @property
    def line_driver(self) -> "LineDriver | None":
        """The driver, where it is one of this package."""
        with suppress(ImportError):
            from tui.line.driver import LineDriver  # noqa: PLC0415  it needs what another Textual may not have

            return self._driver if isinstance(self._driver, LineDriver) else None
        return None

    @property
    def shows_caret(self) -> bool:
        """Does the terminal's own cursor stand where text is typed?"""
        return self.line_driver is not None and self.thin_display is not None

    def get_driver_class(self) -> type[Driver]:
        """`LineDriver` where stock would take the driver that it builds on."""
        stock = super().get_driver_class()
        with suppress(ImportError):
            from tui.line.driver import LineDriver  # noqa: PLC0415  it needs what another Textual may not have

            return LineDriver if issubclass(LineDriver, stock) else stock
        return stock

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        """Show an update: by the thin display where there is one."""
        thin = self.thin_display if self.line_driver is not None else None
        if thin is None or renderable is None or not thin.takes(renderable):
            if renderable is not None:
                self.lose_display()
            super()._display(screen, renderable)
            return
        try:
            if self._may_paint:
                self._narrow(screen)
                thin.take(renderable)
                if not self._holds:
                    self.paint()
        except Exception as error:  # as in stock, a widget's fault ends the app with its traceback
            self._handle_exception(error)
        finally:
            self.post_display_hook()

    def draw_at_once(self, widget: Widget) -> None:
        """Show what is dirty of a widget that is typed into, whatever else is still to be done about the key."""
        screen = widget.screen
        if self.shows_caret and self._may_paint and screen.is_current:
            screen._compositor.update_widgets({widget})  # noqa: SLF001  what the clock would do
            screen._compositor_refresh()  # noqa: SLF001  what the clock would do
            self.paint()

    def hold_frames(self) -> None:
        """Send nothing before `show_frame`: what a key changes here and there is to be seen at once, in one write."""
        self._holds = True

    def show_frame(self) -> None:
        """Draw what has changed since, without waiting for Textual's clock of sixty frames a second."""
        self._holds = False
        if self.line_driver is not None and self.thin_display is not None and self._may_paint and self.screen_stack:
            screen = self.screen
            if screen._dirty_widgets and screen.is_current:  # noqa: SLF001  what the clock would look at
                screen._on_timer_update()  # noqa: SLF001  what the clock would do
            self.paint()

    def _narrow(self, screen: Screen[Any]) -> None:
        """Let a screen render only what is dirty, where this Textual allows for it."""
        with suppress(ImportError):
            from tui.line.narrow import narrow  # noqa: PLC0415  it needs what another Textual may not have

            narrow(screen)

    @property
    def _may_paint(self) -> bool:
        """May the screen be drawn at this moment?"""
        return self._running and not self._closed and not self._batch_count

    def paint(self) -> None:
        """Send what the terminal does not show yet, unless the line is stalled: then it comes once that is over."""
        driver, thin = self.line_driver, self.thin_display
        if driver is None or thin is None or driver.stalled or not self._may_paint:
            return
        thin.sync = self._sync_available
        driver.send(thin.frame(self._caret()))

    def lose_display(self) -> None:
        """Note that the terminal's content is not known any more; the next frame draws all of it."""
        if self.thin_display is not None:
            self.thin_display.lose()

    def action_redraw(self) -> None:
        """Draw the whole screen anew."""
        self.lose_display()
        self.refresh()

    def ask_to_exit(self) -> None:
        """Ask the app to end, from any thread: its terminal went away."""
        with suppress(RuntimeError):
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self.exit, None, HANG_UP)

    def give_terminal_back(self) -> None:
        """Leave the terminal usable, from any thread, where the app itself does not come to it any more."""
        driver = self.line_driver
        if driver is not None:
            driver.abandon()

    def _caret(self) -> tuple[int, int] | None:
        """Where the terminal's cursor belongs: in the widget that has the focus, if that is what is seen there."""
        widget = self.focused
        caret: Offset | None = widget.caret() if isinstance(widget, OwnsCaret) else None
        if caret is None:
            return None
        try:
            seen, _ = self.screen.get_widget_at(*caret)
        except NoWidget:
            return None
        return (caret.x, caret.y) if seen is widget else None
