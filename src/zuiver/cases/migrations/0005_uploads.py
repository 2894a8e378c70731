"""Tables for large files, which arrive in slices: own rows only, and kept once they belong to a case."""

import django.db.models.deletion
import django.db.models.manager
import uuid
from django.db import migrations, models

from zuiver.audit.sql_step import RunSqlIn
from zuiver.cases import guards
from zuiver.people.row_security import row_security


def put_up(apps, schema_editor):
    guards.put_up(schema_editor.connection)


def take_down(apps, schema_editor):
    guards.take_down(schema_editor.connection, "cases_upload", "cases_slice")


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0004_paper"),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("compartment", models.SlugField(blank=True, db_index=False, max_length=20)),
                (
                    "token",
                    models.CharField(
                        blank=True, help_text="a hash of the secret of who sends it", max_length=64
                    ),
                ),
                (
                    "size_class",
                    models.PositiveSmallIntegerField(
                        help_text="the exponent of two up to which it was filled"
                    ),
                ),
                ("day", models.DateField(help_text="on which the last slice came")),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uploads",
                        to="cases.case",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "indexes": [models.Index(fields=["organisation", "day"], name="case_upload_by_day")],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Slice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("sealed", models.BinaryField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "upload",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="slices", to="cases.upload"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(fields=("upload", "number"), name="case_slice_once"),
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        row_security("cases_upload", "cases_slice"),
        RunSqlIn(put_up, take_down),
    ]
