"""What is promised of every screen there is; a new one joins by its line in tests/screens.py."""

from dataclasses import replace
from pathlib import Path

import pytest
from rich.color import ColorSystem
from textual.widgets import Input

from store.records import Settings
from tests.conftest import SUNDAY, DeskDriver, OpenDesk
from tests.hostile import MARKUP, hostile_records
from tests.screens import NEEDS_MORE, PLACES, TYPED_INTO, WAYS, screens, visit_all
from tests.stories.test_text_from_outside import check_rendered, check_sent, rendered
from tui.glyphs import Glyphs
from tui.line.cells import cells_of_strip
from tui.panes.interviews import InterviewsPane
from tui.rows import Rows

WIDE, SMALL, TINY = (120, 36), (80, 24), (60, 15)

SHOWN_OFF = {
    *("AskDay", "AskText", "ChooseFiles", "ChooseLook", "CommandPalette", "Help", "InterviewForm", "Leave"),
    *("AskAnswer", "OpeningForm", "PersonForm", "Progress", "WordsChoice"),
}
"""Places that show nothing of what users or the outside world have written, where the desk beneath is hidden."""


def front(desk: DeskDriver) -> str:
    """The name of the screen in front."""
    return type(desk.app.screen).__name__


def test_no_screen_is_forgotten() -> None:
    """Whoever adds a screen adds its keys to tests/screens.py, and with that all the tests of this module."""
    assert screens() == WAYS.keys() | NEEDS_MORE.keys()
    assert all((Path(__file__).parent / f"{module}.py").is_file() for module in NEEDS_MORE.values())
    assert set(WAYS) >= TYPED_INTO


@pytest.mark.slow
async def test_keys_alone_lead_to_every_screen_and_back(open_desk: OpenDesk) -> None:
    """No mouse is needed to come to a screen, to go about it, or to leave it: Esc leads back, and nothing is lost."""
    async with open_desk(demo=True, size=SMALL) as desk:
        before = desk.snapshot
        for place, keys in PLACES.items():
            await desk.press("f2", *keys.split())
            if place in WAYS:
                assert front(desk) == place
            await desk.press("down", "up", "G", "tab")
            for _ in range(3):
                await desk.press("escape")
            assert front(desk) == "Desk", place
            assert desk.desk.at in {"queue", "interviews"}, place
            desk.desk.query_one(InterviewsPane).unfolded = ""
            desk.desk.query_one("#queue Rows", Rows).action_edge(-1)
            desk.desk.query_one("#interviews Rows", Rows).action_edge(-1)
        assert desk.snapshot.dossiers.keys() == before.dossiers.keys()


@pytest.mark.slow
async def test_a_letter_key_never_ends_the_program_beneath_a_dialog(open_desk: OpenDesk) -> None:
    """In front of the desk q is typed, or goes back, or does nothing: it never quits."""
    async with open_desk(demo=True, size=SMALL) as desk:
        for place in set(WAYS) - {"Desk"}:
            await desk.press("f2", *WAYS[place].split(), "q")
            assert not desk.app._exit, place
            if place in TYPED_INTO - {"ContactForm"}:
                lines = desk.app.screen.query(Input).results()
                assert "q" in "".join(line.value for line in lines), place
            for key in ("escape", "y", "escape", "escape"):
                if desk.app.screen is not desk.desk:
                    await desk.press(key)
            assert desk.app.screen is desk.desk, place


@pytest.mark.slow
@pytest.mark.parametrize(
    "size",
    [SMALL, WIDE, TINY],
    ids=["80x24", "wide", "tiny"],
)
async def test_text_from_outside_is_text_on_every_screen(
    open_desk: OpenDesk, settings: Settings, size: tuple[int, int]
) -> None:
    """Markup, ESC, names of 200 letters, right-to-left, emoji: shown as they are, or not at all; nothing crashes."""
    own = replace(settings, given=MARKUP, family="שלום 👩‍👩‍👧‍👦")
    async with open_desk(size=size, settings=own) as desk:
        desk.planner.load_sample(hostile_records(SUNDAY))
        desk.desk.renew()

        def look(place: str) -> None:
            strips = rendered(desk)
            check_rendered(strips)
            check_sent(strips)
            if size == WIDE and place not in SHOWN_OFF:
                assert any("[red]x[/nope]" in strip.text for strip in strips), place

        await visit_all(desk, look)


@pytest.mark.slow
async def test_every_screen_can_be_drawn_in_ascii_and_without_colour(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a terminal knows nothing else, nothing else is sent to it."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with open_desk(demo=True, size=SMALL, glyphs=Glyphs.ASCII) as desk:

        def look(place: str) -> None:
            assert desk.shown().isascii(), place
            pens = {cell.pen for strip in rendered(desk) for cell in cells_of_strip(strip, ColorSystem.TRUECOLOR)}
            assert not {pen for pen in pens if pen.foreground or pen.background}, place

        await visit_all(desk, look)
