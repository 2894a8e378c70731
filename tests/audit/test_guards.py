"""The database itself refuses to change or remove what was recorded."""

import pytest
from django.db import IntegrityError, connection, transaction

from tests.audit.conftest import ORGANISATION, write_events
from zuiver.audit import guards
from zuiver.audit.models import AuditEvent, AuditHead
from zuiver.audit.verify import verify

REFUSED = [
    "UPDATE audit_auditevent SET actor = 'person:2' WHERE number = 3",
    "UPDATE audit_auditevent SET number = 99 WHERE number = 3",
    "DELETE FROM audit_auditevent WHERE number = 10",
    "DELETE FROM audit_auditevent",
    "INSERT INTO audit_auditevent SELECT organisation_id, 0, at, event, actor, subject, data_text, previous_hash, hash "
    "FROM audit_auditevent WHERE organisation_id = 7 AND number = 1",
    "UPDATE audit_audithead SET number = 4 WHERE organisation_id = 7",
    "UPDATE audit_audithead SET hash = 'x' WHERE organisation_id = 7",
    "UPDATE audit_audithead SET number = 12 WHERE organisation_id = 7",
    "UPDATE audit_audithead SET organisation_id = 9 WHERE organisation_id = 7",
    "DELETE FROM audit_audithead",
    "INSERT INTO audit_audithead (organisation_id, number, hash) VALUES (9, 5, 'x')",
]
ONLY_SQLITE = [
    "INSERT OR REPLACE INTO audit_auditevent SELECT * FROM audit_auditevent WHERE number = 3",
    "UPDATE OR REPLACE audit_auditevent SET number = 4 WHERE number = 3",
    "INSERT OR REPLACE INTO audit_audithead (organisation_id, number, hash) VALUES (7, 0, 'x')",
]
ONLY_POSTGRESQL = [
    "TRUNCATE audit_auditevent",
    "TRUNCATE audit_audithead",
    "INSERT INTO audit_auditevent SELECT * FROM audit_auditevent WHERE number = 3 "
    "ON CONFLICT (organisation_id, number) DO UPDATE SET actor = 'x'",
]


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("sql", REFUSED)
def test_the_database_refuses(trail: int, sql: str) -> None:
    with pytest.raises(IntegrityError, match="audit trail only"), transaction.atomic():
        run(sql)
    assert AuditEvent.objects.filter(organisation_id=ORGANISATION).count() == 10
    assert verify(ORGANISATION).ok


@pytest.mark.skipif("connection.vendor != 'sqlite'")
@pytest.mark.parametrize("sql", ONLY_SQLITE)
def test_sqlite_refuses_to_replace(trail: int, sql: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        run(sql)
    assert verify(ORGANISATION).ok


@pytest.mark.skipif("connection.vendor != 'postgresql'")
@pytest.mark.parametrize("sql", ONLY_POSTGRESQL)
def test_postgresql_refuses_to_truncate_or_overwrite(trail: int, sql: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        run(sql)
    assert verify(ORGANISATION).ok


@pytest.mark.django_db
def test_missing_guards_are_named_and_can_be_put_up_again() -> None:
    assert guards.missing(connection) == []
    guards.take_down(connection)
    assert "audit_guard_event_update" in guards.missing(connection)
    guards.put_up(connection)
    assert guards.missing(connection) == []
    write_events(1)
    assert AuditHead.objects.get(pk=ORGANISATION).number == 1
