"""How long a case is kept: a day that only ever moves on. Reopening starts the period anew and never shortens it.

The seed names no period, and the selection list for provinces decides: it is a setting of the organisation (in months).
"""

from datetime import date
from typing import Final

from zuiver.kernel.date_sums import add_months

LEAST_MONTHS: Final = 1
MOST_MONTHS: Final = 240
# After the end, somebody asks how the reporter fares (MOD 13, WG-21): our own choice of months.
AFTERCARE_MONTHS: Final = (1, 3, 6, 12)
CONSULT_MONTHS: Final = 12


def keep_until(closed_on: date, months: int, before: date | None) -> date:
    """Return the last day on which a case that closes is kept: never earlier than an earlier closing said."""
    day = add_months(closed_on, months)
    return max(day, before) if before else day


def may_go(keep_until: date | None, today: date, *, held: bool, aftercare_open: bool) -> bool:
    """Whether a case may be destroyed: its period is over, nobody holds it, and the aftercare is done."""
    return keep_until is not None and today > keep_until and not held and not aftercare_open


def aftercare_days(closed_on: date) -> tuple[date, ...]:
    """Return the days on which somebody asks the reporter."""
    return tuple(add_months(closed_on, months) for months in AFTERCARE_MONTHS)


def consult_ends(month: date) -> date:
    """Return the first day on which a talk of a month is no longer kept."""
    return add_months(month.replace(day=1), CONSULT_MONTHS)
