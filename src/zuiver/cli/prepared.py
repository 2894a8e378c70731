"""Is the database that `DATABASE_URL` names ready for this version of the program?"""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.migration import Migration

from zuiver.cli.failing import Failure, NotPreparedError

P = ParamSpec("P")
R = TypeVar("R")


def database_name() -> str:
    """Return how a person knows the database: a file, or name and host. Never a password."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(settings["NAME"])
    return f"{settings['NAME']} on {settings['HOST'] or 'this machine'}"


def sqlite_file() -> Path | None:
    """Return the file of an SQLite database; None for PostgreSQL and for a database in memory."""
    name = connection.settings_dict["NAME"]
    is_file = connection.vendor == "sqlite" and "memory" not in str(name)
    return Path(name) if is_file else None


def steps_to_do(executor: MigrationExecutor) -> list[Migration]:
    """Return the migrations that were not applied yet."""
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [migration for migration, _ in plan]


def require_prepared() -> None:
    """Raise `NotPreparedError` when a migration is still to be done, `Failure` when the database is newer."""
    file = sqlite_file()
    # Connecting would make an empty file, which then looks like a database.
    if file is not None and not file.is_file():
        raise NotPreparedError(f"There is no database {database_name()} yet.")
    executor = MigrationExecutor(connection)
    if steps_to_do(executor):
        raise NotPreparedError(f"The database {database_name()} was not prepared for this version.")
    unknown = set(executor.loader.applied_migrations) - set(executor.loader.disk_migrations)
    if unknown:
        names = ", ".join(sorted(f"{app}.{name}" for app, name in unknown))
        raise Failure(
            f"The database {database_name()} is newer than this program ({names}). Install the newer version."
        )


def needs_database(command: Callable[P, R]) -> Callable[P, R]:
    """Let a command start only on a database that is ready."""

    @wraps(command)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        require_prepared()
        return command(*args, **kwargs)

    return checked
