"""On PostgreSQL the database itself shows a role that owns nothing the rows of one organisation only."""

from collections.abc import Iterator

import psycopg
import pytest
from django.apps import apps
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django.test import Client

from tests.people.builders import TODAY, Province
from tests.registers.builders import BOTTLE
from zuiver.audit.models import AuditEvent, AuditHead
from zuiver.audit.verify import verify
from zuiver.cli.application_role import grant_to
from zuiver.cli.failing import Failure
from zuiver.cli.prepared import require_prepared
from zuiver.kernel.ids import new_id
from zuiver.people import commands
from zuiver.people.models import Person, Tenant, Unit
from zuiver.people.queries import actor_for_person, actor_of
from zuiver.people.row_security import POLICY
from zuiver.people.tenant_scope import current_organisation, organisation_scope
from zuiver.registers.commands import entry_submit

on_postgresql = pytest.mark.skipif(
    "connection.vendor != 'postgresql'", reason="SQLite has no row-level security"
)
ROLE = "zuiver_app"


def become(role: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {role}" if role else "RESET ROLE")


@pytest.fixture
def provinces(db: None) -> tuple[Province, Province]:
    north, south = Province("north"), Province("south")
    for province in (north, south):
        province.person("worker", works_in=province.unit("team"))
    return north, south


@pytest.fixture
def bound(provinces: tuple[Province, Province]) -> Iterator[tuple[Province, Province]]:
    """Two organisations, seen by a role that owns nothing."""
    host = connection.settings_dict["HOST"]
    with psycopg.connect(host=host, user="postgres", dbname="postgres", autocommit=True) as superuser:
        known = superuser.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [ROLE]).fetchone()
        if not known:
            superuser.execute(f"CREATE ROLE {ROLE} LOGIN")
        superuser.execute(f"GRANT {ROLE} TO {connection.settings_dict['USER']}")
    grant_to(ROLE)
    become(ROLE)
    yield provinces
    if not connection.needs_rollback:
        become("")


@on_postgresql
def test_an_organisation_sees_its_own_rows_only(bound: tuple[Province, Province]) -> None:
    north, south = bound
    with organisation_scope(north.organisation.pk):
        assert set(Person.rows.values_list("organisation_id", flat=True)) == {north.organisation.pk}
        assert list(Person.rows.of(south.organisation.pk)) == []
        assert set(AuditEvent.objects.values_list("organisation_id", flat=True)) == {north.organisation.pk}
        assert AuditHead.objects.count() == 1


@on_postgresql
def test_who_was_told_no_organisation_sees_nothing(bound: tuple[Province, Province]) -> None:
    assert not Person.rows.exists()
    assert not AuditEvent.objects.exists()
    with organisation_scope(bound[0].organisation.pk):
        assert Person.rows.exists()
    assert not Person.rows.exists()


@on_postgresql
def test_a_row_for_another_organisation_is_refused(bound: tuple[Province, Province]) -> None:
    north, south = bound
    with organisation_scope(north.organisation.pk):
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Unit.rows.create(organisation=south.organisation, code="x", name="x")
        person = Person.rows.get()
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Person.rows.filter(pk=person.pk).update(organisation=south.organisation)
        assert Person.rows.of(north.organisation.pk).update(phone="1") == 1
        assert Person.rows.of(south.organisation.pk).update(phone="1") == 0


@on_postgresql
def test_commands_work_for_a_role_that_is_bound(bound: tuple[Province, Province]) -> None:
    north, _ = bound
    with organisation_scope(north.organisation.pk):
        person = north.person("second", works_in=north.unit("other"), role="auditor")
        user = commands.account_create(north.hr, person, email="second@example.nl")
        assert verify(north.organisation.pk).ok
    actor = actor_of(user, TODAY)
    assert actor
    assert actor.organisation_id == north.organisation.pk
    east = commands.organisation_create(slug="east", name="East")
    with organisation_scope(east.pk):
        assert verify(east.pk).events == 1
    require_prepared()


@on_postgresql
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_auditevent SET actor = 'x'",
        "DELETE FROM audit_auditevent",
        "TRUNCATE audit_auditevent",
        "DROP TRIGGER audit_guard_event_update ON audit_auditevent",
        "ALTER TABLE people_person DISABLE ROW LEVEL SECURITY",
    ],
)
def test_a_role_that_is_bound_has_no_power_over_the_trail_or_the_policy(
    bound: tuple[Province, Province], sql: str
) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


@on_postgresql
@pytest.mark.django_db
def test_every_table_of_a_tenant_has_the_policy() -> None:
    tables = {model._meta.db_table for model in apps.get_models() if issubclass(model, Tenant)}
    tables |= {AuditEvent._meta.db_table, AuditHead._meta.db_table}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid "
            "WHERE polname = %s AND relrowsecurity",
            [POLICY],
        )
        assert {name for (name,) in cursor.fetchall()} == tables


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["postgres", "nobody_at_all", ""])
def test_a_role_that_would_not_be_bound_is_refused(role: str) -> None:
    with pytest.raises(Failure):
        grant_to(role or connection.settings_dict["USER"] or "zuiver")


def setting() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('zuiver.organisation', true)")
        return cursor.fetchone()[0] or ""


@on_postgresql
@pytest.mark.django_db
def test_blocks_give_way_to_each_other_and_survive_a_failed_transaction() -> None:
    with organisation_scope(1):
        with organisation_scope(2):
            assert setting() == "2"
        assert setting() == "1"
        with pytest.raises(DatabaseError), transaction.atomic(), organisation_scope(3):
            connection.cursor().execute("SELECT 1 / 0")
        assert setting() == "1"
        with pytest.raises(ZeroDivisionError), organisation_scope(4), transaction.atomic():
            raise ZeroDivisionError
        assert setting() == "1"
    assert setting() == ""


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_is_opened_inside_a_block_is_told_too() -> None:
    with organisation_scope(5):
        connection.close()
        assert setting() == "5"
    assert setting() == ""


@pytest.mark.django_db
def test_the_organisation_is_remembered_on_every_database() -> None:
    assert current_organisation() is None
    with organisation_scope(1), organisation_scope(2):
        assert current_organisation() == 2
    assert current_organisation() is None


@on_postgresql
@pytest.mark.parametrize(
    "path", ["/mijn-zaken/", "/register/geschenken/", "/register/geschenken/uitvoer.csv"]
)
def test_pages_show_the_own_organisation_to_a_role_that_is_bound(
    bound: tuple[Province, Province], client: Client, path: str
) -> None:
    for province in bound:
        with organisation_scope(province.organisation.pk):
            officer = province.person(f"officer of {province.organisation.slug}", role="integrity_officer")
            entry_submit(
                actor_for_person(officer, TODAY),
                kind="gifts",
                data={**BOTTLE, "description": f"A bottle in the {province.organisation.slug}"},
                submission_key=new_id(),
            )
            user = commands.account_create(
                province.hr, officer, email=f"{province.organisation.slug}@example.nl"
            )
    client.force_login(user)
    response = client.get(path)
    assert response.status_code == 200
    page = b"".join(response) if response.streaming else response.content
    assert b"A bottle in the south" in page
    assert b"A bottle in the north" not in page
    assert current_organisation() is None
