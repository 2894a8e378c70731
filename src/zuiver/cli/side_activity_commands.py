"""`zuiver import side-activities`: side activities out of another register."""

from zuiver.catalogue.side_activities.importer import import_side_activities
from zuiver.cli.taking_over import import_command

import_side_activities_file = import_command(
    "side-activities",
    "Side activities",
    import_side_activities,
    """Bring side activities in from FILE.csv: docs/how-to/import-side-activities-and-trips.md names the columns.

    The period is taken out of the title where it is certain; all else stays open and stands in the report.
    """,
)
