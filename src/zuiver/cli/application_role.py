"""Gives a PostgreSQL role that owns nothing what the running program needs, and nothing more.

Row-level security does not bind the owner of the tables. So the owner prepares the database, and web server and worker
run as another role. That role cannot change or remove audit events, even apart from the triggers.
"""

from typing import Final

from django.db import connection
from psycopg import sql

from zuiver.audit.guards import EVENTS, HEADS
from zuiver.cli.failing import Failure

_STATEMENTS: Final = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    f"REVOKE UPDATE, DELETE ON {EVENTS} FROM {{role}}",
    f"REVOKE DELETE ON {HEADS} FROM {{role}}",
    "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
)


def grant_to(role: str) -> None:
    """Let a role that exists use the tables. Raises `Failure` on SQLite, or for a role that would not be bound."""
    if connection.vendor != "postgresql":
        raise Failure("SQLite has no roles: --grant-to is for PostgreSQL.")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR rolname = current_user FROM pg_roles WHERE rolname = %s",
            [role],
        )
        found = cursor.fetchone()
        if found is None:
            raise Failure(f"There is no role {role} in PostgreSQL. Make it first: CREATE ROLE {role} LOGIN")
        if found[0]:
            raise Failure(
                f"The role {role} is a superuser, passes by row-level security, or owns the tables. Choose another."
            )
        for statement in _STATEMENTS:
            cursor.execute(sql.SQL(statement).format(role=sql.Identifier(role)).as_string())
