"""What the page of a handler offers is what the commands allow, and it has a form and a word for all of it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tests.people.builders import TODAY
from tests.speak_up.builders import Hand, SpeakUp
from zuiver.cases import commands
from zuiver.cases.lifecycle import (
    INNER_PATHS,
    RECORDS,
    SIDE_STEPS,
    STEPS,
    Compartment,
    Family,
    ItemKind,
    Role,
    State,
)
from zuiver.cases.models import Case, CompartmentKey, LedgerLine, RegisterLine, Wrap
from zuiver.cases.next_steps import next_step
from zuiver.cases.pieces import Piece
from zuiver.cases.policies import Facts
from zuiver.cases.queries.around import Around
from zuiver.cases.queries.box import box_view
from zuiver.cases.queries.inbox import case_view
from zuiver.cases.queries.people import people_found
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.people.commands import account_create
from zuiver.people.models import Person, User
from zuiver.people.queries import actor_for_person
from zuiver.web.cases.handling_fields import READ_BY
from zuiver.web.cases.handling_forms import SECTIONS
from zuiver.web.cases.handling_page import WRITE
from zuiver.web.cases.handling_words import code_words, handler_words

FORMS = {form.name: form for section in SECTIONS for form in section.forms} | {WRITE.name: WRITE}
# Offered as buttons, not as forms.
BUTTONS = {"destroy"}
INVESTIGATION = Compartment.INVESTIGATION


def around(hand: Hand, case: UUID) -> Around:
    found = case_view(hand.actor(), case).around
    assert found is not None
    return found


def offered(hand: Hand, case: UUID) -> dict[str, str]:
    """What is offered: name and the code of what has to come first."""
    return {offer.name: offer.first.code if offer.first else "" for offer in around(hand, case).offers}


def inside(world: SpeakUp, case: UUID, kind: ItemKind = ItemKind.REASON) -> list[Piece]:
    """A reason in the part that the reporter does not read, opened when it is first needed."""
    if not any(key.compartment == INVESTIGATION for key in case_view(world.olga.actor(), case).keys):
        world.opens(world.olga, case, INVESTIGATION)
    return [world.piece(world.olga, case, kind, part=INVESTIGATION)]


def investigating(world: SpeakUp) -> UUID:
    case = world.report().case
    actor = world.olga.actor()
    commands.declare_free(actor, case)
    world.acts(world.olga, case, "assess")
    commands.case_triage(actor, case, Family.BREACH, pieces=inside(world, case))
    commands.case_act(actor, case, "investigate", pieces=inside(world, case))
    return case


def test_every_step_has_a_form_whose_part_has_a_sentence_about_who_reads_it() -> None:
    steps = {
        f"act.{step.action}" for step in STEPS if step.roles != {Role.SYSTEM} and step.action != "destroy"
    }
    sides = {f"act.{step.action}" for step in SIDE_STEPS if Role.REPORTER not in step.roles}
    inner = {f"inner.{path}.{step.name}" for path, found in INNER_PATHS.items() for step in found}
    records = {f"record.{record.name}" for record in RECORDS}
    assert steps | sides | inner | records <= set(FORMS)
    assert all(part in READ_BY for form in FORMS.values() for part in form.parts)


def test_every_sealed_text_of_a_step_is_asked_for() -> None:
    for step in STEPS:
        form = FORMS.get(f"act.{step.action}")
        if form:
            assert set(step.sealed) <= {field.piece for field in form.fields}, step.action


def test_the_script_finds_a_word_for_every_event_kind_and_code() -> None:
    words = {**handler_words(), **dict(code_words("nl"))}
    shared = (Path("src/zuiver/web/templates/cases") / "words.html").read_text(encoding="utf-8")
    assert {f"event.{event}" for event in events_in_the_code()} <= set(words)
    plain = {ItemKind.MESSAGE, ItemKind.REPORT, ItemKind.FILE}
    assert {f"kind.{kind}" for kind in set(ItemKind) - plain} <= set(words)
    for role in {
        Role.CONFIDANT,
        Role.OFFICER,
        Role.COMMITTEE,
        Role.INVESTIGATOR,
        Role.AUTHORITY,
        Role.ACCUSED,
    }:
        assert f"who.{role}" in words or f'"who.{role}"' in shared


def events_in_the_code() -> set[str]:
    """Events that a table of steps writes; the others stand in the words themselves."""
    inner = {f"{path}_{step.name}" for path, found in INNER_PATHS.items() for step in found}
    steps = {step.event for step in STEPS} | {step.event for step in SIDE_STEPS}
    return steps | {record.event for record in RECORDS} | inner


def test_who_handles_is_offered_the_path_and_a_confidant_only_the_receipt(world: SpeakUp) -> None:
    case = world.report().case
    olga, carla = offered(world.olga, case), offered(world.carla, case)
    assert olga["act.assess"] == "not_declared_free"
    assert {"act.acknowledge", "free", "triage", "reader_add", "ask.identity", "knew"} <= set(olga)
    assert {"act.acknowledge", "write.note", "write.detriment", "reader_add", "watch"} <= set(carla)
    assert not {"act.assess", "triage", "register", "knew", "free"} & set(carla)


def test_what_is_offered_without_a_condition_is_not_refused_as_somebody_elses(world: SpeakUp) -> None:
    case = investigating(world)
    for name in offered(world.olga, case):
        if name.startswith("act."):
            with pytest.raises((InvalidData, Refusal)) as caught:
                commands.case_act(world.olga.actor(), case, name[4:])
            assert getattr(caught.value, "code", "") not in {
                "not_in_your_hands",
                "step_not_now",
                "case_not_found",
            }


def test_an_investigator_is_offered_the_next_steps_of_the_investigation(world: SpeakUp) -> None:
    case = investigating(world)
    iris = world.hand("Iris", Role.INVESTIGATOR)
    commands.reader_add(world.olga.actor(), case, iris.holder_id, last_day=date(2026, 12, 31))
    assert "inner.investigation.assigned" in offered(world.olga, case)
    Case.rows.update(place="investigation:hearing")
    theirs = offered(iris, case)
    assert theirs["inner.investigation.draft"] == "accused_not_told"
    assert "inner.investigation.facts" in theirs
    assert "register" not in theirs
    assert around(iris, case).puts == {"accused": "write"}, (
        "nobody sealed a key of the investigation for this reader"
    )


def test_only_people_with_a_key_who_are_not_ruled_out_may_join(world: SpeakUp) -> None:
    case = world.report("…", world.carla, world.olga).case
    assert around(world.olga, case).may_join == [world.coen.holder_id]
    commands.person_exclude(world.olga.actor(), case, world.coen.person.pk, pieces=inside(world, case))
    assert around(world.olga, case).may_join == []


def test_the_second_person_sees_what_there_is_to_agree_to(world: SpeakUp) -> None:
    case = world.report().case
    commands.together_ask(world.olga.actor(), case, "export", ground="court")
    (own,), (theirs,) = around(world.olga, case).pairs, around(world.carla, case).pairs
    assert (own.may_agree, theirs.may_agree) == (False, True)
    assert (theirs.deed, theirs.ground, theirs.asked_by) == (
        "export",
        "court",
        case_view(world.olga.actor(), case).alias,
    )
    commands.together_agree(world.carla.actor(), case, theirs.id)
    assert "export" in offered(world.olga, case)


def test_an_export_is_sealed_for_people_in_the_directory_and_for_nobody_who_is_ruled_out(
    world: SpeakUp,
) -> None:
    case = world.report().case
    commands.person_exclude(world.olga.actor(), case, world.coen.person.pk, pieces=inside(world, case))
    pair = commands.together_ask(world.olga.actor(), case, "export", ground="court")
    later = date(2027, 1, 1)

    def export(*recipients: str) -> None:
        commands.export_record(
            world.olga.actor(), case, pair.pk, recipients=recipients, mark="0" * 64, destroy_by=later
        )

    with pytest.raises(Refusal):
        export(world.olga.keys.public)
    commands.together_agree(world.carla.actor(), case, pair.pk)
    for nobody in ((), (world.coen.keys.public,), ("age1pq1unknown",)):
        with pytest.raises(InvalidData):
            export(*nobody)
    export(world.olga.keys.public)
    (shown,) = around(world.carla, case).exports
    assert (shown.recipients, shown.back_on) == ([world.olga.keys.public], None)
    commands.export_back(world.olga.actor(), case, shown.id)
    assert around(world.carla, case).exports[0].back_on == TODAY


def test_an_officer_hands_the_decision_on_and_renews_it_without_reading_there(world: SpeakUp) -> None:
    case = world.report().case
    Case.rows.update(state="feedback_given")
    commands.reader_add(world.olga.actor(), case, world.hand("Gro", Role.AUTHORITY).holder_id)
    world.opens(world.olga, case, Compartment.DECISION)
    view = case_view(world.olga.actor(), case)
    assert Compartment.DECISION not in {key.compartment for key in view.keys}
    assert view.around is not None
    assert [key.compartment for key in view.around.to_seal] == [Compartment.DECISION]
    assert all(key.wrap for key in view.around.to_seal)
    assert view.to_renew == ()
    Wrap.rows.create(
        organisation_id=world.organisation_id,
        key=CompartmentKey.rows.get(compartment=Compartment.DECISION),
        holder_id=world.coen.holder_id,
        sealed=b"of somebody who is no reader any more",
        since=TODAY,
    )
    assert case_view(world.olga.actor(), case).to_renew == (Compartment.DECISION,)


def test_the_police_are_weighed_with_a_reason_that_the_reporter_does_not_see(world: SpeakUp) -> None:
    reporter = world.report()
    case = reporter.case
    with pytest.raises(InvalidData):
        commands.case_record(world.olga.actor(), case, "police_considered", pieces=[])
    with pytest.raises(NotFound):
        commands.case_record(world.carla.actor(), case, "police_considered", pieces=[])
    commands.case_record(world.olga.actor(), case, "police_considered", pieces=inside(world, case))
    assert RegisterLine.rows.get().police == "considered"
    told = {line.event for line in box_view(world.organisation_id, reporter.verifier).log}
    assert "police_considered" not in told


def test_a_good_name_is_restored_only_where_something_was_not_established(world: SpeakUp) -> None:
    case = investigating(world)
    with pytest.raises(Refusal) as early:
        commands.case_record(world.olga.actor(), case, "accused_cleared", pieces=inside(world, case))
    assert early.value.code == "nothing_unfounded"
    commands.finding_record(
        world.olga.actor(), case, allegation=1, result="not_established", pieces=inside(world, case)
    )
    commands.case_record(world.olga.actor(), case, "accused_cleared", pieces=inside(world, case))
    assert LedgerLine.rows.filter(event="accused_cleared").count() == 1


def test_telling_the_person_concerned_later_is_a_choice_with_a_reason(world: SpeakUp) -> None:
    case = investigating(world)
    commands.case_record(world.olga.actor(), case, "accused_later", pieces=inside(world, case))
    assert around(world.olga, case).notified_on is None
    assert LedgerLine.rows.filter(event="accused_later").count() == 1


@given(st.builds(Facts, st.sampled_from(State), st.sampled_from(Family), st.just(""), st.just(TODAY)))
def test_there_is_always_a_next_step_with_a_reason_and_forms_that_exist(facts: Facts) -> None:
    coming = next_step(facts)
    assert coming.what.msgid
    assert coming.why.msgid
    assert set(coming.offers) <= set(FORMS) | BUTTONS
    assert next_step(facts, to_renew=True).what.msgid == "Renew the keys"


def test_names_are_looked_up_for_who_receives_reports_only(world: SpeakUp) -> None:
    assert [name for _, name in people_found(world.carla.actor(), "tom")] == ["Tom"]
    with pytest.raises(NotFound):
        people_found(actor_for_person(world.sam, TODAY), "tom")


PageOf = Callable[[Person, str], Client]


@pytest.fixture
def page_of(world: SpeakUp) -> PageOf:
    """The browser of somebody who is signed in."""

    def page(person: Person, name: str) -> Client:
        account_create(world.hr, person, email=f"{name}@example.nl")
        client = Client()
        client.force_login(User.objects.get(email=f"{name}@example.nl"))
        return client

    return page


def test_the_figures_of_last_year_are_for_handlers_and_show_no_small_number(
    world: SpeakUp, page_of: PageOf
) -> None:
    world.report()
    page = page_of(world.olga.person, "olga").get("/meldzaken/cijfers/")
    assert page.status_code == 200
    assert "2025" in page.content.decode()
    assert page_of(world.sam, "sam").get("/meldzaken/cijfers/").status_code == 404


def test_human_resources_asks_one_question_and_nothing_of_it_is_kept(world: SpeakUp, page_of: PageOf) -> None:
    commands.watch_over(world.carla.actor(), world.tom.pk)
    clerk = world.person("Hanna", works_in=world.root, role="hr")
    client = page_of(clerk, "hanna")
    found = client.post("/meldzaken/extra-blik/", {"name": "Tom"}).content.decode()
    assert world.tom.public_id in found
    answer = client.post("/meldzaken/extra-blik/", {"person": world.tom.public_id})
    assert 'role="status"' in answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store"
    assert page_of(world.sam, "sam").get("/meldzaken/extra-blik/").status_code in {403, 404}
