"""Shows each organisation its own people only, and its own trail: the room of the trail lies below and knows no tenants."""

from django.db import migrations

from zuiver.people.row_security import row_security


class Migration(migrations.Migration):

    dependencies = [("people", "0001_start"), ("audit", "0002_guards")]

    operations = [
        row_security(
            "people_unit",
            "people_person",
            "people_assignment",
            "people_leadership",
            "people_absence",
            "people_relation",
            "people_rolegrant",
            "people_confidant",
            "people_counterparty",
            "people_involvement",
            "audit_auditevent",
            "audit_audithead",
        ),
    ]
