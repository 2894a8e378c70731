"""Dutch public holidays and working days."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from zuiver.kernel.dates import add_working_days, is_working_day, public_holidays, working_days_between
from zuiver.kernel.errors import InvalidData
from zuiver.kernel.working_days import easter, kings_day

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
NUMBERS = st.integers(-300, 300)

# Published dates, with the extremes (22 March 1818 and 2285, 25 April 1943 and 2038) and the exceptions to the rule of
# Gauss (1954, 1981, 2049, 2076).
PUBLISHED = """
    1818-03-22 1943-04-25 1954-04-18 1981-04-19 2000-04-23 2008-03-23 2011-04-24 2014-04-20 2015-04-05 2016-03-27
    2017-04-16 2018-04-01 2019-04-21 2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05
    2027-03-28 2028-04-16 2029-04-01 2030-04-21 2038-04-25 2049-04-18 2076-04-19 2285-03-22
"""


@pytest.mark.parametrize("day", PUBLISHED.split())
def test_easter_falls_on_the_published_date(day: str) -> None:
    assert easter(int(day[:4])).isoformat() == day


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_from_22_march_to_25_april(year: int) -> None:
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


@pytest.mark.parametrize(
    ("year", "day"),
    [
        (2026, date(2026, 4, 27)),
        (2014, date(2014, 4, 26)),
        (2025, date(2025, 4, 26)),
        (2031, date(2031, 4, 26)),
        (2013, date(2013, 4, 30)),
        (2006, date(2006, 4, 29)),
    ],
)
def test_kings_day_moves_from_sunday_to_saturday(year: int, day: date) -> None:
    assert kings_day(year) == day


def test_the_holidays_of_a_year_with_5_may() -> None:
    assert sorted(day.strftime("%d-%m") for day in public_holidays(2025)) == sorted(
        ["01-01", "20-04", "21-04", "26-04", "05-05", "29-05", "08-06", "09-06", "25-12", "26-12"]
    )


def test_5_may_is_a_holiday_once_in_five_years() -> None:
    years = range(2017, 2036)  # 5 May 2016 was Ascension Day
    assert [year for year in years if date(year, 5, 5) in public_holidays(year)] == [2020, 2025, 2030, 2035]


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 4, 2), True),
        (date(2026, 4, 3), True),  # Good Friday
        (date(2026, 4, 4), False),  # Saturday
        (date(2026, 4, 5), False),  # Easter Sunday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 4, 7), True),
        (date(2026, 4, 27), False),  # King's Day
        (date(2026, 5, 5), True),  # 5 May outside a lustrum
        (date(2026, 5, 14), False),  # Ascension Day
        (date(2026, 5, 15), True),
        (date(2026, 5, 25), False),  # Whit Monday
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
    ],
)
def test_offices_work_on_weekdays_that_are_no_holiday(day: date, works: bool) -> None:
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "number", "result"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 22), 1, date(2026, 11, 23)),
        (date(2026, 11, 22), 0, date(2026, 11, 22)),
        (date(2026, 11, 23), -1, date(2026, 11, 20)),
        (date(2026, 4, 2), 2, date(2026, 4, 7)),
        (date(2026, 12, 24), 1, date(2026, 12, 28)),
        (date(2026, 12, 31), 1, date(2027, 1, 4)),
        (date(2026, 11, 2), 10, date(2026, 11, 16)),
    ],
)
def test_working_days_are_counted_from_the_day_after(day: date, number: int, result: date) -> None:
    assert add_working_days(day, number) == result


@given(DAYS, NUMBERS.filter(bool))
def test_the_result_is_a_working_day_and_the_days_between_count_back(day: date, number: int) -> None:
    result = add_working_days(day, number)
    assert is_working_day(result)
    assert working_days_between(day, result) == number


@given(DAYS, NUMBERS, NUMBERS)
def test_counting_in_two_steps_is_counting_in_one(day: date, first: int, second: int) -> None:
    assume(first and first * second >= 0)
    assert add_working_days(add_working_days(day, first), second) == add_working_days(day, first + second)


@given(DAYS, st.integers(0, 500))
def test_the_days_between_are_the_working_days_after_the_start_up_to_the_end(
    start: date, length: int
) -> None:
    days = [start + timedelta(days=number) for number in range(1, length + 1)]
    assert working_days_between(start, start + timedelta(days=length)) == sum(map(is_working_day, days))


@pytest.mark.parametrize(("day", "number"), [(date(2026, 1, 1), 10_001), (date.max, 1), (date.min, -1)])
def test_too_far_is_refused(day: date, number: int) -> None:
    with pytest.raises(InvalidData, match="Use"):
        add_working_days(day, number)
