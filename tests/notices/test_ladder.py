"""Something that waits is brought to mind after 7, 14 and 21 working days, and then no more."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.kernel.clock import AMSTERDAM
from zuiver.notices.ladder import NEAR, PASSED, STEPS, last_moment, may_be_due_since, step_before, step_due

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


def at(hour: int, minute: int = 0, day: int = 1) -> datetime:
    """A moment in June 2026, on the clock in Amsterdam."""
    return datetime(2026, 6, day, hour, minute, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("now", "step"), [(at(10), 0), (at(13, 29), 0), (at(13, 30), NEAR), (at(16, 59), NEAR), (at(17), PASSED)]
)
def test_what_has_to_be_done_the_same_day_is_near_halfway(now: datetime, step: int) -> None:
    assert step_before(at(10), last_moment(at(10), MONDAY), now) == step


def test_what_came_after_office_hours_has_the_rest_of_the_day() -> None:
    assert last_moment(at(18), MONDAY) == at(0, day=2)


def test_seventy_two_hours_are_near_when_a_day_is_left() -> None:
    since, until = at(23, 10), at(23, 10, day=4)
    assert [step_before(since, until, at(23, minute, day=3)) for minute in (9, 10)] == [0, NEAR]


moments = st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1)).map(
    lambda one: one.replace(tzinfo=AMSTERDAM)
)
spans = st.timedeltas(timedelta(0), timedelta(days=60))


@given(moments, st.timedeltas(timedelta(days=-2), timedelta(days=60)), spans, spans)
def test_steps_before_a_last_moment_only_go_up(
    since: datetime, length: timedelta, one: timedelta, more: timedelta
) -> None:
    until = since + length
    first, second = step_before(since, until, since + one), step_before(since, until, since + one + more)
    assert 0 <= first <= second <= PASSED
    assert (second == PASSED) == (since < until <= since + one + more)
