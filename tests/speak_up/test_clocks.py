"""Clocks and retention on every day of the calendar: they only move to the safe side, whatever is done and how often."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.cases.clocks import (
    REGIMES,
    Clock,
    Deadline,
    after_receipt,
    after_triage,
    deadlines_for,
    warned_from,
    working_day_from,
)
from zuiver.cases.lifecycle import Family
from zuiver.cases.retention import aftercare_days, consult_ends, keep_until, may_go
from zuiver.kernel.date_sums import add_months

days = st.dates(date(2023, 2, 18), date(2100, 12, 31))
families = st.sampled_from(list(Family))
sorted_families = st.sampled_from([family for family in Family if family is not Family.UNSORTED])


def feedback(deadlines: tuple[Deadline, ...]) -> Deadline:
    return next(found for found in deadlines if found.clock is Clock.FEEDBACK)


@pytest.mark.parametrize(
    ("received", "receipt", "target", "due"),
    [
        # 7 days; the target counts three months from the report, the law from the end of the 7 days.
        (date(2026, 5, 12), date(2026, 5, 19), date(2026, 8, 12), date(2026, 8, 19)),
        (date(2024, 2, 29), date(2024, 3, 7), date(2024, 5, 29), date(2024, 6, 7)),
        (date(2026, 11, 30), date(2026, 12, 7), date(2027, 2, 28), date(2027, 3, 8)),
        (date(2023, 11, 30), date(2023, 12, 7), date(2024, 2, 29), date(2024, 3, 7)),
        (date(2026, 1, 31), date(2026, 2, 7), date(2026, 4, 30), date(2026, 5, 7)),
    ],
)
def test_the_dates_of_the_law(received: date, receipt: date, target: date, due: date) -> None:
    found = deadlines_for(Family.WRONGDOING, received)
    assert found[0].target_on == receipt
    assert (feedback(found).target_on, feedback(found).due_on) == (target, due)


def test_a_weekend_makes_the_last_day_later_and_never_the_target() -> None:
    receipt = deadlines_for(Family.WRONGDOING, date(2026, 5, 16))[0]
    assert receipt.target_on == date(2026, 5, 23)  # a Saturday, before Whitsun
    assert receipt.due_on == date(2026, 5, 26)


@given(days)
def test_unsorted_has_the_earliest_date_of_every_family(received: date) -> None:
    unsorted = deadlines_for(Family.UNSORTED, received)
    for family in REGIMES:
        for found, other in zip(unsorted, deadlines_for(family, received), strict=True):
            assert found.target_on <= other.target_on
            assert found.due_on <= other.due_on


@given(days, st.lists(families, max_size=4), st.integers(0, 120))
def test_sorting_anew_never_moves_a_date_on(received: date, route: list[Family], later: int) -> None:
    known = after_triage(deadlines_for(Family.UNSORTED, received), Family.BREACH, received)
    known = tuple(
        one.meet(received + timedelta(days=later)) if not number else one for number, one in enumerate(known)
    )
    for family in route:
        moved = after_triage(known, family, received)
        for before, after in zip(known, moved, strict=True):
            assert after.target_on <= before.target_on
            assert after.due_on <= before.due_on
            assert after.met_on == before.met_on
        known = moved


@given(days, sorted_families, st.integers(0, 400), st.integers(0, 400))
def test_confirming_twice_changes_nothing(received: date, family: Family, first: int, second: int) -> None:
    receipt, waiting = deadlines_for(family, received)
    on, again = received + timedelta(days=first), received + timedelta(days=first + second)
    once = receipt.meet(on)
    assert once.meet(again) == once
    started = after_receipt(waiting, family, on)
    assert after_receipt(started, family, again) == started
    assert waiting.target_on <= started.due_on <= waiting.due_on


@given(days, families)
def test_the_target_is_before_the_last_day_and_the_warning_before_the_target(
    received: date, family: Family
) -> None:
    for found in deadlines_for(family, received):
        assert received < found.target_on <= found.due_on
        assert received <= warned_from(found, received) < found.target_on
        assert working_day_from(found.due_on) == found.due_on
        assert not found.is_missed(found.due_on)
        assert found.is_missed(found.due_on + timedelta(days=1))
        assert found.meet(found.due_on + timedelta(days=1)).is_missed(found.due_on)


@given(st.lists(st.tuples(days, st.integers(1, 240)), min_size=1, max_size=6))
def test_closing_again_never_shortens_the_time_a_case_is_kept(closings: list[tuple[date, int]]) -> None:
    until = None
    for closed_on, months in closings:
        later = keep_until(closed_on, months, until)
        assert until is None or later >= until
        assert later >= add_months(closed_on, months)
        until = later


@given(days, st.integers(-3, 3), st.booleans(), st.booleans())
def test_only_what_nobody_holds_and_nobody_follows_may_go(
    until: date, days_after: int, held: bool, open_: bool
) -> None:
    allowed = may_go(until, until + timedelta(days=days_after), held=held, aftercare_open=open_)
    assert allowed == (days_after > 0 and not held and not open_)
    assert not may_go(None, until, held=False, aftercare_open=False)


@given(days)
def test_aftercare_has_four_moments_in_the_year_after(closed_on: date) -> None:
    found = aftercare_days(closed_on)
    assert found == tuple(add_months(closed_on, months) for months in (1, 3, 6, 12))
    assert consult_ends(closed_on) == add_months(closed_on.replace(day=1), 12)
