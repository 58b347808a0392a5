"""Filters: what every line of the screen passes on its way to the terminal (Textual's line filters)."""

from typing import Any

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from tui.glyphs import Glyphs, drawn


class MarksFilter(LineFilter):
    """Draws marks, or all that is not ASCII, as ASCII."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(enabled=glyphs is not Glyphs.ALL)
        self.glyphs = glyphs
        """What the terminal shows."""
        self.spares_typing = glyphs is Glyphs.MARKS
        """Does text stay as it is where the user types it?"""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - every filter is told
        """The segments with other text of the same width."""
        return [Segment(drawn(text, self.glyphs), style, control) for text, style, control in segments]


def in_ascii(app: App[Any]) -> bool:
    """Does this terminal show the program's marks and lines as ASCII?"""
    return any(isinstance(one, MarksFilter) for one in app.get_line_filters())
