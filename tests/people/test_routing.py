"""Who decides for whom: the manager, and where that cannot be, one unit up, until a role takes over."""

from datetime import date
from typing import Any

import pytest
from pytest_django.asserts import assertNumQueries

from tests.people.builders import TODAY, Province
from zuiver.people import commands
from zuiver.people.models import Person
from zuiver.people.queries import Assessor, assessor_for, deputy_of


class Line:
    """A team in a department in an organisation, each with a leader, and the last steps."""

    def __init__(self, province: Province) -> None:
        self.province = province
        self.top = province.unit("top")
        self.department = province.unit("department", self.top)
        self.team = province.unit("team", self.department)
        self.director = province.person("director", works_in=self.top, leads=self.top)
        self.head = province.person("head", works_in=self.department, leads=self.department)
        self.leader = province.person("leader", works_in=self.team, leads=self.team)
        self.worker = province.person("worker", works_in=self.team)
        self.colleague = province.person("colleague", works_in=self.team)
        self.officer = province.person("officer", role="integrity_officer")
        self.general = province.person("general", role="general_director")

    def assessor(self, person: Person | None = None, **arguments: Any) -> Assessor:
        return assessor_for(person or self.worker, TODAY, **arguments)


@pytest.fixture
def line(province: Province) -> Line:
    return Line(province)


def codes(assessor: Assessor) -> list[str]:
    assert all(step.message.text() for step in assessor.steps)
    return [step.code for step in assessor.steps]


def test_the_manager_of_the_unit_decides(line: Line) -> None:
    assert line.assessor() == Assessor(person=line.leader)


def test_a_leader_goes_one_unit_up(line: Line) -> None:
    found = line.assessor(line.leader)
    assert (found.person, codes(found)) == (line.head, ["own"])


def test_the_leader_at_the_top_goes_to_the_integrity_officer(line: Line) -> None:
    found = line.assessor(line.director)
    assert (found.person, found.role, codes(found)) == (None, "integrity_officer", ["own"])


def test_a_vacancy_goes_one_unit_up(line: Line) -> None:
    lone = line.province.person("lone", works_in=line.province.unit("empty", line.department))
    found = line.assessor(lone)
    assert (found.person, codes(found)) == (line.head, ["vacancy"])
    assert found.steps[0].message.text() == "empty has no manager on this day."


def test_a_manager_whose_leadership_ended_leaves_a_vacancy(line: Line) -> None:
    leadership = line.leader.leaderships.get()
    commands.leadership_end(line.province.hr, leadership, valid_until=date(2026, 5, 11))
    assert codes(line.assessor()) == ["vacancy"]
    assert assessor_for(line.worker, date(2026, 5, 11)).person == line.leader


def test_a_deputy_acts_for_a_manager_who_is_away(line: Line) -> None:
    line.province.away(line.leader, line.colleague)
    found = line.assessor()
    assert (found.person, found.acting, codes(found)) == (line.leader, line.colleague, [])


def test_a_manager_who_is_back_decides_again(line: Line) -> None:
    line.province.away(line.leader, line.colleague)
    assert assessor_for(line.worker, date(2026, 6, 1)) == Assessor(person=line.leader)


def test_a_manager_away_without_a_deputy_is_passed_over(line: Line) -> None:
    line.province.away(line.leader)
    found = line.assessor()
    assert (found.person, codes(found)) == (line.head, ["absent"])


def test_nobody_stands_in_on_what_is_their_own(line: Line) -> None:
    line.province.away(line.leader, line.worker)
    found = line.assessor()
    assert (found.person, found.acting, codes(found)) == (line.head, None, ["deputy_ruled_out"])


def test_a_deputy_who_is_away_as_well_does_not_act(line: Line) -> None:
    line.province.away(line.leader, line.colleague)
    line.province.away(line.colleague, line.officer)
    found = line.assessor()
    assert (found.person, codes(found)) == (line.head, ["deputy_absent"])


@pytest.mark.parametrize("told_by_the_leader", [True, False])
def test_a_relation_rules_out_whoever_made_it_known(line: Line, told_by_the_leader: bool) -> None:
    pair = (line.leader, line.worker) if told_by_the_leader else (line.worker, line.leader)
    line.province.related(*pair)
    found = line.assessor()
    assert (found.person, codes(found)) == (line.head, ["relation"])


def test_a_relation_with_the_deputy_rules_the_deputy_out(line: Line) -> None:
    line.province.related(line.worker, line.colleague)
    line.province.away(line.leader, line.colleague)
    assert codes(line.assessor()) == ["deputy_ruled_out"]


def test_who_is_named_or_knows_the_giver_is_passed_over(line: Line) -> None:
    found = line.assessor(not_these=[line.leader.pk, line.head.pk])
    assert (found.person, codes(found)) == (line.director, ["involved", "involved"])


def test_texts_never_tell_what_ties_two_people(line: Line) -> None:
    line.province.related(line.worker, line.leader)
    texts = {step.message.text() for step in line.assessor(not_these=[line.head.pk]).steps}
    assert texts == {
        "leader is too close to decide on this.",
        "head is too close to decide on this.",
    }


def test_when_the_whole_line_is_ruled_out_the_integrity_officer_decides(line: Line) -> None:
    ruled_out = [line.leader.pk, line.head.pk, line.director.pk]
    assert line.assessor(not_these=ruled_out).role == "integrity_officer"


def test_an_integrity_officer_who_is_ruled_out_leaves_it_to_the_general_director(line: Line) -> None:
    ruled_out = [line.leader.pk, line.head.pk, line.director.pk, line.officer.pk]
    found = line.assessor(not_these=ruled_out)
    assert found.role == "general_director"
    assert codes(found)[-1] == "role_unavailable"


def test_the_integrity_officers_own_entry_goes_to_the_general_director(line: Line) -> None:
    found = line.assessor(line.officer)
    assert (found.role, codes(found)) == ("general_director", ["no_unit", "own", "role_unavailable"])


def test_a_second_integrity_officer_takes_over_from_the_first(line: Line) -> None:
    line.province.person("second", role="integrity_officer")
    assert line.assessor(line.officer).role == "integrity_officer"


def test_a_role_whose_only_holder_is_away_counts_through_the_deputy(line: Line) -> None:
    outsider = line.province.person("outsider")
    line.province.away(line.officer)
    assert line.assessor(outsider).role == "general_director"
    line.province.away(line.officer, line.head)
    assert line.assessor(outsider).role == "integrity_officer"


def test_someone_without_a_unit_goes_to_the_integrity_officer(line: Line) -> None:
    external = commands.person_create(line.province.hr, name="external", kind="external")
    found = line.assessor(external)
    assert (found.person, found.role, codes(found)) == (None, "integrity_officer", ["no_unit"])


def test_when_nobody_is_left_the_answer_says_so_and_what_to_do(province: Province) -> None:
    found = assessor_for(province.person("alone"), TODAY)
    assert (found.person, found.role) == (None, "")
    assert codes(found)[-1] == "nobody"
    assert "administrator" in found.steps[-1].message.text()


def test_of_two_leaders_the_one_who_is_not_ruled_out_decides(line: Line) -> None:
    second = line.province.person("second", works_in=line.team, leads=line.team)
    assert line.assessor(not_these=[line.leader.pk]).person == second
    assert line.assessor(not_these=[second.pk]).person == line.leader


def test_the_unit_of_the_day_counts(line: Line) -> None:
    commands.assignment_start(
        line.province.hr,
        line.worker,
        unit=line.department,
        function="adviser",
        scale=9,
        valid_from=date(2026, 5, 12),
    )
    assert line.assessor().person == line.head
    assert assessor_for(line.worker, date(2026, 5, 11)).person == line.leader


def test_who_stands_in_is_neither_away_nor_ruled_out(line: Line) -> None:
    assert deputy_of(line.leader, TODAY) is None
    line.province.away(line.leader, line.colleague)
    assert deputy_of(line.leader, TODAY) == line.colleague
    assert deputy_of(line.leader, date(2026, 6, 1)) is None
    assert deputy_of(line.leader, TODAY, not_these=[line.colleague.pk]) is None
    line.province.away(line.colleague)
    assert deputy_of(line.leader, TODAY) is None


def test_the_number_of_queries_does_not_grow_with_the_line(line: Line) -> None:
    for number in range(5):
        line.province.person(f"extra {number}", works_in=line.team)
    with assertNumQueries(5):
        line.assessor()
    line.province.away(line.leader, line.colleague)
    with assertNumQueries(6):
        line.assessor()
