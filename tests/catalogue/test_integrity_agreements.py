"""Integrity agreements of externals: signed, confirmed by the hiring manager, over with the contract (S-5, S-6)."""

from datetime import date
from typing import Any

import pytest

from tests.plugins.remembered import remembered
from tests.registers.builders import World, new_key
from zuiver.catalogue.integrity_agreements.register import KIND
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.people.commands import assignment_start, person_create
from zuiver.people.models import Person
from zuiver.registers.commands import entry_act, entry_correct, entry_open, entry_submit
from zuiver.registers.lifecycle import State
from zuiver.registers.models import Entry

SIGNED = {
    "assignment": "Bruggen inspecteren",
    "contract_type": "zzp",
    "contract_start": "1 mei 2026",
    "contract_end": "31 december 2026",
    "statement_version": "2024-1",
    "declaration_signed": "30 april 2026",
}


@pytest.fixture
def world(db: None) -> World:
    """A province with a team and its manager."""
    return remembered("small", World)


@pytest.fixture
def zoe(world: World) -> Person:
    """An external whom the personnel system does not know, who works in the team that Karin leads."""
    made = person_create(world.province.hr, name="Zoe", kind="external", email="zoe@example.nl")
    assignment_start(
        world.province.hr,
        made,
        unit=world.roads,
        function="Inspecteur",
        scale=None,
        valid_from=date(2026, 5, 1),
    )
    return made


def agreed(world: World, who: Person, **changes: Any) -> Entry:
    return entry_submit(world.actor(who), kind=KIND, data=SIGNED | changes, submission_key=new_key())


def confirm(world: World, entry: Entry) -> Entry:
    actor = world.actor(world.karin)
    data = {"seen_on": "12 mei 2026"}
    return entry_act(actor, public_id=entry.public_id, action="put_in_force", data=data)


def test_the_hiring_manager_confirms_and_it_ends_with_the_contract(world: World, zoe: Person) -> None:
    entry = agreed(world, zoe)
    assert (entry.state, entry.outcome, entry.assessor) == (State.RECEIVED, "complete", world.karin)
    held = confirm(world, entry)
    assert (held.state, held.due_on) == (State.IN_FORCE, date(2026, 12, 31))
    over = entry_act(
        world.actor(zoe), public_id=entry.public_id, action="say_ended", data={"ended_on": "12 mei 2026"}
    )
    assert (over.state, over.ended_on) == (State.ENDED, date(2026, 5, 12))


def test_nobody_confirms_an_unsigned_statement(world: World, zoe: Person) -> None:
    entry = agreed(world, zoe, declaration_signed="")
    assert entry.outcome == "incomplete"
    with pytest.raises(Refusal, match="not signed yet"):
        confirm(world, entry)
    signed = SIGNED | {"declaration_signed": "12 mei 2026"}
    entry_correct(world.actor(zoe), public_id=entry.public_id, data=signed, reason="Nu getekend.")
    assert confirm(world, entry).state == State.IN_FORCE


def test_a_contract_that_ends_before_it_begins_is_refused(world: World, zoe: Person) -> None:
    with pytest.raises(InvalidData, match="contract_end"):
        agreed(world, zoe, contract_end="1 april 2026")


def test_a_colleague_does_not_see_it(world: World, zoe: Person) -> None:
    entry = agreed(world, zoe)
    with pytest.raises(NotFound):
        entry_open(world.actor(world.ruben), entry.public_id)
