"""Ink: the style of a list's words as they are seen on their ground.

Textual drops the transparency of a component's colour where its style is asked for without the ground, so that
what should be quiet is as loud as all else; here it is blended first, and the ground left to the row.
"""

from functools import lru_cache

from rich.style import Style
from textual.widget import Widget


def ink(widget: Widget, component: str) -> Style:
    """The colour and weight of a component class, without a background."""
    return _without_ground(widget.get_component_rich_style(component))


@lru_cache(maxsize=256)
def _without_ground(style: Style) -> Style:
    return style.without_color + Style.from_color(style.color)
