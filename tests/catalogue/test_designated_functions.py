"""What the list of designated functions says to the register of financial interests (F-1, F-3)."""

from datetime import date
from typing import Any

import pytest

from tests.people.builders import START, TODAY
from tests.plugins.remembered import remembered
from tests.registers.builders import World
from zuiver.campaigns.triggers.designated import designations_on
from zuiver.campaigns.triggers.table import TriggerTable
from zuiver.catalogue.financial_interests.register import FINANCIAL_INTERESTS
from zuiver.people.actor import system_actor
from zuiver.people.designations.commands import designation_change, designation_start
from zuiver.people.designations.wanted import Wanted
from zuiver.people.models import Designation
from zuiver.people.roles import MANAGE_DESIGNATIONS
from zuiver.registers.models import Entry
from zuiver.registers.queries import decision_context

ADVISER: dict[str, Any] = {
    "function": "Adviser",
    "reason": "Adviseert over opdrachten.",
    "risk": "contracts",
    "decided_by": "Directie",
    "decided_on": date(2024, 1, 2),
    "prohibited_interests": "Aandelen in aannemers.",
}


@pytest.fixture
def world(db: None) -> World:
    """A province in which everybody is an adviser."""
    return remembered("small", World)


def designate(world: World, **changes: Any) -> Designation:
    actor = system_actor(world.organisation.pk, "tests", TODAY, {MANAGE_DESIGNATIONS})
    return designation_start(actor, Wanted(**ADVISER | changes), valid_from=START)


def interest(world: World, **changes: Any) -> Entry:
    typed = {"function_designated": "unknown", "relation_to_function": "yes", "can_touch_province": "yes"}
    return world.entry(FINANCIAL_INTERESTS, typed | changes)


def stored_facts(entry: Entry) -> Any:
    return (entry.receipt or {})["facts"]


def points(world: World, entry: Entry) -> list[str]:
    return [point.msgid for point in decision_context(world.actor(world.ines), entry).points]


def test_the_list_knows_that_a_function_is_designated_whatever_was_filled_in(world: World) -> None:
    designate(world)
    entry = interest(world, function_designated="no")
    assert stored_facts(entry)["function_designated"] is True
    assert "In this function nobody may hold: {interests}" in points(world, entry)


def test_a_designation_for_screening_only_asks_no_report_of_interests(world: World) -> None:
    designate(world, reports_interests=False, screening="heavy")
    entry = interest(world, function_designated="no")
    assert stored_facts(entry)["function_designated"] is False


def test_a_letter_that_the_list_does_not_know_is_a_point_to_talk_about(world: World) -> None:
    entry = interest(world, function_designated="yes")
    assert stored_facts(entry)["function_designated"] is True
    assert any("the list does not have it" in point for point in points(world, entry))


def test_a_changed_designation_is_another_one_for_who_is_asked_again(world: World) -> None:
    first = designate(world)
    ids = [world.samira.pk, world.imre.pk]
    table = TriggerTable(touches={}, days_before_end=30)
    before = designations_on(world.organisation.pk, TODAY, ids, table)
    assert before == {world.samira.pk: frozenset({f"function:{first.public_id}"})}
    actor = system_actor(world.organisation.pk, "tests", TODAY, {MANAGE_DESIGNATIONS})
    designation_change(actor, first, Wanted(**ADVISER | {"risk": "mandate"}), valid_from=TODAY)
    after = designations_on(world.organisation.pk, TODAY, ids, table)
    assert after[world.samira.pk] != before[world.samira.pk]
