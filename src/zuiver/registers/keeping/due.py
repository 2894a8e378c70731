"""Which entries are due on a day: roughly by the database, exactly by the calendar, a thousand at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from zuiver.kernel.dates import add_years
from zuiver.registers.keeping.models import RetentionRule
from zuiver.registers.keeping.periods import CountedFrom
from zuiver.registers.keeping.table import counted_and_due, rules_on
from zuiver.registers.models import Entry

CHUNK: Final = 1000


@dataclass(frozen=True)
class Due:
    """An entry whose day has come, under which rule."""

    entry: Entry
    rule: RetentionRule
    counted_from: date
    due_on: date


def due_entries(organisation_id: int, today: date) -> Iterator[Due]:
    """Yield every entry that may go on this day by the approved table, register by register, oldest first."""
    for kind, rule in sorted(rules_on(organisation_id, today).items()):
        if rule.years is None or rule.years >= today.year:
            continue
        for entry in _perhaps(organisation_id, kind, rule, today).iterator(chunk_size=CHUNK):
            days = counted_and_due(entry, rule, today)
            if days is not None and days[1] <= today:
                yield Due(entry, rule, *days)


def _perhaps(organisation_id: int, kind: str, rule: RetentionRule, today: date) -> QuerySet[Entry]:
    rows: QuerySet[Entry] = Entry.rows.of(organisation_id).filter(kind=kind, is_open=False)
    last = add_years(today, -(rule.years or 0))
    return (
        rows.filter(_not_after(last, CountedFrom(rule.counted_from))).defer("data", "receipt").order_by("pk")
    )


def _not_after(last: date, counted_from: CountedFrom) -> Q:
    """A condition that leaves out nothing that is due; the calendar then decides for each entry."""
    if counted_from is CountedFrom.HAPPENED:
        return Q(happened_on__lte=last)
    closed = Q(state_since__lt=datetime.combine(last + timedelta(days=2), time(), UTC))
    if counted_from is CountedFrom.ENDED:
        return Q(ended_on__lte=last) | (Q(ended_on__isnull=True) & closed)
    return closed
