"""From an old key to a new one of the same person, and keys that two people take out of the directory."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.people.builders import TODAY
from tests.speak_up.builders import Hand, SpeakUp
from tests.speak_up.sealing_kit import Keys, Part
from zuiver.cases import commands
from zuiver.cases.commands.directory import current_directory, directory_records
from zuiver.cases.commands.key_moving import MovedKey, case_move
from zuiver.cases.commands.key_records import key_end_record
from zuiver.cases.lifecycle import Compartment
from zuiver.cases.models import KeyHolder, Reader
from zuiver.cases.queries.inbox import case_view, inbox
from zuiver.cases.queries.key_moving import approver_view, not_in_use, old_places
from zuiver.cases.sealing.directory import approve, draft, verify
from zuiver.cases.sealing.directory_entries import Action, write_record
from zuiver.cases.sealing.sealed import open_sealed
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.people import commands as people
from zuiver.people.queries import actor_for_person

TOMORROW = TODAY + timedelta(days=1)


def lost(world: SpeakUp, hand: Hand) -> Hand:
    """The key of somebody ended, and the new one that two agreed to."""
    commands.key_end(hand.actor(), hand.holder_id, reason="lost")
    new = Keys()
    holder = KeyHolder.rows.create(
        organisation=world.organisation, person_id=hand.person.pk, role=hand.role, public_key=new.public,
        signing_key=new.signing, made_on=TODAY, approved_on=TODAY, is_listed=True,
    )  # fmt: skip
    return Hand(hand.person, new, holder.pk, hand.role)


def moved(old: Hand, new: Hand) -> list[MovedKey]:
    """What the browser seals anew, of the one case."""
    (place,) = old_places(old.actor(), old.holder_id).cases
    found = []
    for key in place.keys:
        secret = open_sealed(key.wrap, old.keys.identity, {}).body.decode()
        part = Part(Compartment(key.compartment), Keys(secret), key.version)
        found.append(
            MovedKey(
                part.compartment, part.version, part.sealed_for(place.case_id, new.keys, new.keys.public)
            )
        )
    return found


def test_a_new_key_opens_what_the_old_one_opened(world: SpeakUp) -> None:
    reporter = world.report("Before the loss.")
    new = lost(world, world.carla)
    assert inbox(new.actor()) == []
    case_move(new.actor(), world.carla.holder_id, new.holder_id, reporter.case, moved(world.carla, new))
    view = case_view(new.actor(), reporter.case)
    assert world.reads(new, view) == [b"Before the loss."]
    assert view.to_renew == ("content",)
    assert Reader.rows.filter(case_id=reporter.case).count() == 2
    with pytest.raises(NotFound):
        case_move(new.actor(), world.carla.holder_id, new.holder_id, reporter.case, [])


def test_nobody_else_moves_a_key_and_nothing_comes_along_that_it_did_not_open(world: SpeakUp) -> None:
    reporter = world.report()
    new = lost(world, world.carla)
    wraps = moved(world.carla, new)
    olga = world.olga
    for actor, to in ((olga.actor(), new), (new.actor(), olga), (olga.actor(), olga)):
        with pytest.raises(NotFound):
            case_move(actor, world.carla.holder_id, to.holder_id, reporter.case, wraps)
    with pytest.raises(NotFound):
        old_places(olga.actor(), world.carla.holder_id)
    with pytest.raises(NotFound):
        case_move(new.actor(), world.carla.holder_id, new.holder_id, uuid4(), wraps)
    unknown = Part(Compartment.CONTENT, version=2)
    sealed = unknown.sealed_for(reporter.case, new.keys, new.keys.public)
    with pytest.raises(NotFound):
        case_move(
            new.actor(), world.carla.holder_id, new.holder_id, reporter.case,
            [MovedKey(Compartment.CONTENT, 2, sealed)],
        )  # fmt: skip
    assert inbox(new.actor()) == []


def test_a_key_in_force_and_a_case_that_was_left_do_not_move(world: SpeakUp) -> None:
    reporter = world.report("x", world.carla, world.coen, world.olga)
    with pytest.raises(NotFound):
        old_places(world.carla.actor(), world.carla.holder_id)
    commands.recuse(world.carla.actor(), reporter.case)
    new = lost(world, world.carla)
    assert old_places(new.actor(), world.carla.holder_id).cases == []
    with pytest.raises(NotFound):
        case_move(new.actor(), world.carla.holder_id, new.holder_id, reporter.case, [])


def test_who_left_moves_nothing(world: SpeakUp) -> None:
    world.report()
    new = lost(world, world.carla)
    people.assignment_end(world.hr, world.carla.person.assignments.get(), valid_until=TODAY)
    with pytest.raises(NotFound):
        old_places(new.actor(TOMORROW), world.carla.holder_id)


def end_record(world: SpeakUp, hand: Hand, *, signers: int = 2) -> str:
    """The record that a key ended, as the browsers of the approvers make it."""
    directory = current_directory(world.organisation_id)
    reader = next(one for one in directory.readers.values() if one.person == hand.holder_id)
    statement = draft(directory, Action.END, TODAY, name=reader.name, reader=reader)
    signed = dict(approve(keys.signer, statement) for _, keys in list(world.approvers.values())[:signers])
    return write_record(statement, None, signed)


@pytest.mark.parametrize("ended_before", [False, True])
def test_two_people_take_a_key_out_of_the_directory(founded: SpeakUp, ended_before: bool) -> None:
    if ended_before:
        commands.key_end(founded.carla.actor(), founded.carla.holder_id, reason="lost")
        assert approver_view(actor_for_person(founded.dana, TODAY)).to_end == [founded.carla.holder_id]
    dana = actor_for_person(founded.dana, TODAY)
    with pytest.raises(Refusal):
        key_end_record(dana, end_record(founded, founded.carla, signers=1))
    record = end_record(founded, founded.carla)
    with pytest.raises(Refusal):
        key_end_record(actor_for_person(founded.adam, TODAY), record)
    key_end_record(dana, record)
    names = {reader.name for reader in verify(directory_records(founded.organisation_id)).readers.values()}
    assert names == {"Coen", "Olga"}
    assert KeyHolder.rows.get(pk=founded.carla.holder_id).ended_on == TODAY


def test_another_record_is_not_taken_there(founded: SpeakUp) -> None:
    with pytest.raises(Refusal) as other:
        key_end_record(actor_for_person(founded.dana, TODAY), directory_records(founded.organisation_id)[0])
    assert other.value.code == "record_of_a_key"


def test_the_guide_offers_nobody_whose_key_ended_or_who_left(world: SpeakUp) -> None:
    assert not_in_use(world.organisation_id, TODAY) == []
    commands.key_end(world.carla.actor(), world.carla.holder_id, reason="lost")
    people.assignment_end(world.hr, world.coen.person.assignments.get(), valid_until=TODAY)
    assert set(not_in_use(world.organisation_id, TOMORROW)) == {world.carla.holder_id, world.coen.holder_id}


def test_who_agrees_to_no_keys_is_told_of_none(world: SpeakUp) -> None:
    commands.key_end(world.carla.actor(), world.carla.holder_id, reason="lost")
    assert not approver_view(actor_for_person(world.sam, TODAY)).may_approve
    assert approver_view(actor_for_person(world.sam, TODAY)).to_end == []
