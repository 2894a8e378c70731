"""Lets the trail only grow: update, delete and truncate are refused by the database."""

from django.db import migrations

from zuiver.audit import guards
from zuiver.audit.sql_step import RunSqlIn
from zuiver.audit.sql_step import RunSqlIn


def put_up(apps, schema_editor):
    guards.put_up(schema_editor.connection)


def take_down(apps, schema_editor):
    guards.take_down(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [("audit", "0001_start")]

    operations = [RunSqlIn(put_up, take_down)]
