"""After destruction no word of the payload is left: every table is read, and on SQLite the file itself after VACUUM."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Final

import pytest
from django.db import connection

from tests.keeping.builders import CANARY, LATER, Kept, there
from tests.registers.builders import BOTTLE
from zuiver.measures.commands import NewMeasure, measure_act, measures_impose
from zuiver.measures.models import Measure
from zuiver.registers.commands import entry_act
from zuiver.registers.keeping.commands import destruction_execute
from zuiver.registers.keeping.states import Outcome
from zuiver.registers.models import Entry

# The index stores only where a word differs from the one before it, so the end of the word is what to look for.
RARE: Final = CANARY[-12:].encode()


def test_after_destruction_no_word_of_the_payload_is_left_in_any_table(world: Kept) -> None:
    world.rule()
    entry = _entry_full_of_canaries(world)
    assert {"registers_entry", "registers_entryversion", "measures_measure"} <= set(_tables_with(CANARY))
    done = world.executed(date(2029, 5, 12))
    assert not there(entry)
    assert done.certificate is not None
    assert list(_tables_with(CANARY)) == []


def test_on_sqlite_the_file_holds_no_word_of_it_after_vacuum(world: Kept) -> None:
    if connection.vendor != "sqlite":
        pytest.skip(
            "PostgreSQL keeps its rows in files that only the server reads; its tables are read above."
        )
    world.rule()
    _entry_full_of_canaries(world)
    assert RARE in _vacuumed()
    world.executed()
    assert RARE not in _vacuumed()


def test_an_entry_with_a_measure_to_do_stays_until_that_is_done(world: Kept) -> None:
    world.rule()
    entry = world.over()
    (measure,) = _impose(world, entry)
    approved = world.approved()
    done = destruction_execute(world.actor(world.imre, LATER), public_id=approved.public_id)
    assert there(entry)
    assert Measure.rows.filter(pk=measure.pk).exists()
    assert done.certificate is not None
    assert done.certificate["kept"] == {Outcome.MEASURES_OPEN: 1}


def _entry_full_of_canaries(world: Kept) -> Entry:
    """A gift whose description, giver, talk, decision, correction and measure hold the word."""
    entry = world.gift(
        {**BOTTLE, "courtesy_exchange": "no"},
        description=f"Fles {CANARY}",
        giver_organisation=f"{CANARY} Handel",
    )
    karin = world.actor(world.karin)
    entry_act(karin, public_id=entry.public_id, action="ask_more", reason=f"Van wie is {CANARY}?")
    samira = world.actor(world.samira)
    entry_act(samira, public_id=entry.public_id, action="answer", reason=f"Van {CANARY} zelf.")
    entry_act(karin, public_id=entry.public_id, action="allow", reason=f"{CANARY} mag.")
    (measure,) = _impose(world, entry)
    measure_act(karin, public_id=measure.public_id, action="lapse", words=f"{CANARY} is weg.")
    entry.refresh_from_db()
    return entry


def _impose(world: Kept, entry: Entry) -> tuple[Measure, ...]:
    line = NewMeasure(text=f"Geen opdrachten aan {CANARY}.", owner=world.samira, due_on=date(2026, 6, 12))
    return measures_impose(
        world.actor(world.karin),
        subject=f"gifts:{entry.public_id}",
        person=world.samira,
        assessor=world.karin,
        lines=[line],
    )


def _tables_with(word: str) -> Iterator[str]:
    """Every table in which a row holds the word, in any column, whatever its type."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if "search" in table:
                continue
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - a name out of the database
            if any(word in str(value).lower() for row in cursor.fetchall() for value in row):
                yield table


def _vacuumed() -> bytes:
    """The bytes of the database after VACUUM, with the index for searching in them."""
    with closing(sqlite3.connect(":memory:")) as copy:
        copy.deserialize(connection.connection.serialize())
        copy.execute("VACUUM")
        return bytes(copy.serialize())
