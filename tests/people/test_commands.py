"""Changes about people: who may, what is refused, and that every change is accounted for."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.people.builders import START, TODAY, Province
from zuiver.audit.models import AuditEvent
from zuiver.audit.queries import events_of_subject
from zuiver.audit.verify import verify
from zuiver.kernel.errors import InvalidData, NotFound, Refusal
from zuiver.people import commands
from zuiver.people.actor import Actor
from zuiver.people.models import Assignment, Person, Relation
from zuiver.people.queries import actor_for_person, assignment_on


def events_about(person: Person) -> list[str]:
    return [event.event for event in events_of_subject(person.organisation_id, f"person:{person.public_id}")]


def test_everything_that_is_done_to_a_person_is_in_the_trail(province: Province) -> None:
    person = province.person("worker", works_in=province.unit("team"), role="auditor")
    assert events_about(person) == [
        "people.person.created",
        "people.assignment.started",
        "people.role.granted",
    ]
    assert verify(province.organisation.pk).ok


def test_the_trail_holds_no_names_or_addresses(province: Province) -> None:
    person = province.person("Jip Zonderland", works_in=province.unit("team"))
    commands.person_change(
        province.hr,
        person,
        name="Jip Zonderland-Post",
        email="jip@example.nl",
        phone="06 00000000",
        kind="employee",
        language="en",
    )
    texts = AuditEvent.objects.values_list("data_text", flat=True)
    assert not any("jip" in text.lower() or "06 0" in text for text in texts)
    assert '"name, name_key' in list(texts)[-1]


def test_a_change_that_changes_nothing_is_not_recorded(province: Province) -> None:
    person = province.person("worker")
    before = AuditEvent.objects.count()
    changed = commands.person_change(
        province.hr, person, name="worker", email=person.email, phone="", kind="employee", language="nl"
    )
    assert changed == []
    assert AuditEvent.objects.count() == before


Attempt = Callable[[Actor, Person, Any], object]
ATTEMPTS: dict[str, Attempt] = {
    "person_create": lambda actor, person, unit: commands.person_create(actor, name="x"),
    "person_change": lambda actor, person, unit: commands.person_change(
        actor, person, name="x", email="", phone="", kind="employee", language="nl"
    ),
    "unit_create": lambda actor, person, unit: commands.unit_create(actor, code="x", name="x"),
    "unit_change": lambda actor, person, unit: commands.unit_change(actor, unit, name="x", parent=None),
    "assignment_start": lambda actor, person, unit: commands.assignment_start(
        actor, person, unit=unit, function="x", scale=9, valid_from=TODAY
    ),
    "assignment_end": lambda actor, person, unit: commands.assignment_end(
        actor, person.assignments.get(), valid_until=TODAY
    ),
    "leadership_start": lambda actor, person, unit: commands.leadership_start(
        actor, person, unit=unit, valid_from=TODAY
    ),
    "absence_start": lambda actor, person, unit: commands.absence_start(
        actor, person, deputy=None, valid_from=TODAY
    ),
    "role_grant": lambda actor, person, unit: commands.role_grant(
        actor, person, role="auditor", valid_from=TODAY
    ),
    "account_create": lambda actor, person, unit: commands.account_create(
        actor, person, email="x@example.nl"
    ),
    "confidant_add": lambda actor, person, unit: commands.confidant_add(actor, person, phone="06"),
}


@pytest.mark.parametrize("attempt", ATTEMPTS.values(), ids=ATTEMPTS)
def test_without_the_permission_nothing_can_be_changed(province: Province, attempt: Attempt) -> None:
    unit = province.unit("team")
    person = province.person("worker", works_in=unit, leads=unit, role="administrator")
    before = AuditEvent.objects.count()
    with pytest.raises(Refusal, match="human resources"):
        attempt(actor_for_person(person, TODAY), person, unit)
    assert AuditEvent.objects.count() == before


@pytest.mark.parametrize(
    "attempt",
    [attempt for name, attempt in ATTEMPTS.items() if name not in {"person_create", "unit_create"}],
    ids=[name for name in ATTEMPTS if name not in {"person_create", "unit_create"}],
)
def test_human_resources_of_another_organisation_finds_nothing(province: Province, attempt: Attempt) -> None:
    unit = province.unit("team")
    person = province.person("worker", works_in=unit)
    south = Province("south")
    hr_there = actor_for_person(south.person("hr there", role="hr"), TODAY)
    with pytest.raises(NotFound):
        attempt(hr_there, person, unit)


def test_a_unit_of_another_organisation_is_no_parent(province: Province) -> None:
    with pytest.raises(NotFound):
        commands.unit_create(province.hr, code="team", name="team", parent=Province("south").unit("top"))


def test_someone_who_moves_keeps_the_old_place_until_the_day_before(province: Province) -> None:
    person = province.person("worker", works_in=province.unit("old"), scale=9)
    commands.assignment_start(
        province.hr,
        person,
        unit=province.unit("new"),
        function="inspector",
        scale=11,
        valid_from=date(2026, 3, 1),
    )
    periods = list(
        Assignment.rows.filter(person=person)
        .order_by("valid_from")
        .values_list("unit__code", "scale", "valid_from", "valid_until")
    )
    assert periods == [
        ("old", 9, START, date(2026, 2, 28)),
        ("new", 11, date(2026, 3, 1), None),
    ]
    place = assignment_on(person, date(2026, 2, 28))
    assert place
    assert place.unit.code == "old"


@pytest.mark.parametrize("day", [START, date(2023, 6, 1)])
def test_a_place_cannot_start_under_one_that_starts_later(province: Province, day: date) -> None:
    unit = province.unit("team")
    person = province.person("worker", works_in=unit)
    with pytest.raises(InvalidData, match="2024-01-01"):
        commands.assignment_start(province.hr, person, unit=unit, function="x", scale=None, valid_from=day)


def test_an_earlier_place_fits_before_the_first(province: Province) -> None:
    unit = province.unit("team")
    person = province.person("worker", works_in=unit)
    commands.assignment_start(
        province.hr,
        person,
        unit=unit,
        function="trainee",
        scale=6,
        valid_from=date(2023, 1, 1),
        valid_until=date(2023, 12, 31),
    )
    assert person.assignments.count() == 2


def test_a_period_that_ends_before_it_starts_is_refused(province: Province) -> None:
    person = province.person("worker", works_in=province.unit("team"))
    with pytest.raises(InvalidData, match="before the start"):
        commands.assignment_end(province.hr, person.assignments.get(), valid_until=date(2023, 12, 31))


@pytest.mark.parametrize("scale", [0, 21, -1])
def test_a_scale_that_does_not_exist_is_refused(province: Province, scale: int) -> None:
    with pytest.raises(InvalidData, match="pay scale"):
        province.person("worker", works_in=province.unit("team"), scale=scale)


def test_a_unit_cannot_hang_below_itself(province: Province) -> None:
    top = province.unit("top")
    team = province.unit("team", province.unit("department", top))
    with pytest.raises(InvalidData, match="below"):
        commands.unit_change(province.hr, top, name="top", parent=team)
    with pytest.raises(InvalidData, match="below"):
        commands.unit_change(province.hr, top, name="top", parent=top)


def test_codes_and_keys_are_taken_once_in_each_organisation(province: Province) -> None:
    province.unit("team")
    province.person("worker")
    with pytest.raises(InvalidData, match="already"):
        province.unit("team")
    with pytest.raises(InvalidData, match="already"):
        province.person("worker")
    south = Province("south")
    south.unit("team")
    south.person("worker")
    with pytest.raises(InvalidData, match="already"):
        Province("south")


def test_a_role_that_does_not_exist_or_is_held_is_refused(province: Province) -> None:
    person = province.person("worker", role="auditor")
    with pytest.raises(InvalidData, match="no role emperor"):
        commands.role_grant(province.hr, person, role="emperor", valid_from=TODAY)
    with pytest.raises(InvalidData, match="already"):
        commands.role_grant(province.hr, person, role="auditor", valid_from=TODAY)


def test_nobody_stands_in_for_themself(province: Province) -> None:
    person = province.person("worker")
    with pytest.raises(InvalidData, match="themself"):
        province.away(person, person)


def test_someone_makes_an_own_relation_known_and_not_that_of_others(province: Province) -> None:
    one, other, third = (province.person(name) for name in ("one", "other", "third"))
    actor = actor_for_person(one, TODAY)
    first = commands.relation_declare(actor, one, other)
    assert commands.relation_declare(actor, one, other) == first
    assert Relation.rows.count() == 1
    with pytest.raises(Refusal):
        commands.relation_declare(actor, other, third)
    with pytest.raises(InvalidData):
        commands.relation_declare(actor, one, one)
    assert events_about(one)[-1:] == ["people.relation.declared"]


def test_the_manager_confirms_an_external_without_an_hr_record(province: Province) -> None:
    manager = province.person("manager", leads=province.unit("team"))
    external = commands.person_create(province.hr, name="external", kind="external")
    worker = province.person("worker")
    with pytest.raises(Refusal):
        commands.external_confirm(actor_for_person(worker, TODAY), external)
    with pytest.raises(Refusal, match="nothing to confirm"):
        commands.external_confirm(actor_for_person(manager, TODAY), worker)
    commands.external_confirm(actor_for_person(manager, TODAY), external)
    external.refresh_from_db()
    assert external.confirmed_by == manager


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("name", {"name": " "}),
        ("name", {"name": "x" * 201}),
        ("name", {"name": "a\x00b"}),
        ("email", {"name": "x", "email": "nobody"}),
        ("phone", {"name": "x", "phone": "0" * 41}),
        ("kind", {"name": "x", "kind": "robot"}),
        ("language", {"name": "x", "language": "fr"}),
    ],
)
def test_a_person_that_is_not_right_is_refused_by_field(
    province: Province, field: str, values: dict[str, str]
) -> None:
    with pytest.raises(InvalidData) as refused:
        commands.person_create(province.hr, **values)
    assert list(refused.value.errors) == [field]
