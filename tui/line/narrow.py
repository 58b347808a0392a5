"""Narrow: of a screen only the rows that are dirty are rendered, and only by the widgets that are seen there.

Stock renders the rectangle around all that is dirty, and in it every widget from the screen itself up to the
topmost, each in its whole height. It reads Textual's compositor (private: where the widgets are, what is dirty).
"""

from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.control import Control
from textual._compositor import Compositor, CompositorUpdate
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

HOOKS = ("render_partial_update", "layers_visible", "_dirty_regions", "_regions_to_spans")
"""What must be found in Textual's compositor for this to work."""

Piece = tuple[int, int, Strip]
"""Column, row, and what is seen from there on."""

Part = tuple[int, int, Widget, Region, Region]
"""A stretch of a row, from its first column to the one past its last, and the widget that is seen there: its
region as far as it is not clipped, and all of it."""


class NarrowUpdate(CompositorUpdate):
    """The pieces of a screen that may look different now."""

    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        """From top to bottom."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """As every update of the compositor's can be shown."""
        for x, y, strip in self.pieces:
            yield Control.move_to(x, y).segment
            yield from strip

    def render_segments(self, console: Console) -> str:
        """What stock would send."""
        moves = ((Control.move_to(x, y).segment.text, strip.render(console)) for x, y, strip in self.pieces)
        return "".join(move + text for move, text in moves)


def narrow(screen: Screen[Any]) -> None:
    """Let a screen render what is dirty, and nothing else, from now on."""
    compositor = screen._compositor  # noqa: SLF001  nobody else knows what is seen where
    if "render_partial_update" not in vars(compositor) and all(hasattr(compositor, hook) for hook in HOOKS):
        setattr(compositor, "render_partial_update", lambda: update(compositor))  # noqa: B010  a method of its own


def update(compositor: Compositor) -> NarrowUpdate | None:
    """What is dirty, rendered; it is clean then."""
    size = compositor.size.region
    regions = [region.intersection(size) for region in compositor._dirty_regions]  # noqa: SLF001  see the head
    compositor._dirty_regions.clear()  # noqa: SLF001  see the head
    pieces: list[Piece] = []
    for rows, left, right in bands(compositor, regions):
        for part in parts(compositor.layers_visible[rows.start], size.width, left, right):
            pieces += pieces_of(rows, part)
    return NarrowUpdate(pieces) if pieces else None


def bands(compositor: Compositor, regions: Iterable[Region]) -> Iterator[tuple[range, int, int]]:
    """Rows in a row whose dirty span is the same, and in which the same widgets lie."""
    layers = compositor.layers_visible
    band, span = range(0), (0, 0)
    for y, *ends in compositor._regions_to_spans(regions):  # noqa: SLF001  see the head
        if y == band.stop and tuple(ends) == span and layers[y] == layers[band.start]:
            band = range(band.start, y + 1)
            continue
        if band:
            yield band, *span
        band, span = range(y, y + 1), (ends[0], ends[1])
    if band:
        yield band, *span


def parts(layers: Iterable[tuple[Widget, Region, Region]], width: int, left: int, right: int) -> Iterator[Part]:
    """Which widget is seen where in a row, as far as that reaches into a span of it."""
    free = [(0, width)]
    for widget, clipped, region in layers:
        still: list[tuple[int, int]] = []
        for start, end in free:
            first, last = max(start, clipped.x), min(end, clipped.right)
            if first >= last:
                still.append((start, end))
                continue
            if first < right and last > left:
                yield first, last, widget, clipped, region
            still += [(start, first)] * (start < first) + [(last, end)] * (last < end)
        free = still
        if not any(start < right and end > left for start, end in free):
            return


def pieces_of(rows: range, part: Part) -> Iterator[Piece]:
    """A part of these rows, drawn."""
    first, last, widget, clipped, region = part
    crop = Region(clipped.x - region.x, rows.start - region.y, clipped.width, len(rows))
    whole = first == clipped.x and last == clipped.right
    for y, strip in zip(rows, widget.render_lines(crop), strict=False):
        yield first, y, strip if whole else strip.crop(first - clipped.x, last - clipped.x)
