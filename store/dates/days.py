"""Days as people type them: "fri", "monday week", "+2bd", "25 Nov", "3/4", "eom".

Nothing is guessed: the order of day and month comes from the settings, and what can mean two days is
an error that gives both.
"""

import re
from datetime import date

from store.dates import relative, written
from store.dates.errors import DateError, plain, quoted
from store.dates.words import YEARS, Asked, meant_word
from store.records import Settings

EXAMPLES = "“tomorrow”, “yesterday”, “fri”, “+2bd”, “25 Nov” or “2026-11-25”"
"""What a DateError shows to someone whose words were not understood."""


class NotADayError(DateError):
    """Words that are no way of writing a day; a plain DateError is about words that are one."""


def parse_day(text: str, today: date, settings: Settings) -> date:
    """The day that these words mean on the day `today`; a DateError with one sentence where they mean none or two.

    Business days are those of the settings' country; to count in an opening's, hand in settings with its country.
    A date without a year is the nearest one.
    """
    asked = plain(text)
    if not asked:
        raise DateError(f"A day is missing; write {EXAMPLES}.")
    asked = re.sub(r"^(?:on|by|until) ", "", asked)
    try:
        day = _read(Asked(asked, today, settings))
    except OverflowError:
        day = None
    if day is None or day.year not in YEARS:
        raise DateError(f"{quoted(text)} is too far away.")
    return day


def _read(asked: Asked) -> date:
    for pattern, reader in (*relative.READERS, *written.READERS):
        if match := re.fullmatch(pattern, asked.text, re.ASCII):
            return reader(match, asked)
    meant = meant_word(asked.text)
    examples = f"did you mean {quoted(meant)}?" if meant else f"write {EXAMPLES}."
    raise NotADayError(f"{quoted(asked.text)} is not a day that can be read; {examples}")
