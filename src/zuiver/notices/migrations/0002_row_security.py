"""Shows each organisation its own notices and mails only."""

from django.db import migrations

from zuiver.people.row_security import row_security


class Migration(migrations.Migration):

    dependencies = [("notices", "0001_start")]

    operations = [row_security("notices_notice", "notices_mail")]
