"""Migrates once in a run: the first worker makes the tables, and the others copy what it made.

Migrating takes longer than most folders of tests; a copy of the same tables takes a moment.
"""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

from django.core import management
from django.db.backends.base.creation import BaseDatabaseCreation

from zuiver.cli.migrating import new_models_alone

COPY: Final = "zuiver_migrated"


@contextmanager
def template_of_the_run() -> Iterator[Path]:
    """Where this run keeps a migrated SQLite file, which may not be there yet. Others wait until the caller is done."""
    folder = Path(os.environ["ZUIVER_VAR"])
    with (folder / "migrated.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder / "migrated.sqlite3"


@contextmanager
def migrated_once() -> Iterator[None]:
    """While this lasts, Django's test databases are copies of the first one of the run."""
    create = BaseDatabaseCreation.create_test_db

    def create_or_copy(creation: BaseDatabaseCreation, *given: Any, **named: Any) -> str:
        with template_of_the_run() as file:
            make = _on_postgresql if creation.connection.vendor == "postgresql" else _on_sqlite
            return make(creation, file, lambda: create(creation, *given, **named))

    with patch.object(BaseDatabaseCreation, "create_test_db", create_or_copy):
        yield


def _on_sqlite(creation: BaseDatabaseCreation, file: Path, create: Any) -> str:
    connection = creation.connection
    if file.exists():

        def copy() -> None:
            connection.ensure_connection()
            with closing(sqlite3.connect(file)) as whole:
                whole.backup(connection.connection)

        return _instead_of_migrating(copy, create)
    with new_models_alone():
        name: str = create()
    keep(connection.connection, file)
    return name


def keep(made: sqlite3.Connection, file: Path) -> None:
    """Keep a database as the one that others copy."""
    with closing(sqlite3.connect(file)) as target:
        made.backup(target)


def _on_postgresql(creation: Any, file: Path, create: Any) -> str:
    """PostgreSQL copies a database by itself; the file only says that there is one."""
    marked = file.with_suffix(".postgresql")
    if marked.exists():
        with patch.dict(creation.connection.settings_dict["TEST"], TEMPLATE=COPY):
            return _instead_of_migrating(lambda: None, create)
    with new_models_alone():
        name: str = create()
    creation.connection.close()
    creation.connection.close_pool()
    with creation._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE {COPY} TEMPLATE "{name}"')
    marked.touch()
    return name


def _instead_of_migrating(copy: Any, create: Any) -> str:
    call = management.call_command

    def call_but_copy(command: str, *given: Any, **named: Any) -> Any:
        return copy() if command == "migrate" else call(command, *given, **named)

    with patch.object(management, "call_command", call_but_copy):
        name: str = create()
    return name
