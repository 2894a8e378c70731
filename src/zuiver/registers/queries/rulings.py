"""The facts on which the rules answered, as columns: a million recorded cases in seconds.

The database strings the lines together, so that Python holds a few long texts instead of a million short ones.
"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

import polars as pl
from django.db import connection
from django.db.models import Max, Min

from zuiver.registers.models import Ruling
from zuiver.rules.model import Fact

T = TypeVar("T")

# Six megabytes or so: larger texts cost a third more, because they do not stay in the cache of a processor.
IDS_AT_ONCE: Final = 8_000
MOST_WAITING: Final = 2
DAY: Final = "@on"  # the column with the day of the rules; no fact can have this name
# How a fact is read from JSON. Amounts are euros; dates and moments are ISO text and become dates afterwards.
_TYPES: Final[dict[str, pl.DataType | type[pl.DataType]]] = {
    "bool": pl.Boolean,
    "int": pl.Int64,
    "money": pl.Float64,
    "decimal": pl.Float64,
    "set": pl.List(pl.String),
}
# The two texts have their lines in one order: the database puts them together in one pass over the same rows.
# SQLite hands over the bytes as they are, so that nothing is decoded and encoded again.
_JOINED: Final = {
    "sqlite": """group_concat("on", ','), CAST(group_concat(facts, char(10)) AS BLOB)""",
    "postgresql": """string_agg("on"::text, ','), string_agg(facts, chr(10))""",
}


@dataclass(frozen=True)
class RecordedLines:
    """Some recorded cases as the database gave them: ISO dates with commas between, and JSON, one case per line."""

    days: str
    facts: bytes


def recorded_days(
    organisation_id: int, kind: str, *, since: date | None = None, until: date | None = None
) -> list[date]:
    """Return every day whose rules answered for a recorded entry, in order; both bounds are included."""
    rows = Ruling.rows.of(organisation_id).filter(kind=kind)
    if since is not None:
        rows = rows.filter(on__gte=since)
    if until is not None:
        rows = rows.filter(on__lte=until)
    return list(rows.order_by("on").values_list("on", flat=True).distinct())


def recorded_lines(organisation_id: int, kind: str, *, since: date, until: date) -> Iterator[RecordedLines]:
    """Yield the facts of all entries for which the rules of a period answered, in the order of their recording.

    `since` and `until` are days whose rules answered; both are included. Nothing else of an entry is in it.
    """
    bounds = {"organisation_id": organisation_id, "kind": kind, "on__gte": since, "on__lte": until}
    ids = Ruling.rows.of(organisation_id).filter(**bounds).aggregate(Min("pk"), Max("pk"))
    first, last = ids["pk__min"], ids["pk__max"]
    if first is None:
        return
    sql = (
        f"SELECT {_JOINED[connection.vendor]} FROM registers_ruling "  # noqa: S608 - nothing of a user is in it
        'WHERE id >= %s AND id < %s AND organisation_id = %s AND kind = %s AND "on" >= %s AND "on" <= %s'
    )
    with connection.cursor() as cursor:
        for start in range(first, last + 1, IDS_AT_ONCE):
            end = min(start + IDS_AT_ONCE, last + 1)
            cursor.execute(sql, [start, end, organisation_id, kind, since, until])
            days, facts = cursor.fetchone()
            if facts:
                yield RecordedLines(days, facts if isinstance(facts, bytes) else facts.encode())


def read_along(pieces: Iterator[RecordedLines], read: Callable[[RecordedLines], T]) -> Iterator[T]:
    """Work on a piece while the database strings the next one together; few wait at a time, to spare memory."""
    waiting: deque[Future[T]] = deque()
    with ThreadPoolExecutor(1) as reader:
        for piece in pieces:
            waiting.append(reader.submit(read, piece))
            if len(waiting) > MOST_WAITING:
                yield waiting.popleft().result()
        for last in waiting:
            yield last.result()


def facts_frame(lines: RecordedLines, facts: Mapping[str, Fact]) -> pl.DataFrame:
    """Return a row per case: a column for each of these facts, and the day of the rules (`DAY`).

    Null means unknown; so is a fact that the rules did not ask about yet when the case was recorded.
    """
    schema = {name: _type_of(fact) for name, fact in facts.items()}
    days = pl.Series(DAY, lines.days.split(",")).str.to_date("%Y-%m-%d")
    if not schema:
        return pl.DataFrame([days])
    frame = pl.read_ndjson(lines.facts, schema=schema)
    return frame.with_columns(
        days,
        *(
            pl.col(name).str.to_date() if fact.type == "date" else pl.col(name).str.to_datetime()
            for name, fact in facts.items()
            if fact.type in ("date", "datetime")
        ),
    )


def _type_of(fact: Fact) -> pl.DataType | type[pl.DataType]:
    return pl.String if fact.third_value else _TYPES.get(fact.type, pl.String)
