"""The tour: offered on an empty desk, two minutes long, left at any time, and nothing is changed by it."""

import inspect

import pytest
from textual.command import DiscoveryHit

from tests.conftest import DeskDriver, OpenDesk
from tests.stories.test_first_interview import add_the_interview
from tui.keys import with_keys
from tui.palette import Actions
from tui.panes.pane import Title
from tui.tour import STOPS

pytestmark = pytest.mark.slow

SIZES = [(120, 36), (80, 24), (60, 15)]


def stop(desk: DeskDriver) -> str:
    """The number of the present stop: "1 of 8"; empty without a tour."""
    line = next((line for line in desk.shown().splitlines() if "TOUR ·" in line), "")
    return " ".join(line.split()[2:5])


@pytest.mark.parametrize("size", SIZES)
async def test_f12_goes_through_all_stops_and_changes_nothing(open_desk: OpenDesk, size: tuple[int, int]) -> None:
    """Each stop has its words on the screen, all of them; at the end it says how to take it again."""
    async with open_desk(demo=True, size=size) as desk:
        before = desk.snapshot
        await desk.press("T")
        for number, one in enumerate(STOPS, 1):
            assert stop(desk) == f"{number} of {len(STOPS)}"
            assert " ".join(with_keys(one.words).split()[-4:]) in " ".join(desk.shown().split())
            await desk.press("f12")
        assert stop(desk) == ""
        assert "T takes it again" in desk.said()
        assert desk.snapshot is before


async def test_doing_the_thing_goes_on_by_itself(open_desk: OpenDesk) -> None:
    """Each stop waits for what it speaks of, at the real desk."""
    async with open_desk(demo=True) as desk:
        await desk.press("T")
        for number, keys in enumerate(
            (["down"], ["f3"], ["f2"], ["up", "enter"], ["f5"], ["f2", "C"], ["slash"], ["question_mark"]), 2
        ):
            await desk.press(*keys)
            if keys[-1] in {"C", "slash", "question_mark"}:
                await desk.press("escape")
            assert stop(desk) == (f"{number} of 8" if number <= 8 else ""), keys


async def test_the_pane_that_is_spoken_of_is_underlined(open_desk: OpenDesk) -> None:
    """And no other; after the tour none is."""
    async with open_desk(demo=True) as desk:

        def pointed() -> list[str]:
            return [title.words for title in desk.desk.query(Title) if title.has_class("-pointed")]

        await desk.press("T")
        assert pointed() == ["FOLLOW-UPS"]
        await desk.press("f12")
        assert pointed() == ["INTERVIEWS"]
        await desk.press("escape")
        assert pointed() == []


@pytest.mark.parametrize("leaving", [["escape"], ["T"], ["f4", "f2", "escape"]])
async def test_it_can_be_left_at_any_time(open_desk: OpenDesk, leaving: list[str]) -> None:
    """Esc in a list, or T again; the desk is as before."""
    async with open_desk(demo=True) as desk:
        await desk.press("T", "f12", "f12", *leaving)
        assert stop(desk) == ""
        assert "FOLLOW-UPS" in desk.shown()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("place", ["f2", "f3", "f4", "f5"])
async def test_escape_leaves_it_wherever_one_is_and_the_bar_says_so(
    open_desk: OpenDesk, size: tuple[int, int], place: str
) -> None:
    """In the letter, too: the text stays, and the next Esc goes back as ever."""
    async with open_desk(demo=True, size=size) as desk:
        await desk.press("enter", "f2", "T", place)
        if place == "f4":
            await desk.type("T for two")
        at = desk.desk.at
        assert desk.shown().splitlines()[-1].startswith(" F12 next stop   Esc leave the tour")
        await desk.press("escape")
        assert not stop(desk)
        assert desk.said() == "The tour is left; T takes it again."
        assert desk.desk.at == at
        assert "F12" not in desk.shown().splitlines()[-1]
        await desk.press("escape")
        assert desk.desk.at == ("letter" if place == "f5" else "interviews" if place == "f3" else "queue")


async def test_an_empty_desk_offers_it_and_goes_on_when_the_first_interview_is_added(open_desk: OpenDesk) -> None:
    """It begins with the one key that matters, and tells of --demo."""
    async with open_desk() as desk:
        assert "T   for a tour of two minutes" in desk.shown()
        await desk.press("T")
        assert stop(desk) == "1 of 9"
        assert "afterword --demo" in " ".join(desk.shown().split())
        await add_the_interview(desk)
        assert stop(desk) == "2 of 9"


async def test_it_is_reached_from_the_help_and_found_in_the_palette(open_desk: OpenDesk) -> None:
    """T in the help; "tour" in the palette."""
    async with open_desk(demo=True) as desk:
        await desk.press("question_mark", "T")
        assert stop(desk) == "1 of 8"
        await desk.press("T")
        hits = [hit async for hit in Actions(desk.desk).discover() if isinstance(hit, DiscoveryHit)]
        (tour,) = [hit for hit in hits if "tour (T)" in str(hit.display)]
        running = tour.command()
        assert inspect.isawaitable(running)
        await running
        await desk.settle()
        assert stop(desk) == "1 of 8"
