"""Rule 1, told: who is thanked, by when, and how it is settled."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from store.manners import StepKind
from store.records import Channel, OpeningState, Purpose, Result, SnoozeKind
from tests.tales import (
    Tale,
    became,
    contact,
    decided,
    drafted,
    in_,
    knows,
    lines,
    met,
    no_calls,
    setting,
    tell,
    thanked,
    they_decide_by,
    user_in,
)

TALES = (
    Tale(
        "An e-mail of thanks is due 24 hours after the interview's end",
        (in_("New York"), met("Ada", at="2026-11-17 10:00"), knows("Ada", email="ada@acme.example")),
        now="2026-11-17 12:00",
        owed=(
            (
                "soon: thank-you · Ada · e-mail · Wed 2026-11-18 11:00 EST"
                " · You met Ada on Tuesday 17 November; an e-mail is due within 24 hours."
            ),
        ),
    ),
    Tale(
        "Past the 24 hours the thanks are missing, and stay so",
        (
            in_("New York"),
            met("Ada", at="2026-11-17 10:00"),
            knows("Ada", email="ada@acme.example"),
            they_decide_by("2026-12-15"),
        ),
        now="2026-11-18 11:01",
        owed=(
            (
                "overdue: thank-you · Ada · e-mail · Wed 2026-11-18 11:00 EST"
                " · You met Ada on Tuesday 17 November; the thank-you has not gone yet."
            ),
        ),
    ),
    Tale(
        "At the very hour it is due the thank-you is not yet late",
        (in_("New York"), met("Ada", at="2026-11-17 10:00"), knows("Ada", email="ada@acme.example")),
        now="2026-11-18 11:00",
        owed=(
            (
                "today: thank-you · Ada · e-mail · Wed 2026-11-18 11:00 EST"
                " · You met Ada on Tuesday 17 November; an e-mail is due within 24 hours."
            ),
        ),
    ),
    Tale(
        "While the interview is going on nothing is owed",
        (in_("New York"), met("Ada", at="2026-11-17 10:00")),
        now="2026-11-17 10:59",
        owed=(),
    ),
    Tale(
        "Before the interview nothing is owed, whatever date they gave",
        (in_("New York"), met("Ada", at="2026-11-17 10:00"), they_decide_by("2026-11-10")),
        now="2026-11-16 09:00",
        owed=(),
    ),
    Tale(
        "Whose address is unknown is called by the close of the next business day",
        (in_("New York"), met("Ada", at="2026-11-17 10:00"), knows("Ada", phone="1")),
        now="2026-11-17 12:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Wed 2026-11-18 17:00 EST"
                " · You met Ada on Tuesday 17 November; a call is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "Who wants no calls and has no address gets a note",
        (in_("New York"), met("Ada", at="2026-11-17 10:00"), knows("Ada", phone="1", do_not_call=True)),
        now="2026-11-17 12:00",
        owed=(
            (
                "soon: thank-you · Ada · note · Wed 2026-11-18 17:00 EST"
                " · You met Ada on Tuesday 17 November; a note is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "A company that wants no calls gets notes",
        (in_("New York"), no_calls(), met("Ada", at="2026-11-17 10:00"), knows("Ada", phone="1")),
        now="2026-11-17 12:00",
        owed=(
            (
                "soon: thank-you · Ada · note · Wed 2026-11-18 17:00 EST"
                " · You met Ada on Tuesday 17 November; a note is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "Everyone met is thanked, the receptionist too",
        (
            in_("New York"),
            met("Ada", "Bo", at="2026-11-17 10:00"),
            knows("Ada", email="ada@acme.example"),
            knows("Bo", role="reception"),
        ),
        now="2026-11-17 12:00",
        owed=(
            (
                "soon: thank-you · Ada · e-mail · Wed 2026-11-18 11:00 EST"
                " · You met Ada on Tuesday 17 November; an e-mail is due within 24 hours."
            ),
            (
                "soon: thank-you · Bo · call · Wed 2026-11-18 17:00 EST"
                " · You met Bo on Tuesday 17 November; a call is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "Who was thanked is off the list; the other is not",
        (
            in_("New York"),
            met("Ada", "Bo", at="2026-11-17 10:00"),
            thanked("Ada", at="2026-11-17 14:00"),
            they_decide_by("2026-12-01"),
        ),
        now="2026-11-17 15:00",
        owed=(
            (
                "soon: thank-you · Bo · call · Wed 2026-11-18 17:00 EST"
                " · You met Bo on Tuesday 17 November; a call is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "Thanks before the interview's end settle nothing",
        (in_("New York"), thanked("Ada", at="2026-11-17 10:30"), met("Ada", at="2026-11-17 10:00")),
        now="2026-11-17 12:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Wed 2026-11-18 17:00 EST"
                " · You met Ada on Tuesday 17 November; a call is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "A call that nobody answered thanked no one",
        (
            in_("New York"),
            met("Ada", at="2026-11-17 10:00"),
            thanked("Ada", "2026-11-17 14:00", Channel.CALL, Result.NO_ANSWER),
        ),
        now="2026-11-17 15:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Wed 2026-11-18 17:00 EST"
                " · You met Ada on Tuesday 17 November; a call is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "A voicemail of thanks is thanks",
        (
            in_("New York"),
            met("Ada", at="2026-11-17 10:00"),
            thanked("Ada", "2026-11-17 14:00", Channel.CALL, Result.VOICEMAIL),
        ),
        now="2026-11-17 15:00",
        owed=(),
    ),
    Tale(
        "Thanks for the second round settle the first with the same person",
        (
            in_("New York"),
            met("Ada", at="2026-11-10 10:00"),
            met("Ada", at="2026-11-17 10:00"),
            thanked("Ada", at="2026-11-17 14:00"),
        ),
        now="2026-11-17 15:00",
        owed=(),
    ),
    Tale(
        "Two rounds not yet thanked for are one step, due when the first was",
        (in_("New York"), met("Ada", at="2026-11-10 10:00"), met("Ada", at="2026-11-17 10:00")),
        now="2026-11-17 15:00",
        owed=(
            (
                "overdue: thank-you · Ada · call · Thu 2026-11-12 17:00 EST"
                " · You met Ada on Tuesday 10 November; the thank-you has not gone yet."
            ),
        ),
    ),
    Tale(
        "Thanks for the first round do not settle the second",
        (
            in_("New York"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 14:00"),
            met("Ada", at="2026-11-17 10:00"),
        ),
        now="2026-11-17 15:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Wed 2026-11-18 17:00 EST"
                " · You met Ada on Tuesday 17 November; a call is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "Waving one off with a reason leaves the other",
        (
            in_("New York"),
            met("Ada", "Bo", at="2026-11-17 10:00"),
            decided(SnoozeKind.WAVE_OFF, "thank-you", on="2026-11-17 12:00", reason="She is my sister"),
        ),
        now="2026-11-17 15:00",
        owed=(
            (
                "soon: thank-you · Bo · call · Wed 2026-11-18 17:00 EST"
                " · You met Bo on Tuesday 17 November; a call is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "A drafted note moves the thanks to the close of the next business day",
        (
            in_("New York"),
            met("Ada", at="2026-11-17 10:00"),
            knows("Ada", email="ada@acme.example"),
            drafted("Ada", Channel.NOTE),
        ),
        now="2026-11-17 12:00",
        owed=(
            (
                "soon: thank-you · Ada · note · Wed 2026-11-18 17:00 EST"
                " · You met Ada on Tuesday 17 November; a note is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "After a Friday interview the call of thanks is due on Monday",
        (in_("London"), met("Ada", at="2026-11-20 15:00")),
        now="2026-11-20 17:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Mon 2026-11-23 17:00 GMT"
                " · You met Ada on Friday 20 November; a call is due by 17:00 their time on Monday 23 November."
            ),
        ),
    ),
    Tale(
        "After a Friday interview the e-mail is due on Saturday all the same",
        (in_("London"), met("Ada", at="2026-11-20 15:00"), knows("Ada", email="a@b.example")),
        now="2026-11-20 17:00",
        owed=(
            (
                "soon: thank-you · Ada · e-mail · Sat 2026-11-21 16:00 GMT"
                " · You met Ada on Friday 20 November; an e-mail is due within 24 hours."
            ),
        ),
    ),
    Tale(
        "Thanksgiving is no business day in New York",
        (in_("New York"), met("Ada", at="2026-11-25 10:00")),
        now="2026-11-25 12:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Fri 2026-11-27 17:00 EST"
                " · You met Ada on Wednesday 25 November; a call is due by 17:00 their time on Friday 27 November."
            ),
        ),
    ),
    Tale(
        "The day after Thanksgiving is a holiday in California",
        (in_("Los Angeles"), met("Ada", at="2026-11-25 10:00")),
        now="2026-11-25 12:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Mon 2026-11-30 17:00 PST"
                " · You met Ada on Wednesday 25 November; a call is due by 17:00 their time on Monday 30 November."
            ),
        ),
    ),
    Tale(
        "Over Christmas in London the next business day is the 29th",
        (in_("London"), met("Ada", at="2026-12-24 10:00")),
        now="2026-12-24 12:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Tue 2026-12-29 17:00 GMT"
                " · You met Ada on Thursday 24 December; a call is due by 17:00 their time on Tuesday 29 December."
            ),
        ),
    ),
    Tale(
        "2 January is a holiday in Scotland",
        (in_("Edinburgh"), met("Ada", at="2026-12-31 10:00")),
        now="2026-12-31 12:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Tue 2027-01-05 17:00 GMT"
                " · You met Ada on Thursday 31 December; a call is due by 17:00 their time on Tuesday 5 January."
            ),
        ),
    ),
    Tale(
        "Epiphany is a holiday in Munich",
        (in_("Munich"), met("Ada", at="2026-01-05 10:00")),
        now="2026-01-05 12:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Wed 2026-01-07 17:00 CET"
                " · You met Ada on Monday 5 January; a call is due by 17:00 their time on Wednesday 7 January."
            ),
        ),
    ),
    Tale(
        "Epiphany is a working day in Berlin",
        (in_("Berlin"), met("Ada", at="2026-01-05 10:00")),
        now="2026-01-05 12:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Tue 2026-01-06 17:00 CET"
                " · You met Ada on Monday 5 January; a call is due by 17:00 their time on Tuesday 6 January."
            ),
        ),
    ),
    Tale(
        "Republic Day is a holiday in Mumbai",
        (in_("Mumbai"), met("Ada", at="2026-01-23 10:00")),
        now="2026-01-23 12:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Tue 2026-01-27 17:00 IST"
                " · You met Ada on Friday 23 January; a call is due by 17:00 their time on Tuesday 27 January."
            ),
        ),
    ),
    Tale(
        "Golden Week in Tokyo pushes the note past 6 May",
        (in_("Tokyo"), met("Ada", at="2026-05-01 10:00"), no_calls()),
        now="2026-05-01 12:00",
        owed=(
            (
                "soon: thank-you · Ada · note · Thu 2026-05-07 17:00 JST"
                " · You met Ada on Friday 1 May; a note is due by 17:00 their time on Thursday 7 May."
            ),
        ),
    ),
    Tale(
        "In Tel Aviv Sunday is a business day and Friday is not",
        (in_("Tel Aviv"), met("Ada", at="2026-11-19 10:00")),
        now="2026-11-19 12:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Sun 2026-11-22 17:00 IST"
                " · You met Ada on Thursday 19 November; a call is due by 17:00 their time on Sunday 22 November."
            ),
        ),
    ),
    Tale(
        "In Riyadh the week ends on Thursday",
        (in_("Riyadh"), met("Ada", at="2026-11-19 10:00")),
        now="2026-11-19 12:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Sun 2026-11-22 17:00 +03"
                " · You met Ada on Thursday 19 November; a call is due by 17:00 their time on Sunday 22 November."
            ),
        ),
    ),
    Tale(
        "A day off of the user's own is no business day",
        (in_("Berlin"), setting(days_off=(date(2026, 11, 18),)), met("Ada", at="2026-11-17 10:00")),
        now="2026-11-17 12:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Thu 2026-11-19 17:00 CET"
                " · You met Ada on Tuesday 17 November; a call is due by 17:00 their time on Thursday 19 November."
            ),
        ),
    ),
    Tale(
        "24 hours are 24 hours where the clocks go back in between",
        (in_("Berlin"), met("Ada", at="2026-10-24 14:00"), knows("Ada", email="a@b.example")),
        now="2026-10-24 16:00",
        owed=(
            (
                "soon: thank-you · Ada · e-mail · Sun 2026-10-25 14:00 CET"
                " · You met Ada on Saturday 24 October; an e-mail is due within 24 hours."
            ),
        ),
    ),
    Tale(
        "24 hours are 24 hours where the clocks go forward in between",
        (in_("New York"), met("Ada", at="2026-03-07 14:00"), knows("Ada", email="a@b.example")),
        now="2026-03-07 16:00",
        owed=(
            (
                "soon: thank-you · Ada · e-mail · Sun 2026-03-08 16:00 EDT"
                " · You met Ada on Saturday 7 March; an e-mail is due within 24 hours."
            ),
        ),
    ),
    Tale(
        "An interview over the hour that comes twice ends an hour after it began",
        (in_("Berlin"), met("Ada", at="2026-10-25 02:30"), knows("Ada", email="a@b.example")),
        now="2026-10-25 08:00",
        owed=(
            (
                "soon: thank-you · Ada · e-mail · Mon 2026-10-26 02:30 CET"
                " · You met Ada on Sunday 25 October; an e-mail is due within 24 hours."
            ),
        ),
    ),
    Tale(
        "An hour of thanks of the user's own setting counts",
        (
            in_("Berlin"),
            setting(thank_you_email_hours=48),
            met("Ada", at="2026-11-17 10:00"),
            knows("Ada", email="a@b.example"),
        ),
        now="2026-11-17 16:00",
        owed=(
            (
                "soon: thank-you · Ada · e-mail · Thu 2026-11-19 11:00 CET"
                " · You met Ada on Tuesday 17 November; an e-mail is due within 48 hours."
            ),
        ),
    ),
    Tale(
        "In Berlin it is evening when the call to New York is due",
        (user_in("Berlin"), in_("New York"), met("Ada", at="2026-11-17 10:00")),
        now="2026-11-18 22:30",
        owed=(
            (
                "today: thank-you · Ada · call · Wed 2026-11-18 17:00 EST"
                " · You met Ada on Tuesday 17 November; a call is due by 17:00 their time"
                " (23:00 yours) on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "In Berlin the day is over when the call to New York is due, and yet it is not late",
        (user_in("Berlin"), in_("Los Angeles"), met("Ada", at="2026-11-17 10:00")),
        now="2026-11-19 00:30",
        owed=(
            (
                "today: thank-you · Ada · call · Wed 2026-11-18 17:00 PST"
                " · You met Ada on Tuesday 17 November; a call is due by 17:00 their time"
                " (Thursday 02:00 yours) on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "23:30 in Los Angeles is not tomorrow, though it is in London",
        (in_("Los Angeles"), met("Ada", at="2026-11-17 10:00")),
        now="2026-11-17 23:30",
        owed=(
            (
                "soon: thank-you · Ada · call · Wed 2026-11-18 17:00 PST"
                " · You met Ada on Tuesday 17 November; a call is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "The call to Sydney is due tomorrow there, and today for the user",
        (user_in("Los Angeles"), in_("Sydney"), met("Ada", at="2026-11-17 10:00")),
        now="2026-11-17 08:00",
        owed=(
            (
                "today: thank-you · Ada · call · Wed 2026-11-18 17:00 AEDT"
                " · You met Ada on Tuesday 17 November; a call is due by 17:00 their time"
                " (Tuesday 22:00 yours) on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "Over Christmas in Sydney the next business day is the 29th",
        (in_("Sydney"), met("Ada", at="2026-12-24 10:00")),
        now="2026-12-24 12:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Tue 2026-12-29 17:00 AEDT"
                " · You met Ada on Thursday 24 December; a call is due by 17:00 their time on Tuesday 29 December."
            ),
        ),
    ),
    Tale(
        "The call to Tokyo is due as the user's tomorrow begins",
        (user_in("Los Angeles"), in_("Tokyo"), met("Ada", at="2026-11-17 10:00")),
        now="2026-11-17 23:30",
        owed=(
            (
                "soon: thank-you · Ada · call · Wed 2026-11-18 17:00 JST"
                " · You met Ada on Tuesday 17 November; a call is due by 17:00 their time"
                " (00:00 yours) on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "Thanks stay owed after someone else was chosen",
        (in_("London"), met("Ada", at="2026-11-17 10:00"), became(OpeningState.FILLED, "2026-11-18 09:00")),
        now="2026-11-18 12:00",
        owed=(
            (
                "today: thank-you · Ada · call · Wed 2026-11-18 17:00 GMT"
                " · You met Ada on Tuesday 17 November; a call is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "Thanks stay owed with an offer on the table",
        (in_("London"), met("Ada", at="2026-11-17 10:00"), became(OpeningState.OFFER, "2026-11-18 09:00")),
        now="2026-11-18 12:00",
        owed=(
            (
                "today: thank-you · Ada · call · Wed 2026-11-18 17:00 GMT"
                " · You met Ada on Tuesday 17 November; a call is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "A gracious withdrawal thanks as well",
        (
            in_("London"),
            met("Ada", at="2026-11-17 10:00"),
            contact("Ada", "2026-11-18 09:00", Purpose.WITHDRAWAL),
            became(OpeningState.WITHDRAWN, "2026-11-18 09:01"),
        ),
        now="2026-11-18 12:00",
        owed=(),
    ),
    Tale(
        "What was let go is quiet, thanks and all",
        (in_("London"), met("Ada", at="2026-11-17 10:00"), became(OpeningState.LET_GO, "2026-11-18 09:00")),
        now="2026-11-18 12:00",
        owed=(),
    ),
    Tale(
        "Thanks at the very minute the interview ended count",
        (in_("New York"), met("Ada", at="2026-11-17 10:00"), thanked("Ada", at="2026-11-17 11:00")),
        now="2026-11-17 12:00",
        owed=(),
    ),
    Tale(
        "Who is named twice is thanked once",
        (in_("New York"), met("Ada", "Ada", at="2026-11-17 10:00")),
        now="2026-11-17 12:00",
        owed=(
            (
                "soon: thank-you · Ada · call · Wed 2026-11-18 17:00 EST"
                " · You met Ada on Tuesday 17 November; a call is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
    Tale(
        "A call drafted for someone who wants no calls becomes a note",
        (
            in_("New York"),
            met("Ada", at="2026-11-17 10:00"),
            knows("Ada", do_not_call=True),
            drafted("Ada", Channel.CALL),
        ),
        now="2026-11-17 12:00",
        owed=(
            (
                "soon: thank-you · Ada · note · Wed 2026-11-18 17:00 EST"
                " · You met Ada on Tuesday 17 November; a note is due by 17:00 their time on Wednesday 18 November."
            ),
        ),
    ),
)


@pytest.mark.parametrize("tale", TALES, ids=lambda tale: tale.title)
def test_as_told(tale):
    """The facts of each tale give the steps that it tells, each with its hour and its sentence."""
    assert lines(tale, StepKind.THANK_YOU) == tale.owed


def test_what_to_do_is_said_in_the_words_of_the_way() -> None:
    """A call is made and a note posted; only what is written is sent."""
    ways: tuple[tuple[dict[str, Any], str], ...] = (
        ({"phone": "1"}, "Make the call"),
        ({"do_not_call": True}, "Post the note"),
        ({"email": "ada@acme.example"}, "Send the thank-you"),
    )
    for known, words in ways:
        told = tell((in_("London"), met("Ada", at="2026-11-17 10:00"), knows("Ada", **known)))
        step = next(iter(told.steps(datetime(2026, 11, 17, 12, tzinfo=UTC))))
        assert step.relief == f"{words}, or wave it off with a reason."
