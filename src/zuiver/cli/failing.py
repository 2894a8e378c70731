"""Every command fails in plain words: what happened, why, what to do, and an exit status. Imports no Django.

Status 1: refused, or something was found. Status 2: the input, the settings or the database are not right.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import click

from zuiver.kernel.errors import InvalidData, Refusal

REFUSED: Final = 1
NOT_RIGHT: Final = 2
PREPARE: Final = "Run: zuiver migrate"

# How SQLite and PostgreSQL say that tables are not there; PostgreSQL by the class of its error.
_NO_TABLES: Final = ("no such table", "no such column", "unable to open database file")
_NO_TABLES_CLASSES: Final = frozenset({"UndefinedTable", "UndefinedColumn"})


class Failure(click.ClickException):
    """A sentence for the person at the terminal: input, settings or the database are not right."""

    exit_code = NOT_RIGHT


class Refused(click.ClickException):
    """A sentence for the person at the terminal: this may not happen."""

    exit_code = REFUSED


class NotPreparedError(Failure):
    """The database is not there, or older than the program."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what} {PREPARE}")


@contextmanager
def plain_errors() -> Iterator[None]:
    """Turn what commands and the database raise into a sentence; an error of the program keeps its trace."""
    try:
        yield
    except Refusal as refusal:
        raise Refused(refusal.text()) from refusal
    except InvalidData as wrong:
        raise Failure(str(wrong)) from wrong
    except _database_errors() as problem:
        raise _about_database(problem) from problem


def _database_errors() -> tuple[type[Exception], ...]:
    """What a database that is away, or not prepared, raises; nothing as long as nobody imported Django."""
    django_errors = sys.modules.get("django.db.utils")
    if django_errors is None:
        return ()
    return (django_errors.OperationalError, django_errors.ProgrammingError)


def _about_database(problem: Exception) -> Exception:
    text = str(problem).strip().splitlines()[0] if str(problem).strip() else type(problem).__name__
    if type(problem.__cause__).__name__ in _NO_TABLES_CLASSES or any(part in text for part in _NO_TABLES):
        return NotPreparedError(f"The database was not prepared for this version ({text}).")
    if "OperationalError" in type(problem).__name__:
        return Failure(
            f"The database does not answer: {text}. Look at DATABASE_URL, and whether the server runs."
        )
    # SQL that is wrong is an error of the program: it keeps its trace.
    return problem
