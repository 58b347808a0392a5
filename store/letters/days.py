"""Days as a letter says them: "today", "Tuesday", "12 November". English whatever the locale."""

from __future__ import annotations

from datetime import date

from store.dates import DAYS, MONTHS


def spoken_day(day: date, today: date, american: bool = False) -> str:
    """The weekday for a day less than a week away, else the date, with its year when that is far off."""
    distance = abs((day - today).days)
    if distance < 7:
        return DAYS[day.weekday()]
    month = MONTHS[day.month - 1]
    text = f"{month} {day.day}" if american else f"{day.day} {month}"
    if distance <= 180:
        return text
    return f"{text}, {day.year}" if american else f"{text} {day.year}"
