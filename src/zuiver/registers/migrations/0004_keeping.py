import django.db.models.deletion
import django.db.models.manager
from django.db import migrations, models

import zuiver.kernel.ids
from zuiver.people.row_security import row_security

TABLES = (
    "registers_retentionrule",
    "registers_legalhold",
    "registers_destruction",
    "registers_destructionline",
    "registers_accesspack",
)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_designations"),
        ("registers", "0003_row_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="Destruction",
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
                ("state", models.SlugField(db_index=False, max_length=20)),
                ("on", models.DateField(help_text="what was due on this day")),
                ("size", models.PositiveIntegerField(default=0)),
                ("list_hash", models.CharField(help_text="of the list as it was proposed", max_length=64)),
                ("proposed_at", models.DateTimeField()),
                ("approved_at", models.DateTimeField(null=True)),
                ("executed_at", models.DateTimeField(null=True)),
                ("certificate", models.JSONField(null=True)),
                (
                    "approved_by",
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
                (
                    "proposed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "indexes": [
                    models.Index(fields=["organisation", "state", "id"], name="destruction_by_state")
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="LegalHold",
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
                ("entry_public_id", models.CharField(blank=True, max_length=22)),
                ("reason", models.CharField(max_length=1000)),
                ("set_on", models.DateField()),
                (
                    "until",
                    models.DateField(blank=True, help_text="the last day on which it holds", null=True),
                ),
                ("lifted_on", models.DateField(null=True)),
                (
                    "counterparty",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.counterparty",
                    ),
                ),
                (
                    "lifted_by",
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
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "indexes": [models.Index(fields=["organisation", "lifted_on", "id"], name="hold_in_force")],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="RetentionRule",
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
                ("kind", models.SlugField(db_index=False, max_length=40)),
                ("years", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("counted_from", models.SlugField(db_index=False, max_length=20)),
                (
                    "source",
                    models.CharField(help_text="the decision or selection list it rests on", max_length=300),
                ),
                (
                    "is_demo",
                    models.BooleanField(
                        default=False, help_text="an example, not a decision of the organisation"
                    ),
                ),
                ("valid_from", models.DateField()),
                ("drafted_at", models.DateTimeField()),
                ("approved_on", models.DateField(null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "drafted_by",
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
                "indexes": [
                    models.Index(
                        fields=["organisation", "kind", "valid_from", "id"], name="retention_by_kind"
                    )
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="DestructionLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.SlugField(db_index=False, max_length=40)),
                ("entry_public_id", models.CharField(max_length=22)),
                ("counted_from", models.DateField(help_text="the day from which the years were counted")),
                ("due_on", models.DateField()),
                ("outcome", models.SlugField(blank=True, db_index=False, max_length=20)),
                (
                    "destruction",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="registers.destruction",
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
                    "rule",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="registers.retentionrule",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "indexes": [
                    models.Index(fields=["organisation", "entry_public_id"], name="destruction_of_entry"),
                    models.Index(fields=["destruction", "outcome", "id"], name="destruction_to_do"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("destruction", "entry_public_id"), name="destruction_line_once"
                    )
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="AccessPack",
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
                ("version", models.PositiveIntegerField(default=1)),
                ("state", models.SlugField(db_index=False, max_length=20)),
                ("asked_on", models.DateField()),
                ("due_on", models.DateField(help_text="one month after it was asked (GDPR, article 12)")),
                (
                    "shown",
                    models.JSONField(
                        default=list, help_text="keys of fields about others that are shown all the same"
                    ),
                ),
                (
                    "collected_hash",
                    models.CharField(blank=True, help_text="of what was looked at", max_length=64),
                ),
                ("handed_out_at", models.DateTimeField(null=True)),
                (
                    "checked_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "masked_by",
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
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "indexes": [
                    models.Index(fields=["organisation", "state", "id"], name="access_pack_by_state")
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        row_security(*TABLES),
    ]
