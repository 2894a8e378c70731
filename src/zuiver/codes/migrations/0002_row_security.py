"""Shows each organisation its own editions of its code only."""

from django.db import migrations

from zuiver.people.row_security import row_security


class Migration(migrations.Migration):

    dependencies = [("codes", "0001_start")]

    operations = [row_security("codes_edition", "codes_editionpassage")]
