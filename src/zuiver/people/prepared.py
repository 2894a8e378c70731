"""Queries whose text is made once and whose values change: making the text takes longer than running it.

For the few queries that every page asks. Anything else is asked through the models.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, Final

from django.db import connection
from django.db.models import QuerySet

# Far from every id, so that a value is recognised among the constants of a query.
_FIRST_STAND_IN: Final = -7_000_000_000


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
        params = self._params.copy()
        for place, number in self._places:
            params[place] = values[number]
        with connection.cursor() as cursor:
            cursor.execute(self._sql, params)
            rows = cursor.fetchall()
        return [tuple(map(_with_zone, row)) for row in rows] if connection.vendor == "sqlite" else rows


def _with_zone(value: Any) -> Any:
    """SQLite keeps moments in UTC without saying so."""
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value
