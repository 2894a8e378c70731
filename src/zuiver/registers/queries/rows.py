"""Lines of a list out of ids: one query, only the columns that a line shows."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any, Final

from django.db import connection

from zuiver.kernel.dates import PartialDate
from zuiver.registers.lifecycle import State
from zuiver.registers.models import Entry
from zuiver.registers.queries.views import EntryRow
from zuiver.registers.registry import register_of

_COLUMNS: Final = (
    "pk",
    "public_id",
    "kind",
    "title",
    "state",
    "person_id",
    "person__name",
    "unit__name",
    "party_name",
    "counterparty__public_id",
    "amount_cents",
    "happened_on",
    "happened_precision",
    "reported_on",
    "is_late",
    "is_open",
    "outcome",
    "assessor__name",
    "due_on",
)


def rows_by_ids(organisation_id: int, ids: Iterable[int]) -> tuple[EntryRow, ...]:
    """Return the lines of these entries, in the order of the ids."""
    wanted = list(ids)
    if not wanted:
        return ()
    with connection.cursor() as cursor:
        cursor.execute(_statement(connection.vendor, len(wanted)), [organisation_id, *wanted])
        found = {values[0]: row_from(values) for values in cursor.fetchall()}
    return tuple(found[row_id] for row_id in wanted if row_id in found)


@lru_cache(maxsize=512)
def _statement(vendor: str, count: int) -> str:
    """The query for so many lines in the SQL of a database, made once: making it takes longer than running it."""
    stand_ins = range(1, count + 1)
    query = Entry.rows.of(0).filter(pk__in=stand_ins).values_list(*_COLUMNS).query
    sql, params = query.sql_with_params()
    if tuple(params) != (0, *stand_ins):
        raise RuntimeError(f"The query for lines on {vendor} has its values in another order than expected.")
    return str(sql)


def row_from(values: Collection[Any]) -> EntryRow:
    """Make a line out of the columns of `_COLUMNS`."""
    found = dict(zip(_COLUMNS, values, strict=True))
    return EntryRow(
        public_id=found["public_id"],
        kind=found["kind"],
        title=found["title"],
        state=found["state"],
        state_label=register_of(found["kind"]).state_label(State(found["state"])),
        person_name=found["person__name"],
        unit_name=found["unit__name"] or "",
        party_name=found["party_name"],
        counterparty_id=found["counterparty__public_id"] or "",
        amount_cents=found["amount_cents"],
        happened_on=partial_date(found["happened_on"], found["happened_precision"]),
        reported_on=found["reported_on"],
        is_late=found["is_late"],
        is_open=found["is_open"],
        outcome=found["outcome"],
        assessor_name=found["assessor__name"] or "",
        due_on=found["due_on"],
    )


def partial_date(day: Any, precision: str) -> PartialDate | None:
    """Return a date as far as it is known out of its two columns."""
    if day is None or precision == "none":
        return None
    month = day.month if precision in {"day", "month"} else None
    return PartialDate(day.year, month, day.day if precision == "day" else None)


def masked(row: EntryRow) -> EntryRow:
    """Return a line that says what it was, and not whose: for who may not open that entry."""
    return replace(row, public_id="", person_name="", unit_name="", assessor_name="")
