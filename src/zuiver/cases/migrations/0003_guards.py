"""Lets logs, sealed pieces and proofs only grow, and clocks and retention only move to the safe side."""

from django.db import migrations

from zuiver.cases import guards
from zuiver.audit.sql_step import RunSqlIn
from zuiver.audit.sql_step import RunSqlIn


def put_up(apps, schema_editor):
    guards.put_up(schema_editor.connection)


def take_down(apps, schema_editor):
    guards.take_down(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_row_security")]

    operations = [RunSqlIn(put_up, take_down)]
