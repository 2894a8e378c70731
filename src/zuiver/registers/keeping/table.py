"""The retention table as it stands on a day: for each register the last approved line, or none."""

from collections.abc import Mapping
from datetime import date

from zuiver.registers.keeping.models import RetentionRule
from zuiver.registers.keeping.periods import CountedFrom, Life, due_day, first_day
from zuiver.registers.models import Entry


def rules_on(organisation_id: int, on: date) -> Mapping[str, RetentionRule]:
    """Return the line in force for each register that has one, also where it says that nothing is destroyed."""
    rows = RetentionRule.rows.of(organisation_id).filter(
        approved_on__isnull=False, approved_on__lte=on, valid_from__lte=on
    )
    found: dict[str, RetentionRule] = {}
    for rule in rows.select_related("approved_by").order_by("valid_from", "approved_on", "pk"):
        found[rule.kind] = rule
    return found


def counted_and_due(entry: Entry, rule: RetentionRule | None, today: date) -> tuple[date, date] | None:
    """Return from which day the years of an entry count and the first day on which it may go; None: it stays."""
    if rule is None or rule.years is None:
        return None
    first = first_day(life_of(entry), CountedFrom(rule.counted_from), today)
    return None if first is None else (first, due_day(first, rule.years))


def life_of(entry: Entry) -> Life:
    """What an entry says of when it was over."""
    return Life(
        state=entry.state,
        is_open=entry.is_open,
        state_since=entry.state_since,
        happened_on=entry.happened_on,
        precision=entry.happened_precision,
        ended_on=entry.ended_on,
    )
