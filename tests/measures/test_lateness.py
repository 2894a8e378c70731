"""Who is reminded on which day: a missed run loses nobody, and no step comes twice."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.measures.builders import AT_ANY_SPEED
from zuiver.kernel.dates import is_working_day
from zuiver.measures.lateness import (
    Reminded,
    check_step_due,
    due_step,
    heard_of_check,
    heard_of_due,
    is_late,
)
from zuiver.measures.lifecycle import State

DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
# A Friday; the Friday before has Ascension Day in its week.
DUE = date(2026, 5, 22)


@pytest.mark.parametrize(
    ("day", "step", "heard"),
    [
        (date(2026, 5, 14), 0, ()),
        (date(2026, 5, 15), 1, ("owner",)),
        (date(2026, 5, 22), 1, ("owner",)),
        (date(2026, 5, 23), 2, ("owner",)),
        # Whit Monday does not count.
        (date(2026, 6, 2), 2, ("owner",)),
        (date(2026, 6, 3), 3, ("owner", "assessor")),
        (date(2026, 6, 12), 4, ("owner", "assessor", "keepers")),
        (date(2026, 6, 23), 5, ("owner", "assessor", "keepers")),
        (date(2030, 1, 1), 5, ("owner", "assessor", "keepers")),
    ],
)
def test_first_the_owner_then_who_checks_then_who_keeps_the_registers(
    day: date, step: int, heard: tuple[str, ...]
) -> None:
    assert due_step(DUE, day) == step
    assert heard_of_due(step) == heard


@AT_ANY_SPEED
@given(due_on=DAYS, runs=st.lists(st.integers(-30, 90), min_size=1, max_size=40))
def test_whoever_hears_a_step_on_a_run_of_every_day_hears_of_it_on_the_last_run_too(
    due_on: date, runs: list[int]
) -> None:
    days = [due_on + timedelta(days=run) for run in sorted(runs)]
    last = due_step(due_on, days[-1])
    every_day = {
        who
        for day in range(-30, (days[-1] - due_on).days + 1)
        for who in heard_of_due(due_step(due_on, due_on + timedelta(days=day)))
    }
    # The step never goes back, so the last run alone reaches everybody whom a run on every day would have reached.
    assert [due_step(due_on, day) for day in days] == sorted(due_step(due_on, day) for day in days)
    assert set(heard_of_due(last)) == every_day


@AT_ANY_SPEED
@given(due_on=DAYS, day=st.integers(-30, 400))
def test_a_measure_is_late_from_the_day_after_its_day_and_then_the_owner_hears_it(
    due_on: date, day: int
) -> None:
    today = due_on + timedelta(days=day)
    assert is_late(State.ACCEPTED, due_on, today) == (day > 0)
    assert (due_step(due_on, today) >= 2) == (day > 0)
    assert not is_late(State.CARRIED_OUT, due_on, today)


@AT_ANY_SPEED
@given(recheck_on=DAYS, day=st.integers(-60, 120))
def test_a_second_look_is_asked_from_its_day_on_and_not_a_day_before(recheck_on: date, day: int) -> None:
    today = recheck_on + timedelta(days=day)
    step = check_step_due(State.WORKING, date(2024, 1, 1), recheck_on, today)
    assert (step >= 1) == (day >= 0)
    assert (Reminded.ASSESSOR in heard_of_check(step)) == (day >= 0)


@AT_ANY_SPEED
@given(since=DAYS, days=st.integers(0, 60))
def test_a_proof_that_waits_is_brought_to_mind_on_the_ladder_of_working_days(since: date, days: int) -> None:
    today = since + timedelta(days=days)
    worked = sum(is_working_day(since + timedelta(days=day)) for day in range(1, days + 1))
    step = check_step_due(State.CARRIED_OUT, since, None, today)
    assert step == (worked >= 7) + (worked >= 14) + (worked >= 21)
    assert (Reminded.KEEPERS in heard_of_check(step)) == (worked >= 21)
