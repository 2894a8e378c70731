"""Shows each organisation its own campaigns and requests only."""

from django.db import migrations

from zuiver.people.row_security import row_security

TABLES = (
    "campaigns_campaign",
    "campaigns_request",
    "campaigns_requeststep",
    "campaigns_requestline",
    "campaigns_requestsent",
    "campaigns_sample",
    "campaigns_samplecheck",
    "campaigns_seenplace",
    "campaigns_seeninvolvement",
)


class Migration(migrations.Migration):
    dependencies = [("campaigns", "0001_start"), ("people", "0002_row_security")]

    operations = [row_security(*TABLES)]
