"""Entries that wait too long are brought to mind of whoever has to act, and in the end of who keeps the registers."""

from datetime import UTC, date, datetime

import pytest

from tests.people.builders import TODAY
from tests.registers.builders import ASKED, EXPENSIVE, World
from zuiver.kernel import clock
from zuiver.notices.models import Notice
from zuiver.registers.commands import entry_act
from zuiver.registers.models import Entry
from zuiver.registers.reminding import remind_waiting

RECORDED = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
# Ascension Day (14 May) and Whit Monday (25 May) do not count.
AFTER_6, AFTER_7, AFTER_14, AFTER_21 = (date(2026, *day) for day in ((5, 21), (5, 22), (6, 3), (6, 12)))


@pytest.fixture
def entry(world: World) -> Entry:
    with clock.frozen(RECORDED):
        return world.gift(ASKED, on=TODAY)


def reminded(world: World, on: date) -> list[str]:
    """Whom a run on this day tells something new."""
    before = set(Notice.rows.values_list("pk", flat=True))
    remind_waiting(world.organisation.pk, on)
    return sorted(
        notice.person.name for notice in Notice.rows.exclude(pk__in=before).select_related("person")
    )


def test_the_assessor_is_reminded_after_seven_working_days_and_after_fourteen(
    world: World, entry: Entry
) -> None:
    assert reminded(world, AFTER_6) == []
    assert reminded(world, AFTER_7) == ["Karin"]
    assert reminded(world, AFTER_7) == []
    assert reminded(world, AFTER_14) == ["Karin"]


def test_after_twenty_one_days_the_integrity_officer_hears_it_too(world: World, entry: Entry) -> None:
    assert reminded(world, AFTER_21) == ["Imre", "Karin"]
    assert reminded(world, date(2026, 12, 1)) == []


def test_a_worker_that_stood_still_reminds_once(world: World, entry: Entry) -> None:
    assert reminded(world, AFTER_14) == ["Karin"]
    assert reminded(world, AFTER_14) == []


def test_a_deputy_is_reminded_instead_of_who_is_away(world: World, entry: Entry) -> None:
    world.province.away(world.karin, world.peter)
    assert reminded(world, AFTER_7) == ["Peter"]


def test_the_person_is_reminded_of_what_is_still_to_be_done(world: World) -> None:
    with clock.frozen(RECORDED):
        entry = world.gift(EXPENSIVE)
        entry_act(world.actor(world.karin), public_id=entry.public_id, action="ask_return", reason="Te duur.")
    assert reminded(world, AFTER_7) == ["Samira"]
    assert reminded(world, AFTER_21) == ["Samira"]


def test_what_was_settled_or_moved_on_is_not_brought_to_mind(world: World, entry: Entry) -> None:
    with clock.frozen(datetime(2026, 5, 20, 9, 0, tzinfo=UTC)):
        entry_act(world.actor(world.karin), public_id=entry.public_id, action="allow", reason="Klein.")
    assert reminded(world, AFTER_21) == []


def test_an_officer_with_the_entry_of_their_own_is_not_told_by_role(world: World) -> None:
    with clock.frozen(RECORDED):
        world.gift(ASKED, by=world.imre)
    assert "Imre" not in reminded(world, AFTER_21)


def test_another_organisation_is_left_alone(world: World, entry: Entry) -> None:
    assert remind_waiting(World("south").organisation.pk, AFTER_21) == 0
