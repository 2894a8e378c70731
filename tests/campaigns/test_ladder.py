"""The ladder on any calendar: every step once, never before its day, whatever runs were missed."""

from datetime import date, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from zuiver.campaigns import ladder
from zuiver.campaigns.triggers.differences import last_day_to_ask
from zuiver.kernel.dates import is_working_day, working_days_between

DAYS = st.dates(date(2019, 12, 1), date(2033, 1, 31))
RUNS = st.lists(st.integers(0, 90), max_size=25)


def run_over(counts_from: date, runs: list[int]) -> list[tuple[date, int]]:
    """What is sent when the worker only runs on these days after the start, as (day, step)."""
    next_step, sent = ladder.REQUEST, []
    for after in sorted(runs):
        today = counts_from + timedelta(days=after)
        steps = ladder.due_steps(counts_from, next_step, today)
        sent += [(today, step) for step in steps]
        next_step += len(steps)
    return sent


@given(DAYS, RUNS)
@example(date(2024, 2, 29), [0, 14, 28, 42])
@example(date(2028, 2, 29), [90])
@example(date(2026, 1, 31), [11, 20, 29])
@example(date(2026, 3, 28), [0, 1, 2])  # the night on which summer time begins
@example(date(2026, 10, 24), [0, 1, 2])  # and ends
@example(date(2025, 4, 17), [12, 13, 33])  # Good Friday, Easter, King's Day, 5 May
@example(date(2025, 12, 24), [14, 30, 60])
def test_each_step_is_sent_once_and_never_before_its_day(counts_from: date, runs: list[int]) -> None:
    sent = run_over(counts_from, runs)
    assert [step for _, step in sent] == list(range(len(sent)))
    for today, step in sent:
        due = ladder.day_of(counts_from, step)
        assert due is not None
        assert due <= today


@given(DAYS, RUNS)
def test_missed_runs_lose_nothing(counts_from: date, runs: list[int]) -> None:
    last = max(runs, default=0)
    every_day = run_over(counts_from, list(range(last + 1)))
    some_days = run_over(counts_from, [*runs, last])
    assert [step for _, step in some_days] == [step for _, step in every_day]


@given(DAYS, RUNS)
def test_a_second_run_of_a_day_sends_nothing(counts_from: date, runs: list[int]) -> None:
    assert run_over(counts_from, runs + runs) == run_over(counts_from, runs)


@given(DAYS)
def test_reminders_come_on_working_days_seven_apart(counts_from: date) -> None:
    days = [ladder.day_of(counts_from, step) for step in range(1, ladder.DONE)]
    assert all(day is not None and is_working_day(day) for day in days)
    assert [working_days_between(counts_from, day) for day in days if day] == [7, 14, 21]
    assert days == sorted(days, key=lambda day: day or date.max)


def test_after_the_last_step_it_stops() -> None:
    assert ladder.day_of(date(2026, 5, 12), ladder.DONE) is None
    assert ladder.due_steps(date(2020, 1, 1), ladder.DONE, date(2030, 1, 1)) == ()


@given(DAYS, st.integers(0, 400))
def test_the_end_of_a_contract_is_asked_from_that_many_days_before_it(end: date, before: int) -> None:
    first_day_to_ask = end - timedelta(days=before)
    assert end <= last_day_to_ask(first_day_to_ask, before)
    assert end > last_day_to_ask(first_day_to_ask - timedelta(days=1), before)
