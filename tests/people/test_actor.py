"""What somebody may and leads on a day follows from roles, leaderships and absences of that day."""

from datetime import date

from pytest_django.asserts import assertNumQueries

from tests.people.builders import TODAY, Province
from zuiver.people import commands
from zuiver.people.models import User
from zuiver.people.queries import actor_for_person, actor_of, permissions_of
from zuiver.people.roles import (
    ANSWER_QUESTIONS,
    DECIDE_STEPPED_UP,
    READ_ALL_ENTRIES,
    READ_AUDIT,
    ROLES,
    RUN_HAND_IN_DESK,
)


def test_someone_without_a_role_has_no_permission(province: Province) -> None:
    actor = actor_for_person(province.person("worker"), TODAY)
    assert actor.permissions == frozenset()
    assert (actor.leads, actor.stands_in_for) == (frozenset(), frozenset())


def test_roles_give_their_permissions_together(province: Province) -> None:
    both = province.person("both", role="auditor")
    commands.role_grant(province.hr, both, role="hand_in_desk", valid_from=TODAY)
    assert actor_for_person(both, TODAY).permissions == {READ_AUDIT, RUN_HAND_IN_DESK}


def test_a_role_counts_only_in_its_period(province: Province) -> None:
    auditor = province.person("auditor", role="auditor")
    commands.role_end(province.hr, auditor.role_grants.get(), valid_until=date(2026, 5, 12))
    assert actor_for_person(auditor, TODAY).may(READ_AUDIT)
    assert not actor_for_person(auditor, date(2026, 5, 13)).may(READ_AUDIT)


def test_who_leads_a_department_leads_its_teams(province: Province) -> None:
    department = province.unit("department")
    team = province.unit("team", department)
    group = province.unit("group", team)
    province.unit("other")
    head = province.person("head", leads=department)
    assert actor_for_person(head, TODAY).leads == {department.pk, team.pk, group.pk}


def test_a_deputy_stands_in_only_during_the_absence(province: Province) -> None:
    leader, deputy = province.person("leader"), province.person("deputy")
    province.away(leader, deputy)
    assert actor_for_person(deputy, TODAY).stands_in_for == {leader.pk}
    assert actor_for_person(deputy, date(2026, 6, 1)).stands_in_for == frozenset()


def test_a_deputy_borrows_the_power_to_decide_but_not_to_read_the_register(province: Province) -> None:
    officer, deputy = province.person("officer", role="integrity_officer"), province.person("deputy")
    province.away(officer, deputy)
    actor = actor_for_person(deputy, TODAY)
    assert actor.permissions == {DECIDE_STEPPED_UP, ANSWER_QUESTIONS}
    assert not actor.may(READ_ALL_ENTRIES)


def test_an_account_acts_as_its_person(province: Province) -> None:
    user = commands.account_create(province.hr, province.person("worker"), email="Worker@Example.nl")
    actor = actor_of(user, TODAY)
    assert actor
    assert (actor.name, actor.label) == ("worker", f"person:{actor.person_id}")
    assert user.organisation_id == province.organisation.pk
    assert user.email == "worker@example.nl"


def test_an_account_of_nobody_or_that_is_switched_off_does_not_act(province: Province) -> None:
    stray = User.objects.create_user(email="stray@example.nl")
    assert actor_of(stray, TODAY) is None
    assert permissions_of(stray, TODAY) == frozenset()
    user = commands.account_create(province.hr, province.person("worker"), email="worker@example.nl")
    commands.account_switch(province.hr, user, on=False)
    assert actor_of(user, TODAY) is None


def test_an_actor_costs_a_fixed_number_of_queries(province: Province) -> None:
    worker = province.person("worker", role="auditor")
    with assertNumQueries(4):
        actor_for_person(worker, TODAY)


def test_only_the_roles_that_are_written_down_give_something() -> None:
    assert len({role.slug for role in ROLES}) == len(ROLES)
    assert all(role.permissions and role.meaning for role in ROLES)
