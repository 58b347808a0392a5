"""The app as a whole."""

import gc

import pytest

from tests.conftest import OpenDesk


async def test_without_colours_it_starts_too(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR takes the colours away and nothing else."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_desk(demo=True) as desk:
        assert "FOLLOW-UPS" in desk.shown()
        assert desk.rows("queue")


async def test_what_a_start_made_is_never_looked_through_for_garbage(open_desk: OpenDesk) -> None:
    """A start goes on without a pause for it; what comes later is collected."""
    gc.disable()
    try:
        async with open_desk(demo=True):
            assert gc.isenabled()
            assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
        gc.enable()


async def test_the_first_screen_has_the_colours_of_the_theme(open_desk: OpenDesk) -> None:
    """Styled once, at the start, and anew when another theme is chosen."""
    async with open_desk(demo=True) as desk:
        app = desk.app
        assert app.screen.styles.background.hex.lower() == app.get_css_variables()["background"].lower()
        app.theme = "light"
        await desk.settle()
        assert app.screen.styles.background.hex.lower() == app.get_css_variables()["background"].lower()
