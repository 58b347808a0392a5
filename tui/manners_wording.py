"""The manners in words: each rule with the numbers of this user's settings, and where the advice comes from."""

from dataclasses import dataclass
from datetime import time

from store.dates import say_count
from store.records import Settings


@dataclass(frozen=True, slots=True)
class Manner:
    """One rule."""

    places: tuple[str, ...]
    """The panes that it matters in."""
    words: str
    """The rule, in a sentence or two."""
    numbers: tuple[str, ...] = ()
    """The keys of config.toml that it takes its numbers from."""


def manners(settings: Settings) -> tuple[Manner, ...]:
    """All rules, with their numbers."""
    s = settings
    promise = say_count(s.promise_days, "business day")
    return (
        Manner(
            ("queue", "interviews", "checklist"),
            f"Thank everyone you met, the receptionist too: an e-mail within {s.thank_you_email_hours} hours, "
            f"a call or a note by {_clock(s.office_closes)} of the next business day, on their clock.",
            ("thank_you_email_hours", "office_closes"),
        ),
        Manner(
            ("letter", "checklist"),
            "Thank them for their time, always, and name one thing that only they said; "
            f"{s.words_min} to {s.words_max} words are enough.",
            ("words_min", "words_max"),
        ),
        Manner(
            ("letter", "checklist", "interviews"),
            "Spell every name right. A spelling that was only typed is asked for once before a letter counts as sent.",
        ),
        Manner(
            ("queue",),
            f"Ask how things stand {promise} after the date they gave; if they gave none, "
            f"{say_count(s.check_in_days, 'business day')} after the last word. "
            "Any word from them starts the count anew.",
            ("promise_days", "check_in_days"),
        ),
        Manner(
            ("queue", "call"),
            f"Call when it suits them: {_clock(s.office_opens)} to {_clock(s.office_closes)} on their clock, "
            f"on a Monday from {_clock(s.monday_from)}, on a Friday until {_clock(s.friday_until)}, "
            f"not from {_clock(s.lunch_from)} to {_clock(s.lunch_until)}, and not on a public holiday of theirs.",
            ("office_opens", "office_closes", "monday_from", "friday_until", "lunch_from", "lunch_until"),
        ),
        Manner(
            ("queue", "call"),
            f"{say_count(s.check_in_limit, 'check-in').capitalize()} without an answer {_is(s.check_in_limit)} enough; "
            "then it is all right to let it go. One more takes a reason in words.",
            ("check_in_limit",),
        ),
        Manner(
            ("queue", "call", "interviews"),
            "When someone else was chosen, say that you are still interested. Then a quiet look after "
            f"{_weeks(s.door_open_weeks)}, and silence: doors open again.",
            ("door_open_weeks",),
        ),
        Manner(
            ("progress",),
            "Quality beside quantity: a follow-up is complete when everyone met was thanked, on time, by a sure name.",
        ),
    )


SOURCES = (
    (
        "A note to every person who interviewed you, within a day or two; all names spelled right; a question where "
        "things stand a week after the date they gave.",
        "Iowa State University, Engineering Career Services: Thank-You Notes",
    ),
    (
        "Thanks no later than 24 hours after, and never the same note to everyone.",
        "Washington University School of Law, Career Center: Don't Forget Your Thank-You Note",
    ),
    (
        "Thank everyone you met; ask a week after the date they named, and once more a week later.",
        "Georgetown University, Career Center: After Your Job Interview",
    ),
)
"""What is advised, and by whom."""


def _clock(hour: time) -> str:
    return f"{hour:%H:%M}"


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _weeks(weeks: tuple[int, ...]) -> str:
    if not weeks:
        return "no week"
    *first, last = map(str, weeks)
    return f"{', '.join(first)} and {last} weeks" if first else f"{last} {'week' if last == '1' else 'weeks'}"
