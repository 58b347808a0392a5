"""The caret: a widget that is typed into says where the terminal's own cursor belongs, and what is to be shown now."""

from collections.abc import Sequence
from typing import Any

from textual.app import App
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.widget import Widget


class OwnsCaret:
    """A widget whose caret is the terminal's cursor, wherever the thin display draws."""

    def caret(self) -> Offset | None:
        """Where on the screen the caret is; None where there is none."""
        raise NotImplementedError


def terminal_shows_caret(app: App[object]) -> bool:
    """Does the terminal show the caret, so that nobody must draw one?"""
    return bool(getattr(app, "shows_caret", False))


class DrawsAtOnce(App[Any]):
    """An app that can show what is typed before it does anything else about it."""

    def draw_at_once(self, widget: Widget) -> None:
        """Show what is dirty of this widget."""
        raise NotImplementedError


def fit_for_typing(filters: Sequence[LineFilter]) -> Sequence[LineFilter]:
    """The line filters that what is typed passes: not those which say of themselves that they spare it."""
    return [each for each in filters if not getattr(each, "spares_typing", False)]
