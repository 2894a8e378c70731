"""Row-level security of PostgreSQL, as steps of migrations. SQLite has none: there the queries and their tests guard."""

from collections.abc import Callable
from typing import Any, Final

from zuiver.audit.sql_step import RunSqlIn
from zuiver.people.tenant_scope import SETTING

POLICY: Final = "of_one_organisation"
# Not told which organisation, or told none: no row matches.
_CONDITION: Final = f"organisation_id = nullif(current_setting('{SETTING}', true), '')::bigint"


def row_security(*tables: str) -> RunSqlIn:
    """Return the migration step that shows and takes rows of these tables for the told organisation only.

    Who owns the tables is exempt, as PostgreSQL has it: migrations and backups need all rows.
    """
    return RunSqlIn(_each(tables, _switch_on), _each(tables, _switch_off))


def _each(tables: tuple[str, ...], statements: Callable[[str], list[str]]) -> Callable[[Any, Any], None]:
    def run(apps: Any, schema_editor: Any) -> None:
        if schema_editor.connection.vendor != "postgresql":
            return
        for table in tables:
            for statement in statements(table):
                schema_editor.execute(statement, params=None)

    return run


def _switch_on(table: str) -> list[str]:
    return [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"CREATE POLICY {POLICY} ON {table} USING ({_CONDITION}) WITH CHECK ({_CONDITION})",
    ]


def _switch_off(table: str) -> list[str]:
    return [
        f"DROP POLICY {POLICY} ON {table}",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
    ]
