"""Every step of a measure, by whom it may be taken, and what it leaves behind."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.measures.builders import AGAIN, DUE, PROOF, Measures, traces
from tests.people.builders import TODAY
from zuiver.audit.models import AuditEvent
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.measures.commands import NewMeasure, measure_hand_on, measure_open, measure_replace
from zuiver.measures.lifecycle import BY_ACTION, HAND_ON, REPLACE, Holder, State
from zuiver.measures.models import Measure, MeasureRead, MeasureVersion
from zuiver.notices.models import Notice

LATER = DUE + timedelta(days=30)
WITH_WORDS = [name for name, step in BY_ACTION.items() if step.needs_words]


def test_from_condition_to_proof_to_a_second_look(world: Measures) -> None:
    measure = world.measure(recheck_on=AGAIN)
    assert world.act(measure, "accept", world.samira, words="").state == State.ACCEPTED
    carried = world.act(measure, "carry_out", world.samira, link="https://example.nl/brief")
    assert (carried.state, carried.proof, carried.proof_link) == (
        "carried_out",
        PROOF,
        "https://example.nl/brief",
    )
    assert carried.proven_on == TODAY
    working = world.act(measure, "find_effective", world.karin)
    assert (working.state, working.recheck_on, working.is_open) == ("working", AGAIN, True)
    done = world.act(measure, "find_effective", world.karin, on=AGAIN)
    assert (done.state, done.is_open) == ("effective", False)
    actions = MeasureVersion.rows.filter(measure=measure).order_by("number").values_list("action", flat=True)
    assert list(actions) == ["impose", "accept", "carry_out", "find_effective", "find_effective"]


def test_a_planned_second_look_cannot_be_skipped_but_can_be_moved(world: Measures) -> None:
    measure = world.carried_out(recheck_on=AGAIN)
    assert world.act(measure, "find_effective", world.karin).recheck_on == AGAIN
    sooner = world.act(measure, "find_effective", world.karin, day=DUE)
    assert (sooner.state, sooner.recheck_on) == (State.WORKING, DUE)


def test_without_a_second_look_a_measure_that_works_is_finished(world: Measures) -> None:
    assert world.act(world.carried_out(), "find_effective", world.karin).state == State.EFFECTIVE


def test_proof_that_says_too_little_goes_back_and_no_longer_counts(world: Measures) -> None:
    measure = world.carried_out()
    back = world.act(measure, "send_back", world.karin)
    assert (back.state, back.proven_on) == (State.MORE_PROOF, None)
    again = world.act(measure, "carry_out", world.samira, on=DUE)
    assert again.proven_on == DUE


def test_who_does_not_agree_gets_an_answer_and_more_time_where_that_took_long(world: Measures) -> None:
    measure = world.measure()
    world.act(measure, "object", world.samira)
    with pytest.raises(InvalidData) as wrong:
        world.act(measure, "uphold", world.karin, on=LATER)
    assert set(wrong.value.errors) == {"day"}
    upheld = world.act(measure, "uphold", world.karin, on=LATER, day=LATER)
    assert (upheld.state, upheld.due_on) == (State.UPHELD, LATER)
    with pytest.raises(Refusal):
        world.act(measure, "object", world.samira, on=LATER)


def test_what_does_not_work_leads_to_a_new_measure_in_one_event(world: Measures) -> None:
    measure = world.carried_out()
    before = traces(world.organisation.pk)
    line = NewMeasure("Leg de klant voor aan Noor.", world.samira, LATER)
    successor = measure_replace(
        world.actor(world.karin), public_id=measure.public_id, words="De klant kwam terug.", line=line
    )
    assert traces(world.organisation.pk) == (before[0] + 1, before[1] + 2)
    measure.refresh_from_db()
    assert (measure.state, measure.is_open) == (State.NOT_EFFECTIVE, False)
    assert (successor.follows, successor.state, successor.subject) == (
        measure,
        State.IMPOSED,
        measure.subject,
    )
    assert successor.assessor == world.karin
    assert AuditEvent.objects.latest("number").data["followed_by"] == successor.public_id


def test_a_new_measure_that_the_assessor_carries_out_is_checked_by_somebody_else(world: Measures) -> None:
    line = NewMeasure("Haal de klant weg uit het dossier.", world.karin, LATER)
    measure = world.carried_out()
    successor = measure_replace(
        world.actor(world.karin), public_id=measure.public_id, words="Dit lukt Samira niet.", line=line
    )
    assert (successor.assessor, successor.assessor_role) == (None, "integrity_officer")


def test_somebody_else_can_do_it_and_then_it_waits_for_that_person(world: Measures) -> None:
    measure = world.measure()
    handed = measure_hand_on(
        world.actor(world.karin),
        public_id=measure.public_id,
        words="Samira is met verlof.",
        owner=world.ruben,
    )
    assert (handed.owner, handed.assessor) == (world.ruben, world.karin)
    assert Notice.rows.filter(person=world.ruben, topic="measure_to_do").exists()
    with pytest.raises(Refusal):
        world.act(measure, "carry_out", world.samira)
    world.act(measure, "carry_out", world.ruben)


def test_who_takes_it_over_from_an_assessor_no_longer_is_one(world: Measures) -> None:
    measure = world.measure()
    handed = measure_hand_on(
        world.actor(world.karin), public_id=measure.public_id, words="Ik doe het zelf.", owner=world.karin
    )
    assert (handed.assessor, handed.assessor_role) == (None, "integrity_officer")
    with pytest.raises(InvalidData) as wrong:
        measure_hand_on(
            world.actor(world.imre), public_id=measure.public_id, words="Toch.", owner=world.karin
        )
    assert set(wrong.value.errors) == {"owner"}


def test_more_time_is_given_before_the_day_only_and_what_is_late_stays_late(world: Measures) -> None:
    measure = world.measure()
    assert world.act(measure, "postpone", world.karin, on=DUE, day=LATER).due_on == LATER
    with pytest.raises(Refusal) as refused:
        world.act(measure, "postpone", world.karin, on=LATER + timedelta(days=1), day=date(2026, 12, 1))
    assert refused.value.code == "late_already"


def test_a_day_goes_before_the_second_look(world: Measures) -> None:
    measure = world.measure(recheck_on=AGAIN)
    for wrong_day in (None, AGAIN, TODAY - timedelta(days=1)):
        with pytest.raises(InvalidData) as wrong:
            world.act(measure, "postpone", world.karin, day=wrong_day)
        assert set(wrong.value.errors) == {"day"}


@pytest.mark.parametrize("action", sorted(set(WITH_WORDS) - {REPLACE, HAND_ON}))
def test_a_step_that_needs_words_says_so_under_the_words(world: Measures, action: str) -> None:
    measure = world.measure()
    by = {Holder.ASSESSOR: world.karin}.get(BY_ACTION[action].holder, world.samira)
    if action in {"find_effective", "send_back"}:
        world.act(measure, "carry_out", world.samira)
    if action == "uphold":
        world.act(measure, "object", world.samira)
    for words in ("", "x" * 2001):
        with pytest.raises(InvalidData) as wrong:
            world.act(measure, action, by, words=words, day=LATER)
        assert set(wrong.value.errors) == {"words"}


@pytest.mark.parametrize(
    "link",
    ["http://example.nl", "javascript:alert(1)", "https://", "https://a:b@example.nl", "https://a b", "x"],
)
def test_a_link_that_is_no_web_address_is_refused(world: Measures, link: str) -> None:
    measure = world.measure()
    with pytest.raises(InvalidData) as wrong:
        world.act(measure, "carry_out", world.samira, link=link)
    assert set(wrong.value.errors) == {"link"}


def test_nobody_checks_their_own_measure_whatever_their_role(world: Measures) -> None:
    about_imre = world.measure(person=world.imre, owner=world.samira, assessor_role="integrity_officer")
    assert about_imre.assessor == world.karin
    by_role = world.measure(owner=world.imre, assessor=None, assessor_role="integrity_officer")
    assert by_role.assessor_role == "general_director"
    # A second officer who is the owner: the role has it, but not that person.
    other = world.province.person("Olga", role="integrity_officer")
    shared = world.measure(owner=other, assessor=None, assessor_role="integrity_officer")
    assert shared.assessor_role == "integrity_officer"
    world.act(shared, "carry_out", other)
    with pytest.raises(Refusal) as refused:
        world.act(shared, "find_effective", other)
    assert refused.value.code == "own_measure"
    world.act(shared, "find_effective", world.imre)


def test_a_deputy_checks_in_the_own_name_and_in_place_of_who_is_away(world: Measures) -> None:
    measure = world.carried_out()
    world.province.away(world.karin, world.peter)
    world.act(measure, "find_effective", world.peter)
    version = MeasureVersion.rows.filter(measure=measure).latest("number")
    assert (version.changed_by, version.in_place_of) == (world.peter, world.karin)


def test_a_deputy_whose_measure_it_is_does_not_check_it(world: Measures) -> None:
    measure = world.carried_out()
    world.province.away(world.karin, world.samira)
    with pytest.raises(Refusal) as refused:
        world.act(measure, "find_effective", world.samira)
    assert refused.value.code == "own_measure"


def test_others_do_not_even_learn_that_it_is_there(world: Measures) -> None:
    measure = world.measure()
    for stranger in (world.ruben, world.peter, world.noor, world.bo, world.audra):
        with pytest.raises(NotFound):
            world.act(measure, "accept", stranger)
        with pytest.raises(NotFound):
            measure_open(world.actor(stranger), measure.public_id)


def test_who_keeps_the_registers_reads_it_and_decides_nothing(world: Measures) -> None:
    measure = world.measure()
    assert measure_open(world.actor(world.imre), measure.public_id).steps == ()
    with pytest.raises(Refusal) as refused:
        world.act(measure, "lapse", world.imre)
    assert refused.value.code == "not_in_your_hands"


def test_who_is_ruled_out_of_the_subject_sees_nothing_by_role(world: Measures) -> None:
    measure = world.measure(not_these=[world.imre.pk])
    with pytest.raises(NotFound):
        measure_open(world.actor(world.imre), measure.public_id)


def test_opening_is_noted_once_and_shown_to_whose_it_is(world: Measures) -> None:
    measure = world.measure()
    measure_open(world.actor(world.karin), measure.public_id)
    measure_open(world.actor(world.karin), measure.public_id)
    measure_open(world.actor(world.samira), measure.public_id)
    assert MeasureRead.rows.filter(measure=measure).count() == 1
    (read,) = measure_open(world.actor(world.samira), measure.public_id).reads
    assert (read.reader, read.capacity) == ("Karin", "assessor")
    assert AuditEvent.objects.filter(event="measures.measure.opened").count() == 1


def test_a_page_that_is_out_of_date_changes_nothing(world: Measures) -> None:
    measure = world.measure()
    world.act(measure, "accept", world.samira, version=1)
    with pytest.raises(Refusal) as refused:
        world.act(measure, "carry_out", world.samira, version=1)
    assert refused.value.code == "changed_meanwhile"


STEPS = st.tuples(
    st.sampled_from(sorted(set(BY_ACTION) - {REPLACE, HAND_ON})),
    st.sampled_from(["samira", "karin", "noor", "imre", "peter"]),
    st.booleans(),
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=1, max_size=8))
def test_every_step_that_is_taken_is_one_version_and_one_event_and_a_refused_one_is_none(
    world: Measures, steps: list[tuple[str, str, bool]]
) -> None:
    with transaction.atomic():
        measure = world.measure()
        for action, name, with_day in steps:
            before = traces(world.organisation.pk)
            state = Measure.rows.get(pk=measure.pk).state
            try:
                found = world.act(measure, action, getattr(world, name), day=LATER if with_day else None)
            except (Refusal, InvalidData):
                assert traces(world.organisation.pk) == before
                assert Measure.rows.get(pk=measure.pk).state == state
            else:
                assert traces(world.organisation.pk) == (before[0] + 1, before[1] + 1)
                assert BY_ACTION[action].holder is (
                    Holder.ASSESSOR if name == "karin" else BY_ACTION[action].holder
                )
                assert name in {"samira", "karin"}
                assert found.version == MeasureVersion.rows.filter(measure=measure).count()
        transaction.set_rollback(True)
