"""By when a letter goes into the post, so that it arrives before they decide."""

from dataclasses import dataclass
from datetime import date

from store.dates import add_business_days
from store.records import Opening, Settings


@dataclass(frozen=True, slots=True)
class Posting:
    """The last day for the post."""

    by: date
    """The day by which it has to be posted."""
    arrives: date
    """The day on which it is then there, a business day before they decide."""


def posting(opening: Opening, settings: Settings) -> Posting | None:
    """The last day to post a letter that is to be there before they decide; None where they gave no date.

    It counts `settings.postal_days` business days of the opening's country, and one for it to be read. The default of
    three is what postal services aim at for a letter within a country: the European postal directive (97/67/EC,
    annex II) sets three business days for most letters even between countries, Royal Mail's second class aims at two
    to three working days, and USPS First-Class Mail at one to five.
    """
    if opening.decide_by is None:
        return None
    region = opening.region if opening.country else settings.region
    where = (opening.country or settings.country, region, settings.days_off)
    arrives = add_business_days(opening.decide_by, -1, *where)
    return Posting(add_business_days(arrives, -settings.postal_days, *where), arrives)
