"""Designated functions: dated, with a reason, kept when they change; who reads them; and what the report finds (F-3)."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people.builders import START, TODAY, Province
from zuiver.audit.models import AuditEvent
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.people.actor import Actor, system_actor
from zuiver.people.commands import leadership_start
from zuiver.people.designations import commands, gaps, queries
from zuiver.people.designations.wanted import Wanted, columns_of
from zuiver.people.models import Assignment, Designation, Person, WatchedWord
from zuiver.people.queries import actor_for_person, designation_on, designations_of
from zuiver.people.roles import MANAGE_DESIGNATIONS, MANAGE_PEOPLE

BUYER = Wanted(
    function="Inkoper",
    reason="Kiest wie een opdracht krijgt.",
    risk="contracts",
    decided_by="College",
    decided_on=date(2026, 1, 6),
    prohibited_interests="Aandelen in bedrijven die inschrijven.",
)


@pytest.fixture
def officer(province: Province) -> Actor:
    return system_actor(province.organisation.pk, "tests", TODAY, {MANAGE_DESIGNATIONS})


def somebody(province: Province, name: str, function: str, since: date = START) -> Person:
    team = province.unit(name)
    person = province.person(name, works_in=team)
    Assignment.rows.filter(person=person).update(function=function, valid_from=since)
    return person


def test_a_function_is_designated_by_its_name_whatever_its_capitals(
    province: Province, officer: Actor
) -> None:
    person = somebody(province, "Anna", "INKOPER")
    made = commands.designation_start(officer, BUYER, valid_from=date(2026, 2, 1))
    assert designation_on(person, date(2026, 2, 1)) == made
    assert designation_on(person, date(2026, 1, 31)) is None
    assert designations_of(officer.organisation_id, [person.pk], TODAY) == {person.pk: made.public_id}


def test_who_moves_to_another_function_is_no_longer_designated(province: Province, officer: Actor) -> None:
    person = somebody(province, "Anna", "Inkoper")
    commands.designation_start(officer, BUYER, valid_from=date(2025, 1, 1))
    Assignment.rows.filter(person=person).update(function="Adviseur")
    assert designation_on(person, TODAY) is None


def test_a_change_ends_one_row_and_starts_another(province: Province, officer: Actor) -> None:
    person = somebody(province, "Anna", "Inkoper")
    first = commands.designation_start(officer, BUYER, valid_from=date(2025, 1, 1))
    second = commands.designation_change(
        officer, first, replace(BUYER, risk="mandate"), valid_from=date(2026, 1, 1)
    )
    first.refresh_from_db()
    assert (first.risk, first.valid_until) == ("contracts", date(2025, 12, 31))
    assert second.follows == first
    assert designation_on(person, date(2025, 12, 31)) == first
    assert designation_on(person, date(2026, 1, 1)) == second
    assert queries.history_of(officer, second) == [second, first]


def test_a_change_on_the_first_day_would_rewrite_history_and_is_refused(officer: Actor) -> None:
    made = commands.designation_start(officer, BUYER, valid_from=date(2026, 1, 1))
    wanted = replace(BUYER, risk="mandate")
    with pytest.raises(InvalidData, match="valid_from"):
        commands.designation_change(officer, made, wanted, valid_from=date(2026, 1, 1))
    with pytest.raises(InvalidData, match="function"):
        commands.designation_change(
            officer, made, replace(BUYER, function="Adviseur"), valid_from=date(2026, 2, 1)
        )
    with pytest.raises(InvalidData, match="reason"):
        commands.designation_change(officer, made, BUYER, valid_from=date(2026, 2, 1))


def test_a_function_is_designated_once_at_a_time_and_can_be_designated_again(officer: Actor) -> None:
    made = commands.designation_start(officer, BUYER, valid_from=date(2025, 1, 1))
    with pytest.raises(InvalidData, match="function"):
        commands.designation_start(officer, replace(BUYER, function="inkoper "), valid_from=TODAY)
    commands.designation_end(officer, made, valid_until=date(2025, 6, 30), reason="Koopt niet meer in.")
    with pytest.raises(InvalidData, match="function"):
        commands.designation_start(officer, BUYER, valid_from=date(2025, 6, 30))
    again = commands.designation_start(officer, BUYER, valid_from=date(2025, 7, 1))
    assert [one.designation for one in queries.designations(officer)] == [again]
    assert [one.designation for one in queries.designations(officer, ended=True)] == [made]


def test_an_end_has_a_reason_and_does_not_lie_before_the_start(officer: Actor) -> None:
    made = commands.designation_start(officer, BUYER, valid_from=date(2026, 1, 1))
    with pytest.raises(InvalidData, match="end_reason"):
        commands.designation_end(officer, made, valid_until=TODAY, reason=" ")
    with pytest.raises(InvalidData, match="valid_until"):
        commands.designation_end(officer, made, valid_until=date(2025, 12, 31), reason="Weg.")


def test_everything_that_is_wrong_is_said_at_once(officer: Actor) -> None:
    wrong = Wanted("", "", "luck", "", TODAY, reports_interests=False)
    with pytest.raises(InvalidData) as found:
        columns_of(wrong)
    assert set(found.value.errors) == {"function", "reason", "risk", "decided_by", "screening"}


def test_only_who_keeps_the_list_changes_it_and_human_resources_reads_it(
    province: Province, officer: Actor
) -> None:
    made = commands.designation_start(officer, BUYER, valid_from=START)
    hr = system_actor(province.organisation.pk, "hr", TODAY, {MANAGE_PEOPLE})
    nobody = system_actor(province.organisation.pk, "nobody", TODAY)
    assert queries.designation_found(hr, made.public_id) == made
    for actor in (hr, nobody):
        with pytest.raises(Refusal):
            commands.designation_end(actor, made, valid_until=TODAY, reason="Weg.")
        with pytest.raises(Refusal):
            commands.watched_word_add(actor, "inkoop")
    with pytest.raises(NotFound):
        queries.designations(nobody)
    with pytest.raises(NotFound):
        gaps.gap_report(nobody)


def test_another_organisation_has_no_such_designation(province: Province, officer: Actor) -> None:
    made = commands.designation_start(officer, BUYER, valid_from=START)
    elsewhere = system_actor(Province("south").organisation.pk, "tests", TODAY, {MANAGE_DESIGNATIONS})
    with pytest.raises(NotFound):
        queries.designation_found(elsewhere, made.public_id)
    with pytest.raises(NotFound):
        commands.designation_end(elsewhere, made, valid_until=TODAY, reason="Weg.")
    assert queries.designations(elsewhere) == []


def test_the_letter_is_for_who_had_the_function_while_it_was_designated(
    province: Province, officer: Actor
) -> None:
    holder, other = somebody(province, "Anna", "Inkoper"), somebody(province, "Bram", "Adviseur")
    later = somebody(province, "Cato", "Inkoper", since=date(2026, 4, 1))
    made = commands.designation_start(officer, BUYER, valid_from=date(2025, 1, 1))
    commands.designation_end(officer, made, valid_until=date(2026, 3, 31), reason="Koopt niet meer in.")
    assert queries.letter_for(actor_for_person(holder, TODAY), made.public_id) == made
    for person in (other, later):
        with pytest.raises(NotFound):
            queries.letter_for(actor_for_person(person, TODAY), made.public_id)


def test_the_report_finds_functions_by_name_role_unit_and_dossier(province: Province, officer: Actor) -> None:
    commands.watched_word_add(officer, "toezicht")
    somebody(province, "Anna", "Medewerker Toezicht water")
    leader = somebody(province, "Bram", "Teamleider")
    leadership_start(province.hr, leader, unit=province.unit("Roads"), valid_from=START)
    bidding = somebody(province, "Cato", "Jurist")
    somebody(province, "Dirk", "Adviseur")
    somebody(province, "Els", "Directeur")
    role = province.person("Fien", works_in=province.unit("Top"), role="general_director")
    Assignment.rows.filter(person=role).update(function="Directeur")
    report = gaps.gap_report(officer, in_dossiers={bidding.pk})
    found = {one.function: one for one in report.missing}
    assert set(found) == {"Medewerker Toezicht water", "Teamleider", "Jurist", "Directeur"}
    assert found["Medewerker Toezicht water"].words == ("toezicht",)
    assert found["Jurist"].signs == (gaps.Sign.DOSSIER,)
    assert (found["Directeur"].signs, found["Directeur"].holders) == ((gaps.Sign.ROLE,), 2)
    assert found["Teamleider"].signs == (gaps.Sign.LEADS,)


def test_what_is_designated_is_no_gap_and_what_nobody_has_is_shown(
    province: Province, officer: Actor
) -> None:
    commands.watched_word_add(officer, "inkoper")
    somebody(province, "Anna", "Inkoper")
    assert [one.function for one in gaps.gap_report(officer).missing] == ["Inkoper"]
    commands.designation_start(officer, replace(BUYER, review_on=TODAY), valid_from=START)
    unused = commands.designation_start(officer, replace(BUYER, function="Jurist"), valid_from=START)
    ahead = replace(BUYER, function="Toezichthouder")
    commands.designation_start(officer, ahead, valid_from=TODAY + timedelta(days=1))
    report = gaps.gap_report(officer)
    assert report.missing == ()
    assert report.without_holder == (unused,)
    assert [one.function for one in report.to_review] == ["Inkoper"]


def test_a_word_is_looked_for_once_and_can_go(officer: Actor) -> None:
    word = commands.watched_word_add(officer, "Inkoop")
    for wrong in ("inkoop", "ab", " "):
        with pytest.raises(InvalidData, match="word"):
            commands.watched_word_add(officer, wrong)
    commands.watched_word_remove(officer, word)
    assert not WatchedWord.rows.of(officer.organisation_id).exists()


def test_every_command_leaves_one_event(officer: Actor) -> None:
    def events() -> list[str]:
        rows = AuditEvent.objects.filter(event__startswith="people.designation").order_by("number")
        return [name.rpartition(".")[2] for name in rows.values_list("event", flat=True)]

    made = commands.designation_start(officer, BUYER, valid_from=START)
    made = commands.designation_change(officer, made, replace(BUYER, screening="heavy"), valid_from=TODAY)
    commands.designation_end(officer, made, valid_until=TODAY, reason="Weg.")
    commands.designations_export(officer, ended=True)
    assert events() == ["started", "changed", "ended", "exported"]


days = st.integers(0, 60).map(lambda number: date(2026, 1, 1) + timedelta(days=number))


@given(st.lists(st.tuples(days, st.sampled_from(["change", "end", "start"])), max_size=6), days)
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_whatever_is_changed_on_a_day_at_most_one_row_holds(
    officer: Actor, steps: list[tuple[date, str]], asked: date
) -> None:
    with transaction.atomic():
        current = commands.designation_start(officer, BUYER, valid_from=date(2026, 1, 1))
        for number, (day, step) in enumerate(steps):
            wanted = replace(BUYER, reason=f"Reden {number}")
            with suppress(InvalidData):
                if step == "change":
                    current = commands.designation_change(officer, current, wanted, valid_from=day)
                elif step == "end":
                    commands.designation_end(officer, current, valid_until=day, reason="Weg.")
                else:
                    current = commands.designation_start(officer, wanted, valid_from=day)
        rows = Designation.rows.of(officer.organisation_id)
        assert rows.filter(Designation.on(asked)).count() <= 1
        assert not rows.filter(valid_until__lt=F("valid_from")).exists()
        transaction.set_rollback(True)


def test_two_rows_without_an_end_are_refused_by_the_database_too(officer: Actor) -> None:
    commands.designation_start(officer, BUYER, valid_from=START)
    columns = columns_of(BUYER)
    with pytest.raises(InvalidData, match="function"):
        commands._create(officer, columns, TODAY)
    assert Designation.rows.of(officer.organisation_id).count() == 1
