"""Counting on in years and months; periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.kernel.dates import Period, add_months, add_years
from zuiver.kernel.errors import InvalidData

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))
LEAP_DAY = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("day", "years", "later"),
    [
        (LEAP_DAY, 2, date(2026, 3, 1)),
        (LEAP_DAY, 1, date(2025, 3, 1)),
        (LEAP_DAY, 4, date(2028, 2, 29)),
        (LEAP_DAY, -1, date(2023, 3, 1)),
        (date(2096, 2, 29), 4, date(2100, 3, 1)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
        (date(2026, 12, 31), 2, date(2028, 12, 31)),
        (LEAP_DAY, 0, LEAP_DAY),
    ],
)
def test_29_february_and_some_years_is_1_march_where_the_year_is_no_leap_year(
    day: date, years: int, later: date
) -> None:
    assert add_years(day, years) == later


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 31), 2, date(2026, 3, 31)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (LEAP_DAY, 12, date(2025, 2, 28)),
        (LEAP_DAY, 0, LEAP_DAY),
    ],
)
def test_a_month_too_short_for_the_day_gives_its_last_day(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(DAYS, st.integers(-100, 100))
def test_years_change_the_year_and_nothing_else_but_the_leap_day(day: date, years: int) -> None:
    later = add_years(day, years)
    assert later.year == day.year + years
    assert (later.month, later.day) == (day.month, day.day) or (
        (day.month, day.day),
        (later.month, later.day),
    ) == (
        (2, 29),
        (3, 1),
    )


@given(DAYS, DAYS, st.integers(-100, 100))
def test_a_later_day_never_ends_earlier(one: date, other: date, number: int) -> None:
    first, last = sorted((one, other))
    assert add_years(first, number) <= add_years(last, number)
    assert add_months(first, number) <= add_months(last, number)


@given(DAYS, st.integers(-1200, 1200))
def test_months_land_in_the_month_that_was_counted_to(day: date, months: int) -> None:
    later = add_months(day, months)
    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@pytest.mark.parametrize("years", [8000, -3000, 10**9])
def test_beyond_the_calendar_is_refused(years: int) -> None:
    with pytest.raises(InvalidData, match="The calendar has no year"):
        add_years(LEAP_DAY, years)
    with pytest.raises(InvalidData, match="The calendar has no year"):
        add_months(LEAP_DAY, years * 12)


def test_both_ends_of_a_period_belong_to_it() -> None:
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    assert year.contains(year.start)
    assert year.contains(date(2026, 12, 31))
    assert not year.contains(date(2025, 12, 31))
    assert not year.contains(date(2027, 1, 1))
    assert year.days == 365


def test_a_period_without_an_end_goes_on() -> None:
    period = Period(date(2026, 1, 1))
    assert period.contains(date.max)
    assert not period.contains(date(2025, 12, 31))
    assert period.days is None


def test_periods_that_share_one_day_overlap() -> None:
    spring = Period(date(2026, 3, 1), date(2026, 5, 31))
    assert spring.overlaps(Period(date(2026, 5, 31), date(2026, 8, 31)))
    assert not spring.overlaps(Period(date(2026, 6, 1), date(2026, 8, 31)))
    assert spring.overlaps(Period(date(2020, 1, 1)))
    assert not spring.overlaps(Period(date(2026, 6, 1)))


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(InvalidData, match="The end, 2026-01-01, lies before the start, 2026-01-02"):
        Period(date(2026, 1, 2), date(2026, 1, 1))


NEAR_DAYS = st.dates(date(2026, 2, 1), date(2026, 3, 15))
PERIODS = st.builds(
    lambda start, length: Period(start, None if length is None else start + timedelta(days=length)),
    NEAR_DAYS,
    st.none() | st.integers(0, 20),
)


@given(PERIODS, PERIODS)
def test_periods_overlap_where_some_day_is_in_both(one: Period, other: Period) -> None:
    days = (date(2026, 2, 1) + timedelta(days=number) for number in range(80))
    assert (
        one.overlaps(other)
        == other.overlaps(one)
        == any(one.contains(day) and other.contains(day) for day in days)
    )


@given(PERIODS)
def test_the_number_of_days_is_the_number_of_days_in_it(period: Period) -> None:
    days = (date(2026, 2, 1) + timedelta(days=number) for number in range(80))
    assert period.days is None or period.days == sum(period.contains(day) for day in days)
