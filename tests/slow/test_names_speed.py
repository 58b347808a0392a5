"""The name check does not grow slow with what is known: the same letter among a hundred openings and ten thousand."""

import time
from statistics import median

import pytest

from store.names import NameIndex, check
from store.records import Dossier, Settings
from tests.slow.bench_names import LETTER, elsewhere, here

ROUNDS = 40
MOST = 2.0
"""A hundred times as many openings may cost so many times as much, with room for a noisy machine."""


def known(others: int) -> tuple[Dossier, NameIndex]:
    """The opening of the letter, and the index of it and so many others."""
    dossier = here()
    return dossier, NameIndex.of({"here": dossier, **elsewhere(others)})


@pytest.mark.slow
def test_ten_thousand_openings_cost_a_letter_no_more_than_a_hundred() -> None:
    """Both are checked in turns within one run, in processor time; only their ratio is judged."""
    settings = Settings(given="Rachel", family="Tan")
    places = {others: known(others) for others in (100, 10_000)}
    spent: dict[int, list[float]] = {others: [] for others in places}
    for _ in range(ROUNDS):
        for others, (dossier, index) in places.items():
            begun = time.process_time()
            check(LETTER, dossier, ["p1"], index, settings)
            spent[others].append(time.process_time() - begun)
    assert median(spent[10_000]) <= MOST * median(spent[100])
