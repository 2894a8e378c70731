"""Stores new rows with a text that is made once for each table: making it takes longer than storing a report."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection, models


def store(rows: Sequence[models.Model]) -> None:
    """Insert new rows of one table, in this order. Raises IntegrityError as the models would; sends no signals."""
    if rows:
        _insert(rows, "")


def store_first(row: models.Model) -> bool:
    """Insert a row unless it is there; return whether it is new.

    For what arrives twice at the same moment: PostgreSQL writes an error down in its log, with the row and the second.
    """
    return _insert([row], " ON CONFLICT DO NOTHING") == 1


def _insert(rows: Sequence[models.Model], otherwise: str) -> int:
    sql, fields = _text(type(rows[0]), connection.vendor)
    values = [
        tuple(field.get_db_prep_save(field.pre_save(row, True), connection=connection) for field in fields)
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(sql + otherwise, values)
        stored: int = cursor.rowcount
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias
    return stored


@cache
def _text(model: type[models.Model], vendor: str) -> tuple[str, tuple[models.Field[Any, Any], ...]]:
    """The text of an insert in this database, and the columns whose values it takes."""
    quote = connection.ops.quote_name
    fields = tuple(field for field in model._meta.concrete_fields if not field.generated)
    columns = ", ".join(quote(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({marks})", fields  # noqa: S608 - names of our own
