"""A whole app looks the same by the thin display as by Textual's own, whatever is typed."""

import pytest
from rich.color import ColorSystem

from tests.thin_apps import SideBySide, press_at_random


@pytest.mark.parametrize("depth", [ColorSystem.TRUECOLOR, ColorSystem.STANDARD])
async def test_after_every_key_the_screen_is_as_in_stock(depth: ColorSystem) -> None:
    """Typing, moving, scrolling, dialogs and resizing leave the same cells and colours."""
    app = SideBySide(depth, (80, 24))
    async with app.run_test(size=(80, 24)) as pilot:
        await press_at_random(pilot, 25, seed=1)
    assert app.frames > 20
    assert app.screens[0].sent < app.screens[1].sent / 3
