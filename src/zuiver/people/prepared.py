"""Queries whose text is made once and whose values change: making the text takes longer than running it.

For the queries that pages ask again and again. Anything else is asked through the models.
"""

import copy
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import update_wrapper
from threading import local
from types import SimpleNamespace
from typing import Any, Final, Generic, ParamSpec, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import QuerySet

P = ParamSpec("P")
Row = TypeVar("Row")

# Far from every id, so that a value is recognised among the constants of a query.
_FIRST_STAND_IN: Final = -7_000_000_000


class PreparedQuery(Generic[P, Row]):
    """A function that makes a query set, asked for its rows: the query set is made once for each shape of its values.

    Made by `prepared`. The values are numbers, texts, days, moments and UUIDs, or tuples of these (another length is
    another query); each has to stand in the query as it was given, and nothing may be decided or computed from it.
    Rows come as the query set would give them: objects, with what was asked for beside them, or values.
    """

    def __init__(self, build: Callable[P, QuerySet[Any, Row]]) -> None:
        self._build: Callable[..., QuerySet[Any, Row]] = build
        # A compiler of queries is not for two threads at a time.
        self._plans = local()
        update_wrapper(self, build)

    def __call__(self, *values: P.args, **_none: P.kwargs) -> list[Row]:
        """Return the rows for these values."""
        key = (connection.vendor, tuple(_shape(value) for value in values))
        plans: dict[Any, _Plan] = self._plans.__dict__
        plan = plans.get(key)
        if plan is None:
            plan = plans[key] = _Plan(self._build, values)
        return plan.rows(values)

    def first(self, *values: P.args, **_none: P.kwargs) -> Row | None:
        """Return the first row, or None: for a query that asks for one."""
        found = self.__call__(*values, **_none)
        return found[0] if found else None


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> PreparedQuery[P, Row]:
    """Make a function of values that returns a query set into a `PreparedQuery`."""
    return PreparedQuery(build)


class _Plan:
    """The text of a query for one shape of values, and what Django needs to make rows of an answer."""

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], values: Sequence[Any]) -> None:
        flat = _flat(values)
        stand_ins = [_stand_in(value, number) for number, value in enumerate(flat)]
        rows = build(*_unflat(stand_ins, values))
        self._iterable: Any = rows._iterable_class
        self._compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
        self._sql, params = self._compiler.as_sql()
        self._params = list(params)
        marks = [_adapted(stand_in) for stand_in in stand_ins]
        self._places = [(place, marks.index(param)) for place, param in enumerate(params) if param in marks]
        unused = set(range(len(marks))) - {number for _, number in self._places}
        if unused:
            raise ValueError(f"The query does not hold the values {sorted(unused)} as they were given.")
        query = rows.query
        self._query = {
            "extra_select": query.extra_select,
            "values_select": query.values_select,
            "annotation_select": query.annotation_select,
        }
        self._fields = getattr(rows, "_fields", None)

    def rows(self, values: Sequence[Any]) -> list[Any]:
        flat = _flat(values)
        params = self._params.copy()
        for place, number in self._places:
            params[place] = _adapted(flat[number])
        compiler = copy.copy(self._compiler)
        compiler.connection = connection
        text = (self._sql, tuple(params))
        compiler.as_sql = lambda *_args, **_kwargs: text
        query = SimpleNamespace(**self._query, get_compiler=lambda *_args, **_kwargs: compiler)
        asked = SimpleNamespace(
            db=DEFAULT_DB_ALIAS, query=query, _known_related_objects={}, _fields=self._fields
        )
        return list(self._iterable(asked))


def _shape(value: Any) -> Any:
    return tuple(map(type, value)) if isinstance(value, tuple) else type(value)


def _flat(values: Sequence[Any]) -> list[Any]:
    flat: list[Any] = []
    for value in values:
        if isinstance(value, tuple):
            flat.extend(value)
        else:
            flat.append(value)
    return flat


def _unflat(stand_ins: Sequence[Any], values: Sequence[Any]) -> list[Any]:
    left = iter(stand_ins)
    return [tuple(next(left) for _ in value) if isinstance(value, tuple) else next(left) for value in values]


def _stand_in(value: Any, number: int) -> Any:
    if isinstance(value, bool) or value is None:
        raise TypeError("Yes, no and nothing make another query each: give the function no such value.")
    if isinstance(value, int):
        return _FIRST_STAND_IN - number
    if isinstance(value, datetime):
        return datetime(1000, 1, 1, tzinfo=UTC) + timedelta(days=number)
    if isinstance(value, date):
        return date(1001, 1, 1) + timedelta(days=number)
    if isinstance(value, UUID):
        return UUID(int=number, version=4)
    return f"stand-in {number} \N{SNOWMAN}"


def _adapted(value: Any) -> Any:
    """As the ORM hands a value to this database."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, UUID):
        return value if connection.features.has_native_uuid_field else value.hex
    return value


class Prepared:
    """One query for any whole numbers: `build` makes it out of as many stand-ins as there will be values.

    Each value may stand anywhere in the query, more than once, but nothing may be computed from it. Lists are fixed in
    length: another length is another query.
    """

    def __init__(self, build: Callable[[Sequence[int]], QuerySet[Any, Any]], values: int) -> None:
        stand_ins = [_FIRST_STAND_IN - number for number in range(values)]
        sql, params = build(stand_ins).query.sql_with_params()
        self._sql = str(sql)
        self._params = list(params)
        self._places = [
            (place, stand_ins.index(param)) for place, param in enumerate(params) if param in stand_ins
        ]
        unused = set(range(values)) - {number for _, number in self._places}
        if unused:
            raise ValueError(f"The query does not hold the values {sorted(unused)} as they were given.")

    def rows(self, values: Sequence[int]) -> list[tuple[Any, ...]]:
        """Return the rows for these values, as the database gives them."""
        with connection.cursor() as cursor:
            cursor.execute(self._sql, self._filled(values))
            rows = cursor.fetchall()
        return [tuple(map(_with_zone, row)) for row in rows] if connection.vendor == "sqlite" else rows

    def count(self, values: Sequence[int]) -> int:
        """Return how many rows there are for these values, up to the limit of the query if it has one."""
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM ({self._sql}) found", self._filled(values))  # noqa: S608 - the text of a query set
            return int(cursor.fetchone()[0])

    def _filled(self, values: Sequence[int]) -> list[Any]:
        params = self._params.copy()
        for place, number in self._places:
            params[place] = values[number]
        return params


def _with_zone(value: Any) -> Any:
    """SQLite keeps moments in UTC without saying so."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value
