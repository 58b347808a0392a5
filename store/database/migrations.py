"""From older formats of the tables to the present one, a step for each."""

from collections.abc import Callable

from store.database.image import Tables
from store.database.journal import FORMAT

STEPS: dict[int, Callable[[Tables], None]] = {}
"""For each older format, the function that changes its tables in place into those of the next; 1 is the first."""


def migrate_tables(tables: Tables, version: int) -> None:
    """Bring tables of a format to the present one, in place."""
    for older in range(version, FORMAT):
        if older in STEPS:
            STEPS[older](tables)
