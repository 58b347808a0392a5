"""Out and in again: what is exported comes back as it was."""

import pytest

from store.exchange import json as whole
from store.records import Settings, Snapshot
from store.sample import sample
from store.snapshots import assemble
from tests.conftest import SUNDAY


def test_all_that_the_sample_knows_comes_back_equal(settings):
    """Every record of every kind, in its order, the settings, and what was not saved."""
    there = assemble(sample(SUNDAY, settings), settings)
    typed = (whole.Typed("0123456789ab", 3, "Dear Zoë,\nthank", SUNDAY), whole.Typed("form: New", 0, "{}", SUNDAY))
    export = whole.read(whole.write(there, typed))
    assert assemble(export.records, export.settings) == there
    assert export.unsaved == typed


def test_it_can_be_read_by_people(settings):
    """Names stand as they are written, and an opening holds what belongs to it."""
    text = whole.write(assemble(sample(SUNDAY, settings), settings), ())
    assert "Zoë Nguyễn" in text
    assert '"opening_id"' not in text


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", "[" * 100_000, '{"afterword": 2}', '{"afterword": "1"}', '{"afterword": 1, "openings": 5}',
     '{"afterword": 1, "openings": [{"id": "x"}]}', '{"afterword": 1, "settings": {"slots": 0}}',
     '{"afterword": 1, "fine_words": [{"id": "0123456789ab", "text": 5}]}', '{"afterword": 1, "unsaved": [{}]}'],
)  # fmt: skip
def test_what_is_no_export_is_refused_in_a_sentence(text):
    """Whatever is wrong with it."""
    with pytest.raises(whole.ExchangeError, match=r"^[A-Z].*\.$"):
        whole.read(text)


def test_an_export_of_nothing_is_an_export():
    """An empty planner goes and comes back, with every setting."""
    settings = Settings(given="Jo", zone="Asia/Tokyo", country="JP", door_open_weeks=(2,), days_off=(SUNDAY.date(),))
    export = whole.read(whole.write(Snapshot(settings=settings), ()))
    assert export == whole.Export((), settings, ())
