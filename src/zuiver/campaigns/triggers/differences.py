"""What changed between two looks at somebody's work. No database: two pictures in, causes out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from zuiver.campaigns.reasons import Reason
from zuiver.campaigns.triggers.table import Cause


@dataclass(frozen=True)
class Picture:
    """Somebody's work on a day, as far as a change of it asks something."""

    function: str = ""
    unit_id: int | None = None
    unit_name: str = ""
    scale: int | None = None
    manager_id: int | None = None
    designations: frozenset[str] = frozenset()
    ends_on: date | None = None


def differences(before: Picture, steps: Iterable[Picture], now: Picture, until: date) -> dict[Cause, Reason]:
    """Return what changed from the last look until now, each cause once with the newest reason.

    `steps` are the places in between: so somebody who changed function and came back, while nobody looked, is asked too.
    `until` is the last day of a contract that ends soon enough to ask.
    """
    found: dict[Cause, Reason] = {}
    at = before
    for step in (*steps, now):
        found |= _of_place(at, step)
        at = step
    if now.manager_id is not None and now.manager_id != before.manager_id:
        found[Cause.MANAGER] = (Cause.MANAGER.value, {})
    if now.designations - before.designations:
        found[Cause.DESIGNATION] = (Cause.DESIGNATION.value, {})
    if now.ends_on is not None and now.ends_on <= until and now.ends_on != before.ends_on:
        found[Cause.CONTRACT_END] = (Cause.CONTRACT_END.value, {"day": now.ends_on.isoformat()})
    return found


def _of_place(before: Picture, after: Picture) -> dict[Cause, Reason]:
    found: dict[Cause, Reason] = {}
    if after.function and after.function.casefold() != before.function.casefold():
        found[Cause.FUNCTION] = (Cause.FUNCTION.value, {"function": after.function})
    if after.unit_id is not None and after.unit_id != before.unit_id:
        found[Cause.UNIT] = (Cause.UNIT.value, {"unit": after.unit_name})
    if after.scale is not None and after.scale != before.scale:
        found[Cause.SCALE] = (Cause.SCALE.value, {"scale": after.scale})
    return found


def told_end(now: Picture, until: date) -> date | None:
    """Return the end of a contract that was asked about: one that is still far away is looked at again later."""
    return now.ends_on if now.ends_on is not None and now.ends_on <= until else None


def last_day_to_ask(today: date, days_before_end: int) -> date:
    """Return up to which last day of a contract somebody is asked today."""
    return today + timedelta(days=days_before_end)
