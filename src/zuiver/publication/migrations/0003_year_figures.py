"""Figures of years, each shown to its own organisation only; and the lines of a person without a walk along all."""

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from zuiver.people.row_security import row_security


class Migration(migrations.Migration):
    dependencies = [("people", "0004_contract"), ("publication", "0002_row_security")]

    operations = [
        migrations.CreateModel(
            name="YearFigures",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.SlugField(db_index=False, max_length=40)),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "figures",
                    models.JSONField(help_text="{total: [low, high], parts: {name: [low, high]}}"),
                ),
                ("decided_by", models.CharField(max_length=200)),
                ("decided_since", models.DateField()),
                ("decided_why", models.CharField(max_length=500)),
                ("made_at", models.DateTimeField()),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "kind", "year"), name="figures_of_year_once"
                    )
                ],
            },
            managers=[("rows", django.db.models.manager.Manager())],
        ),
        row_security("publication_yearfigures"),
        migrations.AddIndex(
            model_name="publication",
            index=models.Index(fields=["organisation", "person", "id"], name="publication_of_person"),
        ),
    ]
