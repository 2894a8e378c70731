"""The seventy-two hours of the law: real hours from the discovery on, weekends and the change of the clock included."""

from datetime import datetime, timedelta
from typing import Final

from zuiver.kernel.clock import AMSTERDAM

# General data protection regulation, article 33, first paragraph.
HOURS: Final = 72


def last_moment(discovered: datetime) -> datetime:
    """Return until when the authority can be told in time, on the clock in Amsterdam.

    Both moments are aware. The hours are counted in UTC: a day on which the clock changes has 23 or 25 of them.
    """
    return (discovered + timedelta(hours=HOURS)).astimezone(AMSTERDAM)


def hours_left(discovered: datetime, now: datetime) -> int:
    """Return how many whole hours are left; below zero: how many have begun since the last moment passed."""
    return (last_moment(discovered) - now) // timedelta(hours=1)
