"""What the tests share: a fixed moment, a person, and a desk driven by keys."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from textual import events
from textual.pilot import Pilot

from store.planner import Planner
from store.records import Settings, Snapshot
from store.sample import sample, sample_settings
from tui.app import Afterword
from tui.desk import Desk
from tui.foot import Line
from tui.glyphs import Glyphs
from tui.rows import Rows

LONDON = ZoneInfo("Europe/London")
SUNDAY = datetime(2026, 11, 22, 14, 0, tzinfo=LONDON)
"""The day of the pictures: Sunday 22 November 2026, 14:00 in London."""


class DeskDriver:
    """A running desk: press keys, type, and read what stands on the screen."""

    def __init__(self, pilot: Pilot[None], planner: Planner) -> None:
        self.pilot = pilot
        self.planner = planner
        self.now = SUNDAY

    @property
    def app(self) -> Afterword:
        app = self.pilot.app
        assert isinstance(app, Afterword)
        return app

    @property
    def desk(self) -> Desk:
        desk = self.app.screen_stack[0]
        assert isinstance(desk, Desk)
        return desk

    @property
    def snapshot(self) -> Snapshot:
        return self.planner.snapshot

    async def press(self, *keys: str) -> None:
        """Press keys, then wait until all that they started has come to rest."""
        await self.pilot.press(*keys)
        await self.settle()

    async def type(self, text: str) -> None:
        """Type a text, Enter for each line end."""
        names = {" ": "space", "\n": "enter", "'": "apostrophe"}
        await self.pilot.press(*(names.get(char, char) for char in text))
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste a text, as a terminal does."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def fill(self, *texts: str) -> None:
        """Fill in one field after the other; an empty text leaves its field as it is."""
        for text in texts:
            if text:
                await self.paste(text)
            await self.pilot.press("tab")
        await self.settle()

    async def settle(self) -> None:
        """Wait for workers' dialogs, messages and refreshes."""
        for _ in range(3):
            await self.pilot.pause()
        if self.desk.is_checking:
            self.desk.check_now()
            await self.pilot.pause()

    def rows(self, pane: str) -> list[str]:
        """The rows of a pane's list as they are seen."""
        rows = self.desk.query_one(f"#{pane} Rows", Rows)
        return ["".join(part.text for part in rows.render_line(y)).rstrip() for y in range(rows.size.height)]

    def said(self) -> str:
        """The sentence above the key bar."""
        return str(self.desk.query_one(Line).render()).strip()

    def shown(self) -> str:
        """All text on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)


@pytest.fixture
def _short_naps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Textual's pilot naps 20 ms after each key to see whether the app is idle; 2 ms tell as much."""
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 1 / 500)
    monkeypatch.setattr("textual._wait.SLEEP_IDLE", 1 / 1000)


OpenDesk = Callable[..., AbstractAsyncContextManager[DeskDriver]]


@pytest.fixture
def settings() -> Settings:
    """The user of the stories."""
    return sample_settings(Settings(zone="Europe/London", country="GB"))


@pytest.fixture
def open_desk(_short_naps: None, tmp_path: Path, settings: Settings) -> OpenDesk:
    """Open the desk on a folder of its own, empty or with the sample, as often as a story needs."""

    @asynccontextmanager
    async def opened(
        *,
        size: tuple[int, int] = (120, 36),
        demo: bool = False,
        glyphs: Glyphs = Glyphs.ALL,
        settings: Settings = settings,
    ) -> AsyncIterator[DeskDriver]:
        planner = Planner.open(tmp_path / "home", settings)
        if demo and not planner.snapshot.dossiers:
            planner.load_sample(sample(SUNDAY, settings))
        app = Afterword(planner, lambda: SUNDAY, tmp_path / "config.toml", glyphs=glyphs)
        try:
            async with app.run_test(size=size) as pilot:
                driver = DeskDriver(pilot, planner)
                await driver.settle()
                yield driver
        finally:
            planner.close()

    return opened
