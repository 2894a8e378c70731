"""Who cannot read it: administrators, the excluded, the accused confidant, leavers, approvers of their own key."""

from datetime import date, timedelta

import pytest
from django.test import Client

from tests.people.builders import TODAY
from tests.speak_up.builders import Hand, SpeakUp, alias_of
from tests.speak_up.sealing_kit import Keys, Part, Reporter
from tests.speak_up.wire import Wire
from zuiver.cases import commands
from zuiver.cases.batches import people_with_something
from zuiver.cases.commands.directory import directory_records
from zuiver.cases.daily import run_day
from zuiver.cases.lifecycle import Compartment, ItemKind, Role
from zuiver.cases.models import Case, Exclusion, KeyHolder, LedgerLine, Reader
from zuiver.cases.queries.inbox import case_view, inbox
from zuiver.cases.queries.own_keys import own_keys
from zuiver.cases.sealing.directory import approve, claim, verify
from zuiver.cases.sealing.errors import NotSealedRight, NotSigned
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.people import commands as people
from zuiver.people.actor import Actor
from zuiver.people.models import User
from zuiver.people.queries import actor_for_person


def test_an_administrator_who_resets_a_confidants_log_in_gets_no_plaintext(founded: SpeakUp) -> None:
    """The attack that opened 22 reports in one call in another system: take over the account, and look."""
    reporter = founded.report("Canary in the coal mine", name="Hanneke Canary")
    user = people.account_create(founded.hr, founded.carla.person, email="carla@example.nl")
    user.set_password("chosen by the administrator")
    user.save()
    taken_over = Client()
    taken_over.force_login(User.objects.get(email="carla@example.nl"))
    actor = founded.carla.actor()
    view = case_view(actor, reporter.case)
    everything = repr((view, own_keys(actor))).encode() + b"".join(item.sealed for item in view.items)
    for do in ("inbox", "case", "keys"):
        frame = Wire().frame({"do": do, "case": str(reporter.case)})
        answer = taken_over.post("/meldzaken/deur/", frame, content_type="application/octet-stream")
        everything += answer.content
    assert str(reporter.case).encode() in everything
    assert b"Canary" not in everything
    administrators = Keys()
    with pytest.raises(NotSealedRight):
        founded.reads(
            Hand(founded.carla.person, administrators, founded.carla.holder_id, Role.CONFIDANT), view
        )
    # A key of the administrator's own in the place of Carla's is not in force, and Carla's cannot be exchanged.
    with pytest.raises(InvalidData):
        commands.key_draft(actor, role=Role.CONFIDANT, public_key=administrators.public, signing_key="no")
    with pytest.raises(Refusal) as in_use:
        propose(actor, administrators, Role.CONFIDANT)
    assert in_use.value.code == "key_in_use"


def propose(actor: Actor, keys: Keys, role: Role) -> KeyHolder:
    holder_id, statement = commands.key_draft(
        actor, role=role, public_key=keys.public, signing_key=keys.signing
    )
    return commands.key_propose(
        actor, holder_id, role=role, public_key=keys.public, signing_key=keys.signing, statement=statement,
        claim=claim(keys.signer, statement),
    )  # fmt: skip


def test_a_key_is_in_force_after_two_others_and_never_by_its_owner_or_an_administrator(
    founded: SpeakUp,
) -> None:
    dana, ada = (actor_for_person(person, TODAY) for person, _ in founded.approvers.values())
    adam = actor_for_person(founded.adam, TODAY)
    holder = propose(adam, Keys(), Role.CONFIDANT)
    for nobody in (adam, actor_for_person(founded.sam, TODAY)):
        with pytest.raises(Refusal) as refused:
            commands.key_approve(nobody, holder.pk)
        assert refused.value.code == "approve_not_for_you"
    people.role_grant(founded.hr, founded.adam, role="general_director", valid_from=TODAY)
    with pytest.raises(Refusal):
        commands.key_approve(actor_for_person(founded.adam, TODAY), propose(dana, Keys(), Role.AUTHORITY).pk)
    signatures = [approve(keys.signer, holder.statement) for _, keys in founded.approvers.values()]
    for _ in range(2):
        commands.key_approve(dana, holder.pk, signer=signatures[0][0], signature=signatures[0][1])
    holder.refresh_from_db()
    assert holder.approved_on is None
    with pytest.raises(NotSigned):
        commands.key_approve(ada, holder.pk, signer=signatures[1][0], signature="0" * 128)
    commands.key_approve(ada, holder.pk, signer=signatures[1][0], signature=signatures[1][1])
    holder.refresh_from_db()
    assert holder.approved_on == TODAY
    assert str(holder.pk) in {
        str(reader.person) for reader in verify(directory_records(founded.organisation_id)).readers.values()
    }


def test_who_stands_in_for_an_approver_approves_nothing(founded: SpeakUp) -> None:
    deputy = founded.person("Deputy", works_in=founded.root)
    founded.away(founded.dana, deputy)
    holder = propose(actor_for_person(founded.sam, TODAY), Keys(), Role.CONFIDANT)
    with pytest.raises(Refusal):
        commands.key_approve(actor_for_person(deputy, TODAY), holder.pk)


def test_an_accused_confidant_is_passed_by_and_finds_no_trace(world: SpeakUp) -> None:
    reporter = Reporter()
    readers = world.readers(world.coen, world.olga)
    commands.report_submit(
        world.organisation_id, reporter.report("About Carla.", readers, excluded=(world.carla.holder_id,))
    )
    carla = world.carla.actor()
    assert inbox(carla) == []
    assert world.carla.person.pk not in people_with_something(world.organisation_id, TODAY)
    # Nobody can bring her in, and the answer is that of an unknown key.
    with pytest.raises(Refusal) as barred:
        commands.reader_add(world.olga.actor(), reporter.case, world.carla.holder_id)
    with pytest.raises(Refusal) as unknown:
        commands.reader_add(world.olga.actor(), reporter.case, reporter.case)
    assert str(barred.value) == str(unknown.value)
    assert Exclusion.rows.count() >= 8
    assert world.carla.person.public_id not in repr(list(Exclusion.rows.values()))


@pytest.mark.parametrize("excluded", [0, 1, 2])
def test_as_many_readers_as_there_can_be_up_to_two(world: SpeakUp, excluded: int) -> None:
    everybody = [world.carla, world.coen, world.olga]
    out, left = everybody[:excluded], everybody[excluded:]
    reporter = Reporter()
    ids = tuple(hand.holder_id for hand in out)
    too_few = reporter.report("x", world.readers(*left[: min(2, len(left)) - 1]), excluded=ids)
    with pytest.raises(Refusal) as refused:
        commands.report_submit(world.organisation_id, too_few)
    assert refused.value.code == "too_few_readers"
    again = Reporter()
    enough = again.report("x", world.readers(*left[:2]), excluded=ids)
    assert commands.report_submit(world.organisation_id, enough).case_id == again.case


def test_a_report_that_an_excluded_person_could_read_is_refused_and_nothing_is_kept(world: SpeakUp) -> None:
    reporter = Reporter()
    readers = world.readers(world.carla, world.olga)
    with pytest.raises(Refusal) as refused:
        commands.report_submit(
            world.organisation_id, reporter.report("x", readers, excluded=(world.carla.holder_id,))
        )
    assert refused.value.code == "reader_excluded"
    assert not Case.rows.exists()


def test_when_everybody_is_excluded_the_reporter_is_shown_the_way_outside(world: SpeakUp) -> None:
    reporter = Reporter()
    ids = tuple(hand.holder_id for hand in (world.carla, world.coen, world.olga))
    with pytest.raises(Refusal) as refused:
        commands.report_submit(world.organisation_id, reporter.report("x", {}, excluded=ids))
    assert refused.value.code == "nobody_left"


def test_who_steps_aside_is_out_and_the_only_reader_first_brings_in_somebody(world: SpeakUp) -> None:
    reporter = world.report()
    commands.recuse(world.olga.actor(), reporter.case)
    assert inbox(world.olga.actor()) == []
    with pytest.raises(Refusal) as only:
        commands.recuse(world.carla.actor(), reporter.case)
    assert only.value.code == "only_reader"
    commands.reader_add(world.carla.actor(), reporter.case, world.coen.holder_id)
    commands.recuse(world.carla.actor(), reporter.case)
    assert [line.case_id for line in inbox(world.coen.actor())] == [reporter.case]
    with pytest.raises(NotFound):
        case_view(world.carla.actor(), reporter.case)


def test_a_removed_reader_makes_a_next_key_necessary_and_what_comes_after_stays_closed(
    world: SpeakUp,
) -> None:
    reporter = world.report()
    commands.reader_add(world.olga.actor(), reporter.case, world.coen.holder_id)
    commands.reader_remove(world.olga.actor(), reporter.case, alias=alias_of(reporter.case, world.carla))
    assert case_view(world.olga.actor(), reporter.case).to_renew == ("content",)
    part = Part(Compartment.CONTENT, version=2)
    readers = {None: reporter.keys.public, **world.readers(world.olga, world.coen)}
    commands.compartment_open(
        world.olga.actor(), reporter.case, part.new_key(reporter.case, world.olga.keys, readers)
    )
    assert case_view(world.olga.actor(), reporter.case).to_renew == ()
    stale = world.piece(world.olga, reporter.case, ItemKind.MESSAGE)
    commands.pieces_add(world.olga.actor(), reporter.case, [stale])
    reporter.numbers[Compartment.CONTENT] = 2
    with pytest.raises(Refusal) as moved_on:
        commands.box_answer(world.organisation_id, reporter.verifier, [reporter.write("Old key.")])
    assert moved_on.value.code == "key_moved_on"
    with pytest.raises(NotFound):
        case_view(world.carla.actor(), reporter.case)


def test_too_few_would_be_left(world: SpeakUp) -> None:
    reporter = world.report()
    with pytest.raises(Refusal) as few:
        commands.reader_remove(world.olga.actor(), reporter.case, alias=alias_of(reporter.case, world.carla))
    assert few.value.code == "too_few_readers_left"


def test_a_leaver_reads_nothing_from_the_next_day_and_colleagues_renew_the_keys(world: SpeakUp) -> None:
    reporter = world.report()
    placed = world.carla.person.assignments.get()
    people.assignment_end(world.hr, placed, valid_until=TODAY)
    assert inbox(world.carla.actor(TODAY))
    tomorrow = TODAY + timedelta(days=1)
    assert inbox(world.carla.actor(tomorrow)) == []
    with pytest.raises(NotFound):
        case_view(world.carla.actor(tomorrow), reporter.case)
    assert run_day(world.organisation_id, tomorrow)["left"] == 1
    assert case_view(world.olga.actor(tomorrow), reporter.case).to_renew == ("content",)


def test_somebody_tied_to_who_is_ruled_out_does_not_handle_it(world: SpeakUp) -> None:
    reporter = world.report()
    chief = world.hand("Chief", Role.OFFICER, person=world.tom)
    note = world.opens(world.carla, reporter.case, Compartment.NOTE)
    assert note.version == 1
    why = world.piece(world.carla, reporter.case, ItemKind.NOTE, part=Compartment.NOTE)
    commands.person_exclude(world.carla.actor(), reporter.case, world.sam.pk, pieces=[why])
    with pytest.raises(Refusal) as tied:
        commands.reader_add(world.olga.actor(), reporter.case, chief.holder_id)
    assert tied.value.code == "handler_tied"
    assert "Sam" not in str(tied.value)


def test_an_investigator_has_a_place_until_a_day(world: SpeakUp) -> None:
    reporter = world.report()
    ivo = world.hand("Ivo", Role.INVESTIGATOR)
    commands.reader_add(world.olga.actor(), reporter.case, ivo.holder_id, last_day=date(2026, 6, 1))
    assert inbox(ivo.actor(date(2026, 6, 1)))
    assert inbox(ivo.actor(date(2026, 6, 2))) == []


def test_what_was_opened_is_one_line_a_day_by_alias(world: SpeakUp) -> None:
    reporter = world.report()
    for _ in range(3):
        commands.case_opened(world.carla.actor(), reporter.case)
    opened = LedgerLine.rows.filter(event="opened")
    assert [(line.role, line.alias) for line in opened] == [
        ("confidant", alias_of(reporter.case, world.carla))
    ]
    assert Reader.rows.get(holder_id=world.carla.holder_id).seen == Case.rows.get().lines


def test_human_resources_hears_yes_for_people_by_chance_as_well(world: SpeakUp) -> None:
    commands.watch_over(world.carla.actor(), world.sam.pk)
    hr = world.person("Hanna", works_in=world.root, role="hr")
    asking = actor_for_person(hr, TODAY)
    everybody = [
        world.sam,
        world.tom,
        world.dana,
        world.ada,
        world.adam,
        hr,
        world.carla.person,
        world.coen.person,
        world.olga.person,
    ]
    yes = [person for person in everybody if commands.needs_extra_look(asking, person.pk)]
    assert world.sam in yes
    assert len(yes) == 5
    for nobody in (world.carla.actor(), actor_for_person(world.adam, TODAY)):
        with pytest.raises(NotFound):
            commands.needs_extra_look(nobody, world.sam.pk)
    with pytest.raises(NotFound):
        commands.watch_over(asking, world.sam.pk)
