"""Keeps what two people sign before the key on paper opens a case, and exports for people outside the directory."""

import uuid

import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

from zuiver.people.row_security import row_security


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_guards")]

    operations = [
        migrations.AddField(
            model_name="exportline",
            name="outside",
            field=models.SlugField(
                blank=True,
                db_index=False,
                default="",
                help_text="what kind of person outside the directory it is for",
                max_length=20,
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="exportline",
            name="piece",
            field=models.UUIDField(
                blank=True, help_text="the sealed piece that names that person", null=True
            ),
        ),
        migrations.CreateModel(
            name="PaperAsk",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "statement",
                    models.TextField(help_text="what both sign; every reader of the case gets it"),
                ),
                ("record", models.TextField(help_text="for the directory, with the signatures so far")),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paper_asks",
                        to="cases.case",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.keyholder",
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
                (
                    "pair",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="paper",
                        to="cases.secondpair",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        row_security("cases_paperask"),
    ]
