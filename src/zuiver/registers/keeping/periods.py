"""From which day the years of an entry count, and on which day it may go. No database."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.dates import add_years
from zuiver.registers.lifecycle import groups


class CountedFrom(StrEnum):
    """The moment from which the years of an entry are counted."""

    CLOSED = "closed"
    HAPPENED = "happened"
    ENDED = "ended"


@dataclass(frozen=True)
class Life:
    """What of an entry says when it was over. `precision` is that of `happened_on`: day, month, year or none."""

    state: str
    is_open: bool
    state_since: datetime
    happened_on: date | None
    precision: str
    ended_on: date | None


def first_day(life: Life, counted_from: CountedFrom, today: date) -> date | None:
    """Return the day from which the years count; None as long as the entry is open, goes on, or the day is not known.

    A date of which only the month or the year is known counts from the last day of it: nothing goes too early. What was
    over without an end (withdrawn, taken over as closed) counts from the day on which it was.
    """
    if life.is_open:
        return None
    if life.state in groups.RUNNING and (life.ended_on is None or life.ended_on > today):
        return None
    if counted_from is CountedFrom.HAPPENED:
        return _last_day_of(life.happened_on, life.precision)
    if counted_from is CountedFrom.ENDED and life.ended_on is not None:
        return life.ended_on
    return life.state_since.astimezone(AMSTERDAM).date()


def due_day(first: date, years: int) -> date:
    """Return the first day on which the entry may be destroyed: the same date so many years later, 29 February as 1 March."""
    return add_years(first, years)


def _last_day_of(day: date | None, precision: str) -> date | None:
    if day is None or precision == "none":
        return None
    if precision == "year":
        return date(day.year, 12, 31)
    return day.replace(day=monthrange(day.year, day.month)[1]) if precision == "month" else day
