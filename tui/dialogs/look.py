"""The list of themes: each is shown while the cursor is on it."""

from collections.abc import Callable

from textual import on

from tui.dialogs.choices import Choose
from tui.looks import DEFAULT, LOOKS
from tui.rows import Rows


class ChooseLook(Choose):
    """Choose a theme; returns its name, or None where all stays as it was."""

    def __init__(self, present: str, show: Callable[[str], None]) -> None:
        """`present` is the theme shown now, empty for the default; `show` shows another."""
        note = "Where colours come out wrong or hard to read, take an “ansi” one; mono is for NO_COLOR."
        super().__init__("How it looks", [(look.name, *look) for look in LOOKS], present or DEFAULT, note=note)
        self._shown = present or DEFAULT
        self._show = show

    @on(Rows.Moved)
    def _preview(self, event: Rows.Moved) -> None:
        if event.key == event.rows.current_key != self._shown:
            self._shown = event.key
            self._show(event.key)
