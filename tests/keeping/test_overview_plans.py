"""The counts of the overview, and what the nightly check of publication looks for, lie in an index: no entry is read for them."""

from typing import Any

import pytest
from django.db import connection

from tests.people.builders import TODAY
from tests.registers.builders import World
from zuiver.catalogue.lobby.register import LOBBY
from zuiver.catalogue.side_activities.register import SIDE_ACTIVITIES
from zuiver.publication.commands.checking import _may_be
from zuiver.registers.declaration import Register
from zuiver.registers.keeping.queries import counts_by_kind
from zuiver.registers.models import Entry


def plan_of(rows: Any) -> str:
    """How the database of this test reads the rows; PostgreSQL as if it held too many to read them all."""
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for one in ("enable_seqscan", "enable_bitmapscan"):
                cursor.execute(f"SET LOCAL {one} = off")
            cursor.execute(f"EXPLAIN {sql}", params)
        else:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


def test_all_entries_are_counted_without_reading_one(db: None) -> None:
    plan = plan_of(counts_by_kind(World().organisation.pk, TODAY)[0])
    assert "Index Only Scan" in plan or "COVERING INDEX" in plan, plan


@pytest.mark.parametrize("place", [1, 2], ids=["open", "overdue"])
def test_what_is_open_is_counted_out_of_an_index_of_what_is_open(db: None, place: int) -> None:
    plan = plan_of(counts_by_kind(World().organisation.pk, TODAY)[place])
    assert any(name in plan for name in ("entry_open", "entry_waits")), plan


@pytest.mark.parametrize("register", [LOBBY, SIDE_ACTIVITIES], ids=lambda one: one.kind)
def test_what_may_have_to_be_public_is_found_by_its_state(db: None, register: Register) -> None:
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL chooses by how many rows there are, and a test has none")
    organisation = World().organisation
    rows = (
        Entry.rows.of(organisation.pk)
        .filter(_may_be(organisation, register, TODAY))
        .values_list("pk", flat=True)
    )
    plan = plan_of(rows)
    assert "entry_by_state" in plan, plan
