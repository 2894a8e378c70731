"""A trail to damage, and the power of an owner of the database to do so."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from zuiver.audit import guards, vocabulary
from zuiver.audit.record import record

ORGANISATION = 7
Sql = Callable[..., None]

TRIED = vocabulary.Event("tests.thing.tried", "Tried {what}.")
SEEN = vocabulary.Event("tests.thing.seen", "Saw a thing.")


@pytest.fixture(autouse=True)
def declared_events() -> None:
    vocabulary.declare((TRIED, SEEN))


def write_events(count: int, organisation_id: int = ORGANISATION) -> None:
    with transaction.atomic():
        for index in range(1, count + 1):
            record(
                "tests.thing.tried",
                organisation_id=organisation_id,
                actor=f"person:{index}",
                subject=f"thing:{index}",
                data={"what": f"thing {index}", "é": [1, None, True]},
            )


@pytest.fixture
def trail(db: None) -> int:
    """Ten events of organisation 7, and three of another."""
    write_events(3, organisation_id=8)
    write_events(10)
    return ORGANISATION


@pytest.fixture
def owner(db: None) -> Sql:
    """Runs SQL as an owner of the database who has removed the guards."""
    guards.take_down(connection)

    def run(sql: str, *parameters: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)

    return run
