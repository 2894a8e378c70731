"""Database triggers that let the trail only grow, whoever writes: the program, a script, or a person with psql.

An owner of the database can remove them, and then change what he likes: that is what the hash chain finds.
SQL is written out for SQLite and PostgreSQL. Names start with `audit_guard_`.
"""

# ruff: noqa: S608 - the only names put into SQL are those of our own tables

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

EVENTS: Final = "audit_auditevent"
HEADS: Final = "audit_audithead"

_NO_CHANGE: Final = "The audit trail only grows: events are never changed or removed."
_NO_INSERT: Final = "The audit trail only grows at its end: this number was given out already."
_NO_HEAD: Final = "The head of the audit trail only moves forward, to an event that is there."

_PAST_THE_HEAD: Final = (
    f"NEW.number <= COALESCE((SELECT number FROM {HEADS} WHERE organisation_id = NEW.organisation_id), 0)"
)
_BAD_START: Final = (
    f"NEW.number <> 0 OR EXISTS (SELECT 1 FROM {HEADS} WHERE organisation_id = NEW.organisation_id)"
)
_BAD_MOVE: Final = (
    "NEW.organisation_id <> OLD.organisation_id OR NEW.number <= OLD.number OR NOT EXISTS "
    f"(SELECT 1 FROM {EVENTS} WHERE organisation_id = NEW.organisation_id AND number = NEW.number "
    "AND hash = NEW.hash)"
)
# Name, table, moment, condition (empty is always), message.
_ROW_GUARDS: Final = (
    ("audit_guard_event_update", EVENTS, "UPDATE", "", _NO_CHANGE),
    ("audit_guard_event_delete", EVENTS, "DELETE", "", _NO_CHANGE),
    ("audit_guard_event_insert", EVENTS, "INSERT", _PAST_THE_HEAD, _NO_INSERT),
    ("audit_guard_head_insert", HEADS, "INSERT", _BAD_START, _NO_HEAD),
    ("audit_guard_head_update", HEADS, "UPDATE", _BAD_MOVE, _NO_HEAD),
    ("audit_guard_head_delete", HEADS, "DELETE", "", _NO_HEAD),
)
_TRUNCATE_GUARDS: Final = (
    ("audit_guard_event_truncate", EVENTS, _NO_CHANGE),
    ("audit_guard_head_truncate", HEADS, _NO_HEAD),
)


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Create the guards that are missing. Needs to be the owner of the tables."""
    make = _sqlite_statements if connection.vendor == "sqlite" else _postgresql_statements
    there = _present(connection)
    with connection.cursor() as cursor:
        for name, statements in make().items():
            if name not in there:
                for statement in statements:
                    cursor.execute(statement)


def take_down(connection: BaseDatabaseWrapper) -> None:
    """Remove all guards: for undoing the migration, and for tests that play the owner of the database."""
    tables = {name: table for name, table, *_ in (*_ROW_GUARDS, *_TRUNCATE_GUARDS)}
    with connection.cursor() as cursor:
        for name in _present(connection):
            where = f" ON {tables[name]}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{where}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the names of guards that are not there."""
    make = _sqlite_statements if connection.vendor == "sqlite" else _postgresql_statements
    return sorted(set(make()) - _present(connection))


def _present(connection: BaseDatabaseWrapper) -> set[str]:
    """Names of the guards that work now; one that was switched off does not count."""
    sql = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_guard_%'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'audit_guard_%' AND tgenabled <> 'D' "
        f"AND tgrelid IN ('{EVENTS}'::regclass, '{HEADS}'::regclass)"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name for (name,) in cursor.fetchall()}


def _sqlite_statements() -> dict[str, list[str]]:
    return {
        name: [
            f"CREATE TRIGGER {name} BEFORE {moment} ON {table} {f'WHEN {condition} ' if condition else ''}"
            f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
        ]
        for name, table, moment, condition, message in _ROW_GUARDS
    }


def _postgresql_statements() -> dict[str, list[str]]:
    made = {}
    for name, table, moment, condition, message in _ROW_GUARDS:
        made[name] = [
            _postgresql_function(name, condition, message, "OLD" if moment == "DELETE" else "NEW"),
            f"CREATE TRIGGER {name} BEFORE {moment} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    for name, table, message in _TRUNCATE_GUARDS:
        made[name] = [
            _postgresql_function(name, "", message, "NULL"),
            f"CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
        ]
    return made


def _postgresql_function(name: str, condition: str, message: str, row: str) -> str:
    refuse = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';"
    body = f"IF {condition} THEN {refuse} END IF;" if condition else refuse
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body} RETURN {row}; END $$"
    )
