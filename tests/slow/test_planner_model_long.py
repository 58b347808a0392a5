"""The plain dict against two sessions, for longer."""

import pytest
from hypothesis import HealthCheck, settings

from tests.test_planner_model import TwoSessions

TestTwoSessionsForLong = pytest.mark.slow(TwoSessions.TestCase)
TestTwoSessionsForLong.settings = settings(
    max_examples=150, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
)
