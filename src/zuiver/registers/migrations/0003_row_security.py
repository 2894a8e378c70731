"""Shows each organisation its own entries only, with all that hangs on them."""

from django.db import migrations

from zuiver.people.row_security import row_security


class Migration(migrations.Migration):

    dependencies = [("registers", "0002_search")]

    operations = [
        row_security(
            "registers_entry",
            "registers_entryversion",
            "registers_decision",
            "registers_entrymessage",
            "registers_entryread",
            "registers_entrynamed",
            "registers_entryconflict",
            "registers_attachment",
            "registers_handin",
            "registers_draft",
            "registers_exchangerate",
        ),
    ]
