"""Help for the place one is in, with the manners behind it, their numbers and their sources."""

from dataclasses import fields, replace

import pytest

from store.records import Settings
from tests.conftest import OpenDesk
from tui.keys import TITLES
from tui.manners_wording import manners
from tui.wording import broken, hung

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("keys", "title", "manner"),
    [
        (["f2"], "FOLLOW-UPS", "within 24 hours"),
        (["f3"], "INTERVIEWS", "within 24 hours"),
        (["enter", "f4"], "LETTER", "50 to 250"),
        (["f5"], "CHECKLIST", "within 24 hours"),
    ],
)
async def test_help_begins_with_the_pane_in_focus_and_its_manners(
    open_desk: OpenDesk, keys: list[str], title: str, manner: str
) -> None:
    """Its keys first, then why."""
    async with open_desk(demo=True, size=(100, 60)) as desk:
        await desk.press(*keys, "f1")
        shown = desk.shown()
        assert shown.index(title) < shown.index("THE MANNERS BEHIND IT") < shown.index("MARKS")
        assert manner in " ".join(shown.split())


async def test_all_manners_their_numbers_and_sources_stand_at_the_end(open_desk: OpenDesk) -> None:
    """With the names of the settings that hold the numbers."""
    async with open_desk(demo=True, size=(100, 60)) as desk:
        await desk.press("question_mark")
        await desk.press("end")
        shown = desk.shown()
        assert "door_open_weeks" in shown
        assert "WHERE THE MANNERS COME FROM" in shown
        assert "Iowa State University" in shown
        await desk.press("T", "escape")


@pytest.mark.parametrize("key", ["C", "p"])
async def test_the_pages_have_their_help_too(open_desk: OpenDesk, key: str) -> None:
    """And Esc comes back to the page."""
    async with open_desk(demo=True) as desk:
        await desk.press(key)
        page = desk.shown()
        await desk.press("question_mark")
        assert {"C": "CALENDAR", "p": "PROGRESS"}[key] in desk.shown()
        await desk.press("T", "j", "k", "escape")
        assert desk.shown() == page


def test_the_numbers_are_the_users_own() -> None:
    """A number that is changed is told changed; every name in brackets is a setting."""
    mine = replace(Settings(), thank_you_email_hours=36, check_in_days=7, check_in_limit=1, door_open_weeks=(1,))
    words = " ".join(manner.words for manner in manners(mine))
    for said in ("within 36 hours", "seven business days", "One check-in without an answer is enough", "after 1 week"):
        assert said in words
    names = {name for manner in manners(mine) for name in manner.numbers}
    assert names <= {field.name for field in fields(Settings)}
    assert {place for manner in manners(mine) for place in manner.places} <= set(TITLES)


def test_lines_are_broken_between_words_and_hung() -> None:
    """No line is too long; a word that is longer than a line stands alone."""
    assert broken("one two three", 7) == ["one two", "three"]
    assert broken("extraordinarily so", 5) == ["extraordinarily", "so"]
    assert hung("one two three four five six seven", 26, 4) == "one two three four\n    five six seven"


async def test_the_calendars_help_begins_with_all_the_keys_that_work_there(open_desk: OpenDesk) -> None:
    """Those of the page, then those of the month; each once."""
    async with open_desk(demo=True, size=(100, 60)) as desk:
        await desk.press("C", "question_mark")
        shown = desk.shown()
        assert shown.index("CALENDAR") < shown.index("IN THE MONTH") < shown.index("MARKS")
        assert shown.count("A week on.") == 1
