"""An organisation can also have a contract."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_designations"),
    ]

    operations = [
        migrations.AlterField(
            model_name="involvement",
            name="kind",
            field=models.CharField(
                choices=[("tender", "Tender"), ("contract", "Contract"), ("decision", "Decision")],
                max_length=20,
            ),
        ),
    ]
