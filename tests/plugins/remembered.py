"""Small worlds that many tests start from: made once by the real commands, and after that put back row by row.

Every test has its own: its rows stand in its own transaction, and its objects are copies.
"""

from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from django.apps import apps
from django.db import connection

from zuiver.audit.guards import HEADS

World = TypeVar("World")
Row = tuple[Any, ...]
# What a head is before anything happened: the guards let it begin there only, and then move on to an event.
_AT_THE_START: Final = {"number": 0, "hash": ""}


@dataclass(frozen=True)
class _Remembered:
    """A world that no test touches, and by table the rows that making it left."""

    world: Any
    rows: Mapping[str, Sequence[Row]]


_known: dict[str, _Remembered] = {}


def remembered(name: str, make: Callable[[], World]) -> World:
    """Return what `make` makes in an empty database, of which later calls with this name put back the rows."""
    found = _known.get(name)
    if found is None:
        before = _all_rows()
        world = make()
        rows = {
            table: [row for row in rows if row not in before[table]] for table, rows in _all_rows().items()
        }
        _known[name] = _Remembered(deepcopy(world), {table: made for table, made in rows.items() if made})
        return world
    _put_back(found.rows)
    copied: World = deepcopy(found.world)
    return copied


def _columns() -> dict[str, list[str]]:
    """The tables of all models, with their columns."""
    models = apps.get_models(include_auto_created=True)
    return {
        model._meta.db_table: [field.column for field in model._meta.concrete_fields if field.column]
        for model in models
        if model._meta.managed and not model._meta.proxy
    }


def _all_rows() -> dict[str, list[Row]]:
    found = {}
    with connection.cursor() as cursor:
        for table, columns in _columns().items():
            cursor.execute(f"SELECT {_quoted(columns)} FROM {table}")  # noqa: S608 - names of our own tables
            found[table] = cursor.fetchall()
    return found


def _put_back(rows: Mapping[str, Sequence[Row]]) -> None:
    """Foreign keys wait for the end of a transaction; only the heads of the trail have an order to keep."""
    columns = _columns()
    heads = [dict(zip(columns[HEADS], row, strict=True)) for row in rows.get(HEADS, ())]
    with connection.cursor() as cursor:
        _insert(cursor, HEADS, columns[HEADS], [tuple({**head, **_AT_THE_START}.values()) for head in heads])
        for table, made in rows.items():
            if table != HEADS:
                _insert(cursor, table, columns[table], made)
        for head in heads:
            cursor.execute(
                f"UPDATE {HEADS} SET number = %s, hash = %s WHERE organisation_id = %s",  # noqa: S608 - as above
                [head["number"], head["hash"], head["organisation_id"]],
            )


def _insert(cursor: Any, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
    if rows:
        places = ", ".join(["%s"] * len(columns))
        cursor.executemany(f"INSERT INTO {table} ({_quoted(columns)}) VALUES ({places})", rows)  # noqa: S608 - as above


def _quoted(columns: Sequence[str]) -> str:
    return ", ".join(connection.ops.quote_name(column) for column in columns)
