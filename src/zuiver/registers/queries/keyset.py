"""Pages from a key onwards: page 5,000 costs what page 1 costs.

An order is a known part, sorted by a column and then by id, and after it the rows where that column is not known,
sorted by id. A page reads at most both parts. Backwards is the same walk with everything turned round.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from django.db import connection
from django.db.models import Q, QuerySet

from zuiver.registers.models import Entry
from zuiver.registers.search import condition_of

# The part a row is in, its value there, and its id.
Row = tuple[str, Any, int]

KNOWN: Final = "k"
UNKNOWN: Final = "u"
# Stands for the unit in a statement that is made once for all units.
NO_UNIT: Final = -987_654_321
HIGHEST_ID: Final = 2**63 - 1
LONGEST_NAME: Final = 200
# More units than this lie so close together that one walk over all of them finds a page fast.
MOST_UNITS_APART: Final = 40


@dataclass(frozen=True)
class Order:
    """A sort order: by a column that may be empty, or by id alone."""

    column: str
    descending: bool
    may_be_empty: bool = False

    def turned(self) -> "Order":
        """The same order read from the other end."""
        return replace(self, descending=not self.descending)


ORDERS: Final = {
    "date": Order("happened_on", descending=False, may_be_empty=True),
    "reported": Order("id", descending=False),
    "amount": Order("amount_cents", descending=False, may_be_empty=True),
    "giver": Order("party_key", descending=False),
}


def order_for(sort: str) -> Order:
    """Return the order of a sort word; '-' in front turns it round. An unknown word is newest first."""
    order = ORDERS.get(sort.removeprefix("-"))
    if order is None:
        return ORDERS["date"].turned()
    return order.turned() if sort.startswith("-") else order


@dataclass(frozen=True)
class Cursor:
    """Where a page starts: just after a row in one of the two parts, or just before it when read `backwards`."""

    sort: str
    part: str
    value: str
    id: int
    backwards: bool = False

    def text(self) -> str:
        """Return the cursor as it stands in an address."""
        parts = [self.sort, self.part, self.value, self.id, int(self.backwards)]
        return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def read_cursor(text: str | None, sort: str) -> Cursor | None:
    """Read a cursor of this sort order; None, which is the first page, for anything else."""
    try:
        padded = (text or "") + "=" * (-len(text or "") % 4)
        found_sort, part, value, row_id, backwards = json.loads(base64.urlsafe_b64decode(padded.encode()))
        cursor = Cursor(str(found_sort), str(part), str(value), int(row_id), bool(backwards))
    except (ValueError, TypeError, binascii.Error, UnicodeError, RecursionError, OverflowError):
        return None
    fits = cursor.sort == sort and cursor.part in {KNOWN, UNKNOWN} and 0 <= cursor.id <= HIGHEST_ID
    return cursor if fits and _is_value(cursor, order_for(sort)) else None


def _is_value(cursor: Cursor, order: Order) -> bool:
    if cursor.part == UNKNOWN or order.column == "id":
        return True
    try:
        _value(order, cursor.value)
    except ValueError:
        return False
    return True


@dataclass(frozen=True)
class Slice:
    """The ids of one page, and where the pages beside it start."""

    ids: tuple[int, ...]
    next: str | None
    previous: str | None


def slice_of(
    rows: QuerySet[Entry],
    sort: str,
    cursor: Cursor | None,
    size: int,
    units: Sequence[int] | None = None,
) -> Slice:
    """Return one page of ids out of `rows`, limited to some units where given; at most two queries."""
    found = walk(rows, sort, cursor, size + 1, units)
    if not found and cursor is not None and cursor.backwards:
        return slice_of(rows, sort, None, size, units)
    return slice_from(found, sort, cursor, size)


def slice_from(found: Sequence[Row], sort: str, cursor: Cursor | None, size: int) -> Slice:
    """Return the page that starts at the cursor, out of rows in the order in which they were met from there."""
    backwards = cursor is not None and cursor.backwards
    has_more = len(found) > size
    shown = list(found[:size])
    if backwards:
        shown.reverse()
    after = has_more or backwards
    before = has_more if backwards else cursor is not None
    return Slice(
        ids=tuple(row_id for _, _, row_id in shown),
        next=_cursor(sort, shown[-1], backwards=False) if shown and after else None,
        previous=_cursor(sort, shown[0], backwards=True) if shown and before else None,
    )


def _cursor(sort: str, row: Row, *, backwards: bool) -> str:
    part, value, row_id = row
    return Cursor(sort, part, "" if value is None else str(value), row_id, backwards).text()


def walk(
    rows: QuerySet[Entry], sort: str, cursor: Cursor | None, limit: int, units: Sequence[int] | None = None
) -> list[Row]:
    """Return the first rows from the cursor on in a sort order; against it, the nearest first, for one that goes back."""
    order, parts = _way(sort, cursor)
    found: list[Row] = []
    for part, start in parts:
        if len(found) < limit:
            ordered = _ordered(rows, order, part, start)
            pairs = _first(ordered, limit - len(found), units, order.descending)
            found += [_row(part, value, row_id) for value, row_id in pairs]
    return found


def walk_within(
    rows: QuerySet[Entry], sort: str, cursor: Cursor | None, limit: int, window: int, text: str
) -> tuple[list[Row], bool]:
    """Return the first rows with these words among the next `window` rows of each part, and whether those are all.

    Only as many rows are read as it takes to find them.
    """
    order, parts = _way(sort, cursor)
    found: list[Row] = []
    is_all = True
    for part, start in parts:
        ordered = _ordered(rows, order, part, start)
        edge = next(iter(ordered[window : window + 1]), None)  # no rows are read: the index alone has it
        is_all = is_all and edge is None
        if len(found) < limit:
            within = _before(ordered, order, part, edge).filter(condition_of(text))
            found += [_row(part, value, row_id) for value, row_id in within[: limit - len(found)]]
    return found, is_all


def _way(sort: str, cursor: Cursor | None) -> tuple[Order, list[tuple[str, Cursor | None]]]:
    """The order in which rows are met, and the parts that lie ahead, each with where it is entered."""
    backwards = cursor is not None and cursor.backwards
    order = order_for(sort).turned() if backwards else order_for(sort)
    parts = [KNOWN, UNKNOWN] if order.may_be_empty else [KNOWN]
    if backwards:
        parts.reverse()
    if cursor is not None and cursor.part in parts:
        parts = parts[parts.index(cursor.part) :]
    return order, [(part, cursor if number == 0 else None) for number, part in enumerate(parts)]


def _ordered(
    rows: QuerySet[Entry], order: Order, part: str, cursor: Cursor | None
) -> QuerySet[Entry, tuple[Any, int]]:
    column = _column(order, part)
    if order.may_be_empty:
        rows = rows.filter(**{f"{order.column}__isnull": part == UNKNOWN})
    if cursor is not None:
        value = cursor.id if column == "id" else _value(order, cursor.value)
        rows = rows.filter(_beyond(order, column, value, cursor.id))
    sign = "-" if order.descending else ""
    ordering = [f"{sign}id"] if column == "id" else [f"{sign}{column}", f"{sign}id"]
    return rows.order_by(*ordering).values_list(column, "id")


def _before(
    ordered: QuerySet[Entry, tuple[Any, int]], order: Order, part: str, edge: tuple[Any, int] | None
) -> QuerySet[Entry, tuple[Any, int]]:
    """The rows that are met before a row: beyond it, for one who comes from the other side."""
    if edge is None:
        return ordered
    value, row_id = edge
    return ordered.filter(_beyond(order.turned(), _column(order, part), value, row_id))


def _column(order: Order, part: str) -> str:
    return "id" if part == UNKNOWN else order.column


def _row(part: str, value: Any, row_id: int) -> Row:
    return part, None if part == UNKNOWN else value, row_id


def _beyond(order: Order, column: str, value: Any, row_id: int) -> Q:
    compare = "lt" if order.descending else "gt"
    if column == "id":
        return Q(**{f"id__{compare}": row_id})
    # The first condition is the one that an index can use.
    return Q(**{f"{column}__{compare}e": value}) & (
        Q(**{f"{column}__{compare}": value}) | Q(**{f"id__{compare}": row_id})
    )


def _value(order: Order, text: str) -> Any:
    if order.column == "happened_on":
        return date.fromisoformat(text)
    if order.column == "amount_cents":
        number = int(text)
        if not 0 <= number <= HIGHEST_ID:
            raise ValueError("no amount")
        return number
    if len(text) > LONGEST_NAME or not text.isprintable():
        raise ValueError("no name")
    return text


def _first(
    ordered: QuerySet[Entry, tuple[Any, int]], limit: int, units: Sequence[int] | None, descending: bool
) -> list[tuple[Any, int]]:
    if units is None:
        return list(ordered[:limit])
    if len(units) == 1 or len(units) > MOST_UNITS_APART:
        return list(ordered.filter(unit_id__in=sorted(units))[:limit])
    return _merged(ordered, limit, sorted(units), descending)


def _merged(
    ordered: QuerySet[Entry, tuple[Any, int]], limit: int, units: Sequence[int], descending: bool
) -> list[tuple[Any, int]]:
    """A page of each unit out of its own index, put together: no database sorts all rows of all units for it."""
    sql, params = ordered.filter(unit_id=NO_UNIT)[:limit].query.sql_with_params()
    if params.count(NO_UNIT) != 1:
        raise ValueError("The statement for one unit does not name the unit exactly once.")
    # Every part was made by the ORM, once for all units; only the unit differs.
    parts = [f"SELECT * FROM ({sql}) AS part{number}" for number in range(len(units))]  # noqa: S608
    values = [unit if value == NO_UNIT else value for unit in units for value in params]
    way = "DESC" if descending else "ASC"
    union = " UNION ALL ".join(parts)
    with connection.cursor() as reader:
        reader.execute(f"{union} ORDER BY 1 {way}, 2 {way} LIMIT {int(limit)}", values)
        return [(value, int(row_id)) for value, row_id in reader.fetchall()]
