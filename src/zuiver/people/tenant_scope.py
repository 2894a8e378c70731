"""Tells PostgreSQL for which organisation this thread works, so that row-level security shows no other.

Queries filter by organisation themselves (`Model.rows.of`); this is the second lock, for the query that forgets. It
binds a database role that does not own the tables: see docs/how-to/run.md. On SQLite it only remembers the number.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from typing import Any, Final

from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper

SETTING: Final = "zuiver.organisation"

_current: ContextVar[int | None] = ContextVar("zuiver_organisation", default=None)


@contextmanager
def organisation_scope(organisation_id: int) -> Iterator[None]:
    """Let the database show the rows of one organisation until the block ends; nested blocks give way to each other."""
    before = _current.get()
    if before == organisation_id:
        yield
        return
    _current.set(organisation_id)
    _tell(connection, organisation_id)
    try:
        yield
    finally:
        # Not by a token: a streamed answer may end in another context than it began in.
        _current.set(before)
        if connection.in_atomic_block:
            # In a transaction that failed nothing can be told, and its end takes the setting back by itself.
            with suppress(DatabaseError):
                _tell(connection, before)
        else:
            _tell(connection, before)


def current_organisation() -> int | None:
    """Return the organisation of the innermost block; None outside all."""
    return _current.get()


def tell_new_connection(sender: object, connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Bring a connection that was opened inside a block up to date; called for each new connection."""
    if _current.get() is not None:
        _tell(connection, _current.get())


def _tell(to: BaseDatabaseWrapper, organisation_id: int | None) -> None:
    if to.vendor == "postgresql":
        with to.cursor() as cursor:
            value = "" if organisation_id is None else str(organisation_id)
            cursor.execute("SELECT set_config(%s, %s, false)", [SETTING, value])
