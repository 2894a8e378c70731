"""Shows each organisation its own public lines, versions, objections and checks only."""

from django.db import migrations

from zuiver.people.row_security import row_security

TABLES = (
    "publication_publication",
    "publication_publicversion",
    "publication_publicationstep",
    "publication_objection",
    "publication_publicationcheck",
)


class Migration(migrations.Migration):
    dependencies = [("publication", "0001_start"), ("people", "0002_row_security")]

    operations = [row_security(*TABLES)]
