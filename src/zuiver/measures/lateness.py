"""When a measure is brought to mind, and of whom. No Django, no database.

Each ladder is a number of steps that were reached by a day: "reached", never "today", so that a worker that stood still
reminds once, by the step it finds. Who hears a higher step always includes who heard the lower ones: a missed run loses nobody.
"""

from datetime import date
from enum import StrEnum
from typing import Final

from zuiver.kernel.dates import add_working_days
from zuiver.measures.lifecycle import TO_CARRY_OUT, State
from zuiver.notices.ladder import step_due

# Working days before the day of a measure. Our own choice; no law names it.
COMING: Final = 5


class Reminded(StrEnum):
    """Who is reminded of a measure."""

    PERSON = "person"
    OWNER = "owner"
    ASSESSOR = "assessor"
    KEEPERS = "keepers"


def is_late(state: State, due_on: date, today: date) -> bool:
    """Whether the day has passed while it still has to be done."""
    return state in TO_CARRY_OUT and due_on < today


def due_step(due_on: date, today: date) -> int:
    """Return 0 for nothing yet, 1 when the day comes near, 2 when it has passed, then one more at each step of the ladder."""
    near = add_working_days(due_on, -COMING) <= today
    passed = due_on < today
    return near + passed + (step_due(due_on, today) if passed else 0)


def heard_of_due(step: int) -> tuple[Reminded, ...]:
    """Return who hears of a step of `due_step`: the owner, then also the assessor, then also who keeps the registers."""
    return _first(step, (Reminded.OWNER, 1), (Reminded.ASSESSOR, 3), (Reminded.KEEPERS, 4))


def check_step_due(state: State, state_since: date, recheck_on: date | None, today: date) -> int:
    """Return the step that waiting for the assessor has reached: for what works, from the day of the second look."""
    if state is not State.WORKING:
        return step_due(state_since, today)
    if recheck_on is None or today < recheck_on:
        return 0
    return 1 + step_due(recheck_on, today)


def heard_of_check(step: int) -> tuple[Reminded, ...]:
    """Return who hears of a step of `check_step_due`: the assessor, from the third on also who keeps the registers."""
    return _first(step, (Reminded.ASSESSOR, 1), (Reminded.KEEPERS, 3))


def _first(step: int, *ladder: tuple[Reminded, int]) -> tuple[Reminded, ...]:
    return tuple(who for who, from_step in ladder if step >= from_step)
