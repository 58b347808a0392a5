"""The calendar by keys: from day to day, to what is on a day, and into the agenda."""

from datetime import date

import pytest
from textual.strip import Strip

from tests.conftest import DeskDriver, OpenDesk
from tui.month import Month
from tui.screens.calendar import Calendar

pytestmark = pytest.mark.slow

SIZES = [(120, 36), (80, 24), (200, 60), (60, 15)]


def day(desk: DeskDriver) -> date:
    """The day under the cursor."""
    return desk.app.screen.query_one(Month).day


@pytest.mark.parametrize("size", SIZES)
async def test_the_month_shows_today_and_what_is_on_it(open_desk: OpenDesk, size: tuple[int, int]) -> None:
    """At every size: the month, the day, and its things with their hours here and there."""
    async with open_desk(demo=True, size=size) as desk:
        await desk.press("C")
        shown = desk.shown()
        assert "NOVEMBER 2026" in shown
        assert "SUNDAY 22 NOVEMBER · TODAY" in shown
        assert "12:20" in shown
        assert "Harbour Lights Theatre" in shown
        await desk.press("right")
        assert "MONDAY 23 NOVEMBER" in desk.shown()
        assert "09:30 theirs · round 1" in desk.shown()
        await desk.press("escape")
        assert "FOLLOW-UPS" in desk.shown()


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (["left"], date(2026, 11, 21)),
        (["l", "l", "h"], date(2026, 11, 23)),
        (["down"], date(2026, 11, 29)),
        (["k"], date(2026, 11, 15)),
        (["pagedown"], date(2026, 12, 22)),
        (["left_square_bracket", "left_square_bracket"], date(2026, 9, 22)),
        (["j", "right_square_bracket", "t"], date(2026, 11, 22)),
        (["home"], date(2026, 11, 16)),
        (["g", "G"], date(2026, 11, 22)),
    ],
)
async def test_keys_move_by_day_week_and_month(open_desk: OpenDesk, keys: list[str], expected: date) -> None:
    """Arrows and vim keys, brackets and page keys, and t for today."""
    async with open_desk(demo=True) as desk:
        await desk.press("C", *keys)
        assert day(desk) == expected


async def test_enter_leads_from_a_day_with_one_thing_to_it(open_desk: OpenDesk) -> None:
    """An interview: its opening is unfolded, with the cursor on the round."""
    async with open_desk(demo=True) as desk:
        await desk.press("C", "down", "right", "enter")  # Monday 30 November: the practical task
        assert not isinstance(desk.app.screen, Calendar)
        assert desk.desk.at == "interviews"
        row = next(row for row in desk.rows("interviews") if row.startswith("›"))
        assert "round 2" in row


async def test_among_several_things_one_is_chosen(open_desk: OpenDesk) -> None:
    """Enter goes to the list; Esc comes back; a missing thank-you that was begun opens as its letter."""
    async with open_desk(demo=True) as desk:
        await desk.press("C", "left", "enter")
        assert day(desk) == date(2026, 11, 21)
        await desk.press("escape")
        assert desk.app.screen.query_one(Month).has_focus
        await desk.press("enter", "enter")
        assert desk.desk.at == "letter"
        assert desk.desk.letter is not None
        assert "O'Brian" in desk.desk.letter.text


async def test_a_step_without_a_letter_leads_to_its_row(open_desk: OpenDesk) -> None:
    """The queue, with the cursor on the step; a filter that hides it is taken off."""
    async with open_desk(demo=True) as desk:
        await desk.press("f", "C", "right", "enter")
        while "Ravi Iyer" not in next(line for line in desk.shown().splitlines() if "› ◆" in line or "› ■" in line):
            await desk.press("down")
        await desk.press("enter")
        assert desk.desk.at == "queue"
        assert any(row.startswith("›") and "Ravi Iyer" in row for row in desk.rows("queue"))


async def test_a_day_by_which_they_decide_leads_to_its_opening(open_desk: OpenDesk) -> None:
    """And a holiday of that day is named with its country."""
    async with open_desk(demo=True) as desk:
        await desk.press("C", "right", "right", "right", "right")
        assert "Thanksgiving" in desk.shown()
        assert "they decide" in desk.shown()
        await desk.press("enter")
        assert desk.desk.dossier is not None
        assert desk.desk.dossier.opening.company == "Tidewater Archives"


@pytest.mark.parametrize("size", SIZES)
async def test_the_agenda_goes_through_all_days(open_desk: OpenDesk, size: tuple[int, int]) -> None:
    """a opens it at the day of the month, the month follows, Esc comes back to the day one went to."""
    async with open_desk(demo=True, size=size) as desk:
        await desk.press("C", "a")
        assert "AGENDA" in desk.shown()
        assert "Sunday 22 November · today" in desk.shown()
        before = day(desk)
        await desk.press(*["down"] * 3)
        assert day(desk) > before
        await desk.press("t")
        assert day(desk) == before
        await desk.press("escape")
        assert "AGENDA" not in desk.shown()
        await desk.press("a", "down", "enter")
        assert not isinstance(desk.app.screen, Calendar)


async def test_an_empty_calendar_says_so(open_desk: OpenDesk) -> None:
    """Nothing is never just blank."""
    async with open_desk() as desk:
        await desk.press("C", "enter")
        assert "Nothing is on this day." in desk.shown()
        assert "Nothing is planned after it." in desk.shown()
        await desk.press("a", "down", "enter", "escape", "escape")
        assert "FOLLOW-UPS" in desk.shown()


async def test_a_move_by_a_day_draws_two_days_anew(open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within the month nothing else of it is drawn."""
    async with open_desk(demo=True) as desk:
        await desk.press("C", "up", "up")
        drawn: list[int] = []
        line = Month.render_line

        def noted(month: Month, y: int) -> Strip:
            drawn.append(y)
            return line(month, y)

        monkeypatch.setattr(Month, "render_line", noted)
        await desk.press("left")
        assert 0 < len(set(drawn)) <= 6


async def test_a_click_chooses_a_day_and_a_second_one_opens_it(open_desk: OpenDesk) -> None:
    """The mouse works where there is one."""
    async with open_desk(demo=True) as desk:
        await desk.press("C")
        await desk.pilot.click(Month, offset=(2, 2 + 5 * 4))
        await desk.settle()
        assert day(desk) == date(2026, 11, 23)
