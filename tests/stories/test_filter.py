"""A part of the queue: f shows less, the title says what, Esc shows all again."""

import pytest

from tests.conftest import DeskDriver, OpenDesk
from tests.stories.test_follow_ups import queue

pytestmark = pytest.mark.slow


def title(desk: DeskDriver) -> str:
    """The line above the queue."""
    return next(line for line in desk.shown().splitlines() if "FOLLOW-UPS" in line)


async def test_f_goes_from_today_to_one_opening_to_one_person_to_all(open_desk: OpenDesk) -> None:
    """The title says what is shown, and of how many."""
    async with open_desk(demo=True, size=(120, 60)) as desk:
        everything = queue(desk)
        await desk.press("f")
        assert f"today · 2 of {len(everything)} shown" in title(desk)
        assert len(queue(desk)) == 2
        await desk.press("down", "f")
        assert f"Acme Robotics · 3 of {len(everything)} shown" in title(desk)
        await desk.press("f")
        assert f"Zoë Nguyễn · 2 of {len(everything)} shown" in title(desk)
        await desk.press("f")
        assert queue(desk) == everything
        assert "shown" not in title(desk)


async def test_escape_takes_the_filter_off_and_the_cursor_stays(open_desk: OpenDesk) -> None:
    """On the row where one was."""
    async with open_desk(demo=True, size=(120, 60)) as desk:
        everything = queue(desk)
        await desk.press("down", "f", "f", "escape")
        assert queue(desk) == everything
        assert any(row.startswith("›") and "Zoë Nguyễn" in row for row in desk.rows("queue"))


async def test_a_part_that_becomes_empty_says_how_to_see_the_rest(open_desk: OpenDesk) -> None:
    """Nothing is hidden silently."""
    async with open_desk(demo=True, size=(120, 60)) as desk:
        await desk.press("f")
        for _ in range(2):
            await desk.press("x")
            await desk.type("done")
            await desk.press("ctrl+s")
        assert "0 of" in title(desk)
        assert "Esc shows all of it" in desk.shown()
