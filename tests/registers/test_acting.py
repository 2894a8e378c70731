"""Deciding, talking, handing over, handing in: each step of the life cycle through its one door."""

from datetime import date, timedelta

import pytest

from tests.people.builders import TODAY
from tests.registers.builders import ASKED, EXPENSIVE, World
from zuiver.audit.verify import verify
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.notices.models import Notice
from zuiver.people.actor import system_actor
from zuiver.people.commands import leadership_end
from zuiver.registers.commands import (
    entries_reroute,
    entry_act,
    entry_correct,
    entry_open,
    hand_in_destination,
    hand_in_receive,
    message_add,
)
from zuiver.registers.models import Decision, EntryRead, EntryVersion
from zuiver.registers.payload import as_typed
from zuiver.registers.registry import register_of


def test_a_decision_keeps_the_reason_the_advice_and_who_took_it(world: World) -> None:
    entry = world.gift(ASKED)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="allow", reason="Klein bedankje.")
    decision = Decision.rows.get()
    assert (decision.action, decision.reason, decision.decided_by) == (
        "allow",
        "Klein bedankje.",
        world.karin,
    )
    assert (decision.advice, decision.departs_from_advice) == ("needs_prior_approval", False)
    assert decision.receipt == entry.receipt
    entry.refresh_from_db()
    assert (entry.state, entry.is_open, entry.version) == ("allowed", False, 2)
    assert Notice.rows.filter(person=world.samira).count() == 1
    assert verify(world.organisation.pk).ok


def test_a_decision_without_a_reason_is_refused(world: World) -> None:
    entry = world.gift(ASKED)
    with pytest.raises(InvalidData) as wrong:
        entry_act(world.actor(world.karin), public_id=entry.public_id, action="allow", reason="  ")
    assert set(wrong.value.errors) == {"reason"}
    assert not Decision.rows.exists()


def test_a_gift_above_the_limit_is_never_kept_whoever_decides(world: World) -> None:
    entry = world.gift(EXPENSIVE)
    with pytest.raises(Refusal) as refused:
        entry_act(world.actor(world.karin), public_id=entry.public_id, action="allow", reason="Mag best")
    assert refused.value.code == "above_limit"


def test_keeping_it_for_the_team_against_the_advice_is_marked_as_such(world: World) -> None:
    entry = world.gift(EXPENSIVE)
    entry_act(
        world.actor(world.karin),
        public_id=entry.public_id,
        action="allow_for_team",
        reason="Hangt in de hal.",
    )
    assert Decision.rows.get().departs_from_advice


def test_taking_note_of_what_should_be_handed_in_needs_a_reason(world: World) -> None:
    entry = world.gift(EXPENSIVE)
    with pytest.raises(InvalidData):
        entry_act(world.actor(world.karin), public_id=entry.public_id, action="take_note")
    plain = world.gift(giver_organisation="Ander")
    entry_act(world.actor(world.karin), public_id=plain.public_id, action="take_note")


def test_a_decision_on_what_changed_meanwhile_does_nothing(world: World) -> None:
    entry = world.gift(ASKED)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="start_talk", version=1)
    with pytest.raises(Refusal) as refused:
        entry_act(world.actor(world.karin), public_id=entry.public_id, action="allow", reason="Ja", version=1)
    assert refused.value.code == "changed_meanwhile"
    assert not Decision.rows.exists()


def test_a_deputy_decides_in_the_own_name_in_someones_place(world: World) -> None:
    entry = world.gift(ASKED)
    world.province.away(world.karin, deputy=world.peter)
    entry_act(world.actor(world.peter), public_id=entry.public_id, action="ask_return", reason="Liever niet.")
    decision = Decision.rows.get()
    assert (decision.decided_by, decision.in_place_of) == (world.peter, world.karin)


def test_nobody_decides_on_an_entry_of_their_own(world: World) -> None:
    entry = world.gift(ASKED, by=world.karin)
    assert entry.assessor == world.noor
    with pytest.raises(Refusal):
        entry_act(world.actor(world.karin), public_id=entry.public_id, action="allow", reason="Van mij")


def test_who_steps_aside_sees_nothing_any_more(world: World) -> None:
    entry = world.gift(ASKED)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="step_aside")
    entry.refresh_from_db()
    assert (entry.assessor, entry.state) == (world.noor, "consent_asked")
    with pytest.raises(NotFound):
        entry_open(world.actor(world.karin), entry.public_id)
    assert Notice.rows.filter(person=world.noor).exists()


def test_the_clock_stands_still_while_the_person_answers(world: World) -> None:
    entry = world.gift(ASKED)
    entry_act(
        world.actor(world.karin), public_id=entry.public_id, action="ask_more", reason="Voor wie is het?"
    )
    entry.refresh_from_db()
    assert entry.state == "more_asked"
    entry_act(world.actor(world.samira), public_id=entry.public_id, action="answer", reason="Voor het team.")
    entry.refresh_from_db()
    assert (entry.state, entry.assessor) == ("in_discussion", world.karin)
    assert [message.text for message in entry.messages.order_by("pk")] == [
        "Voor wie is het?",
        "Voor het team.",
    ]


def test_the_hand_in_desk_takes_it_in_with_a_number_and_says_where_it_went(world: World) -> None:
    entry = world.gift(EXPENSIVE)
    entry_act(world.actor(world.samira), public_id=entry.public_id, action="offer_hand_in")
    desk = world.actor(world.bo)
    receipt = hand_in_receive(
        desk, public_id=entry.public_id, place="Balie hal", what="Een horloge", received_on=TODAY
    )
    assert receipt.number == "2026-0001"
    hand_in_destination(desk, public_id=entry.public_id, destination="Veiling voor een goed doel", on=TODAY)
    entry.refresh_from_db()
    assert (entry.state, entry.version) == ("closed", 4)


def test_the_desk_cannot_take_in_what_nobody_hands_in(world: World) -> None:
    entry = world.gift(EXPENSIVE)
    with pytest.raises(NotFound):
        hand_in_receive(
            world.actor(world.bo), public_id=entry.public_id, place="Balie", what="Horloge", received_on=TODAY
        )


def test_who_leads_the_unit_reads_and_the_person_sees_it(world: World) -> None:
    entry = world.gift()
    view = entry_open(world.actor(world.karin), entry.public_id)
    assert view.capacity == "assessor"
    entry_open(world.actor(world.karin), entry.public_id)
    entry_open(world.actor(world.samira), entry.public_id)
    assert [(read.reader, read.capacity) for read in EntryRead.rows.all()] == [(world.karin, "assessor")]


@pytest.mark.parametrize("name", ["ruben", "peter", "bo", "audra"])
def test_for_who_has_nothing_to_do_with_it_an_entry_is_not_there(world: World, name: str) -> None:
    entry = world.gift()
    with pytest.raises(NotFound) as absent:
        entry_open(world.actor(getattr(world, name)), entry.public_id)
    with pytest.raises(NotFound) as nowhere:
        entry_open(world.actor(getattr(world, name)), "does-not-exist")
    assert str(absent.value) == str(nowhere.value)


def test_a_correction_adds_a_version_and_asks_consent_where_that_is_needed_now(world: World) -> None:
    entry = world.gift()
    typed = {**as_typed(register_of("gifts"), entry.data), "courtesy_exchange": "no"}
    entry_correct(world.actor(world.samira), public_id=entry.public_id, data=typed, reason="Verkeerd getikt.")
    entry.refresh_from_db()
    assert (entry.version, entry.state, entry.outcome) == (2, "consent_asked", "needs_prior_approval")
    assert [one.data["courtesy_exchange"] for one in EntryVersion.rows.order_by("number")] == [True, False]


def test_a_correction_after_the_decision_has_it_looked_at_again(world: World) -> None:
    entry = world.gift(ASKED)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="allow", reason="Prima.")
    typed = {**as_typed(register_of("gifts"), entry.data), "value": "80"}
    entry_correct(
        world.actor(world.samira), public_id=entry.public_id, data=typed, reason="Het was meer waard."
    )
    entry.refresh_from_db()
    assert (entry.state, entry.outcome) == ("in_discussion", "hand_in")


def test_only_the_person_corrects(world: World) -> None:
    entry = world.gift()
    typed = as_typed(register_of("gifts"), entry.data)
    with pytest.raises(Refusal):
        entry_correct(
            world.actor(world.karin), public_id=entry.public_id, data=typed, reason="Ik vind van niet"
        )


def test_a_correction_that_changes_nothing_stores_nothing(world: World) -> None:
    entry = world.gift(happened_on=date(2026, 5, 12).isoformat())
    typed = as_typed(register_of("gifts"), entry.data)
    with pytest.raises(Refusal) as refused:
        entry_correct(world.actor(world.samira), public_id=entry.public_id, data=typed, reason="Zomaar")
    assert refused.value.code == "nothing_changed"


def test_a_withdrawn_entry_keeps_its_line_and_its_history(world: World) -> None:
    entry = world.gift()
    entry_act(
        world.actor(world.samira), public_id=entry.public_id, action="withdraw", reason="Dubbel gemeld."
    )
    entry.refresh_from_db()
    assert (entry.state, entry.versions.count()) == ("withdrawn", 2)
    with pytest.raises(Refusal):
        entry_act(world.actor(world.karin), public_id=entry.public_id, action="allow", reason="Toch")


def test_what_was_settled_opens_again_with_a_reason(world: World) -> None:
    entry = world.gift(ASKED)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="ask_return", reason="Te duur.")
    entry_act(
        world.actor(world.samira), public_id=entry.public_id, action="reopen", reason="Het kan niet terug."
    )
    entry.refresh_from_db()
    assert (entry.state, entry.assessor) == ("in_discussion", world.karin)


def test_the_officer_decides_only_what_stepped_up(world: World) -> None:
    entry = world.gift(ASKED)
    with pytest.raises(Refusal):
        entry_act(
            world.actor(world.imre), public_id=entry.public_id, action="allow", reason="Ik vind van wel"
        )
    hired = world.province.person("Kees")
    stepped_up = world.gift(ASKED, by=hired)
    entry_act(world.actor(world.imre), public_id=stepped_up.public_id, action="allow", reason="Klein.")


def test_a_message_goes_to_the_other_one(world: World) -> None:
    entry = world.gift(ASKED)
    message_add(world.actor(world.samira), public_id=entry.public_id, text="Ik wilde het eigenlijk niet.")
    assert Notice.rows.filter(person=world.karin, topic="entry_message").exists()
    with pytest.raises(InvalidData):
        message_add(world.actor(world.samira), public_id=entry.public_id, text=" \x00 ")
    with pytest.raises(Refusal):
        message_add(world.actor(world.imre), public_id=entry.public_id, text="Mag ik ook?")


def test_another_organisation_finds_nothing(world: World) -> None:
    entry = world.gift()
    south = World("south")
    for person in (south.samira, south.karin, south.imre):
        with pytest.raises(NotFound):
            entry_open(south.actor(person), entry.public_id)
        with pytest.raises(NotFound):
            entry_act(south.actor(person), public_id=entry.public_id, action="withdraw", reason="Weg")


def test_what_waits_for_a_manager_who_left_goes_to_who_decides_now(world: World) -> None:
    entry = world.gift(ASKED)
    settled = world.gift(ASKED, giver_organisation="Ander")
    entry_act(world.actor(world.karin), public_id=settled.public_id, action="allow", reason="Klein.")
    program = system_actor(world.organisation.pk, "worker", TODAY)
    assert entries_reroute(program) == 0
    leadership_end(world.province.hr, world.karin.leaderships.get(), valid_until=TODAY - timedelta(days=1))
    assert entries_reroute(program) == 1
    assert entries_reroute(program) == 0
    entry.refresh_from_db()
    settled.refresh_from_db()
    assert (entry.assessor, settled.assessor) == (world.noor, world.karin)
    assert Notice.rows.filter(person=world.noor, topic="entry_to_assess").exists()


def test_a_message_reaches_the_deputy_of_who_is_away(world: World) -> None:
    entry = world.gift(ASKED)
    world.province.away(world.karin, deputy=world.peter)
    message_add(world.actor(world.samira), public_id=entry.public_id, text="Nog een vraag.")
    assert Notice.rows.filter(person=world.peter, topic="entry_message").exists()
