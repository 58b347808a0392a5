"""What the facts come to: counted honestly, worded calmly, drawn in any window."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from store.manners import Answers, Funnel, Tallies, Week, tallies
from store.records import (
    Channel,
    Contact,
    Dossier,
    Interview,
    Opening,
    OpeningState,
    Person,
    Purpose,
    Result,
    Settings,
)
from tests.conftest import OpenDesk
from tui.drawing import GLYPHS, bar
from tui.progress_wording import DOTS, sections

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 22, 14, tzinfo=BERLIN)
SETTINGS = Settings(zone="Europe/London")
MET = Interview("i", "o", datetime(2026, 11, 10, 10, tzinfo=BERLIN), person_ids=("k",))
HERE = Dossier(
    Opening("o", "Acme", zone="Europe/Berlin"),
    (MET,),
    (Person("k", "o", "Kay", email="k@acme.example"), Person("z", "o", "Zoë", phone="1")),
)


def contact(
    hours: float, channel: Channel, result: Result, person: str = "k", purpose: Purpose = Purpose.CHECK_IN
) -> Contact:
    """Something so many hours after the interview."""
    return Contact(f"c{hours}", "o", MET.end + timedelta(hours=hours), channel, purpose, result, person)


def counted(*contacts: Contact, dossier: Dossier = HERE) -> Tallies:
    return tallies([replace(dossier, contacts=contacts)], SETTINGS, NOW)


def test_the_funnel_counts_how_far_openings_came() -> None:
    """Applied, met, met again, offered; an interview to come is none yet."""
    later = replace(MET, id="j", start=NOW + timedelta(days=1))
    twice = replace(MET, id="l", start=MET.start + timedelta(days=3))
    offered = replace(HERE.opening, state=OpeningState.ACCEPTED)
    dossiers = [
        Dossier(HERE.opening),
        Dossier(HERE.opening, (later,)),
        Dossier(HERE.opening, (MET, later)),
        Dossier(offered, (MET, twice)),
    ]
    assert tallies(dossiers, SETTINGS, NOW).funnel == Funnel(4, 2, 1, 1)


def test_the_time_to_a_thank_you_is_that_of_each_that_went() -> None:
    """From the end of the interview; the shortest first; nobody's who was not thanked."""
    thanks = contact(5, Channel.EMAIL, Result.SENT, purpose=Purpose.THANK_YOU)
    assert counted(thanks).delays == (timedelta(hours=5),)
    assert counted(thanks).by_delay() == (0, 1, 0, 0, 0)
    assert counted().delays == ()
    assert Tallies(delays=tuple(timedelta(hours=n) for n in (1, 2, 30, 90))).by_delay() == (2, 0, 0, 1, 1)


@pytest.mark.parametrize(
    ("contacts", "expected"),
    [
        ([contact(1, Channel.EMAIL, Result.SENT)], {Channel.EMAIL: (1, 0)}),
        (
            [contact(1, Channel.EMAIL, Result.SENT), contact(9, Channel.EMAIL, Result.THEY_REPLIED)],
            {Channel.EMAIL: (1, 1)},
        ),
        (
            [contact(1, Channel.EMAIL, Result.SENT), contact(9, Channel.CALL, Result.THEY_CALLED)],
            {Channel.EMAIL: (1, 1)},
        ),
        (
            [
                contact(1, Channel.EMAIL, Result.SENT),
                contact(2, Channel.CALL, Result.VOICEMAIL),
                contact(3, Channel.EMAIL, Result.THEY_REPLIED),
            ],
            {Channel.EMAIL: (1, 0), Channel.CALL: (1, 1)},
        ),
        (
            [contact(1, Channel.EMAIL, Result.SENT), contact(3, Channel.EMAIL, Result.THEY_REPLIED, "z")],
            {Channel.EMAIL: (1, 0)},
        ),
        ([contact(1, Channel.CALL, Result.REACHED)], {Channel.CALL: (1, 1)}),
    ],
    ids=["silence", "a reply", "they called", "the last before it", "somebody else", "reached"],
)
def test_an_answer_counts_for_what_came_last_before_it(
    contacts: list[Contact], expected: dict[Channel, tuple[int, int]]
) -> None:
    """By the way that was taken, not by the way of the answer."""
    assert {way: (found.made, found.heard) for way, found in counted(*contacts).channels} == expected


def test_calls_are_counted_by_the_hour_on_their_clock() -> None:
    """11:00 in Berlin is 11, whatever the clock says here; what they wrote is no call."""
    found = counted(
        contact(0, Channel.CALL, Result.REACHED),
        contact(24, Channel.CALL, Result.NO_ANSWER),
        contact(25, Channel.EMAIL, Result.SENT),
        contact(26, Channel.CALL, Result.THEY_CALLED),
    )
    assert found.hours == ((11, Answers(2, 1)),)
    assert found.calls == 2


def test_few_data_are_called_few_in_every_part() -> None:
    """Nothing is concluded from nothing, and nobody is scolded."""
    nothing = " ".join(section.words for section in sections(Tallies()))
    assert "too few" in nothing
    three = sections(Tallies(hours=((10, Answers(3, 1)),), channels=((Channel.CALL, Answers(3, 1)),)))
    assert three[4].words == "3 calls: too few to say."
    assert three[3].words.startswith("3 calls: too few to say.")
    thin = sections(Tallies(hours=((10, Answers(3, 1)), (11, Answers(4, 4)))))
    assert "no hour has 5 yet" in thin[4].words


def test_enough_data_are_worded_plainly() -> None:
    """How many of how many, how soon, and the hour that reached most."""
    found = Tallies(
        funnel=Funnel(12, 9, 3, 1),
        delays=tuple(timedelta(hours=n) for n in range(1, 10)),
        channels=((Channel.EMAIL, Answers(10, 1)), (Channel.NOTE, Answers(6, 2))),
        hours=((10, Answers(6, 2)), (14, Answers(5, 4))),
    )
    words = [section.words for section in sections(found)]
    assert words[0] == "9 of 12 openings came to an interview, 3 to another round, 1 to an offer."
    assert words[2] == "4 of your 9 thank-yous went within 4 hours of the interview, 9 within a day."
    assert words[3].startswith("Of 10 e-mails, 1 was answered. Of 6 notes, 2 were answered.")
    assert words[4] == "Of the hours with 5 calls or more, 14–15 reached most: 4 of 5."


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        ((1, 2, 3, 4, 4), "5 of your 5 thank-yous went within 4 hours of the interview."),
        ((5, 6, 7, 20, 40), "3 of your 5 thank-yous went within 12 hours of the interview, 4 within a day."),
        ((50, 60, 70, 80, 90), "0 of your 5 thank-yous went within 48 hours of the interview."),
    ],
)
def test_the_sentence_about_thanks_counts_what_the_bars_show(hours: tuple[int, ...], expected: str) -> None:
    """Its number stands beside the first bar that there is."""
    found = Tallies(delays=tuple(timedelta(hours=n) for n in hours))
    assert sections(found)[2].words == expected


def test_every_row_is_as_wide_as_the_others() -> None:
    """Columns line up, with many interviews in a week and with none; each mark is one cell wide."""
    monday = datetime(2026, 11, 9).date()  # noqa: DTZ001 - a day, not a moment
    found = Tallies(
        weeks=tuple(Week(monday, held, held // 2, held) for held in (1, DOTS, DOTS + 30)),
        funnel=Funnel(400, 90, 3, 1),
        delays=(timedelta(hours=3), timedelta(hours=99)),
        channels=((Channel.EMAIL, Answers(100, 1)), (Channel.NOTE, Answers(1, 1)), (Channel.CALL, Answers(5, 0))),
        hours=((9, Answers(1, 1)),),
    )
    bars = ["".join(text for text, _ in row[:-1]) for section in sections(found) for row in section.rows]
    assert {len(one) for one in bars} == {43}
    assert {len(mark) for mark in (getattr(GLYPHS, name) for name in GLYPHS.__slots__) if isinstance(mark, str)} == {1}


def test_a_bar_shows_what_is_more_than_nothing() -> None:
    """One of a thousand is seen; nothing is not; no bar is longer than its room."""
    assert bar(0, 10) == ""
    assert len(bar(0.001, 10)) == 1
    assert len(bar(7.0, 10)) == len(bar(1, 10)) == 10


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (60, 15)])
async def test_all_parts_of_the_page_are_reached(open_desk: OpenDesk, size: tuple[int, int]) -> None:
    """At once where there is room, by the arrows and page keys where there is not."""
    async with open_desk(demo=True, size=size) as desk:
        await desk.press("p")
        seen = desk.shown()
        for _ in range(12):
            await desk.press("pagedown")
            await desk.settle()  # the page scrolls once it is drawn
            seen += desk.shown()
        for title in ("HOW FAR", "INTERVIEWS AND FOLLOW-UPS", "FROM INTERVIEW", "WHO ANSWERED", "CALLS, BY THEIR HOUR"):
            assert title in seen
        assert "too few to say" in seen
        await desk.press("k", "j", "pageup", "escape")
        assert "FOLLOW-UPS" in desk.shown()


async def test_an_empty_page_is_calm(open_desk: OpenDesk) -> None:
    """Nothing yet is said in words."""
    async with open_desk() as desk:
        await desk.press("p")
        assert "No opening yet; n adds the first interview." in desk.shown()
        assert "No call yet." in desk.shown()
