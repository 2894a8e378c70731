"""The person concerned: let in after the notice with a key that was compared, reads what is given, answers, and sees no more."""

from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.people.builders import TODAY
from tests.speak_up.builders import Hand, SpeakUp, keys_of
from tests.speak_up.sealing_kit import Part, Reporter, opened, piece
from zuiver.cases import commands
from zuiver.cases.batches import people_with_something
from zuiver.cases.blind import blind_number, numbers_of
from zuiver.cases.commands.concerned import concerned_answer, concerned_let_in, concerned_opened
from zuiver.cases.exclusions import mark_of
from zuiver.cases.lifecycle import Compartment, Family, ItemKind, Role
from zuiver.cases.models import Case, Exclusion, KeyHolder, LedgerLine, Reader
from zuiver.cases.own_steps import REPLY_DAYS, reply_by
from zuiver.cases.pieces import Piece
from zuiver.cases.queries.box import box_view
from zuiver.cases.queries.concerned import compared_key, concerned_cases, concerned_view
from zuiver.cases.queries.inbox import case_view, inbox
from zuiver.cases.queries.own_keys import own_keys
from zuiver.cases.sealing.recovery import Keys as Locked
from zuiver.cases.sealing.sealed import lock
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.people import commands as people
from zuiver.people.models import Organisation, Person
from zuiver.people.queries import actor_for_person

ACCUSED = Compartment.ACCUSED


def own_key(world: SpeakUp, person: Person) -> Hand:
    """A key that somebody made on the own page; nobody agreed to it."""
    keys = keys_of(f"{person.name} on the own page")
    made = commands.key_propose(
        actor_for_person(person, TODAY), uuid4(), role=Role.ACCUSED, public_key=keys.public, signing_key=keys.signing
    )  # fmt: skip
    return Hand(person, keys, made.pk, Role.ACCUSED)


def told(world: SpeakUp) -> tuple[Reporter, Part]:
    """A case in which Tom was told, and the part of which Tom gets a key."""
    reporter = world.report(family=Family.BREACH)
    part = world.opens(world.olga, reporter.case, ACCUSED)
    commands.accused_told(
        world.olga.actor(), reporter.case, pieces=[given(world, reporter.case, ItemKind.ALLEGATION, "You took it.")]
    )  # fmt: skip
    return reporter, part


def given(world: SpeakUp, case: UUID, kind: ItemKind, text: str = "…") -> Piece:
    return world.piece(world.olga, case, kind, text, part=ACCUSED)


def let_in(world: SpeakUp, hand: Hand, case: UUID, part: Part | None = None) -> Reader:
    """As the page of the officer does it: the place, and then the key of the part."""
    reader = concerned_let_in(
        world.olga.actor(), case, hand.person.pk, public_key=hand.keys.public,
        pieces=[given(world, case, ItemKind.KEY_VOUCHED)],
    )  # fmt: skip
    if part is not None:
        commands.reader_key_add(
            world.olga.actor(), case, alias=reader.alias, compartment=ACCUSED, version=1,
            wrap=part.sealed_for(case, world.olga.keys, hand.keys.public),
        )  # fmt: skip
    return reader


def says(hand: Hand, case: UUID, kind: ItemKind, text: str = "That is not so.") -> Piece:
    view = concerned_view(hand.actor(), case)
    number = max(item.number for item in view.items) + 1
    return piece(
        case, ACCUSED, kind, text.encode(),
        number=number, author=hand.keys, public_key=view.keys[-1].public_key, role=Role.ACCUSED,
    )  # fmt: skip


@pytest.fixture
def tom(world: SpeakUp) -> Hand:
    return own_key(world, world.tom)


def test_the_person_concerned_reads_what_was_given_and_nothing_else(world: SpeakUp, tom: Hand) -> None:
    reporter, part = told(world)
    let_in(world, tom, reporter.case, part)
    view = concerned_view(tom.actor(), reporter.case)
    texts = [opened(view.keys[0], item, tom.keys) for item in view.items if item.kind == ItemKind.ALLEGATION]
    assert texts == [b"You took it."]
    assert {item.compartment for item in view.items} == {ACCUSED}
    assert [key.compartment for key in view.keys] == [ACCUSED]
    assert [step.event for step in view.steps] == ["accused_told", "concerned_joined"]
    days = {view.told_on, *(step.day for step in view.steps), *(item.day for item in view.items)}
    assert days == {TODAY}
    assert not {"received_on", "state", "sides", "reporter_key", "log", "readers"} & set(vars(view))


def test_nobody_gets_in_before_the_notice_or_without_a_compared_key(world: SpeakUp, tom: Hand) -> None:
    case = world.report().case
    world.opens(world.olga, case, ACCUSED)
    with pytest.raises(Refusal) as early:
        let_in(world, tom, case)
    assert early.value.code == "accused_not_told"
    Case.rows.update(notified_on=TODAY)
    with pytest.raises(InvalidData):
        concerned_let_in(world.olga.actor(), case, tom.person.pk, public_key=tom.keys.public, pieces=[])
    with pytest.raises(Refusal) as other:
        concerned_let_in(
            world.olga.actor(), case, tom.person.pk, public_key=keys_of("another").public, pieces=[]
        )
    assert other.value.code == "no_own_key"
    assert concerned_cases(tom.actor()) == []


def test_letting_in_twice_is_letting_in_once(world: SpeakUp, tom: Hand) -> None:
    reporter, _ = told(world)
    assert let_in(world, tom, reporter.case).pk == let_in(world, tom, reporter.case).pk
    assert LedgerLine.rows.filter(event="concerned_joined").count() == 1


def test_a_second_person_concerned_does_not_read_what_the_first_was_given(world: SpeakUp, tom: Hand) -> None:
    reporter, _ = told(world)
    reader = let_in(world, tom, reporter.case)
    sam = own_key(world, world.sam)
    for is_still_there in (True, False):
        if not is_still_there:
            commands.reader_remove(world.olga.actor(), reporter.case, alias=reader.alias)
        with pytest.raises(Refusal) as refused:
            let_in(world, sam, reporter.case)
        assert refused.value.code == "one_concerned"


def test_who_lost_the_passphrase_comes_back_with_a_new_key(world: SpeakUp, tom: Hand) -> None:
    reporter, part = told(world)
    let_in(world, tom, reporter.case, part)
    commands.key_end(tom.actor(), tom.holder_id, reason="lost")
    assert concerned_cases(tom.actor()) == []
    keys = keys_of("Tom anew")
    made = commands.key_propose(
        tom.actor(), uuid4(), role=Role.ACCUSED, public_key=keys.public, signing_key=keys.signing
    )
    anew = Hand(tom.person, keys, made.pk, Role.ACCUSED)
    let_in(world, anew, reporter.case, part)
    view = concerned_view(anew.actor(), reporter.case)
    assert opened(view.keys[0], view.items[0], keys) == b"You took it."


@pytest.mark.parametrize("bar", ["excluded", "left", "place ended", "delegate", "nobody"])
def test_who_is_barred_hears_what_is_said_of_a_case_that_is_not_there(
    world: SpeakUp, tom: Hand, bar: str
) -> None:
    reporter, part = told(world)
    let_in(world, tom, reporter.case, part)
    actor, day = tom.actor(), TODAY
    match bar:
        case "excluded":
            token = mark_of(reporter.case, tom.person.pk)
            Exclusion.rows.create(organisation_id=world.organisation_id, case_id=reporter.case, token=token)
        case "left":
            people.assignment_end(world.hr, tom.person.assignments.get(), valid_until=TODAY)
            actor = tom.actor(date(2026, 5, 13))
        case "place ended":
            Reader.rows.filter(holder_id=tom.holder_id).update(ended_on=day)
        case "delegate":
            deputy = world.person("Deputy", works_in=world.team)
            world.away(tom.person, deputy)
            actor = actor_for_person(deputy, TODAY)
        case "nobody":
            actor = actor_for_person(world.sam, TODAY)
    reply = piece(
        reporter.case, ACCUSED, ItemKind.REPLY, b"x",
        number=9, author=tom.keys, public_key=part.keys.public, role=Role.ACCUSED,
    )  # fmt: skip
    heard = set()
    for case in (reporter.case, uuid4()):
        for attempt in (
            lambda case=case: concerned_view(actor, case),
            lambda case=case: concerned_answer(actor, case, pieces=[reply]),
            lambda case=case: concerned_opened(actor, case),
        ):
            with pytest.raises(NotFound) as caught:
                attempt()
            heard.add((caught.value.code, str(caught.value)))
    assert len(heard) == 1
    assert concerned_cases(actor) == []


def test_no_other_door_opens_for_the_person_concerned(world: SpeakUp, tom: Hand) -> None:
    reporter, part = told(world)
    let_in(world, tom, reporter.case, part)
    actor, case = tom.actor(), reporter.case
    for attempt in (
        lambda: case_view(actor, case),
        lambda: commands.case_opened(actor, case),
        lambda: commands.pieces_add(actor, case, [says(tom, case, ItemKind.REPLY)]),
        lambda: commands.recuse(actor, case),
        lambda: commands.declare_free(actor, case),
        lambda: commands.compartment_open(actor, case, Part(ACCUSED, version=2).new_key(case, tom.keys, {})),
        lambda: commands.case_inner(
            actor, case, "investigation", "reply", pieces=[says(tom, case, ItemKind.REPLY)]
        ),
    ):
        with pytest.raises((NotFound, Refusal)):
            attempt()
    assert inbox(actor) == []


@pytest.mark.parametrize(
    "kind", [ItemKind.ALLEGATION, ItemKind.DRAFT, ItemKind.KEY_VOUCHED, ItemKind.MESSAGE]
)
def test_the_person_concerned_answers_and_writes_nothing_of_a_handler(
    world: SpeakUp, tom: Hand, kind: ItemKind
) -> None:
    reporter, part = told(world)
    let_in(world, tom, reporter.case, part)
    with pytest.raises(NotFound):
        concerned_answer(tom.actor(), reporter.case, pieces=[says(tom, reporter.case, kind)])


def test_the_reply_takes_the_investigation_on_and_its_readers_read_it(world: SpeakUp, tom: Hand) -> None:
    reporter, part = told(world)
    let_in(world, tom, reporter.case, part)
    Case.rows.update(state="investigating", place="investigation:draft")
    assert (
        concerned_answer(tom.actor(), reporter.case, pieces=[says(tom, reporter.case, ItemKind.REPLY)]) == 1
    )
    assert Case.rows.get().place == "investigation:reply"
    view = case_view(world.olga.actor(), reporter.case)
    reply = next(item for item in view.items if item.kind == ItemKind.REPLY)
    key = next(key for key in view.keys if key.compartment == ACCUSED)
    assert opened(key, reply, world.olga.keys) == b"That is not so."
    concerned_answer(tom.actor(), reporter.case, pieces=[says(tom, reporter.case, ItemKind.CORRECTION)])
    assert Case.rows.get().place == "investigation:reply"


def test_nothing_is_added_to_a_case_that_is_closed_and_all_stays_readable(world: SpeakUp, tom: Hand) -> None:
    reporter, part = told(world)
    let_in(world, tom, reporter.case, part)
    Case.rows.update(state="completed", closed_on=TODAY)
    assert not concerned_view(tom.actor(), reporter.case).may_answer
    with pytest.raises(Refusal) as refused:
        concerned_answer(tom.actor(), reporter.case, pieces=[says(tom, reporter.case, ItemKind.REPLY)])
    assert refused.value.code == "concerned_closed"


def test_the_reporter_sees_nothing_of_what_the_person_concerned_does(world: SpeakUp, tom: Hand) -> None:
    reporter, part = told(world)
    let_in(world, tom, reporter.case, part)
    concerned_answer(tom.actor(), reporter.case, pieces=[says(tom, reporter.case, ItemKind.CORRECTION)])
    concerned_opened(tom.actor(), reporter.case)
    log = box_view(world.organisation_id, reporter.verifier).log
    assert {"accused", "intake"}.isdisjoint({word for line in log for word in (line.role, line.code)})
    assert {line.event for line in log} == {"received"}


def test_the_person_concerned_hears_of_own_steps_only_and_gets_no_mail(world: SpeakUp, tom: Hand) -> None:
    reporter, part = told(world)
    let_in(world, tom, reporter.case, part)
    assert concerned_cases(tom.actor())[0].is_new
    concerned_opened(tom.actor(), reporter.case)
    world.acts(world.carla, reporter.case, "acknowledge", ItemKind.MESSAGE)
    assert not concerned_cases(tom.actor())[0].is_new
    commands.pieces_add(
        world.olga.actor(), reporter.case, [given(world, reporter.case, ItemKind.ALLEGATION, "And this.")]
    )
    assert concerned_cases(tom.actor())[0].is_new
    assert people_with_something(world.organisation_id, date(2027, 1, 1)) & {tom.person.pk} == set()


def test_nobody_who_agrees_to_keys_learns_who_is_concerned(world: SpeakUp, tom: Hand) -> None:
    dana = actor_for_person(world.dana, TODAY)
    assert [waiting.role for waiting in own_keys(dana).waiting] == []
    with pytest.raises(NotFound):
        commands.key_approve(dana, tom.holder_id)
    assert KeyHolder.rows.get(pk=tom.holder_id).statement == ""


def test_only_who_handles_the_case_sees_the_key_to_compare(world: SpeakUp, tom: Hand) -> None:
    reporter, _ = told(world)
    found = compared_key(world.olga.actor(), reporter.case, tom.person.pk)
    assert found is not None
    assert found.public_key == tom.keys.public
    assert compared_key(world.olga.actor(), reporter.case, world.sam.pk) is None
    assert compared_key(world.olga.actor(), reporter.case, world.olga.person.pk) is None
    Exclusion.rows.create(
        organisation_id=world.organisation_id, case_id=reporter.case, token=mark_of(reporter.case, tom.person.pk)
    )  # fmt: skip
    assert compared_key(world.olga.actor(), reporter.case, tom.person.pk) is None
    for nobody in (world.carla.actor(), world.coen.actor(), tom.actor()):
        with pytest.raises(NotFound):
            compared_key(nobody, reporter.case, tom.person.pk)


def test_a_term_for_the_reply_is_the_organisations_own_or_there_is_none(world: SpeakUp, tom: Hand) -> None:
    reporter, part = told(world)
    let_in(world, tom, reporter.case, part)
    iris = world.hand("Iris", Role.INVESTIGATOR)
    place = commands.reader_add(
        world.olga.actor(), reporter.case, iris.holder_id, last_day=date(2026, 12, 31)
    )
    commands.reader_key_add(
        world.olga.actor(), reporter.case, alias=place.alias, compartment=ACCUSED, version=1,
        wrap=part.sealed_for(reporter.case, world.olga.keys, iris.keys.public),
    )  # fmt: skip
    Case.rows.update(state="investigating", place="investigation:hearing")
    draft = world.piece(iris, reporter.case, ItemKind.DRAFT, part=ACCUSED)
    commands.case_inner(iris.actor(), reporter.case, "investigation", "draft", pieces=[draft])
    view = concerned_view(tom.actor(), reporter.case)
    assert (view.draft_on, view.reply_by) == (TODAY, None)
    Organisation.objects.filter(pk=world.organisation_id).update(terms={REPLY_DAYS: 14})
    assert concerned_view(tom.actor(), reporter.case).reply_by == date(2026, 5, 26)
    concerned_answer(tom.actor(), reporter.case, pieces=[says(tom, reporter.case, ItemKind.REPLY)])
    assert concerned_view(tom.actor(), reporter.case).reply_by is None


@pytest.mark.parametrize("raw", ["", "0", "-3", "soon", "1000", None])
def test_a_term_that_makes_no_sense_gives_no_day(raw: Any) -> None:
    assert reply_by({REPLY_DAYS: raw}, TODAY) is None


def test_a_restored_name_reaches_the_person_concerned(world: SpeakUp, tom: Hand) -> None:
    reporter, part = told(world)
    let_in(world, tom, reporter.case, part)
    case, olga = reporter.case, world.olga.actor()
    world.opens(world.olga, case, Compartment.INVESTIGATION)
    Case.rows.update(state="investigating")
    reason = world.piece(world.olga, case, ItemKind.REASON, part=Compartment.INVESTIGATION)
    commands.finding_record(olga, case, allegation=1, result="not_established", pieces=[reason])
    inside = world.piece(world.olga, case, ItemKind.REASON, part=Compartment.INVESTIGATION)
    with pytest.raises(InvalidData):
        commands.case_record(olga, case, "accused_cleared", pieces=[inside])
    commands.case_record(
        olga, case, "accused_cleared", pieces=[given(world, case, ItemKind.REASON, "Nothing of it is so.")]
    )
    view = concerned_view(tom.actor(), case)
    assert view.steps[-1].event == "accused_cleared"
    assert opened(view.keys[0], view.items[-1], tom.keys) == b"Nothing of it is so."


def test_with_the_case_goes_the_key_that_would_tell_who_was_concerned(world: SpeakUp, tom: Hand) -> None:
    reporter, part = told(world)
    commands.key_blob_store(
        tom.actor(), tom.holder_id, method="passphrase", sealed=lock(Locked(bytes(64)), "paard accu nietje lantaarn", work=10)
    )  # fmt: skip
    let_in(world, tom, reporter.case, part)
    other = own_key(world, world.sam)
    commands.destructions_replay(world.organisation_id, [f"{reporter.case} {TODAY} {'0' * 64}"])
    left = KeyHolder.rows.of(world.organisation_id).filter(role=Role.ACCUSED)
    assert [holder.pk for holder in left] == [other.holder_id]
    assert concerned_cases(tom.actor()) == []


def test_a_stolen_database_names_nobody_who_has_a_page_of_their_own(world: SpeakUp, tom: Hand) -> None:
    reporter, part = told(world)
    let_in(world, tom, reporter.case, part)
    number = KeyHolder.rows.get(pk=tom.holder_id).person_id
    assert number < 0
    assert not Person.rows.filter(pk__in=[number, -number]).exists()
    # The thief tries every person, without the secret of the installation and with it.
    everybody = list(Person.rows.of(world.organisation_id).values_list("pk", flat=True))
    assert [one for one in everybody if blind_number(one, "a guess") == number] == []
    assert [one for one in everybody if number in numbers_of(one)] == [tom.person.pk]


def test_who_has_a_page_of_their_own_keeps_it_under_the_next_secret(
    world: SpeakUp, tom: Hand, settings: Any
) -> None:
    reporter, part = told(world)
    let_in(world, tom, reporter.case, part)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "y" * 60
    assert [line.case_id for line in concerned_cases(tom.actor())] == [reporter.case]


def test_nobody_has_an_own_side_and_another_place_in_one_case(world: SpeakUp, tom: Hand) -> None:
    reporter, _ = told(world)
    carla = own_key(world, world.carla.person)
    with pytest.raises(Refusal) as refused:
        let_in(world, carla, reporter.case)
    assert refused.value.code == "reader_there"
    let_in(world, tom, reporter.case)
    officer = world.hand("Tom", Role.OFFICER, tom.person)
    with pytest.raises(Refusal) as other:
        commands.reader_add(world.olga.actor(), reporter.case, officer.holder_id)
    assert other.value.code == "reader_unknown"
