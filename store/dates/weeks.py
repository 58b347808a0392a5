"""Weeks and months as they hang on the wall: on which day a week begins somewhere, and the weeks that show a month."""

from calendar import monthrange
from datetime import date

WEEKS_SHOWN = 6
"""So many weeks show any month, wherever it begins."""

_SUNDAY_FIRST = (
    "AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK "
    "PR PT PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW"
)
_SATURDAY_FIRST = "AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY"

FIRST_DAYS = {"monday": 0, "saturday": 5, "sunday": 6}
"""The days on which a week may begin, as the settings name them, and their weekdays (Monday is 0)."""


def first_weekday(country: str, wish: str = "") -> int:
    """The weekday with which a calendar there begins (Monday is 0), unless the user wishes another."""
    if wish in FIRST_DAYS:
        return FIRST_DAYS[wish]
    known = country if len(country) == 2 else "--"
    return 6 if known in _SUNDAY_FIRST else 5 if known in _SATURDAY_FIRST else 0


def weeks_of_month(day: date, first: int) -> tuple[tuple[date, ...], ...]:
    """The six weeks that show the month of this day, each from the weekday `first` on."""
    begin = day.replace(day=1).toordinal()
    begin -= (begin - 1 - first) % 7
    begin = min(max(begin, date.min.toordinal()), date.max.toordinal() - WEEKS_SHOWN * 7 + 1)
    return tuple(tuple(date.fromordinal(begin + week * 7 + place) for place in range(7)) for week in range(WEEKS_SHOWN))


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last where it is shorter, the nearest where no calendar goes."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(min(max(count, 12), 9999 * 12 + 11), 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_after(day: date, days: int) -> date:
    """The day so many days later; the calendar's first or last where it does not go so far."""
    ordinal = day.toordinal() + days
    return date.fromordinal(min(max(ordinal, date.min.toordinal()), date.max.toordinal()))
