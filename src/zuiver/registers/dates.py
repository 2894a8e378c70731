"""The days of an entry that lists ask for: on which day its state asks something, and on which day it ended."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from zuiver.kernel.clock import AMSTERDAM, after_hours
from zuiver.kernel.dates import add_months
from zuiver.registers.declaration import Register, Setting, Within
from zuiver.registers.lifecycle import State, groups
from zuiver.registers.models import Entry
from zuiver.registers.plain_reading import day_of
from zuiver.registers.terms import setting


def keep_days(entry: Entry, register: Register, today: date, *, is_looked_at: bool = True) -> None:
    """Put `due_on` and `ended_on` in line with the state and the payload.

    `is_looked_at`: somebody looked at what goes on, so the time until the next look starts anew. What ended without a
    day in the payload ended today.
    """
    state = State(entry.state)
    entry.ended_on = _ended_on(entry, register, state, today)
    wanted = register.due.get(state)
    entry.due_at = _due_at(entry.data, wanted) if isinstance(wanted, Within) else None
    if isinstance(wanted, Within):
        entry.due_on = entry.due_at.astimezone(AMSTERDAM).date() if entry.due_at else None
        return
    if isinstance(wanted, Setting):
        days = setting(entry.organisation, register, wanted)
        entry.due_on = today + timedelta(days=days)
        return
    when = day_of(entry.data.get(wanted)) if wanted else None
    if when is not None and (state not in groups.RUNNING or when.last_day() > today):
        entry.due_on = when.last_day()
    elif state not in groups.RUNNING or register.recurrence.months is None:
        entry.due_on = None
    elif is_looked_at or entry.due_on is None:
        entry.due_on = add_months(today, setting(entry.organisation, register, register.recurrence.months))
    end = runs_until(entry, register)
    # A day that had passed when it was looked at ends nothing: people decided that it goes on.
    if end is not None and end >= today and state in groups.RUNNING:
        entry.due_on = min(end, entry.due_on or end)


def runs_until(entry: Entry, register: Register) -> date | None:
    """Return the day until which the person said that it goes on; None where nothing was said."""
    when = day_of(entry.data.get(register.runs_until)) if register.runs_until else None
    return when.last_day() if when is not None else None


def _due_at(data: Mapping[str, Any], wanted: Within) -> datetime | None:
    stored = data.get(wanted.field)
    if not stored or (wanted.until and data.get(wanted.until.field) in wanted.until.values):
        return None
    return after_hours(datetime.fromisoformat(stored), wanted.hours)


def _ended_on(entry: Entry, register: Register, state: State, today: date) -> date | None:
    if state is not State.ENDED:
        return None
    when = day_of(entry.data.get(register.ended)) if register.ended else None
    return when.last_day() if when is not None else entry.ended_on or today
