"""Nothing before its day: leap days, ends of months, dates of which only the month or the year is known."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from zuiver.registers.keeping.periods import CountedFrom, Life, due_day, first_day

DAYS = st.dates(date(2000, 1, 1), date(2060, 12, 31))
TODAY = date(2026, 5, 12)
NOON = datetime(2026, 5, 12, 10, tzinfo=UTC)


def life(**changes: object) -> Life:
    """A gift of which nothing is left to do."""
    told: dict[str, object] = {
        "state": "closed",
        "is_open": False,
        "state_since": NOON,
        "happened_on": date(2026, 5, 1),
        "precision": "day",
        "ended_on": None,
    }
    return Life(**(told | changes))  # type: ignore[arg-type]


@settings(deadline=None)
@given(DAYS, st.integers(1, 50))
def test_an_entry_never_goes_before_as_many_birthdays_as_the_period_has_years(
    first: date, years: int
) -> None:
    due = due_day(first, years)
    assert due.year == first.year + years
    assert (due.month, due.day) >= (first.month, first.day) or (due.month, due.day) == (3, 1)
    assert due - first >= timedelta(days=365 * years)


def test_what_began_on_a_leap_day_goes_on_the_first_of_march() -> None:
    assert due_day(date(2024, 2, 29), 1) == date(2025, 3, 1)
    assert due_day(date(2024, 2, 29), 4) == date(2028, 2, 29)


@settings(deadline=None)
@given(DAYS)
def test_a_month_or_a_year_counts_from_its_last_day(day: date) -> None:
    month = first_day(life(happened_on=day, precision="month"), CountedFrom.HAPPENED, TODAY)
    year = first_day(life(happened_on=day, precision="year"), CountedFrom.HAPPENED, TODAY)
    assert month is not None
    assert day <= month
    assert (month + timedelta(days=1)).day == 1
    assert year == date(day.year, 12, 31)


def test_without_a_day_or_while_it_is_open_nothing_counts() -> None:
    assert first_day(life(precision="none"), CountedFrom.HAPPENED, TODAY) is None
    assert first_day(life(happened_on=None), CountedFrom.HAPPENED, TODAY) is None
    for moment in CountedFrom:
        assert first_day(life(is_open=True), moment, TODAY) is None


def test_what_goes_on_is_never_counted_whatever_the_moment() -> None:
    for state in ("no_objection", "under_conditions", "in_force"):
        for moment in CountedFrom:
            assert first_day(life(state=state), moment, TODAY) is None
            assert first_day(life(state=state, ended_on=date(2027, 1, 1)), moment, TODAY) is None


def test_a_moment_just_after_midnight_in_amsterdam_is_the_new_day() -> None:
    late = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)
    assert first_day(life(state_since=late), CountedFrom.CLOSED, TODAY) == date(2026, 7, 2)


def test_what_was_withdrawn_counts_from_that_day_where_no_end_is_known() -> None:
    assert first_day(life(state="withdrawn"), CountedFrom.ENDED, TODAY) == date(2026, 5, 12)
    ended = life(state="ended", ended_on=date(2026, 1, 31))
    assert first_day(ended, CountedFrom.ENDED, TODAY) == date(2026, 1, 31)
