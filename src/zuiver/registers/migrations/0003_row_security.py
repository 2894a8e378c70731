"""Shows each organisation its own entries only, and lets the search use its index under that lock.

PostgreSQL does not let `@@` use an index before the policy was asked. So the search goes through a function that runs as
the owner and hands back ids, nothing else; what these ids stand for is then read under the policy.
"""

from django.db import migrations

from zuiver.people.row_security import row_security
from zuiver.audit.sql_step import RunSqlIn
from zuiver.audit.sql_step import RunSqlIn

TABLES = (
    "registers_entry",
    "registers_ruling",
    "registers_entryversion",
    "registers_decision",
    "registers_entrymessage",
    "registers_entryread",
    "registers_entrynamed",
    "registers_entryconflict",
    "registers_attachment",
    "registers_handin",
    "registers_draft",
    "registers_exchangerate",
)
HITS = """
CREATE FUNCTION registers_entry_hits(wanted tsquery) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path FROM CURRENT
AS $$ SELECT coalesce(array_agg(id), '{}') FROM registers_entry WHERE search_vector @@ wanted $$
"""


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(HITS, params=None)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION registers_entry_hits(tsquery)", params=None)


class Migration(migrations.Migration):
    dependencies = [("registers", "0002_search"), ("people", "0002_row_security")]

    operations = [RunSqlIn(create, remove), row_security(*TABLES)]
