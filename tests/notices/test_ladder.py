"""Something that waits is brought to mind after 7, 14 and 21 working days, and then no more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.notices.ladder import STEPS, may_be_due_since, step_due

MONDAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("today", "step"),
    [
        (MONDAY, 0),
        (date(2026, 6, 9), 0),
        (date(2026, 6, 10), 1),
        (date(2026, 6, 18), 1),
        (date(2026, 6, 19), 2),
        (date(2026, 6, 30), 3),
        (date(2027, 1, 1), 3),
    ],
)
def test_steps_are_reached_after_working_days(today: date, step: int) -> None:
    assert step_due(MONDAY, today) == step


def test_a_holiday_does_not_count() -> None:
    before_easter = date(2026, 4, 1)
    assert step_due(before_easter, date(2026, 4, 10)) == 0
    assert step_due(before_easter, date(2026, 4, 13)) == 1


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.integers(0, 60))
def test_the_first_day_to_look_at_misses_nothing_that_is_due(today: date, days: int) -> None:
    since = date.fromordinal(today.toordinal() - days)
    if step_due(since, today) >= 1:
        assert since <= may_be_due_since(today)
    assert 0 <= step_due(since, today) <= len(STEPS)
