"""Shows each organisation its own sealed rows only."""

from django.db import migrations

from zuiver.people.row_security import row_security

TABLES = (
    "cases_case",
    "cases_deadline",
    "cases_reader",
    "cases_exclusion",
    "cases_finding",
    "cases_ledgerline",
    "cases_box",
    "cases_compartmentkey",
    "cases_wrap",
    "cases_item",
    "cases_keyholder",
    "cases_keyapproval",
    "cases_keyblob",
    "cases_keyshare",
    "cases_directoryline",
    "cases_consult",
    "cases_consultreader",
    "cases_consultitem",
    "cases_contactcount",
    "cases_registerline",
    "cases_secondpair",
    "cases_exportline",
    "cases_checkin",
    "cases_destruction",
    "cases_watchtoken",
    "cases_yearfigures",
    "cases_noticebatch",
)


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_start"), ("people", "0002_row_security")]

    operations = [row_security(*TABLES)]
