"""A whole app looks the same by the thin display as by Textual's own, whatever is typed."""

import os
import signal
import subprocess
import time

import pytest
from rich.color import ColorSystem

from tests.thin_apps import Everything, Letters, SideBySide, press_at_random
from tui.line import PLAIN_DISPLAY, Guardian

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("depth", [ColorSystem.TRUECOLOR, ColorSystem.STANDARD])
async def test_after_every_key_the_screen_is_as_in_stock(depth: ColorSystem) -> None:
    """Typing, moving, scrolling, dialogs and resizing leave the same cells and colours."""
    app = SideBySide(depth, (80, 24))
    async with app.run_test(size=(80, 24)) as pilot:
        await press_at_random(pilot, 25, seed=1)
    assert app.frames > 20
    assert app.narrow_frames > 5
    assert app.screens[0].sent < app.screens[1].sent / 3


async def test_without_its_hooks_it_is_a_stock_app(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a Textual that lacks what the thin display needs, and where it is switched off, Textual's own draws."""
    assert Everything().thin_display is not None
    monkeypatch.setattr("tui.line.app.HOOKS", ("_display", "_gone"))
    assert Everything().thin_display is None
    monkeypatch.undo()
    monkeypatch.setenv(PLAIN_DISPLAY, "1")
    app = Everything()
    assert app.thin_display is None
    async with app.run_test() as pilot:
        await pilot.press("tab", "tab", "x")
        assert not app.shows_caret
        assert "x" in app.query_one(Letters).text


def test_a_guardian_hears_signals_and_lets_children_hear_theirs() -> None:
    """A signal calls both steps in order, once; children start with no signal blocked or ignored."""
    calls: list[str] = []
    guardian = Guardian(lambda: calls.append("sync"), lambda: calls.append("exit"), patience=60)
    read, write = os.pipe()
    watched = Guardian(lambda: calls.append("sync"), lambda: calls.append("exit"), terminal=read, patience=60)
    guardian.start()
    child = subprocess.run(["sh", "-c", "kill -TERM $$"], check=False)
    guardian.stop()
    assert child.returncode == -signal.SIGTERM
    assert (calls, guardian.exit_status) == ([], None)
    watched.start()
    signal.raise_signal(signal.SIGTERM)
    deadline = time.monotonic() + 2
    while len(calls) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    watched.stop()
    os.close(read)
    os.close(write)
    assert (calls, watched.exit_status) == (["sync", "exit"], 128 + signal.SIGTERM)
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL
