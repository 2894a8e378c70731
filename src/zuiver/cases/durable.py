"""A receipt is only shown when the report would survive the power failing at that moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def until_on_disk() -> Iterator[None]:
    """Let the transactions inside wait until the disk has them: SQLite is set to do so, PostgreSQL does by itself."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=FULL")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=NORMAL")
