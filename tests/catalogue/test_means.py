"""Loans and team agreements: proposed, agreed, looked at again, returned; and nothing on how they are used (M-12, M-16)."""

from typing import Any

import pytest

from tests.people.builders import TODAY
from tests.plugins.remembered import remembered
from tests.registers.builders import World, new_key
from zuiver.campaigns.triggers.table import Cause
from zuiver.catalogue.means.register import KIND, MEANS
from zuiver.catalogue.triggers import declared_touches
from zuiver.kernel.dates import add_months
from zuiver.kernel.errors import InvalidData
from zuiver.people.models import Person
from zuiver.registers.commands import entry_act, entry_submit
from zuiver.registers.lifecycle import State
from zuiver.registers.models import Entry

LAPTOP = {
    "entry_kind": "loan",
    "asset_kind": "laptop",
    "item": "Laptop 0412",
    "started_on": "12 mei 2026",
    "signed": "yes",
}
PRINTING = {
    "entry_kind": "team_agreement",
    "asset_kind": "office_supplies",
    "item": "Printen",
    "agreement": "Tien bladzijden per week voor jezelf mag.",
}


@pytest.fixture
def world(db: None) -> World:
    """A province with a team and its manager."""
    return remembered("small", World)


def noted(world: World, typed: dict[str, Any]) -> Entry:
    return entry_submit(world.actor(world.samira), kind=KIND, data=typed, submission_key=new_key())


def act(world: World, who: Person, entry: Entry, action: str, **data: Any) -> Entry:
    return entry_act(
        world.actor(who), public_id=entry.public_id, action=action, reason="Zo afgesproken.", data=data
    )


def test_a_loan_holds_until_it_is_returned(world: World) -> None:
    entry = noted(world, LAPTOP)
    assert (entry.state, entry.outcome, entry.assessor) == (State.RECEIVED, "allowed", world.karin)
    held = act(world, world.karin, entry, "put_in_force")
    assert (held.state, held.due_on) == (State.IN_FORCE, add_months(TODAY, 12))
    with pytest.raises(InvalidData, match="ended_on"):
        act(world, world.samira, entry, "say_ended")
    back = act(world, world.samira, entry, "say_ended", ended_on="12 mei 2026")
    assert (back.state, back.ended_on) == (State.ENDED, TODAY)


def test_a_team_talks_before_its_agreement_holds_and_looks_at_it_again(world: World) -> None:
    entry = noted(world, PRINTING)
    assert entry.outcome == "discuss"
    act(world, world.karin, entry, "put_in_force", talked_on="11 mei 2026")
    again = act(world, world.karin, entry, "review", talked_on="12 mei 2026")
    assert (again.state, again.data["talked_on"]["iso"]) == (State.IN_FORCE, "2026-05-12")


def test_a_team_agreement_says_what_is_agreed(world: World) -> None:
    with pytest.raises(InvalidData, match="agreement"):
        noted(world, PRINTING | {"agreement": " "})


def test_no_field_holds_how_something_is_used() -> None:
    assert {field.name for field in MEANS.fields} == {
        "entry_kind", "asset_kind", "item", "started_on", "signed", "agreement", "talked_on", "ended_on",
    }  # fmt: skip


def test_before_a_contract_ends_who_has_something_on_loan_is_asked() -> None:
    touched = {touch.kind: touch.only_holders for touch in declared_touches()[Cause.CONTRACT_END]}
    assert touched["means"] is True
    assert touched["integrity_agreements"] is True
