"""Rule 8 and the accepted offer, told; and what the user decided about steps."""

import pytest

from store.records import Channel, OpeningState, Purpose, Result, SnoozeKind
from tests.tales import (
    Tale,
    accepted_elsewhere,
    became,
    checked_in,
    contact,
    decided,
    in_,
    lines,
    met,
    setting,
    thanked,
    they_wrote,
)

TALES = (
    Tale(
        "Someone was chosen: say that the interest stands",
        (
            in_("London"),
            met("Ada", at="2026-08-20 10:00"),
            thanked("Ada", at="2026-08-20 15:00"),
            became(OpeningState.FILLED, "2026-09-01 11:00"),
        ),
        now="2026-09-01 12:00",
        owed=(
            (
                "soon: still-interested · Ada · call · Wed 2026-09-02 09:00 BST"
                " · They chose someone else on Tuesday 1 September; say that you are still interested."
            ),
        ),
    ),
    Tale(
        "It was said in the very call that brought the news",
        (
            in_("London"),
            met("Ada", at="2026-08-20 10:00"),
            thanked("Ada", at="2026-08-20 15:00"),
            contact("Ada", "2026-09-01 10:55", Purpose.STILL_INTERESTED, Channel.CALL, Result.REACHED),
            became(OpeningState.FILLED, "2026-09-01 11:00"),
        ),
        now="2026-09-01 12:00",
        owed=(
            (
                "door-open: door-open · Ada · call · Tue 2026-09-29 09:00 BST"
                " · They chose someone else on Tuesday 1 September; four weeks on, a quiet look is in order."
            ),
        ),
    ),
    Tale(
        "Four weeks on comes the first quiet look",
        (
            in_("London"),
            met("Ada", at="2026-08-20 10:00"),
            thanked("Ada", at="2026-08-20 15:00"),
            contact("Ada", "2026-09-02 10:00", Purpose.STILL_INTERESTED),
            became(OpeningState.FILLED, "2026-09-01 11:00"),
        ),
        now="2026-09-29 12:00",
        owed=(
            (
                "door-open: door-open · Ada · call · Tue 2026-09-29 09:00 BST"
                " · They chose someone else on Tuesday 1 September; four weeks on, a quiet look is in order."
            ),
        ),
    ),
    Tale(
        "A look that nobody took gives way to the next",
        (
            in_("London"),
            met("Ada", at="2026-08-20 10:00"),
            thanked("Ada", at="2026-08-20 15:00"),
            contact("Ada", "2026-09-02 10:00", Purpose.STILL_INTERESTED),
            became(OpeningState.FILLED, "2026-09-01 11:00"),
        ),
        now="2026-10-27 12:00",
        owed=(
            (
                "door-open: door-open · Ada · call · Tue 2026-10-27 09:00 GMT"
                " · They chose someone else on Tuesday 1 September; eight weeks on, a quiet look is in order."
            ),
        ),
    ),
    Tale(
        "Kept in touch, the door stays open until the next look",
        (
            in_("London"),
            met("Ada", at="2026-08-20 10:00"),
            thanked("Ada", at="2026-08-20 15:00"),
            contact("Ada", "2026-09-02 10:00", Purpose.STILL_INTERESTED),
            contact("Ada", "2026-09-28 10:00", Purpose.KEEP_IN_TOUCH),
            became(OpeningState.FILLED, "2026-09-01 11:00"),
        ),
        now="2026-09-29 12:00",
        owed=(
            (
                "door-open: door-open · Ada · call · Tue 2026-10-27 09:00 GMT"
                " · They chose someone else on Tuesday 1 September; eight weeks on, a quiet look is in order."
            ),
        ),
    ),
    Tale(
        "A look waved off leaves the later ones",
        (
            in_("London"),
            met("Ada", at="2026-08-20 10:00"),
            thanked("Ada", at="2026-08-20 15:00"),
            contact("Ada", "2026-09-02 10:00", Purpose.STILL_INTERESTED),
            became(OpeningState.FILLED, "2026-09-01 11:00"),
            decided(SnoozeKind.WAVE_OFF, "door-open", on="2026-09-29 10:00", reason="No"),
        ),
        now="2026-09-29 12:00",
        owed=(
            (
                "door-open: door-open · Ada · call · Tue 2026-10-27 09:00 GMT"
                " · They chose someone else on Tuesday 1 September; eight weeks on, a quiet look is in order."
            ),
        ),
    ),
    Tale(
        "After the last look there is silence",
        (
            in_("London"),
            met("Ada", at="2026-08-20 10:00"),
            thanked("Ada", at="2026-08-20 15:00"),
            contact("Ada", "2026-09-02 10:00", Purpose.STILL_INTERESTED),
            became(OpeningState.FILLED, "2026-09-01 11:00"),
        ),
        now="2026-12-23 12:00",
        owed=(),
    ),
    Tale(
        "The interest waved off, the looks come all the same",
        (
            in_("London"),
            met("Ada", at="2026-08-20 10:00"),
            thanked("Ada", at="2026-08-20 15:00"),
            became(OpeningState.FILLED, "2026-09-01 11:00"),
            decided(SnoozeKind.WAVE_OFF, "still-interested", on="2026-09-02 10:00", reason="No"),
        ),
        now="2026-09-03 12:00",
        owed=(
            (
                "door-open: door-open · Ada · call · Tue 2026-09-29 09:00 BST"
                " · They chose someone else on Tuesday 1 September; four weeks on, a quiet look is in order."
            ),
        ),
    ),
    Tale(
        "An offer accepted elsewhere: step back graciously",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            accepted_elsewhere("Globex", "2026-11-20 12:00"),
        ),
        now="2026-11-20 13:00",
        owed=(
            (
                "soon: withdraw · Ada · call · Mon 2026-11-23 10:00 GMT"
                " · You accepted the offer of Globex; a gracious word is owed to Acme."
            ),
        ),
    ),
    Tale(
        "Withdrawn with a word, nothing is left",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            accepted_elsewhere("Globex", "2026-11-20 12:00"),
            contact("Ada", "2026-11-23 10:00", Purpose.WITHDRAWAL),
        ),
        now="2026-11-23 13:00",
        owed=(),
    ),
    Tale(
        "An offer declined for another is a withdrawal too",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            became(OpeningState.OFFER, "2026-11-18 10:00"),
            accepted_elsewhere("Globex", "2026-11-20 12:00"),
        ),
        now="2026-11-20 13:00",
        owed=(
            (
                "soon: withdraw · Ada · call · Mon 2026-11-23 10:00 GMT"
                " · You accepted the offer of Globex; a gracious word is owed to Acme."
            ),
        ),
    ),
    Tale(
        "A new search a year later is no matter of the old acceptance",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            accepted_elsewhere("Globex", "2025-11-20 12:00"),
        ),
        now="2026-11-17 13:00",
        owed=(
            (
                "today: check-in · 1 of 2 · Ada · call · Tue 2026-11-17 09:00 GMT"
                " · The last contact was on Tuesday 10 November; five business days have passed."
            ),
        ),
    ),
    Tale(
        "The accepted opening itself owes nothing but thanks",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            became(OpeningState.ACCEPTED, "2026-11-18 10:00"),
        ),
        now="2026-11-20 13:00",
        owed=(),
    ),
    Tale(
        "A snoozed question comes back at its time",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            decided(SnoozeKind.SNOOZE, "check-in", on="2026-11-17 12:00", until="2026-11-24 09:00"),
        ),
        now="2026-11-18 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Tue 2026-11-24 09:00 GMT"
                " · The last contact was on Tuesday 10 November; five business days have passed."
            ),
        ),
    ),
    Tale(
        "The snoozed question has come back",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            decided(SnoozeKind.SNOOZE, "check-in", on="2026-11-17 12:00", until="2026-11-24 09:00"),
        ),
        now="2026-11-24 12:00",
        owed=(
            (
                "today: check-in · 1 of 2 · Ada · call · Tue 2026-11-24 09:00 GMT"
                " · The last contact was on Tuesday 10 November; five business days have passed."
            ),
        ),
    ),
    Tale(
        "A snooze lapses when the clock restarts",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            decided(SnoozeKind.SNOOZE, "check-in", on="2026-11-17 12:00", until="2026-12-24 09:00"),
            they_wrote("Ada", "2026-11-18 12:00"),
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
        "A snooze to before the due date changes nothing",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            decided(SnoozeKind.SNOOZE, "check-in", on="2026-11-11 12:00", until="2026-11-12 09:00"),
        ),
        now="2026-11-12 12:00",
        owed=(
            (
                "soon: check-in · 1 of 2 · Ada · call · Tue 2026-11-17 09:00 GMT"
                " · The last contact was on Tuesday 10 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "A pinned date holds, whatever the rule says",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            decided(SnoozeKind.PIN, "check-in", on="2026-11-11 12:00", until="2026-11-12 14:00"),
        ),
        now="2026-11-12 12:00",
        owed=(
            (
                "today: check-in · 1 of 2 · Ada · call · Thu 2026-11-12 14:00 GMT"
                " · The last contact was on Tuesday 10 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "Of two decisions the later counts",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            decided(SnoozeKind.SNOOZE, "check-in", on="2026-11-11 12:00", until="2026-12-12 14:00"),
            decided(SnoozeKind.WAVE_OFF, "check-in", on="2026-11-12 12:00", reason="No"),
        ),
        now="2026-11-13 12:00",
        owed=(),
    ),
    Tale(
        "Thanks put off to an hour of today are not late when that hour has come",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            decided(SnoozeKind.SNOOZE, "thank-you", on="2026-11-10 12:00", until="2026-11-13 09:00"),
        ),
        now="2026-11-13 12:00",
        owed=(
            (
                "today: thank-you · Ada · call · Fri 2026-11-13 09:00 GMT"
                " · You met Ada on Tuesday 10 November; the thank-you has not gone yet."
            ),
            (
                "soon: check-in · 1 of 2 · Ada · call · Tue 2026-11-17 09:00 GMT"
                " · You met on Tuesday 10 November; a check-in falls due five business days after."
            ),
        ),
    ),
    Tale(
        "Letting go put off by a week comes back then",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            checked_in("Ada", "2026-11-17 11:00"),
            checked_in("Ada", "2026-11-24 11:00"),
            decided(SnoozeKind.SNOOZE, "let-go", on="2026-12-01 12:00", until="2026-12-08 09:00"),
        ),
        now="2026-12-02 12:00",
        owed=(
            (
                "soon: let-go · 2 of 2 · Ada · call · Tue 2026-12-08 09:00 GMT"
                " · Two check-ins, no word since Tuesday 24 November; it is all right to let this one rest."
            ),
        ),
    ),
    Tale(
        "The last look stands for four weeks",
        (
            in_("London"),
            met("Ada", at="2026-08-20 10:00"),
            thanked("Ada", at="2026-08-20 15:00"),
            contact("Ada", "2026-09-02 10:00", Purpose.STILL_INTERESTED),
            became(OpeningState.FILLED, "2026-09-01 11:00"),
        ),
        now="2026-12-15 12:00",
        owed=(
            (
                "door-open: door-open · Ada · call · Tue 2026-11-24 09:00 GMT"
                " · They chose someone else on Tuesday 1 September; twelve weeks on, a quiet look is in order."
            ),
        ),
    ),
    Tale(
        "A look put off beyond the next one comes back at its time",
        (
            in_("London"),
            met("Ada", at="2026-08-20 10:00"),
            thanked("Ada", at="2026-08-20 15:00"),
            contact("Ada", "2026-09-02 10:00", Purpose.STILL_INTERESTED),
            became(OpeningState.FILLED, "2026-09-01 11:00"),
            decided(SnoozeKind.SNOOZE, "door-open", on="2026-09-29 10:00", until="2026-11-03 09:00"),
        ),
        now="2026-11-03 12:00",
        owed=(
            (
                "door-open: door-open · Ada · call · Tue 2026-11-03 09:00 GMT"
                " · They chose someone else on Tuesday 1 September; four weeks on, a quiet look is in order."
            ),
        ),
    ),
    Tale(
        "Having kept in touch before the news settles no look",
        (
            in_("London"),
            setting(soon_days=60),
            met("Ada", at="2026-08-20 10:00"),
            thanked("Ada", at="2026-08-20 15:00"),
            contact("Ada", "2026-09-02 10:00", Purpose.STILL_INTERESTED),
            contact("Ada", "2026-08-30 10:00", Purpose.KEEP_IN_TOUCH),
            became(OpeningState.FILLED, "2026-09-01 11:00"),
        ),
        now="2026-09-29 12:00",
        owed=(
            (
                "door-open: door-open · Ada · call · Tue 2026-09-29 09:00 BST"
                " · They chose someone else on Tuesday 1 September; four weeks on, a quiet look is in order."
            ),
        ),
    ),
    Tale(
        "A call that nobody took said nothing of the interest",
        (
            in_("London"),
            met("Ada", at="2026-08-20 10:00"),
            thanked("Ada", at="2026-08-20 15:00"),
            contact("Ada", "2026-09-01 10:55", Purpose.STILL_INTERESTED, Channel.CALL, Result.NO_ANSWER),
            became(OpeningState.FILLED, "2026-09-01 11:00"),
        ),
        now="2026-09-01 12:00",
        owed=(
            (
                "soon: still-interested · Ada · call · Wed 2026-09-02 09:00 BST"
                " · They chose someone else on Tuesday 1 September; say that you are still interested."
            ),
        ),
    ),
    Tale(
        "A call that nobody took withdrew nothing",
        (
            in_("London"),
            met("Ada", at="2026-11-10 10:00"),
            thanked("Ada", at="2026-11-10 15:00"),
            accepted_elsewhere("Globex", "2026-11-20 12:00"),
            contact("Ada", "2026-11-20 12:30", Purpose.WITHDRAWAL, Channel.CALL, Result.NO_ANSWER),
        ),
        now="2026-11-20 13:00",
        owed=(
            (
                "soon: withdraw · Ada · call · Mon 2026-11-23 10:00 GMT"
                " · You accepted the offer of Globex; a gracious word is owed to Acme."
            ),
        ),
    ),
)


@pytest.mark.parametrize("tale", TALES, ids=lambda tale: tale.title)
def test_as_told(tale):
    """The facts of each tale give the steps that it tells, each with its hour and its sentence."""
    assert lines(tale) == tale.owed
