"""Stories of a planner so large that the screen is there before its data are."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

import pytest
from textual import events

from store.planner import Planner
from store.records import Settings
from store.sample import sample
from tests.conftest import SUNDAY, DeskDriver
from tui.app import Afterword
from tui.desk import Late


@pytest.fixture
def late_planner(_short_naps: None, tmp_path: Path, settings: Settings):
    """A desk whose planner is opened when the event is set; an error in its place is raised."""
    planner = Planner.open(tmp_path / "home", settings)
    planner.load_sample(sample(SUNDAY, settings))

    @asynccontextmanager
    async def opened(may_open: Event, error: Exception | None = None) -> AsyncIterator[DeskDriver]:
        def come() -> Planner:
            may_open.wait(10)
            if error:
                raise error
            return planner

        app = Afterword(Late(settings, come), lambda: SUNDAY)
        async with app.run_test(size=(120, 36)) as pilot:
            yield DeskDriver(pilot, planner)

    yield opened
    planner.close()


async def test_the_screen_is_there_first_and_keys_wait_in_their_order(late_planner):
    """Keys typed while the data are read are worked once they are there, the first one first."""
    may_open = Event()
    async with late_planner(may_open) as driver:
        await driver.pilot.pause()
        assert "Opening…" in driver.shown()
        assert "FOLLOW-UPS" in driver.shown()
        assert "nothing is owed" not in driver.shown()
        for key in ("down", "w"):
            driver.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await driver.pilot.pause()
        assert driver.desk.letter is None
        may_open.set()
        for _ in range(200):
            await driver.pilot.pause(0.01)
            if driver.desk.letter is not None:
                break
        assert "Opening…" not in driver.shown()
        assert driver.desk.letter is not None
        second = driver.desk.entries[1]
        assert driver.desk.letter.opening_id == second.dossier.opening.id


async def test_what_cannot_be_opened_ends_the_program_with_its_reason(late_planner):
    """As with little data, it is one sentence, after the screen is gone."""
    may_open = Event()
    may_open.set()
    async with late_planner(may_open, ValueError("It is from a newer version.")) as driver:
        for _ in range(100):
            await driver.pilot.pause(0.01)
            if driver.app.fault:
                break
        assert str(driver.app.fault) == "It is from a newer version."
