"""The marks and bars of the calendar and the progress page, in one small table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Glyphs:
    """One character for each thing that is drawn; all are one cell wide."""

    interview: str
    """An interview."""
    step: str
    """A step that is due."""
    late: str
    """A step that is missing."""
    decision: str
    """They decide by this day."""
    call: str
    """They call by this day."""
    holiday: str
    """A public holiday."""
    cursor: str
    """Before the day under the cursor."""
    rule: str
    """The line after a title."""
    bar: tuple[str, ...]
    """The parts of a bar's last cell, from the least to the whole."""
    tried: str
    """A cell of the part of a bar that was tried without an answer."""
    whole: str
    """Somebody was thanked, or a whole follow-up is complete."""
    part: str
    """Not yet."""
    waved: str
    """Waved off."""


GLYPHS = Glyphs("■", "◆", "!", "◇", "◂", "▫", "›", "─", ("▖", "▄"), "▁", "●", "○", "–")
"""The characters that are drawn with; `glyphs` knows their ASCII."""


def bar(share: float, cells: int) -> str:
    """A bar that fills a share (0 to 1) of so many cells; what is more than nothing is seen."""
    parts = GLYPHS.bar
    steps = round(min(max(share, 0.0), 1.0) * cells * len(parts))
    if share > 0:
        steps = max(steps, 1)
    full, part = divmod(steps, len(parts))
    return parts[-1] * full + (parts[part - 1] if part else "")
