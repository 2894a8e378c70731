"""Days to come as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.measures.builders import AT_ANY_SPEED
from zuiver.kernel.dates import working_days_between
from zuiver.kernel.errors import InvalidData
from zuiver.measures.days import read_day_to_come

TODAY = date(2026, 5, 12)
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
MONTHS = ("jan", "feb", "maart", "april", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec")


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("", None),
        ("  ", None),
        ("12 mei", date(2026, 5, 12)),
        ("11 mei", date(2027, 5, 11)),
        ("1 juni", date(2026, 6, 1)),
        ("12 May 2027", date(2027, 5, 12)),
        ("1-6-2026", date(2026, 6, 1)),
        ("2026-06-01", date(2026, 6, 1)),
        ("morgen", date(2026, 5, 13)),
        # Ascension Day does not count.
        ("10 werkdagen", date(2026, 5, 28)),
        ("over 3 weken", date(2026, 6, 2)),
        ("in 6 months", date(2026, 11, 12)),
        ("1 maand", date(2026, 6, 12)),
    ],
)
def test_a_day_to_come_is_read_as_people_write_it(typed: str, day: date | None) -> None:
    assert read_day_to_come("due_on", typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["ooit", "juni 2027", "2027", "31 juni", "0 mei", "x" * 5000, "12", "999 jaar"]
)
def test_what_is_no_day_is_said_under_the_field(typed: str) -> None:
    with pytest.raises(InvalidData) as wrong:
        read_day_to_come("due_on", typed, TODAY)
    assert set(wrong.value.errors) == {"due_on"}


@AT_ANY_SPEED
@given(today=DAYS, days=st.integers(0, 364))
@example(today=date(2028, 1, 1), days=364)
@example(today=date(2027, 12, 31), days=60)
def test_a_day_without_a_year_is_the_next_one_that_comes(today: date, days: int) -> None:
    wanted = today + timedelta(days=days)
    assert read_day_to_come("day", f"{wanted.day} {MONTHS[wanted.month - 1]}", today) == wanted


@AT_ANY_SPEED
@given(today=DAYS, number=st.integers(0, 300))
def test_working_days_are_counted_from_today(today: date, number: int) -> None:
    found = read_day_to_come("day", f"{number} werkdagen", today)
    assert found is not None
    assert working_days_between(today, found) == number
