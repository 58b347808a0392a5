"""Dates: what people type, how it is said, business days, holidays and zones.

The only importer of dateutil and holidays; both load when they are used.

    errors      DateError, and words in quotation marks
    zones       IANA names, hours that the clocks leave out or repeat
    almanac     years of holidays that were worked out before, kept in a file
    business    business days and public holidays of a country and region
    words       numbers, units, weekdays and months as they are typed
    relative    "tomorrow", "+2bd", "next fri", "monday week", "eom"
    written     "2026-11-25", "25 Nov", "3/4"
    days        all of these → date
    moments     "tomorrow 9:30" → aware datetime
    busy        "not Thursdays, mornings only" → Busy
    weeks       the weeks that show a month, and on which day they begin
    saying      date and datetime → "Tue", "today 15:00", "Friday 27 November"
"""

from store.dates.almanac import ALMANAC
from store.dates.business import (
    add_business_days,
    business_days_between,
    check_country,
    check_region,
    holiday_name,
    is_business_day,
)
from store.dates.busy import Busy, parse_busy
from store.dates.days import parse_day
from store.dates.errors import DateError
from store.dates.moments import parse_clock, parse_moment
from store.dates.saying import DAYS, MONTHS, say_count, say_day, say_day_in_full, say_moment
from store.dates.weeks import FIRST_DAYS, days_after, first_weekday, months_after, weeks_of_month
from store.dates.zones import check_zone, comes_twice, in_zone, local_day, seen_in, utc, zone_of

__all__ = [
    "ALMANAC",
    "DAYS",
    "FIRST_DAYS",
    "MONTHS",
    "Busy",
    "DateError",
    "add_business_days",
    "business_days_between",
    "check_country",
    "check_region",
    "check_zone",
    "comes_twice",
    "days_after",
    "first_weekday",
    "holiday_name",
    "in_zone",
    "is_business_day",
    "local_day",
    "months_after",
    "parse_busy",
    "parse_clock",
    "parse_day",
    "parse_moment",
    "say_count",
    "say_day",
    "say_day_in_full",
    "say_moment",
    "seen_in",
    "utc",
    "weeks_of_month",
    "zone_of",
]
