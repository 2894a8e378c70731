"""What a manager was told: a report for who handles reports, an own copy, and no more than one word of where it stands."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from django.test import Client

from tests.people.builders import TODAY
from tests.speak_up.builders import Hand, SpeakUp, keys_of
from tests.speak_up.sealing_kit import Part, Reporter, opened, piece
from tests.speak_up.wire import Wire, sent
from zuiver.cases import commands
from zuiver.cases.commands.intake import intake_opened, intake_submit
from zuiver.cases.exclusions import mark_of
from zuiver.cases.lifecycle import Channel, Compartment, Family, ItemKind, Role
from zuiver.cases.models import Case, Exclusion, Reader, RegisterLine
from zuiver.cases.pieces import NewKey, Piece, Report
from zuiver.cases.queries.inbox import case_view, inbox
from zuiver.cases.queries.intakes import intake_view, own_intakes
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.people import commands as people
from zuiver.people.models import Person
from zuiver.people.queries import actor_for_person

INTAKE = Compartment.INTAKE


@pytest.fixture
def tom(world: SpeakUp) -> Hand:
    """Tom leads the team, and made a key to which nobody agreed."""
    return key_of(world, world.tom)


def key_of(world: SpeakUp, person: Person) -> Hand:
    keys = keys_of(f"{person.name} as a manager")
    made = commands.key_propose(
        actor_for_person(person, TODAY), uuid4(), role=Role.MANAGER, public_key=keys.public, signing_key=keys.signing
    )  # fmt: skip
    return Hand(person, keys, made.pk, Role.MANAGER)


def told(world: SpeakUp, hand: Hand, *readers: Hand) -> tuple[Report, NewKey, list[Piece]]:
    """What the browser of a manager sends: a report of which it threw the code away, and a copy."""
    thrown_away = Reporter()
    report = thrown_away.report(
        "Sam says that the till is short.", world.readers(*(readers or (world.olga, world.coen)))
    )
    part = Part(INTAKE)
    key = part.new_key(report.case_id, hand.keys, {hand.holder_id: hand.keys.public})
    copy = piece(
        report.case_id, INTAKE, ItemKind.INTAKE_RECORD, b"The till is short.",
        number=1, author=hand.keys, public_key=part.keys.public, role=Role.MANAGER,
    )  # fmt: skip
    return report, key, [copy]


def put_in(world: SpeakUp, hand: Hand, *readers: Hand) -> UUID:
    report, key, copy = told(world, hand, *readers)
    return intake_submit(hand.actor(), report, hand.holder_id, key=key, pieces=copy).case_id


def test_officers_have_a_case_and_the_manager_one_word_and_the_own_text(world: SpeakUp, tom: Hand) -> None:
    case = put_in(world, tom)
    assert [line.case_id for line in inbox(world.olga.actor())] == [case]
    assert case_view(world.olga.actor(), case).channel == Channel.MANAGER
    assert RegisterLine.rows.get().source == "manager"
    view = intake_view(tom.actor(), case)
    assert opened(view.keys[0], view.items[0], tom.keys) == b"The till is short."
    assert set(vars(view)) == {"case_id", "received_on", "state", "keys", "items"}
    assert (view.state, {item.compartment for item in view.items}) == ("received", {INTAKE})
    assert INTAKE not in {key.compartment for key in case_view(world.olga.actor(), case).keys}


def test_the_same_intake_sent_twice_is_there_once(world: SpeakUp, tom: Hand) -> None:
    report, key, copy = told(world, tom)
    receipts = {
        intake_submit(tom.actor(), report, tom.holder_id, key=key, pieces=copy).digest for _ in range(2)
    }
    assert len(receipts) == 1
    assert (Case.rows.count(), Reader.rows.filter(role=Role.MANAGER).count()) == (1, 1)


def test_only_who_leads_people_puts_in_what_was_told(world: SpeakUp) -> None:
    sam = key_of(world, world.sam)
    report, key, copy = told(world, sam)
    with pytest.raises(Refusal) as refused:
        intake_submit(sam.actor(), report, sam.holder_id, key=key, pieces=copy)
    assert refused.value.code == "leads_nobody"
    assert Case.rows.count() == 0


def test_a_copy_is_for_its_manager_alone(world: SpeakUp, tom: Hand) -> None:
    report, key, copy = told(world, tom)
    for_another = replace(key, wraps=(replace(key.wraps[0], holder_id=world.carla.holder_id),))
    with pytest.raises(InvalidData):
        intake_submit(tom.actor(), report, tom.holder_id, key=for_another, pieces=copy)
    with pytest.raises(NotFound):
        intake_submit(tom.actor(), report, world.carla.holder_id, key=key, pieces=copy)
    with pytest.raises(InvalidData):
        intake_submit(tom.actor(), report, tom.holder_id, key=key, pieces=[])
    assert Case.rows.count() == 0


def test_a_manager_who_handles_reports_does_not_handle_the_own_intake(world: SpeakUp) -> None:
    leads = world.person("Omar", works_in=world.team, leads=world.unit("desk", under=world.team))
    officer, manager = world.hand("Omar", Role.OFFICER, leads), key_of(world, leads)
    with pytest.raises(Refusal) as refused:
        put_in(world, manager, officer, world.olga)
    assert refused.value.code == "intake_reader"
    assert Case.rows.count() == 0
    put_in(world, manager, world.olga, world.coen)


def test_no_other_door_opens_for_the_manager(world: SpeakUp, tom: Hand) -> None:
    case = put_in(world, tom)
    actor = tom.actor()
    for attempt in (
        lambda: case_view(actor, case),
        lambda: commands.case_opened(actor, case),
        lambda: commands.recuse(actor, case),
        lambda: commands.case_act(actor, case, "acknowledge"),
    ):
        with pytest.raises(NotFound):
            attempt()
    assert inbox(actor) == []


def test_who_is_barred_sees_no_intake_and_hears_what_is_said_of_none(world: SpeakUp, tom: Hand) -> None:
    case = put_in(world, tom)
    Exclusion.rows.create(
        organisation_id=world.organisation_id, case_id=case, token=mark_of(case, tom.person.pk)
    )
    heard = set()
    for one in (case, uuid4()):
        with pytest.raises(NotFound) as caught:
            intake_view(tom.actor(), one)
        heard.add((caught.value.code, str(caught.value)))
    assert len(heard) == 1
    assert own_intakes(tom.actor()).lines == []
    assert own_intakes(world.olga.actor()).lines == []


def test_the_state_moves_and_is_new_until_it_was_seen(world: SpeakUp, tom: Hand) -> None:
    case = put_in(world, tom)
    assert not own_intakes(tom.actor()).lines[0].is_new
    Case.rows.update(family=Family.BREACH)
    world.acts(world.olga, case, "acknowledge", ItemKind.MESSAGE)
    (line,) = own_intakes(tom.actor()).lines
    assert (line.state, line.is_new) == ("acknowledged", True)
    intake_opened(tom.actor(), case)
    assert not own_intakes(tom.actor()).lines[0].is_new


def test_the_door_takes_an_intake_and_shows_it(world: SpeakUp, tom: Hand) -> None:
    client = Client()
    client.force_login(people.account_create(world.hr, tom.person, email="tom@example.nl"))
    report, key, copy = told(world, tom)
    wire = Wire()
    frame = wire.frame(
        {
            "do": "intake", "case": str(report.case_id), "verifier": report.verifier, "box_key": report.box_key,
            "signing_key": report.signing_key, "family": report.family, "holder": str(tom.holder_id),
            "keys": [wire.key(one) for one in report.keys], "pieces": [wire.piece(one) for one in report.pieces],
            "excluded": [], "copy_key": wire.key(key), "copy": [wire.piece(one) for one in copy],
        }
    )  # fmt: skip
    desk = "/meldzaken/deur/"
    assert sent(client, frame, desk)["ok"]
    answer = sent(client, Wire().frame({"do": "intakes"}), desk)["result"]
    assert (answer["may_write"], len(answer["lines"])) == (True, 1)
    shown = sent(client, Wire().frame({"do": "intake_case", "case": str(report.case_id)}), desk)
    assert shown["result"]["state"] == "received"
    assert client.get("/meldzaken/aan-mij-verteld/").status_code == 200
    assert client.get("/meldzaken/betrokkene/").status_code == 200
