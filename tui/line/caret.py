"""The caret: a widget that is typed into says where the terminal's own cursor belongs, and shows what was typed."""

from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter
from textual.geometry import Offset


class OwnsCaret:
    """A widget whose caret is the terminal's cursor, wherever the thin display draws."""

    def caret(self) -> Offset | None:
        """Where on the screen the caret is; None where there is none."""
        raise NotImplementedError


def terminal_shows_caret(app: App[object]) -> bool:
    """Does the terminal show the caret, so that nobody must draw one?"""
    return bool(getattr(app, "shows_caret", False))


def fit_for_typing(filters: Sequence[LineFilter]) -> Sequence[LineFilter]:
    """The line filters that what is typed passes: not those which say of themselves that they spare it."""
    return [each for each in filters if not getattr(each, "spares_typing", False)]
