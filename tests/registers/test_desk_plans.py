"""The desk takes the most urgent out of the order in which the indexes lie: nothing is sorted, however much waits."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from tests.people.builders import TODAY
from tests.registers.builders import ASKED, World
from zuiver.registers.models import Entry
from zuiver.registers.queries.scope import hidden_from, to_assess
from zuiver.registers.queries.tasks import _COLUMNS, by_day

INDEXES = ("entry_waits_for_day", "entry_waits_for", "entry_waits_for_role_day", "entry_waits_for_role")


@pytest.fixture
def busy(world: World) -> World:
    """Entries with a day and without."""
    for number in range(4):
        world.gift(ASKED, description=f"nummer {number}")
    Entry.rows.filter(title__endswith="1").update(due_on=TODAY + timedelta(days=1))
    return world


def plan_of(rows: Any) -> str:
    """How the database of this test reads the first 25; PostgreSQL as if it held too many rows to read them all."""
    sql, params = rows.values(*_COLUMNS)[:25].query.sql_with_params()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE registers_entry")
            for one in ("enable_seqscan", "enable_bitmapscan", "enable_sort"):
                cursor.execute(f"SET LOCAL {one} = off")
            cursor.execute(f"EXPLAIN {sql}", params)
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def test_each_part_of_a_desk_is_read_along_an_index_of_its_own(busy: World) -> None:
    officer = busy.actor(busy.imre)
    parts = by_day(to_assess(officer, hidden_from(officer)))
    assert len(parts) == 2 * (1 + len(("integrity_officer", "general_director")))
    for rows, index in zip(parts, [*INDEXES[:2], *INDEXES[2:], *INDEXES[2:]], strict=True):
        plan = plan_of(rows)
        assert f" {index} " in f"{plan} ", plan
        assert "ORDER BY" not in plan, plan
        assert "Sort" not in plan, plan
