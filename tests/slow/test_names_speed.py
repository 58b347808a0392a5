"""The name check keeps up with the fingers, with ten thousand other openings known."""

import pytest

from tests.slow.bench_names import GOAL_KEY_MS, GOAL_WHOLE_MS, measure


@pytest.mark.slow
def test_the_check_keeps_up_with_typing() -> None:
    """A letter is checked whole in ten milliseconds and after a keystroke in two, in the median."""
    whole, key = measure()
    assert whole <= GOAL_WHOLE_MS
    assert key <= GOAL_KEY_MS
