"""When something that waits is brought to mind again: a short ladder of working days, and then it stops."""

from datetime import date, timedelta
from typing import Final

from zuiver.kernel.dates import working_days_between

# Our own choice (no law names it): after one, two and three weeks of seven working days.
STEPS: Final = (7, 14, 21)


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
