"""`zuiver import gifts`: gifts out of another register."""

from zuiver.catalogue.gifts.importer import import_gifts
from zuiver.cli.taking_over import import_command

import_gifts_file = import_command(
    "gifts",
    "Gifts",
    import_gifts,
    """Bring gifts in from FILE.csv: docs/how-to/import-gifts.md names the columns.

    The gift register of the Dutch Senate is recognised by its columns and taken as it is.
    """,
)
