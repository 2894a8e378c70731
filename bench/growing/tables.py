"""Writes rows fast: COPY on PostgreSQL, executemany on SQLite, with the indexes away meanwhile."""

# ruff: noqa: S608 - the only names put into SQL are those of our own tables

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection, models, transaction

Convert = Callable[[Any], Any]
# Only while growing: a crash then costs the database, which is made anew with zuiver demo --fresh.
SQLITE_FAST: Final = ("PRAGMA synchronous=OFF", "PRAGMA journal_mode=MEMORY", "PRAGMA cache_size=-400000")
SQLITE_SAFE: Final = ("PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL", "PRAGMA cache_size=-65536")
POSTGRESQL_FAST: Final = ("SET synchronous_commit=off", "SET maintenance_work_mem='512MB'")


def write(model: type[models.Model], rows: Sequence[Mapping[str, Any]]) -> None:
    """Add rows, given as mappings with the same columns each; a column that is left out gets its number by itself."""
    if not rows:
        return
    columns = [field for field in model._meta.concrete_fields if field.attname in rows[0]]
    names = ", ".join(connection.ops.quote_name(field.column or field.attname) for field in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    converts = [(field.attname, _convert(field)) for field in columns]
    values = ([convert(row[name]) for name, convert in converts] for row in rows)
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({names}) FROM STDIN") as copy:
                for one in values:
                    copy.write_row(one)
        else:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values))


@contextmanager
def without_indexes(*tables: type[models.Model]) -> Iterator[None]:
    """Take the indexes of these tables away, and build them anew at the end; those that keep rows unique stay."""
    found = [index for model in tables for index in _indexes(model._meta.db_table)]
    with connection.cursor() as cursor:
        for name, _ in found:
            cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    try:
        yield
    finally:
        if connection.vendor == "postgresql" and connection.in_atomic_block:
            # PostgreSQL builds no index while references of this transaction are still to be checked.
            connection.check_constraints()
        with connection.cursor() as cursor:
            for _, definition in found:
                cursor.execute(definition)


@contextmanager
def in_a_hurry() -> Iterator[None]:
    """Let the database write without waiting for the disk until the block ends; in a transaction it cannot be told."""
    if connection.in_atomic_block:
        yield
        return
    is_sqlite = connection.vendor == "sqlite"
    _run(SQLITE_FAST if is_sqlite else POSTGRESQL_FAST)
    try:
        yield
    finally:
        if is_sqlite:
            _run(SQLITE_SAFE)


def number_on(*tables: type[models.Model]) -> None:
    """Let the database go on counting after the highest id; SQLite does so by itself."""
    _run(connection.ops.sequence_reset_sql(no_style(), list(tables)))


def analyse() -> None:
    """Let the planner count what there is."""
    _run(["ANALYZE"])


def size_in_bytes() -> int:
    """Return how large the database is on disk."""
    sql = (
        "SELECT pg_database_size(current_database())"
        if connection.vendor == "postgresql"
        else "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql)
        (found,) = cursor.fetchone()
    return int(found)


def _run(statements: Sequence[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _indexes(table: str) -> list[tuple[str, str]]:
    sql = (
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND schemaname = current_schema() "
        "AND indexdef NOT LIKE 'CREATE UNIQUE%%'"
        if connection.vendor == "postgresql"
        else "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s "
        "AND sql NOT LIKE 'CREATE UNIQUE%%'"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [table])
        return list(cursor.fetchall())


def _convert(field: models.Field[Any, Any]) -> Convert:
    if connection.vendor == "postgresql":
        return _as_it_is
    kinds: dict[str, Convert] = {"DateTimeField": _moment, "DateField": _day, "UUIDField": _hex}
    return kinds.get(field.get_internal_type(), _as_it_is)


def _as_it_is(value: Any) -> Any:
    return value


def _moment(value: datetime | None) -> str | None:
    return None if value is None else value.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ")


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _hex(value: UUID | None) -> str | None:
    return None if value is None else value.hex
