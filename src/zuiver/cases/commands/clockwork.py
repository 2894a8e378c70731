"""Moves the clocks of a case that is held: what was met stays met, and no date ever moves on."""

from datetime import date

from zuiver.cases.clocks import Clock, after_receipt, after_triage
from zuiver.cases.clocks import Deadline as Days
from zuiver.cases.lifecycle.words import Effect, Family
from zuiver.cases.models import Case, Deadline


def apply_effect(case: Case, effect: Effect, on: date) -> None:
    """Meet the clock that a step meets, and count the feedback from the day of the receipt."""
    if effect not in (Effect.MEETS_RECEIPT, Effect.MEETS_FEEDBACK):
        return
    met = Clock.RECEIPT if effect is Effect.MEETS_RECEIPT else Clock.FEEDBACK
    for row in _rows(case):
        days = days_of(row)
        if days.clock is met:
            days = days.meet(on)
        elif met is Clock.RECEIPT:
            days = after_receipt(days, Family(case.family), on)
        _store(row, days)


def sort_into(case: Case, family: Family) -> None:
    """Put the case into a family: of every clock the earlier date stays."""
    rows = _rows(case)
    for row, days in zip(rows, after_triage(map(days_of, rows), family, case.received_on), strict=True):
        _store(row, days)
    case.family = family


def days_of(row: Deadline) -> Days:
    """Return a stored clock as the days that `clocks` reckons with."""
    return Days(Clock(row.clock), row.target_on, row.due_on, row.met_on)


def _rows(case: Case) -> list[Deadline]:
    return list(Deadline.rows.of(case.organisation_id).filter(case=case).order_by("clock"))


def _store(row: Deadline, days: Days) -> None:
    if days != days_of(row):
        row.target_on, row.due_on, row.met_on = days.target_on, days.due_on, days.met_on
        row.save(update_fields=["target_on", "due_on", "met_on"])
