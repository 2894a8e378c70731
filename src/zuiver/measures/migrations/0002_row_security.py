"""Shows each organisation its own measures only."""

from django.db import migrations

from zuiver.people.row_security import row_security

TABLES = (
    "measures_measure",
    "measures_measureversion",
    "measures_measureread",
    "measures_measureruledout",
)


class Migration(migrations.Migration):
    dependencies = [("measures", "0001_start"), ("people", "0002_row_security")]

    operations = [row_security(*TABLES)]
