"""The days on which something comes again, by a calendar's own rule ("FREQ=WEEKLY;COUNT=4").

A rule from outside can keep dateutil busy for ever: whoever reads one does so in a process with a limit of time.
"""

import re
from datetime import datetime
from itertools import islice, takewhile

from store.dates.errors import DateError

MOST = 3000
"""So many times are looked at: sixty years of weeks."""

_TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")


def occurrences(rule: str, start: datetime, until: datetime) -> list[datetime]:
    """The times up to `until`, all of them wall clocks without a zone (DateError where the rule is none)."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415 - only where something comes again

    rule = re.sub(r"(UNTIL=\d{8}T\d{6})Z", r"\1", rule.upper())
    if any(f"FREQ={often}" in rule for often in _TOO_OFTEN):
        raise DateError("It comes again more often than once a day.")
    try:
        times = rrulestr(rule, dtstart=start)
        return list(takewhile(lambda time: time <= until, islice(times, MOST)))
    except (ValueError, TypeError, AttributeError, OverflowError) as error:
        raise DateError("The rule by which it comes again cannot be read.") from error
