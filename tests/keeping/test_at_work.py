"""What the worker does by itself, and the examples that fill an empty table."""

from datetime import UTC, datetime

from tests.keeping.builders import Kept, there
from zuiver.catalogue.retention import example_lines
from zuiver.cli import worker
from zuiver.kernel import clock
from zuiver.people.actor import system_actor
from zuiver.people.roles import READ_ALL_ENTRIES
from zuiver.registers.keeping.commands import destruction_approve, rules_draft_demo
from zuiver.registers.keeping.models import Destruction, RetentionRule
from zuiver.registers.registry import all_registers

MUCH_LATER = datetime(2031, 1, 7, 12, tzinfo=UTC)


def test_the_worker_lists_what_is_due_and_destroys_only_after_a_person_approved(world: Kept) -> None:
    world.rule()
    entry = world.over()
    with clock.frozen(MUCH_LATER):
        assert "1 entries wait to be approved" in worker.keeping(world.organisation)
        assert worker.keeping(world.organisation) == ""
        assert there(entry)
        dana = world.actor(world.dana, clock.today())
        destruction_approve(dana, public_id=Destruction.rows.get().public_id)
        worker.keeping(world.organisation)
    assert not there(entry)
    assert (Destruction.rows.get().certificate or {})["executed_by"] == "worker"


def test_every_register_has_an_example_that_is_marked_and_does_nothing(world: Kept) -> None:
    actor = system_actor(world.organisation.pk, "tests", MUCH_LATER.date(), {READ_ALL_ENTRIES})
    lines = example_lines(all_registers(), actor.on)
    assert rules_draft_demo(actor, lines) == len(all_registers())
    assert rules_draft_demo(actor, lines) == 0
    assert not RetentionRule.rows.exclude(is_demo=True, approved_on=None).exists()
