"""Rule 11: interviews held beside follow-ups complete."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from store.manners import Week, progress
from store.records import (
    Channel,
    Contact,
    Dossier,
    Interview,
    Opening,
    Person,
    Purpose,
    Settings,
    Snooze,
    SnoozeKind,
    SpellingSource,
)
from tests.conftest import OpenDesk
from tui.progress_wording import in_words, week_row

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 22, 14, tzinfo=LONDON)
MET = Interview("i", "o", datetime(2026, 11, 10, 10, tzinfo=LONDON), person_ids=("k", "z"))
SURE = SpellingSource.SIGNATURE
HERE = Dossier(
    Opening("o", "Acme"),
    (MET,),
    (
        Person("k", "o", "Katherine", email="k@acme.example", spelling=SURE),
        Person("z", "o", "Zoë", email="z@acme.example"),
    ),
)
SETTINGS = Settings(zone="Europe/London")
MONDAY = datetime(2026, 11, 9).date()  # noqa: DTZ001 - a day, not a moment


def thanked(person_id: str, hours: float = 2, letter_id: str = "") -> Contact:
    """An e-mail of thanks, so many hours after the end."""
    at = MET.end + timedelta(hours=hours)
    return Contact(f"c{person_id}", "o", at, Channel.EMAIL, Purpose.THANK_YOU, person_id=person_id, letter_id=letter_id)


def weeks(*contacts: Contact, now: datetime = NOW, dossier: Dossier = HERE) -> tuple[Week, ...]:
    return progress([replace(dossier, contacts=contacts)], SETTINGS, now)


@pytest.mark.parametrize(
    ("contacts", "complete", "all_thanked"),
    [
        ((), 0, 0),
        ((thanked("k"),), 0, 0),
        ((thanked("k"), thanked("z", letter_id="l")), 1, 1),
        ((thanked("k"), thanked("z")), 0, 1),
        ((thanked("k", hours=30), thanked("z", letter_id="l")), 0, 1),
    ],
    ids=["nobody", "one of two", "both", "a spelling unsure", "one late"],
)
def test_complete_means_everyone_on_time_and_by_a_sure_spelling(
    contacts: tuple[Contact, ...], complete: int, all_thanked: int
) -> None:
    """One of two thanked is not complete; nor is a thank-you that came late, or to a name merely typed."""
    assert weeks(*contacts) == (Week(MONDAY, 1, complete, all_thanked),)


def test_what_was_waved_off_with_a_reason_is_complete() -> None:
    """The user's decision counts."""
    off = Snooze("s", "o", "thank-you:i:z", SnoozeKind.WAVE_OFF, NOW - timedelta(days=5), reason="met in passing")
    dossier = replace(HERE, snoozes=(off,))
    assert weeks(thanked("k"), dossier=dossier) == (Week(MONDAY, 1, 1, 1),)


def test_an_interview_whose_thanks_are_not_yet_due_is_not_counted() -> None:
    """Nobody looks late who is not."""
    assert weeks(now=MET.end + timedelta(hours=3)) == ()
    assert weeks(now=MET.end + timedelta(hours=25)) == (Week(MONDAY, 1, 0, 0),)


def test_few_data_are_called_few() -> None:
    """Two interviews say nothing about anybody."""
    few = in_words((Week(MONDAY, 2, 1, 1),))
    assert few == "2 interviews so far with thank-yous done or due: too few to say anything."
    assert in_words(()) == "No interview yet whose thank-yous are done or due."
    assert in_words((Week(MONDAY, 4, 3, 4),)).startswith("3 of 4 follow-ups complete. Of the others, 1 came late")
    drawn = "".join(text for text, _ in week_row(Week(MONDAY, 3, 2, 2)))
    assert drawn.split() == ["week", "of", "9", "Nov", "●●○", "2", "of", "3"]


async def test_the_page_shows_the_sample_weeks(open_desk: OpenDesk) -> None:
    """p opens it, Esc closes it."""
    async with open_desk(demo=True) as desk:
        await desk.press("p")
        assert "follow-ups complete" in desk.shown()
        assert "week of" in desk.shown()
        await desk.press("escape")
        assert "FOLLOW-UPS" in desk.shown()
