"""The seventy-two hours of the law: real hours from the discovery on, weekends and the change of the clock included."""

from datetime import UTC, datetime, timedelta
from typing import Final

from zuiver.kernel.clock import after_hours

# General data protection regulation, article 33, first paragraph.
HOURS: Final = 72


def last_moment(discovered: datetime) -> datetime:
    """Return until when the authority can be told in time, on the clock in Amsterdam."""
    return after_hours(discovered, HOURS)


def hours_left(discovered: datetime, now: datetime) -> int:
    """Return how many whole hours are left; below zero: how many have begun since the last moment passed."""
    return (last_moment(discovered).astimezone(UTC) - now.astimezone(UTC)) // timedelta(hours=1)
