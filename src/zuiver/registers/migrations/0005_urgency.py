"""What has a day and what has none each in their own order; the moment where hours count."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_designations"),
        ("registers", "0004_keeping"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="entry",
            name="entry_waits_for",
        ),
        migrations.RemoveIndex(
            model_name="entry",
            name="entry_waits_for_role",
        ),
        migrations.AddField(
            model_name="entry",
            name="due_at",
            field=models.DateTimeField(
                blank=True, help_text="the moment on that day, where the law counts hours", null=True
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("due_on__isnull", True), ("is_open", True)),
                fields=["organisation", "assessor", "state_since", "id"],
                name="entry_waits_for",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("due_on__isnull", False), ("is_open", True)),
                fields=["organisation", "assessor", "due_on", "state_since", "id"],
                name="entry_waits_for_day",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("due_on__isnull", True), ("is_open", True)),
                fields=["organisation", "assessor_role", "state_since", "id"],
                name="entry_waits_for_role",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("due_on__isnull", False), ("is_open", True)),
                fields=["organisation", "assessor_role", "due_on", "state_since", "id"],
                name="entry_waits_for_role_day",
            ),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("due_on__isnull", False), ("is_open", True)),
                fields=["organisation", "due_on", "id"],
                name="entry_waits_until",
            ),
        ),
    ]
