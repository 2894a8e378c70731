"""Database triggers for what only grows: logs, sealed pieces, the key directory, proofs of destruction; and for clocks and
retention, which only ever move to the safe side. They hold whoever writes, also a person with a database client.

What belongs to a case may go once a proof of destruction of that case is there, and not before. SQL is written out for
SQLite and PostgreSQL. Names start with `cases_guard_`.
"""

# ruff: noqa: S608 - the only names put into SQL are those of our own tables

from typing import Final

from django.db.backends.base.base import BaseDatabaseWrapper

_GROWS: Final = "This only grows: what was written in the sealed room is never changed."
_KEPT: Final = "This is kept until the case is destroyed by two people."
_SAFE_SIDE: Final = (
    "Dates of clocks and retention only move to the safe side, and a clock that was met stays met."
)

_LEDGER, _ITEM = "cases_ledgerline", "cases_item"
_DIRECTORY, _PROOF = "cases_directoryline", "cases_destruction"
_FIGURES: Final = "cases_yearfigures"
_DEADLINE, _CASE = "cases_deadline", "cases_case"
_UPLOAD, _SLICE = "cases_upload", "cases_slice"

_NO_PROOF: Final = f"NOT EXISTS (SELECT 1 FROM {_PROOF} WHERE {_PROOF}.case_id = OLD.case_id)"
_CLOCK_LATER: Final = (
    "NEW.target_on > OLD.target_on OR NEW.due_on > OLD.due_on OR NEW.starts_on <> OLD.starts_on "
    "OR (OLD.met_on IS NOT NULL AND (NEW.met_on IS NULL OR NEW.met_on <> OLD.met_on))"
)
_KEPT_SHORTER: Final = (
    "NEW.received_on <> OLD.received_on OR NEW.digest <> OLD.digest "
    "OR (OLD.keep_until IS NOT NULL AND (NEW.keep_until IS NULL OR NEW.keep_until < OLD.keep_until))"
)
_OF_A_CASE: Final = "OLD.case_id IS NOT NULL"
_OF_A_TAKEN: Final = (
    f"EXISTS (SELECT 1 FROM {_UPLOAD} WHERE {_UPLOAD}.id = NEW.upload_id AND {_UPLOAD}.case_id IS NOT NULL)"
)
_OF_A_KEPT: Final = (
    f"EXISTS (SELECT 1 FROM {_UPLOAD} WHERE {_UPLOAD}.id = OLD.upload_id AND {_UPLOAD}.case_id IS NOT NULL "
    f"AND NOT EXISTS (SELECT 1 FROM {_PROOF} WHERE {_PROOF}.case_id = {_UPLOAD}.case_id))"
)
# Name, table, moment, condition (empty is always), message.
GUARDS: Final = (
    ("cases_guard_ledger_update", _LEDGER, "UPDATE", "", _GROWS),
    ("cases_guard_ledger_delete", _LEDGER, "DELETE", _NO_PROOF, _KEPT),
    ("cases_guard_item_update", _ITEM, "UPDATE", "", _GROWS),
    ("cases_guard_item_delete", _ITEM, "DELETE", _NO_PROOF, _KEPT),
    ("cases_guard_directory_update", _DIRECTORY, "UPDATE", "", _GROWS),
    ("cases_guard_directory_delete", _DIRECTORY, "DELETE", "", _GROWS),
    ("cases_guard_proof_update", _PROOF, "UPDATE", "", _GROWS),
    ("cases_guard_proof_delete", _PROOF, "DELETE", "", _GROWS),
    ("cases_guard_figures_update", _FIGURES, "UPDATE", "", _GROWS),
    ("cases_guard_figures_delete", _FIGURES, "DELETE", "", _GROWS),
    ("cases_guard_deadline_update", _DEADLINE, "UPDATE", _CLOCK_LATER, _SAFE_SIDE),
    ("cases_guard_deadline_delete", _DEADLINE, "DELETE", _NO_PROOF, _KEPT),
    ("cases_guard_upload_update", _UPLOAD, "UPDATE", _OF_A_CASE, _GROWS),
    ("cases_guard_upload_delete", _UPLOAD, "DELETE", f"{_OF_A_CASE} AND {_NO_PROOF}", _KEPT),
    ("cases_guard_slice_insert", _SLICE, "INSERT", _OF_A_TAKEN, _GROWS),
    ("cases_guard_slice_update", _SLICE, "UPDATE", "", _GROWS),
    ("cases_guard_slice_delete", _SLICE, "DELETE", _OF_A_KEPT, _KEPT),
    ("cases_guard_case_update", _CASE, "UPDATE", _KEPT_SHORTER, _SAFE_SIDE),
    ("cases_guard_case_delete", _CASE, "DELETE", _NO_PROOF.replace("OLD.case_id", "OLD.id"), _KEPT),
)


def put_up(connection: BaseDatabaseWrapper) -> None:
    """Create the guards that are missing, of the tables that are there. Needs to be the owner of the tables."""
    there = present(connection)
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for name, table, moment, condition, message in GUARDS:
            if name not in there and table in tables:
                make = _sqlite if connection.vendor == "sqlite" else _postgresql
                for statement in make(name, table, moment, condition, message):
                    cursor.execute(statement)


def take_down(connection: BaseDatabaseWrapper, *tables: str) -> None:
    """Remove all guards, or those of these tables: for undoing a migration, and for tests that play the owner."""
    there = present(connection)
    with connection.cursor() as cursor:
        for name, table, *_ in GUARDS:
            if name in there and table in (tables or (table,)):
                where = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {name}{where}")


def present(connection: BaseDatabaseWrapper) -> set[str]:
    """Return the names of the guards that work now."""
    sql = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'cases_guard_%'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE tgname LIKE 'cases_guard_%' AND tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return {name for (name,) in cursor.fetchall()}


def _sqlite(name: str, table: str, moment: str, condition: str, message: str) -> list[str]:
    when = f"WHEN {condition} " if condition else ""
    return [
        f"CREATE TRIGGER {name} BEFORE {moment} ON {table} {when}BEGIN SELECT RAISE(ABORT, '{message}'); END"
    ]


def _postgresql(name: str, table: str, moment: str, condition: str, message: str) -> list[str]:
    refuse = f"RAISE EXCEPTION '{message}' USING ERRCODE = 'integrity_constraint_violation';"
    body = f"IF {condition} THEN {refuse} END IF;" if condition else refuse
    row = "OLD" if moment == "DELETE" else "NEW"
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body} RETURN {row}; END $$",
        f"CREATE TRIGGER {name} BEFORE {moment} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]
