"""`zuiver import trips`: trips out of another register, as invitations that are over."""

from zuiver.catalogue.invitations.importer import import_trips
from zuiver.cli.taking_over import import_command

import_trips_file = import_command(
    "trips",
    "Trips",
    import_trips,
    """Bring trips in from FILE.csv: docs/how-to/import-side-activities-and-trips.md names the columns.

    Sex, birth and death of the people who travelled are not stored.
    """,
)
