"""A decision imposes measures, lets them lapse, and gives them to another assessor."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.measures.builders import AGAIN, DUE, SUBJECT, TEXT, Measures, traces
from tests.people.builders import TODAY, Province
from zuiver.audit.models import AuditEvent
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.measures.commands import (
    measures_impose,
    measures_lapse,
    measures_propose,
    measures_reroute,
    measures_reroute_orphans,
)
from zuiver.measures.lifecycle import State
from zuiver.measures.models import Measure
from zuiver.notices.models import Notice
from zuiver.people.commands import leadership_end
from zuiver.people.models import Leadership


def told(world: Measures) -> set[tuple[str, str]]:
    rows = Notice.rows.of(world.organisation.pk).select_related("person")
    return {(notice.person.name, notice.topic) for notice in rows}


def test_measures_of_one_decision_are_one_audit_event_with_a_digest_and_no_words(world: Measures) -> None:
    before = traces(world.organisation.pk)
    made = world.impose(
        world.line(), world.line(owner=world.noor, text="Een ander beoordeelt de vergunning.")
    )
    assert traces(world.organisation.pk) == (before[0] + 1, before[1] + 2)
    event = AuditEvent.objects.latest("number")
    assert (event.event, event.subject) == ("measures.subject.imposed", SUBJECT)
    assert event.data["measures"] == [one.public_id for one in made]
    assert TEXT not in str(event.data)
    assert len(event.data["content"]) == 64


def test_owner_and_person_hear_of_it(world: Measures) -> None:
    world.impose(world.line(owner=world.noor))
    assert told(world) == {("Noor", "measure_to_do"), ("Samira", "measure_changed")}


def test_no_lines_leave_nothing(world: Measures) -> None:
    before = traces(world.organisation.pk)
    assert measures_impose(world.actor(world.karin), subject=SUBJECT, person=world.samira, lines=[]) == ()
    assert traces(world.organisation.pk) == before


def test_nobody_sets_measures_for_themself(world: Measures) -> None:
    with pytest.raises(Refusal) as refused:
        world.impose(by=world.samira)
    assert refused.value.code == "own_measure"


def test_who_carries_it_out_does_not_check_it(world: Measures) -> None:
    measure = world.measure(owner=world.karin)
    assert (measure.assessor, measure.assessor_role) == (None, "integrity_officer")


def test_a_relation_of_the_person_does_not_check_it(world: Measures) -> None:
    world.province.related(world.samira, world.karin)
    assert world.measure(by=world.noor).assessor_role == "integrity_officer"


def test_where_the_integrity_officer_is_too_close_the_general_director_checks(world: Measures) -> None:
    measure = world.measure(assessor=world.karin, not_these=[world.karin.pk, world.imre.pk])
    assert measure.assessor_role == "general_director"


def test_a_role_that_was_asked_for_checks(world: Measures) -> None:
    measure = world.measure(assessor=None, assessor_role="general_director")
    assert (measure.assessor, measure.assessor_role) == (None, "general_director")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"text": "  "}, "text-1"),
        ({"text": "x" * 1001}, "text-1"),
        ({"due_on": TODAY - timedelta(days=1)}, "due_on-1"),
        ({"due_on": date(2037, 1, 1)}, "due_on-1"),
        ({"recheck_on": DUE}, "recheck_on-1"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_at_that_line_and_nothing_is_stored(
    world: Measures, changes: dict[str, Any], field: str
) -> None:
    before = traces(world.organisation.pk)
    with pytest.raises(InvalidData) as wrong:
        world.impose(world.line(), world.line(**changes))
    assert set(wrong.value.errors) == {field}
    assert traces(world.organisation.pk) == before


def test_people_of_another_organisation_are_not_there(world: Measures) -> None:
    stranger = Province("south").person("Stranger")
    for changes in ({"person": stranger}, {"assessor": stranger}):
        with pytest.raises(NotFound):
            world.impose(**changes)
    with pytest.raises(NotFound):
        world.impose(world.line(owner=stranger))


def test_a_proposal_waits_for_the_person(world: Measures) -> None:
    (proposed,) = measures_propose(
        world.actor(world.karin),
        subject=SUBJECT,
        person=world.samira,
        lines=[world.line()],
        assessor=world.karin,
    )
    assert proposed.state == State.PROPOSED
    assert world.act(proposed, "accept", world.samira).state == State.ACCEPTED


def test_with_the_subject_its_open_measures_lapse_in_one_event(world: Measures) -> None:
    first, second, other = world.measure(), world.measure(), world.measure(subject="gifts:other")
    closed = world.act(world.measure(), "lapse", world.karin)
    before = traces(world.organisation.pk)
    assert (
        measures_lapse(world.actor(world.karin), subject=SUBJECT, reason="De nevenfunctie is gestopt.") == 2
    )
    assert traces(world.organisation.pk) == (before[0] + 1, before[1] + 2)
    states = dict(Measure.rows.values_list("pk", "state"))
    assert states[first.pk] == states[second.pk] == State.LAPSED
    assert states[other.pk] == State.IMPOSED
    assert Measure.rows.get(pk=closed.pk).version == closed.version


def test_lapsing_again_writes_nothing_and_a_reason_is_needed(world: Measures) -> None:
    world.measure()
    with pytest.raises(InvalidData) as wrong:
        measures_lapse(world.actor(world.karin), subject=SUBJECT, reason=" ")
    assert set(wrong.value.errors) == {"reason"}
    measures_lapse(world.actor(world.karin), subject=SUBJECT, reason="Klaar.")
    before = traces(world.organisation.pk)
    assert measures_lapse(world.actor(world.karin), subject=SUBJECT, reason="Klaar.") == 0
    assert traces(world.organisation.pk) == before


def test_measures_go_along_with_who_assesses_the_subject_but_never_to_whose_they_are(world: Measures) -> None:
    plain, of_noor = world.measure(recheck_on=AGAIN), world.measure(owner=world.noor)
    before = traces(world.organisation.pk)
    actor = world.province.hr
    assert measures_reroute(actor, subject=SUBJECT, assessor=world.noor) == 2
    assert traces(world.organisation.pk) == (before[0] + 1, before[1] + 2)
    plain.refresh_from_db()
    of_noor.refresh_from_db()
    assert plain.assessor == world.noor
    assert (of_noor.assessor, of_noor.assessor_role) == (None, "integrity_officer")
    assert measures_reroute(actor, subject=SUBJECT, assessor=world.noor) == 0
    assert traces(world.organisation.pk) == (before[0] + 1, before[1] + 2)


def test_a_measure_of_a_manager_who_left_goes_to_who_decides_now(world: Measures) -> None:
    waits = world.carried_out()
    leadership_end(
        world.province.hr, Leadership.rows.get(person=world.karin), valid_until=TODAY - timedelta(days=1)
    )
    assert measures_reroute_orphans(world.province.hr) == 1
    waits.refresh_from_db()
    assert waits.assessor == world.noor
    assert ("Noor", "measure_to_check") in told(world)
    assert measures_reroute_orphans(world.province.hr) == 0
