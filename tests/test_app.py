"""The app as a whole."""

import pytest

from tests.conftest import OpenDesk


async def test_without_colours_it_starts_too(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR takes the colours away and nothing else."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_desk(demo=True) as desk:
        assert "FOLLOW-UPS" in desk.shown()
        assert desk.rows("queue")
