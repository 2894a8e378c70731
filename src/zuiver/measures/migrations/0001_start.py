import django.db.models.deletion
import django.db.models.manager
import zuiver.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0002_row_security"),
    ]

    operations = [
        migrations.CreateModel(
            name="Measure",
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
                ("subject", models.CharField(max_length=120)),
                ("assessor_role", models.SlugField(blank=True, db_index=False, max_length=40)),
                ("state", models.SlugField(db_index=False, max_length=30)),
                (
                    "state_since",
                    models.DateTimeField(help_text="when it came into this state and into these hands"),
                ),
                (
                    "is_open",
                    models.BooleanField(default=True, help_text="something is left to do, be it later"),
                ),
                ("text", models.TextField(help_text="what has to be done or left")),
                ("imposed_on", models.DateField()),
                ("due_on", models.DateField(help_text="the day by which it has to be done, with proof")),
                (
                    "recheck_on",
                    models.DateField(
                        blank=True, help_text="the day to look again whether it works", null=True
                    ),
                ),
                ("proof", models.TextField(blank=True)),
                ("proof_link", models.CharField(blank=True, max_length=500)),
                (
                    "proven_on",
                    models.DateField(blank=True, help_text="the day of the proof that stands", null=True),
                ),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                (
                    "assessor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures_to_check",
                        to="people.person",
                    ),
                ),
                (
                    "follows",
                    models.ForeignKey(
                        blank=True,
                        help_text="the measure that did not work",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
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
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures_to_do",
                        to="people.person",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="measures",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "indexes": [
                    models.Index(fields=["organisation", "subject", "id"], name="measure_of_subject"),
                    models.Index(fields=["organisation", "due_on", "id"], name="measure_by_day"),
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["organisation", "person", "due_on"],
                        name="measure_of_person",
                    ),
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["organisation", "owner", "due_on"],
                        name="measure_of_owner",
                    ),
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["organisation", "assessor", "due_on"],
                        name="measure_waits_for",
                    ),
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["organisation", "assessor_role", "due_on"],
                        name="measure_waits_for_role",
                    ),
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["organisation", "due_on", "id"],
                        name="measure_open_by_day",
                    ),
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="MeasureRead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("capacity", models.SlugField(db_index=False, max_length=30)),
                ("at", models.DateTimeField()),
                (
                    "measure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reads",
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
                (
                    "reader",
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
                    models.Index(fields=["organisation", "measure", "reader", "at"], name="read_of_measure")
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="MeasureRuledOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=120)),
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
                "indexes": [models.Index(fields=["organisation", "person"], name="measure_ruled_out_person")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "subject", "person"), name="measure_ruled_out_once"
                    )
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="MeasureVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("action", models.SlugField(db_index=False, max_length=30)),
                ("state", models.SlugField(db_index=False, max_length=30)),
                ("words", models.TextField(blank=True)),
                ("link", models.CharField(blank=True, max_length=500)),
                ("due_on", models.DateField()),
                ("recheck_on", models.DateField(blank=True, null=True)),
                ("at", models.DateTimeField()),
                (
                    "changed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "in_place_of",
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
                        related_name="versions",
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
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(fields=("measure", "number"), name="measure_version_once")
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
    ]
