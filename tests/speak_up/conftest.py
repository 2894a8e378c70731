"""The province of the tests, on a fixed day; and the same where other programs see it."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.cli.programs import environment
from tests.plugins.remembered import remembered
from tests.plugins.shared_database import shared_environment
from tests.speak_up.builders import NOON, SpeakUp
from zuiver.cases import guards
from zuiver.kernel import clock


@pytest.fixture
def world(db: None) -> Iterator[SpeakUp]:
    """The room with keys, on 12 May 2026 at noon."""
    with clock.frozen(NOON):
        yield remembered("speak_up", SpeakUp)


@pytest.fixture
def founded(db: None) -> Iterator[SpeakUp]:
    """The same, with a directory in which every key was agreed to by two."""
    with clock.frozen(NOON):
        yield remembered("founded", lambda: SpeakUp(with_directory=True))


@pytest.fixture
def shared(transactional_db: None, tmp_path: Path) -> Iterator[dict[str, str]]:
    """The room with keys, committed, and the environment for programs that work in it."""
    with clock.frozen(NOON):
        SpeakUp()
    yield _environment(tmp_path)
    # Django empties all tables after this test, which the guards of the room would refuse.
    guards.take_down(connection)


@pytest.fixture(autouse=True)
def guarded(request: pytest.FixtureRequest) -> None:
    """Put the guards up again that a test before took down."""
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames:
        request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
        guards.put_up(connection)


def _environment(folder: Path) -> dict[str, str]:
    """On SQLite a copy of the database of this test, because no other program sees that one."""
    if connection.vendor == "postgresql":
        return shared_environment(folder)
    copy = folder / "zuiver.sqlite3"
    connection.ensure_connection()
    with sqlite3.connect(copy) as target:
        connection.connection.backup(target)
    return environment(f"sqlite:///{copy}", folder)
