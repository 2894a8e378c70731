"""When a request is brought to mind: on its day, after 7 and 14 and 21 working days, and then never again.

On the second reminder the manager gets one line for all of the team, on the third who keeps campaigns gets one. "Due" is
"on or before today and not yet sent", never "today": a worker that did not run for weeks sends what it owes, once.
No Django, no database; who was sent what stands in the ledger (`RequestSent`).
"""

from datetime import date
from typing import Final

from zuiver.kernel.dates import add_working_days
from zuiver.notices.ladder import STEPS as REMINDERS

# Working days after the day on which the request starts to count: the request itself, then the reminders.
STEPS: Final = (0, *REMINDERS)
REQUEST: Final = 0
TO_MANAGER: Final = 2
TO_OFFICER: Final = 3
DONE: Final = len(STEPS)


def day_of(counts_from: date, step: int) -> date | None:
    """Return the day on which a step is due; None after the last one."""
    return add_working_days(counts_from, STEPS[step]) if step < DONE else None


def due_steps(counts_from: date, next_step: int, today: date) -> tuple[int, ...]:
    """Return the steps that are due by today and not yet sent, the lowest first."""
    return tuple(
        step for step in range(next_step, DONE) if add_working_days(counts_from, STEPS[step]) <= today
    )
