"""The thin display over thousands of keys, and the line broken over and over at random moments."""

import os
import random
import signal
import time
from pathlib import Path

import pytest
from rich.color import ColorSystem

from tests.ptys import Program
from tests.test_line_editor import check_rows
from tests.test_line_hangup import APP
from tests.thin_apps import SideBySide, press_at_random

pytestmark = pytest.mark.slow

KEYS = 700
"""Random keys at each colour depth; four depths make 2,800."""

WORDS = "Dear Zo\u00eb, thank you for your time. \u4f1a\u8b70 "


@pytest.mark.parametrize("depth", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT, ColorSystem.STANDARD, None])
async def test_after_thousands_of_keys_every_cell_is_as_in_stock(
    depth: ColorSystem | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Letters of many widths, scrolling, dialogs, marks and resizes, at every colour depth."""
    if depth is None:
        monkeypatch.setenv("NO_COLOR", "1")
    app = SideBySide(depth, (100, 30), ansi_color=depth is None)
    async with app.run_test(size=(100, 30)) as pilot:
        await press_at_random(pilot, KEYS, seed=len(str(depth)))
    assert app.frames > KEYS / 2


@pytest.mark.parametrize(
    "options", [{}, {"show_line_numbers": True}, {"soft_wrap": False}, {"placeholder": "Write"}], ids=str
)
@pytest.mark.parametrize("seed", range(5))
async def test_after_thousands_of_edits_every_row_is_as_drawn_afresh(options: dict[str, object], seed: int) -> None:
    """The editor's narrow repaint, over long runs of edits."""
    await check_rows(options, steps=500, seed=seed)


@pytest.mark.parametrize("way", ["hup", "term", "close", "close without a signal", "stall and close", "stall and term"])
def test_the_line_breaks_at_random_moments(way: str, tmp_path: Path) -> None:
    """Typing, drawing, or stalled: 25 times each, the text is safe and the process gone within two seconds."""
    dice = random.Random(way)  # noqa: S311  repeatable, not secret
    for run in range(25):
        draft = tmp_path / str(run)
        environment = {"DRAFT": str(draft), "BUSY": dice.choice(["", "draws"])}
        program = Program(APP, controlling="without" not in way, environment=environment)
        try:
            break_off(program, way, dice)
            assert program.ended(2) == 128 + (signal.SIGTERM if "term" in way else signal.SIGHUP), run
            text = draft.read_text()
            assert (WORDS * 3).startswith(text), run
            assert text.startswith("Dear"), run
        finally:
            program.close()


def break_off(program: Program, way: str, dice: random.Random) -> None:
    """Type, and break the line while that goes on."""
    program.let_go()
    program.read(10, b"ready")
    program.type("Dear")
    program.read(0.3)
    until = time.monotonic() + dice.uniform(0, 0.3)
    for letter in WORDS[4:] + WORDS * 2:
        if time.monotonic() > until:
            break
        program.type(letter)
        program.read(0.005)
    if "stall" in way:
        time.sleep(dice.uniform(0.2, 1.2))
    if "term" in way or way == "hup":
        os.kill(program.process.pid, signal.SIGTERM if "term" in way else signal.SIGHUP)
    else:
        program.cut()
