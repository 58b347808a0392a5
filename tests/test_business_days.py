"""Business days and public holidays, country by country."""

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.dates import (
    DateError,
    add_business_days,
    business_days_between,
    check_country,
    check_region,
    holiday_name,
    is_business_day,
)
from store.dates.business import _PLAINLY_KNOWN, _book

quick = settings(max_examples=50, deadline=None)
some_days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
places = st.sampled_from([("", ""), ("US", "CA"), ("GB", "SCT"), ("DE", "BY"), ("IN", ""), ("JP", ""), ("SA", "")])

HOLIDAYS = [
    ("US", "", "2026-11-26", "Thanksgiving Day"),
    ("US", "", "2026-07-03", "Independence Day (observed)"),
    ("US", "CA", "2026-11-27", "Day After Thanksgiving"),
    ("GB", "ENG", "2026-12-28", "Boxing Day (observed)"),
    ("GB", "SCT", "2026-11-30", "Saint Andrew's Day"),
    ("DE", "", "2026-10-03", "German Unity Day"),
    ("DE", "BY", "2026-01-06", "Epiphany"),
    ("IN", "", "2026-01-26", "Republic Day"),
    ("JP", "", "2026-05-06", "Substitute Holiday"),
    ("IL", "", "2026-09-21", "Yom Kippur"),
]


@pytest.mark.parametrize(("country", "region", "day", "name"), HOLIDAYS)
def test_a_public_holiday_has_a_name(country, region, day, name):
    """On a public holiday nobody works, and the holiday has an English name."""
    assert name in holiday_name(date.fromisoformat(day), country, region)
    assert not is_business_day(date.fromisoformat(day), country, region)


WEEKENDS = [("", "SaSu"), ("US", "SaSu"), ("AE", "SaSu"), ("IL", "FrSa"), ("SA", "FrSa"), ("EG", "FrSa")]


@pytest.mark.parametrize(("country", "off"), WEEKENDS)
def test_the_weekend_is_the_countrys_own(country, off):
    """In an ordinary week of February the days off are those of the country's weekend."""
    week = [date(2026, 2, 2) + timedelta(days=n) for n in range(7)]
    assert "".join(f"{day:%a}"[:2] for day in week if not is_business_day(day, country)) == off


def test_a_country_may_have_changed_its_weekend():
    """In the Emirates Friday was off until 2021, and is not since."""
    assert not is_business_day(date(2021, 2, 5), "AE")
    assert is_business_day(date(2026, 2, 6), "AE")


def test_an_unknown_country_has_weekends():
    """A country or region of which nothing is known, as in a damaged file, still has Saturday and Sunday."""
    assert [is_business_day(date(2026, 12, 25 + n), "ZZ") for n in range(3)] == [True, False, False]
    assert not is_business_day(date(2026, 12, 25), "DE", "nowhere")
    assert is_business_day(date(2026, 12, 25), "../etc")


def test_countries_and_regions_are_checked():
    """A country is two letters of ISO 3166, a region one of its parts; what is unknown gets a sentence."""
    assert [check_country(text) for text in ("de", " gb ", "UK", "")] == ["DE", "GB", "GB", ""]
    assert [check_region(text, "DE") for text in ("by", "DE-BY", "")] == ["BY", "BY", ""]
    with pytest.raises(DateError, match="The holidays of “Atlantis” are not known"):
        check_country("Atlantis")
    with pytest.raises(DateError, match="DE has no region “CA”; known are BB, BE, BW, BY"):
        check_region("CA", "DE")
    with pytest.raises(DateError, match="JP has no region “CA”; leave it empty"):
        check_region("CA", "JP")


def test_what_is_plainly_known_is_known_to_the_library():
    """A country that is taken without loading the library of holidays has some there."""
    assert all(_book(code) for code in _PLAINLY_KNOWN)


def test_the_years_end_is_crossed():
    """From 30 December 2026 the second business day in England is Monday 4 January, in Scotland Tuesday 5 January."""
    assert add_business_days(date(2026, 12, 30), 2, "GB", "ENG") == date(2027, 1, 4)
    assert add_business_days(date(2026, 12, 30), 2, "GB", "SCT") == date(2027, 1, 5)


def test_the_ends_of_the_calendar_end_the_count():
    """A date of the year 9999 in a damaged file ends the count instead of the program."""
    assert add_business_days(date.max, 5, "DE") == date.max
    assert add_business_days(date.min, -5) == date.min
    assert add_business_days(date(2026, 1, 1), 5, days_off=[date(2026, 1, 1) + timedelta(days=n) for n in range(5000)])


@quick
@given(some_days, st.integers(1, 30), places, st.lists(some_days, max_size=5))
def test_business_days_are_counted_one_by_one(day, count, place, days_off):
    """So many business days on is a business day, and exactly so many lie between, forwards and back."""
    there = (*place, days_off)
    ahead, back = add_business_days(day, count, *there), add_business_days(day, -count, *there)
    assert is_business_day(ahead, *there)
    assert business_days_between(day, ahead, *there) == count
    assert business_days_between(back, day, *there) == count - 1 + is_business_day(day, *there)


@quick
@given(some_days, places)
def test_no_business_day_on_is_the_first_from_here(day, place):
    """Zero business days on is the day itself, or the next one where it is none."""
    first = add_business_days(day, 0, *place)
    assert is_business_day(first, *place)
    assert first == day or business_days_between(day, first, *place) == 1
    assert business_days_between(first, day, *place) == 0


def test_a_country_brings_only_itself_along():
    """Loading one country's holidays does not load those of 250 others, which would take longer than all the rest."""
    source = """
import sys
from datetime import date
from store.dates import holiday_name
assert holiday_name(date(2026, 12, 28), "GB") and holiday_name(date(2026, 11, 26), "US")
print(sum(name.startswith("holidays.countries.") for name in sys.modules))
"""
    found = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert int(found.stdout) < 10
