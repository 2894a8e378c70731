"""The full-text index of entries: FTS5 with triggers on SQLite, a generated tsvector with GIN on PostgreSQL.

On SQLite the index holds no text of its own; the triggers hand it the old words to forget and the new ones to keep.
A word with @ in front stands for the organisation and for the register, so that an answer never leaves either.
"""

from django.db import migrations
from zuiver.audit.sql_step import RunSqlIn
from zuiver.audit.sql_step import RunSqlIn

WORDS = "'@' || {row}.organisation_id || ' @' || {row}.organisation_id || '_' || {row}.kind || {row}.search_text"
FORGET = (
    "INSERT INTO registers_entry_search(registers_entry_search, rowid, words) "
    f"VALUES ('delete', old.id, {WORDS.format(row='old')});"
)
KEEP = f"INSERT INTO registers_entry_search(rowid, words) VALUES (new.id, {WORDS.format(row='new')});"
CHANGED = (
    "new.search_text IS NOT old.search_text OR new.kind IS NOT old.kind "
    "OR new.organisation_id IS NOT old.organisation_id"
)

SQLITE = [
    "CREATE VIRTUAL TABLE registers_entry_search USING fts5(words, content='', detail=none, prefix='1 2 3 4 5 6 7 8', "
    "tokenize=\"unicode61 remove_diacritics 2 tokenchars '@_'\")",
    f"CREATE TRIGGER registers_entry_search_insert AFTER INSERT ON registers_entry BEGIN {KEEP} END",
    f"CREATE TRIGGER registers_entry_search_delete AFTER DELETE ON registers_entry BEGIN {FORGET} END",
    "CREATE TRIGGER registers_entry_search_update AFTER UPDATE ON registers_entry "
    f"WHEN {CHANGED} BEGIN {FORGET} {KEEP} END",
]
SQLITE_BACK = [
    "DROP TRIGGER registers_entry_search_insert",
    "DROP TRIGGER registers_entry_search_delete",
    "DROP TRIGGER registers_entry_search_update",
    "DROP TABLE registers_entry_search",
]
POSTGRESQL = [
    "ALTER TABLE registers_entry ADD COLUMN search_vector tsvector GENERATED ALWAYS AS (array_to_tsvector("
    "array_remove(string_to_array(search_text, ' '), '') "
    "|| ('@' || organisation_id::text) || ('@' || organisation_id::text || '_' || kind))) STORED",
    "CREATE INDEX entry_search ON registers_entry USING gin (search_vector)",
    # So that the planner knows how common a word is.
    "ALTER TABLE registers_entry ALTER COLUMN search_vector SET STATISTICS 1000",
]
POSTGRESQL_BACK = ["ALTER TABLE registers_entry DROP COLUMN search_vector"]


def create(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def remove(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("registers", "0001_start")]

    operations = [RunSqlIn(create, remove)]
