"""Rules 6, 7 and 9, told: when to ask, when to stop, and what they promised."""

import pytest

from store.records import Channel, OpeningState, Purpose, Result, SnoozeKind
from tests.tales import (
    Tale,
    became,
    checked_in,
    contact,
    decided,
    in_,
    knows,
    lines,
    met,
    setting,
    thanked,
    they_call_by,
    they_called,
    they_decide_by,
    they_wrote,
    user_in,
)

TALES = (
    Tale(
        "They gave a date, and one business day has passed",
        (
            in_("New York"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_decide_by("2026-11-20"),
        ),
        now="2026-11-23 12:00",
        owed=(
            (
                "today: check-in · 1 of 2 · Ada · call · Mon 2026-11-23 10:00 EST"
                " · They said Friday 20 November; one business day has passed."
            ),
        ),
    ),
    Tale(
        "The date they gave mutes the question until then",
        (
            in_("New York"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_decide_by("2026-11-20"),
        ),
        now="2026-11-19 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Mon 2026-11-23 10:00 EST"
                " · They said Friday 20 November; a check-in falls due one business day after."
            ),
        ),
    ),
    Tale(
        "A date given for the day before Thanksgiving is asked about on Friday",
        (
            in_("New York"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_decide_by("2026-11-25"),
        ),
        now="2026-11-24 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Fri 2026-11-27 09:00 EST"
                " · They said Wednesday 25 November; a check-in falls due one business day after."
            ),
        ),
    ),
    Tale(
        "Without a date it is five business days after the last contact",
        (
            in_("New York"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            knows("Ada", email="a@b.example"),
        ),
        now="2026-11-18 12:00",
        owed=(
            (
                "today: check-in · 1 of 2 · Ada · e-mail · Wed 2026-11-18 09:00 EST"
                " · The last contact was on Tuesday 10 November; five business days have passed."
            ),
        ),
    ),
    Tale(
        "The day passed without a word: the question is overdue",
        (
            in_("New York"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            knows("Ada", phone="1"),
        ),
        now="2026-11-20 09:00",
        owed=(
            (
                "overdue: check-in · 1 of 2 · Ada · call · Wed 2026-11-18 09:00 EST"
                " · The last contact was on Tuesday 10 November; five business days have passed."
            ),
        ),
    ),
    Tale(
        "Any contact restarts the clock, theirs too",
        (
            in_("New York"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_wrote("Ada", "2026-11-16 09:00"),
        ),
        now="2026-11-18 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Mon 2026-11-23 10:00 EST"
                " · The last contact was on Monday 16 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "A contact after the date they gave counts five business days again",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_decide_by("2026-11-13"),
            checked_in("Ada", "2026-11-16 11:00"),
        ),
        now="2026-11-17 12:00",
        owed=(
            (
                "soon: check-in · 2 of 2 · Ada · call · Mon 2026-11-23 10:00 GMT"
                " · The last contact was on Monday 16 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "A second interview restarts the clock",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            met("Ada", at="2026-11-16 10:00"),
            thanked("Ada", at="2026-11-16 12:00"),
        ),
        now="2026-11-17 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Mon 2026-11-23 10:00 GMT"
                " · The last contact was on Monday 16 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "A meeting still to come mutes every question",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_decide_by("2026-11-12"),
            met("Ada", at="2026-11-25 10:00"),
        ),
        now="2026-11-20 12:00",
        owed=(),
    ),
    Tale(
        "Five business days over Christmas and New Year in London",
        (in_("London"), met("Ada", at="2026-12-22 10:00"), thanked("Ada", at="2026-12-22 12:00")),
        now="2026-12-23 12:00",
        owed=(
            (
                "later: check-in · 1 of 2 · Ada · call · Thu 2026-12-31 09:00 GMT"
                " · The last contact was on Tuesday 22 December; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "Five business days over Dussehra in Mumbai",
        (in_("Mumbai"), met("Ada", at="2026-10-16 10:00"), thanked("Ada", at="2026-10-16 12:00")),
        now="2026-10-17 12:00",
        owed=(
            (
                "later: check-in · 1 of 2 · Ada · call · Mon 2026-10-26 10:00 IST"
                " · The last contact was on Friday 16 October; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "Five business days in Tel Aviv skip Friday and Saturday",
        (in_("Tel Aviv"), met("Ada", at="2026-11-12 10:00"), thanked("Ada", at="2026-11-12 12:00")),
        now="2026-11-15 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Thu 2026-11-19 09:00 IST"
                " · The last contact was on Thursday 12 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "A date over the turn of the year in New York is asked about on 4 January",
        (
            in_("New York"),
            met("Ada", at="2026-12-15 10:00"),
            thanked("Ada", at="2026-12-15 12:00"),
            they_decide_by("2026-12-31"),
        ),
        now="2026-12-30 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Mon 2027-01-04 10:00 EST"
                " · They said Thursday 31 December; a check-in falls due one business day after."
            ),
        ),
    ),
    Tale(
        "A date far ahead is told with its year",
        (
            in_("New York"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 12:00"),
            they_decide_by("2027-06-30"),
        ),
        now="2026-11-20 12:00",
        owed=(
            (
                "later: check-in · 1 of 2 · Ada · call · Thu 2027-07-01 09:00 EDT"
                " · They said Wednesday 30 June; a check-in falls due one business day after."
            ),
        ),
    ),
    Tale(
        "A call is proposed where a number is known",
        (
            in_("Berlin"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            knows("Ada", phone="1", email="a@b.example"),
        ),
        now="2026-11-17 12:00",
        owed=(
            (
                "today: check-in · 1 of 2 · Ada · call · Tue 2026-11-17 09:00 CET"
                " · The last contact was on Tuesday 10 November; five business days have passed."
            ),
        ),
    ),
    Tale(
        "Who asked for no calls is written to",
        (
            in_("Berlin"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            knows("Ada", phone="1", email="a@b.example", do_not_call=True),
        ),
        now="2026-11-17 12:00",
        owed=(
            (
                "today: check-in · 1 of 2 · Ada · e-mail · Tue 2026-11-17 09:00 CET"
                " · The last contact was on Tuesday 10 November; five business days have passed."
            ),
        ),
    ),
    Tale(
        "The second question is 2 of 2",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            checked_in("Ada", "2026-11-17 11:00"),
        ),
        now="2026-11-24 12:00",
        owed=(
            (
                "today: check-in · 2 of 2 · Ada · call · Tue 2026-11-24 09:00 GMT"
                " · The last contact was on Tuesday 17 November; five business days have passed."
            ),
        ),
    ),
    Tale(
        "Two questions without a word: it is all right to let this one rest",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            checked_in("Ada", "2026-11-17 11:00"),
            checked_in("Ada", "2026-11-24 11:00", Channel.CALL, Result.VOICEMAIL),
        ),
        now="2026-12-01 12:00",
        owed=(
            (
                "today: let-go · 2 of 2 · Ada · call · Tue 2026-12-01 09:00 GMT"
                " · Two check-ins, no word since Tuesday 24 November; it is all right to let this one rest."
            ),
        ),
    ),
    Tale(
        "Letting go is in sight as soon as the second question was put",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            checked_in("Ada", "2026-11-17 11:00"),
            checked_in("Ada", "2026-11-24 11:00"),
        ),
        now="2026-11-24 12:00",
        owed=(
            (
                "soon: let-go · 2 of 2 · Ada · call · Tue 2026-12-01 09:00 GMT"
                " · Two check-ins, no word since Tuesday 24 November; it is all right to let this one rest."
            ),
        ),
    ),
    Tale(
        "A third question with a reason is counted, and letting go is offered again",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            checked_in("Ada", "2026-11-17 11:00"),
            checked_in("Ada", "2026-11-24 11:00"),
            checked_in("Ada", "2026-12-01 11:00", reason="They moved offices"),
        ),
        now="2026-12-08 12:00",
        owed=(
            (
                "today: let-go · 3 of 2 · Ada · call · Tue 2026-12-08 09:00 GMT"
                " · Three check-ins, no word since Tuesday 1 December; it is all right to let this one rest."
            ),
        ),
    ),
    Tale(
        "An answer resets the count",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            checked_in("Ada", "2026-11-17 11:00"),
            checked_in("Ada", "2026-11-24 11:00"),
            they_called("Ada", "2026-11-25 10:00"),
        ),
        now="2026-11-26 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Wed 2026-12-02 09:00 GMT"
                " · The last contact was on Wednesday 25 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "A call in which they were reached is an answer",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            checked_in("Ada", "2026-11-17 11:00"),
            checked_in("Ada", "2026-11-24 11:00", Channel.CALL, Result.REACHED),
        ),
        now="2026-11-26 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Tue 2026-12-01 09:00 GMT"
                " · The last contact was on Tuesday 24 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "A limit of the user's own counts",
        (
            in_("London"),
            setting(check_in_limit=1),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            checked_in("Ada", "2026-11-17 11:00"),
        ),
        now="2026-11-24 12:00",
        owed=(
            (
                "today: let-go · 1 of 1 · Ada · call · Tue 2026-11-24 09:00 GMT"
                " · One check-in, no word since Tuesday 17 November; it is all right to let this one rest."
            ),
        ),
    ),
    Tale(
        "What was let go is silent",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            became(OpeningState.LET_GO, "2026-11-18 09:00"),
        ),
        now="2026-12-24 12:00",
        owed=(),
    ),
    Tale(
        "Reopening starts the clock and the count anew",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            checked_in("Ada", "2026-11-17 11:00"),
            checked_in("Ada", "2026-11-24 11:00"),
            became(OpeningState.OPEN, "2026-12-02 09:00"),
        ),
        now="2026-12-03 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Wed 2026-12-09 09:00 GMT"
                " · You took this up again on Wednesday 2 December; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "With an offer on the table nobody is asked",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_decide_by("2026-11-12"),
            became(OpeningState.OFFER, "2026-11-12 09:00"),
        ),
        now="2026-11-24 12:00",
        owed=(),
    ),
    Tale(
        "They said they would call, and the day has passed",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_call_by("2026-11-18"),
        ),
        now="2026-11-19 12:00",
        owed=(
            (
                "today: promised-call · 1 of 2 · Ada · call · Thu 2026-11-19 09:00 GMT"
                " · They said they would call by Wednesday 18 November; the day has passed, and nothing is logged."
            ),
        ),
    ),
    Tale(
        "They said they would call, and still may",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_call_by("2026-11-20"),
        ),
        now="2026-11-19 12:00",
        owed=(
            (
                "soon: promised-call · 1 of 2 · Ada · call · Mon 2026-11-23 10:00 GMT"
                " · They said they would call by Friday 20 November; if not, a word may follow."
            ),
        ),
    ),
    Tale(
        "They called on the day: that is settled, and the clock runs anew",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_call_by("2026-11-18"),
            they_called("Ada", "2026-11-18 16:00"),
        ),
        now="2026-11-19 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Wed 2026-11-25 09:00 GMT"
                " · The last contact was on Wednesday 18 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "The promised call waved off, a question follows in five business days",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_call_by("2026-11-18"),
            decided(SnoozeKind.WAVE_OFF, "promised-call", on="2026-11-19 10:00", reason="On leave"),
        ),
        now="2026-11-19 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Wed 2026-11-25 09:00 GMT"
                " · They said they would call by Wednesday 18 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale("An opening about which nothing is known owes nothing", (in_("London"),), now="2026-11-19 12:00", owed=()),
    Tale(
        "With nobody in particular to ask, the question still comes",
        (in_("London"), they_decide_by("2026-11-18")),
        now="2026-11-19 12:00",
        owed=(
            (
                "today: check-in · 1 of 2 · call · Thu 2026-11-19 09:00 GMT"
                " · They said Wednesday 18 November; one business day has passed."
            ),
        ),
    ),
    Tale(
        "Thanks to the receptionist do not make her the one to ask",
        (
            in_("London"),
            met("Ada", "Bo", at="2026-11-10 10:00"),
            thanked("Ada", "2026-11-10 12:00"),
            thanked("Bo", "2026-11-10 12:05"),
        ),
        now="2026-11-17 12:00",
        owed=(
            (
                "today: check-in · 1 of 2 · Ada · call · Tue 2026-11-17 09:00 GMT"
                " · The last contact was on Tuesday 10 November; five business days have passed."
            ),
        ),
    ),
    Tale(
        "Monday's question waits until their week has begun",
        (in_("London"), met("Ada", at="2026-11-16 10:00"), thanked("Ada", "2026-11-16 12:00")),
        now="2026-11-23 08:00",
        owed=(
            (
                "today: check-in · 1 of 2 · Ada · call · Mon 2026-11-23 10:00 GMT"
                " · The last contact was on Monday 16 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "From Los Angeles, a question for Tuesday morning in Tokyo is one for Monday",
        (user_in("Los Angeles"), in_("Tokyo"), met("Ada", at="2026-11-10 10:00"), thanked("Ada", "2026-11-10 12:00")),
        now="2026-11-16 12:00",
        owed=(
            (
                "today: check-in · 1 of 2 · Ada · call · Tue 2026-11-17 09:00 JST"
                " · The last contact was on Tuesday 10 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "Asked on the very day they named, one waits in full before asking again",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_decide_by("2026-11-13"),
            checked_in("Ada", "2026-11-13 11:00"),
        ),
        now="2026-11-14 12:00",
        owed=(
            (
                "soon: check-in · 2 of 2 · Ada · call · Fri 2026-11-20 09:00 GMT"
                " · The last contact was on Friday 13 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "Once withdrawn, nobody is asked any more, though the opening still stands as open",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            contact("Ada", "2026-11-12 10:00", Purpose.WITHDRAWAL),
        ),
        now="2026-11-25 12:00",
        owed=(),
    ),
    Tale(
        "An answer of the same minute answers",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            checked_in("Ada", "2026-11-13 11:00"),
            they_wrote("Ada", "2026-11-13 11:00"),
        ),
        now="2026-11-14 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Fri 2026-11-20 09:00 GMT"
                " · The last contact was on Friday 13 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "After a further round the count is new",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            checked_in("Ada", "2026-11-13 11:00"),
            checked_in("Ada", "2026-11-14 11:00"),
            met("Ada", at="2026-11-16 10:00"),
            thanked("Ada", "2026-11-16 12:00"),
        ),
        now="2026-11-17 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Mon 2026-11-23 10:00 GMT"
                " · The last contact was on Monday 16 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "Both dates given: the call they promised comes first",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_call_by("2026-11-13"),
            they_decide_by("2026-11-20"),
        ),
        now="2026-11-16 12:00",
        owed=(
            (
                "today: promised-call · 1 of 2 · Ada · call · Mon 2026-11-16 10:00 GMT"
                " · They said they would call by Friday 13 November; the day has passed, and nothing is logged."
            ),
        ),
    ),
    Tale(
        "The promised call came: the date they gave holds",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_call_by("2026-11-13"),
            they_decide_by("2026-11-20"),
            they_called("Ada", "2026-11-13 12:00"),
        ),
        now="2026-11-16 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Mon 2026-11-23 10:00 GMT"
                " · They said Friday 20 November; a check-in falls due one business day after."
            ),
        ),
    ),
    Tale(
        "With no questions left, a promised call that did not come is to be let go",
        (
            in_("London"),
            setting(check_in_limit=1),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            checked_in("Ada", "2026-11-12 11:00"),
            they_call_by("2026-11-13"),
        ),
        now="2026-11-16 12:00",
        owed=(
            (
                "soon: let-go · 1 of 1 · Ada · call · Fri 2026-11-20 09:00 GMT"
                " · One check-in, no word since Thursday 12 November; it is all right to let this one rest."
            ),
        ),
    ),
    Tale(
        "Thanks on the very day they named do not put off the question",
        (
            in_("London"),
            met("Ada", at="2026-11-12 10:00"),
            thanked("Ada", at="2026-11-13 09:00"),
            they_decide_by("2026-11-13"),
        ),
        now="2026-11-14 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Mon 2026-11-16 10:00 GMT"
                " · They said Friday 13 November; a check-in falls due one business day after."
            ),
        ),
    ),
    Tale(
        "Heard on the very day they named, one waits five business days",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_decide_by("2026-11-13"),
            they_wrote("Ada", "2026-11-13 17:00"),
        ),
        now="2026-11-14 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Fri 2026-11-20 09:00 GMT"
                " · The last contact was on Friday 13 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "The promised call came, and the date they gave soon after holds",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            they_call_by("2026-11-13"),
            they_decide_by("2026-11-16"),
            they_called("Ada", "2026-11-13 12:00"),
        ),
        now="2026-11-14 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Tue 2026-11-17 09:00 GMT"
                " · They said Monday 16 November; a check-in falls due one business day after."
            ),
        ),
    ),
)


@pytest.mark.parametrize("tale", TALES, ids=lambda tale: tale.title)
def test_as_told(tale):
    """The facts of each tale give the steps that it tells, each with its hour and its sentence."""
    assert lines(tale) == tale.owed
