"""Shows each organisation its own questions and precedents only."""

from django.db import migrations

from zuiver.people.row_security import row_security

TABLES = (
    "dialogue_question",
    "dialogue_questionversion",
    "dialogue_answer",
    "dialogue_questionread",
    "dialogue_questionruledout",
    "dialogue_precedent",
    "dialogue_precedentversion",
)


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0001_start"), ("people", "0002_row_security")]

    operations = [row_security(*TABLES)]
