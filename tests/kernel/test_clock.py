"""The one clock."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from zuiver.kernel import clock

NEW_YEAR_IN_AMSTERDAM = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


def test_now_is_an_aware_moment_in_utc_that_goes_on() -> None:
    first, second = clock.now(), clock.now()
    assert first.utcoffset() == timedelta(0)
    assert first <= second


def test_a_frozen_clock_stands_still_and_runs_again_after() -> None:
    with clock.frozen(NEW_YEAR_IN_AMSTERDAM) as moment:
        assert clock.now() == clock.now() == moment == NEW_YEAR_IN_AMSTERDAM
    assert clock.now() != NEW_YEAR_IN_AMSTERDAM


def test_a_frozen_clock_inside_another_gives_the_outer_one_back() -> None:
    with clock.frozen(NEW_YEAR_IN_AMSTERDAM):
        with clock.frozen(NEW_YEAR_IN_AMSTERDAM + timedelta(days=1)):
            assert clock.today() == date(2027, 1, 2)
        assert clock.today() == date(2027, 1, 1)


def test_the_clock_runs_again_after_an_error() -> None:
    with pytest.raises(KeyError), clock.frozen(NEW_YEAR_IN_AMSTERDAM):
        raise KeyError
    assert clock.now() != NEW_YEAR_IN_AMSTERDAM


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (NEW_YEAR_IN_AMSTERDAM, date(2027, 1, 1)),
        (datetime(2026, 12, 31, 22, 59, 59, tzinfo=UTC), date(2026, 12, 31)),
        # Summer time starts and ends: the day changes at 22:00 UTC in summer and 23:00 UTC in winter.
        (datetime(2026, 3, 28, 22, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 22, 0, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 10, 24, 22, 0, tzinfo=UTC), date(2026, 10, 25)),
        (datetime(2026, 10, 25, 22, 59, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_today_is_the_date_on_the_calendar_in_amsterdam(moment: datetime, day: date) -> None:
    with clock.frozen(moment):
        assert clock.today() == day


def test_a_moment_of_another_zone_is_the_same_moment() -> None:
    with clock.frozen(datetime(2026, 5, 12, 3, tzinfo=timezone(timedelta(hours=5)))) as moment:
        assert moment.isoformat() == "2026-05-11T22:00:00+00:00"
        assert clock.today() == date(2026, 5, 12)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"), clock.frozen(datetime(2026, 5, 12)):
        pass


def test_another_thread_keeps_its_own_time() -> None:
    with clock.frozen(NEW_YEAR_IN_AMSTERDAM), ThreadPoolExecutor(1) as pool:
        assert pool.submit(clock.now).result() != NEW_YEAR_IN_AMSTERDAM


def test_real_milliseconds_do_not_freeze() -> None:
    with clock.frozen(NEW_YEAR_IN_AMSTERDAM):
        real = datetime.fromtimestamp(clock.real_milliseconds() / 1000, UTC)
    assert abs(real - clock.now()) < timedelta(minutes=1)
