"""Moments on the screen: whose clock is meant, and nothing said twice."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from store.records import Dossier, Interview, Opening
from tui.wording import moment_in_full, opening_row, opening_words

LONDON, TOKYO = ZoneInfo("Europe/London"), ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 22, 14, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "zone", "row", "full"),
    [
        ("2026-11-23 11:30", TOKYO, "Mon 02:30 yours", "tomorrow 02:30 yours"),
        ("2026-11-23 00:30", TOKYO, "at 15:30 yours", "today 15:30 yours"),
        ("2026-12-10 11:30", TOKYO, "Thu 10 Dec", "Thu 10 Dec 02:30 yours"),
        ("2026-11-23 02:30", LONDON, "tomorrow 02:30", "tomorrow 02:30"),
    ],
)
def test_the_hour_of_a_coming_interview_says_whose_it_is(start: str, zone: ZoneInfo, row: str, full: str) -> None:
    """Where the clocks differ; what has no room for all of it says less, and nothing wrong."""
    interview = Interview("i", "o", datetime.fromisoformat(start).replace(tzinfo=zone))
    dossier = Dossier(Opening("o", "Acme", role="Analyst"), interviews=(interview,))
    assert opening_words(dossier, NOW) == full
    drawn = "".join(text for text, _ in opening_row(dossier, (), NOW, 57))
    assert f" {row} " in drawn
    assert "…" not in drawn


@pytest.mark.parametrize(
    ("moment", "zone", "said"),
    [
        (datetime(2026, 11, 21, 14, tzinfo=LONDON), "", "Saturday 21 November 2026, 14:00 (yesterday)"),
        (datetime(2026, 12, 10, 14, tzinfo=LONDON), "", "Thursday 10 December 2026, 14:00"),
        (
            datetime(2026, 11, 23, 9, tzinfo=TOKYO),
            "Asia/Tokyo",
            "Monday 23 November 2026, 09:00 Asia/Tokyo (tomorrow, 00:00 yours)",
        ),
        (datetime(2026, 10, 25, 1, 30, tzinfo=LONDON), "", "Sunday 25 October 2026, 01:30 (the earlier of two)"),
    ],
)
def test_what_was_understood_is_said_once(moment: datetime, zone: str, said: str) -> None:
    """Day and hour once, how near it is, and the user's hour where that is another."""
    assert moment_in_full(moment, NOW, zone) == said
