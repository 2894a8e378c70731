"""When something that waits is brought to mind again: a short ladder of working days, and before and after a last moment."""

from datetime import date, datetime, time, timedelta
from typing import Final

from zuiver.kernel.clock import AMSTERDAM
from zuiver.kernel.dates import working_days_between

# Our own choice (no law names it): after one, two and three weeks of seven working days.
STEPS: Final = (7, 14, 21)
# What has to be done on a day is done before people go home, and is brought to mind a day before at the latest.
OFFICE_DAY_ENDS: Final = time(17)
_BEFORE: Final = timedelta(days=1)
NEAR, PASSED = 1, 2


def step_due(waits_since: date, today: date) -> int:
    """Return the highest step that was reached: 0 for none yet, 1 for the first.

    "Reached", never "today": a worker that did not run for a while still reminds, once, by the step it finds.
    """
    waited = working_days_between(waits_since, today)
    return sum(waited >= step for step in STEPS)


def may_be_due_since(today: date) -> date:
    """Return the last day on which something can have begun to wait that has reached the first step by now.

    Not exact: working days are never more than days. Ask `step_due` of each.
    """
    return today - timedelta(days=STEPS[0])


def last_moment(since: datetime, day: date) -> datetime:
    """Return until when something of that day is in time: the end of the office day, or of the day for what came later."""
    end = datetime.combine(day, OFFICE_DAY_ENDS, AMSTERDAM)
    return end if end > since else datetime.combine(day + timedelta(days=1), time(), AMSTERDAM)


def step_before(since: datetime, until: datetime, now: datetime) -> int:
    """Return whether the last moment is near (1) or has passed (2), and 0 before that.

    Near is a day before, or halfway where there are less than two days. What was past when it came is told at once
    already, so nothing follows.
    """
    if until <= since:
        return 0
    if now >= until:
        return PASSED
    near = max(until - _BEFORE, since + (until - since) / 2)
    return NEAR if now >= near else 0
