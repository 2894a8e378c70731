"""Proposal, approval by a second person, execution, certificate; nothing held, nothing early, and twice is once."""

import json
from datetime import date

import pytest

from tests.keeping.builders import LATER, Kept, there
from tests.people.builders import TODAY
from zuiver.audit.models import AuditEvent
from zuiver.audit.verify import verify
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.people.actor import system_actor
from zuiver.people.roles import READ_ALL_ENTRIES
from zuiver.registers.keeping.commands import (
    destroyed_list,
    destruction_approve,
    destruction_execute,
    destruction_propose,
    destruction_refuse,
    destructions_replay,
    hold_lift,
    hold_set,
    rule_approve,
    rule_draft,
)
from zuiver.registers.keeping.commands.drafting import RuleLine
from zuiver.registers.keeping.models import Destruction, DestructionLine
from zuiver.registers.models import Entry


def test_without_an_approved_period_nothing_is_ever_due(world: Kept) -> None:
    entry = world.over()
    rule_draft(world.actor(world.imre), RuleLine("gifts", 1, "happened", "Voorstel", TODAY))
    assert destruction_propose(world.actor(world.imre, LATER)) is None
    assert there(entry)


def test_a_line_without_years_means_that_nothing_is_destroyed_any_more(world: Kept) -> None:
    entry = world.over()
    world.rule(3)
    world.rule(None)
    assert destruction_propose(world.actor(world.imre, LATER)) is None
    assert there(entry)


def test_who_proposes_a_period_or_a_list_never_approves_it(world: Kept) -> None:
    world.over()
    rule = rule_draft(world.actor(world.imre), RuleLine("gifts", 3, "happened", "Besluit", TODAY))
    with pytest.raises(Refusal) as refused:
        rule_approve(world.actor(world.imre), public_id=rule.public_id)
    assert refused.value.code == "second_person_needed"
    rule_approve(world.actor(world.dana), public_id=rule.public_id)
    destruction = world.proposed()
    with pytest.raises(Refusal) as again:
        destruction_approve(world.actor(world.imre, LATER), public_id=destruction.public_id)
    assert again.value.code == "second_person_needed"


def test_a_deputy_of_who_proposed_is_no_second_person(world: Kept) -> None:
    world.rule()
    world.over()
    destruction = world.proposed()
    world.province.away(world.imre, deputy=world.dana)
    with pytest.raises(Refusal) as refused:
        destruction_approve(world.actor(world.dana, TODAY), public_id=destruction.public_id)
    assert refused.value.code == "second_person_needed"


def test_a_list_that_nobody_approved_is_not_carried_out(world: Kept) -> None:
    world.rule()
    entry = world.over()
    destruction = world.proposed()
    with pytest.raises(Refusal, match="second person"):
        world.execute(destruction)
    destruction_refuse(world.actor(world.dana, LATER), public_id=destruction.public_id)
    with pytest.raises(Refusal, match="second person"):
        world.execute(destruction)
    assert there(entry)


def test_managers_and_others_neither_propose_nor_look(world: Kept) -> None:
    world.rule()
    world.over()
    for person in (world.samira, world.karin, world.audra, world.bo):
        with pytest.raises(Refusal):
            destruction_propose(world.actor(person, LATER))
    destruction = world.proposed()
    for person in (world.samira, world.karin, world.audra):
        with pytest.raises(Refusal):
            destruction_approve(world.actor(person, LATER), public_id=destruction.public_id)


def test_another_organisation_finds_no_list(world: Kept) -> None:
    world.rule()
    world.over()
    destruction, other = world.proposed(), Kept("south")
    with pytest.raises(NotFound):
        destruction_approve(other.actor(other.dana, LATER), public_id=destruction.public_id)
    with pytest.raises(NotFound):
        destruction_execute(other.actor(other.imre, LATER), public_id=destruction.public_id)


def test_the_certificate_says_what_kinds_how_many_which_rules_and_by_whom_but_no_content(world: Kept) -> None:
    rule = world.rule()
    world.over()
    world.over(description="Doos bonbons")
    done = world.executed()
    certificate = done.certificate
    assert certificate is not None
    assert certificate["destroyed"] == 2
    assert (certificate["proposed_by"], certificate["approved_by"]) == ("Imre", "Dana")
    assert [one["count"] for one in certificate["rules"]] == [2]
    assert certificate["rules"][0]["source"] == rule.source
    assert certificate["rules"][0]["first"] == "2026-05-12"
    assert len(certificate["list"]) == 64
    text = json.dumps(certificate).lower()
    assert not any(word in text for word in ("wijn", "bonbons", "waterschap", "samira"))


def test_executing_twice_changes_nothing(world: Kept) -> None:
    world.rule()
    world.over()
    done = world.executed()
    events = AuditEvent.objects.count()
    again = world.execute(done)
    assert again.certificate == done.certificate
    assert AuditEvent.objects.count() == events


def test_a_stop_in_the_middle_goes_on_where_it_stopped(world: Kept) -> None:
    world.rule()
    entries = [world.over(giver_organisation=giver) for giver in ("Bakker", "Slager", "Visser")]
    approved = world.approved()
    left: list[int] = []
    half = destruction_execute(
        world.actor(world.imre, LATER), public_id=approved.public_id, at_most=1, told=left.append
    )
    assert half.certificate is None
    assert left == [2]
    assert [there(entry) for entry in entries].count(True) == 2
    done = world.execute(approved)
    assert done.certificate is not None
    assert done.certificate["destroyed"] == 3
    assert not any(there(entry) for entry in entries)


def test_the_audit_chain_stays_whole_and_tells_that_each_entry_was_destroyed(world: Kept) -> None:
    world.rule()
    entry = world.over()
    world.executed()
    assert not there(entry)
    told = AuditEvent.objects.filter(subject=f"gifts:{entry.public_id}", event="registers.entry.destroyed")
    assert told.count() == 1
    assert verify(world.organisation.pk).ok


def test_a_hold_on_the_entry_the_person_or_the_giver_keeps_it_and_the_certificate_says_so(
    world: Kept,
) -> None:
    world.rule()
    entry = world.over()
    free = world.over(giver_organisation="Bakkerij Zuid", by=world.ruben)
    imre = world.actor(world.imre)
    for held in (
        {"entry": entry.public_id},
        {"person": world.samira},
        {"counterparty": entry.counterparty},
    ):
        hold = hold_set(imre, reason="Er loopt een rechtszaak.", **held)
        destruction = world.proposed()
        assert (destruction.size, destruction.lines.get(outcome="held").entry_public_id) == (
            1,
            entry.public_id,
        )
        destruction_refuse(world.actor(world.dana, LATER), public_id=destruction.public_id)
        hold_lift(world.actor(world.dana), public_id=hold.public_id)
    hold_set(imre, reason="Er loopt een rechtszaak.", entry=entry.public_id)
    done = world.executed()
    assert done.certificate is not None
    assert done.certificate["kept"] == {"held": 1}
    assert (there(entry), there(free)) == (True, False)


def test_a_hold_that_is_set_after_the_approval_still_keeps_the_entry(world: Kept) -> None:
    world.rule()
    entry = world.over()
    approved = world.approved()
    hold_set(world.actor(world.imre, LATER), reason="Er loopt een rechtszaak.", person=world.samira)
    done = world.execute(approved)
    assert there(entry)
    assert done.certificate is not None
    assert done.certificate["kept"] == {"held": 1}


def test_a_hold_is_lifted_by_a_second_person_only(world: Kept) -> None:
    hold = hold_set(world.actor(world.imre), reason="Rechtszaak.", person=world.samira)
    with pytest.raises(Refusal) as refused:
        hold_lift(world.actor(world.imre), public_id=hold.public_id)
    assert refused.value.code == "second_person_needed"
    assert hold_lift(world.actor(world.dana), public_id=hold.public_id).lifted_on == TODAY


def test_what_is_open_again_or_has_another_period_by_then_stays(world: Kept) -> None:
    world.rule()
    entry = world.over()
    approved = world.approved()
    world.rule(50, valid_from=date(2030, 1, 1))
    done = world.execute(approved)
    assert there(entry)
    assert done.certificate is not None
    assert done.certificate["kept"] == {"not_due": 1}


def test_after_a_restore_what_was_destroyed_is_destroyed_again_from_the_kept_list(world: Kept) -> None:
    world.rule()
    entry = world.over()
    values = {field.attname: getattr(entry, field.attname) for field in Entry._meta.concrete_fields}
    world.executed()
    kept = json.loads(json.dumps(destroyed_list(world.actor(world.imre, LATER))))
    # The backup is of before: the entry is back, and this database knows of no destruction.
    DestructionLine.rows.of(world.organisation.pk).delete()
    Destruction.rows.of(world.organisation.pk).delete()
    values["counterparty_id"] = None
    back = Entry(**values)
    back.save(force_insert=True)
    keeper = system_actor(world.organisation.pk, "command-line", LATER, {READ_ALL_ENTRIES})
    assert destructions_replay(keeper, kept) == (1, 0)
    assert not there(entry)
    assert destructions_replay(keeper, kept) == (0, 0)
    assert Destruction.rows.of(world.organisation.pk).count() == 1
    assert verify(world.organisation.pk).ok


def test_a_list_that_somebody_changed_is_not_replayed(world: Kept) -> None:
    world.rule()
    gone, stays = world.over(), world.over(by=world.ruben, happened_on="1 mei 2026")
    hold_set(world.actor(world.imre), reason="Rechtszaak.", person=world.ruben)
    world.executed()
    kept = destroyed_list(world.actor(world.imre, LATER))
    kept["destructions"][0]["lines"].append({**kept["destructions"][0]["lines"][0], "id": stays.public_id})
    with pytest.raises(Refusal, match="not whole"):
        destructions_replay(world.actor(world.imre, LATER), kept)
    assert (there(gone), there(stays)) == (False, True)
