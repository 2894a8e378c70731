"""The facts on which the rules answered, as columns: a million recorded cases in seconds.

The database strings the lines together, so that Python holds a few long texts instead of a million short ones.
"""

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import Final, TypeAlias

import polars as pl
from django.db import connection
from django.db.models import Max, Min

from zuiver.registers.models import Ruling
from zuiver.rules.model import Fact, RuleBook

IDS_AT_ONCE: Final = 50_000
MOST_WAITING: Final = 2
Schema: TypeAlias = dict[str, pl.DataType | type[pl.DataType]]
# How a fact is read from JSON. Amounts are euros; dates and moments are ISO text and become dates afterwards.
_TYPES: Final[dict[str, pl.DataType | type[pl.DataType]]] = {
    "bool": pl.Boolean,
    "int": pl.Int64,
    "money": pl.Float64,
    "decimal": pl.Float64,
    "set": pl.List(pl.String),
}
_JOINED: Final = {"sqlite": "group_concat(facts, char(10))", "postgresql": "string_agg(facts, chr(10))"}


def recorded_facts(
    organisation_id: int, kind: str, book: RuleBook, *, since: date, before: date
) -> pl.DataFrame:
    """Return a column for each fact of a book and a row for each recorded entry, without anything else of the entry.

    `since` is the first day on which the rules answered, `before` the first one after. Null means unknown.
    """
    schema: Schema = {name: _type_of(fact) for name, fact in book.facts.items() if fact.type != "text"}
    frames = _read_along(_lines(organisation_id, kind, since, before), schema)
    frame = pl.concat([pl.DataFrame(schema=schema), *frames])
    return frame.with_columns(
        pl.col(name).str.to_date() if book.facts[name].type == "date" else pl.col(name).str.to_datetime()
        for name in schema
        if book.facts[name].type in ("date", "datetime")
    )


def _read_along(texts: Iterator[str], schema: Schema) -> Iterator[pl.DataFrame]:
    """Read a text while the database strings the next one together; few wait at a time, to spare memory."""
    waiting: deque[Future[pl.DataFrame]] = deque()
    with ThreadPoolExecutor(1) as reader:
        for text in texts:
            waiting.append(reader.submit(pl.read_ndjson, text.encode(), schema=schema))
            if len(waiting) > MOST_WAITING:
                yield waiting.popleft().result()
        for last in waiting:
            yield last.result()


def _type_of(fact: Fact) -> pl.DataType | type[pl.DataType]:
    return pl.String if fact.third_value else _TYPES.get(fact.type, pl.String)


def _lines(organisation_id: int, kind: str, since: date, before: date) -> Iterator[str]:
    ids = Ruling.rows.of(organisation_id).aggregate(Min("pk"), Max("pk"))
    first, last = ids["pk__min"], ids["pk__max"]
    if first is None:
        return
    sql = (
        f"SELECT {_JOINED[connection.vendor]} FROM registers_ruling "  # noqa: S608 - nothing of a user is in it
        'WHERE id >= %s AND id < %s AND organisation_id = %s AND kind = %s AND "on" >= %s AND "on" < %s'
    )
    with connection.cursor() as cursor:
        for start in range(first, last + 1, IDS_AT_ONCE):
            cursor.execute(sql, [start, start + IDS_AT_ONCE, organisation_id, kind, since, before])
            (lines,) = cursor.fetchone()
            if lines:
                yield lines
