"""The only place that reads the time, so that a test or a demonstration can stand still on any moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from time import time_ns
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")

_frozen_at: ContextVar[datetime | None] = ContextVar("zuiver_clock_frozen_at", default=None)


def now() -> datetime:
    """Return this moment as an aware datetime in UTC."""
    return _frozen_at.get() or datetime.now(UTC)


def today() -> date:
    """Return the date on the calendar in Amsterdam, where it is tomorrow before it is tomorrow in UTC."""
    return now().astimezone(AMSTERDAM).date()


def real_milliseconds() -> int:
    """Return the milliseconds since 1970 of the real clock, frozen or not: ids keep their order anyhow."""
    return time_ns() // 1_000_000


@contextmanager
def frozen(moment: datetime) -> Iterator[datetime]:
    """Let the clock stand still on `moment` in this context (thread or task) until the block ends.

    Raises ValueError for a moment without a time zone, because it would not say which moment it is.
    """
    if moment.tzinfo is None:
        raise ValueError("frozen() needs a moment with a time zone: datetime(2026, 5, 12, tzinfo=UTC).")
    token = _frozen_at.set(moment.astimezone(UTC))
    try:
        yield moment.astimezone(UTC)
    finally:
        _frozen_at.reset(token)


def after_hours(moment: datetime, hours: int) -> datetime:
    """Return the moment so many real hours later, on the clock in Amsterdam.

    The hours are counted in UTC: sums within one time zone follow the clock on the wall, which skips or repeats one.
    """
    return (moment.astimezone(UTC) + timedelta(hours=hours)).astimezone(AMSTERDAM)
