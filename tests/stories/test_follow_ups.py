"""The queue at work: put off, given a day, waved off, logged, let go, and all of it taken back."""

from datetime import timedelta

from store.records import Interview, Opening, OpeningState, Person
from tests.conftest import DeskDriver, OpenDesk

TALL = (120, 60)
"""So tall that the whole queue is seen."""


def queue(desk: DeskDriver) -> list[str]:
    """The rows of the queue that are steps, without the cursor."""
    return [row.replace("›", " ") for row in desk.rows("queue") if len(row) > 20]


async def go_to(desk: DeskDriver, words: str) -> None:
    """Put the cursor on the row with these words."""
    for _ in range(40):
        if any(row.startswith("›") and words in row for row in desk.rows("queue")):
            return
        await desk.press("down")
    raise AssertionError(words, desk.rows("queue"))


async def test_a_step_is_put_off_until_a_day(open_desk: OpenDesk) -> None:
    """It leaves today's rows for that day; undo brings it back."""
    async with open_desk(demo=True, size=TALL) as desk:
        before = queue(desk)
        await go_to(desk, "Zoë Nguyễn")
        await desk.press("s")
        await desk.type("+2bd")
        assert "Tuesday 24 November 2026" in desk.shown()
        await desk.press("ctrl+s")
        assert "Put off" in desk.said()
        assert queue(desk) != before
        await desk.press("u")
        assert queue(desk) == before


async def test_the_dots_beside_an_opening_say_what_they_mean(open_desk: OpenDesk) -> None:
    """At the end of the title."""
    async with open_desk(demo=True, size=(80, 24)) as desk:
        await desk.press("f3")
        assert "● thanked  ○ not yet" in desk.shown()


async def test_a_day_that_is_none_is_refused_beside_the_field(open_desk: OpenDesk) -> None:
    """The sentence stands there, and what was typed stays."""
    async with open_desk(demo=True, size=TALL) as desk:
        await desk.press("s")
        await desk.type("32 Nov")
        await desk.press("ctrl+s")
        shown = desk.shown()
        assert "32 Nov" in shown
        assert "Put off until" in shown


async def test_waving_off_takes_a_reason(open_desk: OpenDesk) -> None:
    """Without one it is refused; with one the step is gone and the matrix says so."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "Katherine O'Brien")
        await desk.press("x", "ctrl+s")
        assert "is needed" in desk.shown()
        await desk.type("thanked in person")
        await desk.press("ctrl+s")
        assert not any("Katherine O'Brien" in row and "thank" in row for row in queue(desk))
        assert any("waved off" in row for row in desk.rows("checklist"))


async def test_a_step_gets_a_date_of_ones_own(open_desk: OpenDesk) -> None:
    """It is due then, whatever the rule says."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "Ngozi Okafor")
        await desk.press("d")
        await desk.type("fri")
        await desk.press("ctrl+s")
        assert any("Ngozi Okafor" in row and "Fri" in row for row in queue(desk))


async def test_an_answer_that_is_logged_moves_the_clock(open_desk: OpenDesk) -> None:
    """What they said is kept, and the check-in is counted anew from it."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "Ngozi Okafor")
        await desk.press("l")
        assert "What happened: Saltmarsh Press" in desk.shown()
        await desk.press("ctrl+s")
        assert "Logged" in desk.said()
        assert not any("Ngozi Okafor" in row and "tomorrow" in row for row in queue(desk))


async def test_letting_go_is_offered_and_undone(open_desk: OpenDesk) -> None:
    """After two check-ins without a word, Enter offers it; nothing is ever done by itself."""
    async with open_desk(demo=True, size=TALL) as desk:
        await go_to(desk, "let it rest?")
        opening = desk.desk.dossier
        assert opening is not None
        await desk.press("enter")
        assert "where it stands" in desk.shown()
        await desk.press("end", "enter")
        assert desk.snapshot.dossiers[opening.opening.id].opening.state is OpeningState.LET_GO
        assert not any("Mehmet" in row for row in queue(desk))
        await desk.press("u")
        assert any("Mehmet" in row for row in queue(desk))


async def test_a_reason_without_room_for_all_of_it_says_that_it_goes_on(open_desk: OpenDesk) -> None:
    """In a small window, with long names, the last row of the reason ends in a sign; the list keeps its rows."""
    async with open_desk(size=(60, 15)) as desk:
        opening = Opening("0" * 12, "The Worshipful Company of Very Long Names Indeed " * 3, "Analyst")
        person = Person("1" * 12, opening.id, "Maximiliana Bartholomea", "von und zu Hohenzollern-Sigmaringen " * 3)
        met = Interview("2" * 12, opening.id, desk.now - timedelta(days=1), person_ids=(person.id,))
        desk.desk.apply(lambda planner: planner.load_sample((opening, person, met)))
        await desk.settle()
        why = desk.desk.query_one("#why")
        lines = str(why.render()).splitlines()
        assert str(why.render()).endswith("…")
        assert len(lines) <= why.size.height
        assert desk.rows("queue")
