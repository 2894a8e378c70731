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
            name="Entry",
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
                ("schema_version", models.PositiveSmallIntegerField(default=1)),
                ("version", models.PositiveIntegerField(default=1)),
                ("submission_key", models.UUIDField(blank=True, null=True)),
                (
                    "source_key",
                    models.CharField(blank=True, help_text="where an imported row came from", max_length=200),
                ),
                ("party_name", models.CharField(blank=True, max_length=200)),
                (
                    "party_key",
                    models.CharField(blank=True, help_text="folded name, to sort by", max_length=200),
                ),
                ("title", models.CharField(max_length=200)),
                (
                    "category",
                    models.SlugField(
                        blank=True,
                        db_index=False,
                        help_text="what sort it is within its register: entries of one are alike",
                        max_length=40,
                    ),
                ),
                ("state", models.SlugField(db_index=False, max_length=30)),
                (
                    "state_since",
                    models.DateTimeField(help_text="when it came into this state and into these hands"),
                ),
                ("assessor_role", models.SlugField(blank=True, db_index=False, max_length=40)),
                ("is_open", models.BooleanField(default=True, help_text="waits for somebody")),
                (
                    "amount_cents",
                    models.BigIntegerField(
                        blank=True, help_text="EUR, known value only; never 0 for unknown", null=True
                    ),
                ),
                (
                    "happened_on",
                    models.DateField(blank=True, help_text="first day of the known date", null=True),
                ),
                (
                    "happened_precision",
                    models.CharField(default="day", help_text="day, month, year or none", max_length=5),
                ),
                ("reported_on", models.DateField(blank=True, null=True)),
                ("is_late", models.BooleanField(default=False)),
                (
                    "due_on",
                    models.DateField(
                        blank=True,
                        help_text="the day on which its state asks something: the event, the end, the next look",
                        null=True,
                    ),
                ),
                (
                    "ended_on",
                    models.DateField(
                        blank=True, help_text="the day on which what goes on has ended", null=True
                    ),
                ),
                (
                    "outcome",
                    models.SlugField(
                        blank=True, db_index=False, help_text="what the decision aid advised", max_length=40
                    ),
                ),
                (
                    "search_text",
                    models.TextField(blank=True, help_text="folded words of all that may be searched"),
                ),
                ("created_at", models.DateTimeField()),
                ("updated_at", models.DateTimeField()),
                ("data", models.JSONField(default=dict)),
                ("receipt", models.JSONField(blank=True, null=True)),
                (
                    "assessor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="to_assess",
                        to="people.person",
                    ),
                ),
                (
                    "counterparty",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="people.counterparty",
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
                        related_name="entries",
                        to="people.person",
                    ),
                ),
                (
                    "registered_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "indexes": [
                    models.Index(fields=["organisation", "kind", "happened_on", "id"], name="entry_by_date"),
                    models.Index(
                        fields=["organisation", "kind", "state", "happened_on", "id"], name="entry_by_state"
                    ),
                    models.Index(
                        fields=["organisation", "kind", "outcome", "happened_on", "id"],
                        name="entry_by_outcome",
                    ),
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["organisation", "kind", "happened_on", "id"],
                        name="entry_open_by_date",
                    ),
                    models.Index(
                        condition=models.Q(("is_late", True)),
                        fields=["organisation", "kind", "happened_on", "id"],
                        name="entry_late_by_date",
                    ),
                    models.Index(
                        condition=models.Q(("due_on__isnull", False)),
                        fields=["organisation", "kind", "due_on", "id"],
                        name="entry_due",
                    ),
                    models.Index(
                        condition=models.Q(("ended_on__isnull", False)),
                        fields=["organisation", "kind", "ended_on", "id"],
                        name="entry_ended",
                    ),
                    models.Index(fields=["organisation", "kind", "id"], name="entry_by_id"),
                    models.Index(
                        fields=["organisation", "kind", "amount_cents", "id"], name="entry_by_amount"
                    ),
                    models.Index(fields=["organisation", "kind", "party_key", "id"], name="entry_by_party"),
                    models.Index(
                        fields=["organisation", "person", "happened_on", "id"], name="entry_of_person"
                    ),
                    models.Index(
                        fields=["organisation", "person", "counterparty", "happened_on", "id"],
                        name="entry_of_person_and_party",
                    ),
                    models.Index(
                        condition=models.Q(("registered_by__isnull", False)),
                        fields=["organisation", "registered_by", "id"],
                        name="entry_registered_by",
                    ),
                    models.Index(fields=["organisation", "unit", "happened_on", "id"], name="entry_of_unit"),
                    models.Index(
                        fields=["organisation", "counterparty", "happened_on", "id"],
                        name="entry_of_counterparty",
                    ),
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["organisation", "person", "state_since", "id"],
                        name="entry_open_of_person",
                    ),
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["organisation", "assessor", "state_since", "id"],
                        name="entry_waits_for",
                    ),
                    models.Index(
                        condition=models.Q(("is_open", True)),
                        fields=["organisation", "assessor_role", "state_since", "id"],
                        name="entry_waits_for_role",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("submission_key__isnull", False)),
                        fields=("organisation", "submission_key"),
                        name="entry_submission_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source_key", ""), _negated=True),
                        fields=("organisation", "kind", "source_key"),
                        name="entry_source_once",
                    ),
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.SlugField(db_index=False, max_length=40)),
                ("category", models.SlugField(blank=True, db_index=False, max_length=40)),
                ("action", models.SlugField(db_index=False, max_length=30)),
                ("reason", models.TextField()),
                ("disagreement", models.TextField(blank=True)),
                ("departs_from_advice", models.BooleanField(default=False)),
                ("advice", models.SlugField(blank=True, db_index=False, max_length=40)),
                ("receipt", models.JSONField(blank=True, null=True)),
                ("entry_version", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "decided_by",
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
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="registers.entry",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "indexes": [
                    models.Index(fields=["organisation", "entry", "id"], name="decision_of_entry"),
                    models.Index(
                        fields=["organisation", "kind", "category", "advice", "id"],
                        name="decision_of_like_entry",
                    ),
                    models.Index(fields=["organisation", "decided_by", "id"], name="decision_by_person"),
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Attachment",
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
                ("media_type", models.CharField(max_length=60)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attachments",
                        to="registers.entry",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "indexes": [models.Index(fields=["organisation", "entry"], name="attachment_of_entry")],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="EntryConflict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="conflicts",
                        to="registers.entry",
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
                (
                    "stated_by",
                    models.ForeignKey(
                        blank=True,
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
                "indexes": [models.Index(fields=["organisation", "person"], name="conflict_of_person")],
                "constraints": [
                    models.UniqueConstraint(fields=("entry", "person"), name="entry_conflict_once")
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="EntryMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="registers.entry",
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
                "indexes": [models.Index(fields=["organisation", "entry", "id"], name="message_of_entry")],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="EntryNamed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="named",
                        to="registers.entry",
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
                        related_name="named_in",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "indexes": [models.Index(fields=["organisation", "person"], name="named_person")],
                "constraints": [models.UniqueConstraint(fields=("entry", "person"), name="entry_named_once")],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="EntryRead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "capacity",
                    models.SlugField(
                        db_index=False, help_text="assessor, deputy, role slug ...", max_length=40
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reads",
                        to="registers.entry",
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
                    models.Index(fields=["organisation", "entry", "reader", "at"], name="read_of_entry"),
                    models.Index(fields=["organisation", "reader", "id"], name="read_by_person"),
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="EntryVersion",
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
                ("data", models.JSONField()),
                ("receipt", models.JSONField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=1000)),
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
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="registers.entry",
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
                    models.UniqueConstraint(fields=("entry", "number"), name="entry_version_once")
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="ExchangeRate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("currency", models.CharField(max_length=3)),
                ("on", models.DateField()),
                ("rate", models.DecimalField(decimal_places=8, max_digits=18)),
                ("source", models.CharField(max_length=200)),
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
                    models.UniqueConstraint(fields=("organisation", "currency", "on"), name="rate_once")
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="HandIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("received_on", models.DateField()),
                ("place", models.CharField(max_length=200)),
                ("what", models.CharField(max_length=500)),
                ("destination", models.CharField(blank=True, max_length=300)),
                ("destination_on", models.DateField(blank=True, null=True)),
                ("year", models.PositiveSmallIntegerField()),
                ("serial", models.PositiveIntegerField()),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hand_in",
                        to="registers.entry",
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
                    "received_by",
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
                    models.UniqueConstraint(
                        fields=("organisation", "year", "serial"), name="hand_in_number_once"
                    )
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Ruling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.SlugField(db_index=False, max_length=40)),
                ("on", models.DateField(help_text="the rules of this day answered")),
                ("facts", models.TextField()),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ruling",
                        to="registers.entry",
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
                "indexes": [models.Index(fields=["organisation", "kind", "on"], name="ruling_by_date")],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.SlugField(db_index=False, max_length=40)),
                ("submission_key", models.UUIDField()),
                ("data", models.JSONField(default=dict)),
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
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to="people.person"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "rows",
                "default_manager_name": "rows",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "person", "submission_key"), name="draft_once"
                    )
                ],
            },
            managers=[
                ("rows", django.db.models.manager.Manager()),
            ],
        ),
    ]
