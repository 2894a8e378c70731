"""Files as proof of a measure, each organisation its own only."""

import django.db.models.deletion
import django.db.models.manager
import zuiver.kernel.ids
from django.db import migrations, models

from zuiver.people.row_security import row_security


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0002_row_security"),
        ("people", "0004_contract"),
    ]

    operations = [
        migrations.CreateModel(
            name="MeasureFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.CharField(default=zuiver.kernel.ids.new_public_id, max_length=22, unique=True),
                ),
                ("version", models.PositiveIntegerField(help_text="the step with which it came")),
                ("media_type", models.CharField(max_length=60)),
                ("size", models.PositiveIntegerField(help_text="bytes")),
                ("sha256", models.CharField(max_length=64)),
                ("content", models.BinaryField()),
                ("at", models.DateTimeField()),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="measures.measure",
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
                "indexes": [models.Index(fields=["organisation", "measure"], name="file_of_measure")],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        row_security("measures_measurefile"),
    ]
