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
            name="Question",
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
                ("submission_key", models.UUIDField()),
                ("addressee", models.SlugField(db_index=False, max_length=30)),
                ("assessor_role", models.SlugField(blank=True, db_index=False, max_length=40)),
                ("state", models.SlugField(db_index=False, max_length=30)),
                (
                    "state_since",
                    models.DateTimeField(help_text="when it came into this state and into these hands"),
                ),
                ("is_open", models.BooleanField(default=True, help_text="waits for somebody")),
                ("asked_on", models.DateField()),
                (
                    "due_on",
                    models.DateField(help_text="the day before which the organisation wants an answer"),
                ),
                ("may_be_example", models.BooleanField(default=True)),
                ("module", models.SlugField(db_index=False, max_length=40)),
                (
                    "outcome",
                    models.SlugField(db_index=False, help_text="what the aid advised", max_length=40),
                ),
                ("rule", models.CharField(max_length=120)),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                ("about", models.TextField(blank=True, help_text="the line in the asker's own words")),
                (
                    "answers",
                    models.JSONField(
                        default=list, help_text="[[fact, value as text]]: what was shared, in its order"
                    ),
                ),
                (
                    "features",
                    models.JSONField(
                        default=dict, help_text="{fact: value}: the closed facts that this answer used"
                    ),
                ),
                ("receipt", models.JSONField()),
                (
                    "assessor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions_to_answer",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "indexes": [
                    models.Index(fields=["organisation", "person", "id"], name="question_of_person"),
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["organisation", "assessor", "state_since", "id"],
                        name="question_waits_for",
                    ),
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["organisation", "assessor_role", "state_since", "id"],
                        name="question_waits_for_role",
                    ),
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["organisation", "due_on", "id"],
                        name="question_due",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "submission_key"), name="question_submission_once"
                    )
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Precedent",
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
                ("state", models.SlugField(db_index=False, max_length=30)),
                ("module", models.SlugField(db_index=False, max_length=40)),
                ("outcome", models.SlugField(db_index=False, max_length=40)),
                ("rule", models.CharField(max_length=120)),
                ("rule_version", models.CharField(max_length=20)),
                (
                    "edition",
                    models.CharField(help_text="the text of the code that it stands on", max_length=200),
                ),
                ("pack", models.CharField(max_length=80)),
                ("asked_words", models.TextField()),
                ("answer_words", models.TextField()),
                ("search_text", models.TextField(blank=True, help_text="folded words, to search in")),
                ("norms", models.JSONField(default=list)),
                ("features", models.JSONField(default=dict)),
                ("published_on", models.DateField(blank=True, null=True)),
                ("remark", models.TextField(blank=True, help_text="what the second pair of eyes asked")),
                ("updated_at", models.DateTimeField()),
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="dialogue.question",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "indexes": [
                    models.Index(
                        fields=["organisation", "state", "module", "id"], name="precedent_by_module"
                    ),
                    models.Index(fields=["organisation", "proposed_by"], name="precedent_of_writer"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("question__isnull", False), models.Q(("state", "refused"), _negated=True)
                        ),
                        fields=("organisation", "question"),
                        name="precedent_of_question_once",
                    )
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question_version", models.PositiveIntegerField()),
                ("module", models.SlugField(db_index=False, max_length=40)),
                ("rule", models.CharField(max_length=120)),
                ("advised", models.SlugField(db_index=False, help_text="what the aid said", max_length=40)),
                ("outcome", models.SlugField(db_index=False, help_text="what the human says", max_length=40)),
                ("words", models.TextField()),
                ("departs_from_aid", models.BooleanField(default=False)),
                ("departs_from_like", models.BooleanField(default=False)),
                ("why_different", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="given",
                        to="dialogue.question",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "indexes": [
                    models.Index(fields=["organisation", "rule", "id"], name="answer_by_rule"),
                    models.Index(fields=["organisation", "answered_by", "id"], name="answer_by_person"),
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="QuestionRead",
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reads",
                        to="dialogue.question",
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
                    models.Index(fields=["organisation", "question", "reader", "at"], name="read_of_question")
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="QuestionRuledOut",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
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
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ruled_out",
                        to="dialogue.question",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "indexes": [models.Index(fields=["organisation", "person"], name="ruled_out_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("question", "person"), name="question_ruled_out_once")
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="QuestionVersion",
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="dialogue.question",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(fields=("question", "number"), name="question_version_once")
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="PrecedentVersion",
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
                ("asked_words", models.TextField()),
                ("answer_words", models.TextField()),
                ("remark", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "precedent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="dialogue.precedent",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(fields=("precedent", "number"), name="precedent_version_once")
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
    ]
