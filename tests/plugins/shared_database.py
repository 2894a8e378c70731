"""A database that several programs use at the same time, next to the tests."""

from pathlib import Path
from urllib.parse import quote

from django.db import connection

from tests.cli.programs import environment
from tests.plugins.prepared_file import put_prepared


def shared_environment(folder: Path) -> dict[str, str]:
    """The environment for programs on one database: the one of this test on PostgreSQL, on SQLite a fresh file.

    The test has to commit what it does (`transaction=True`): other programs see nothing else.
    """
    if connection.vendor == "postgresql":
        found = connection.settings_dict
        url = f"postgresql://{found['USER']}@/{found['NAME']}?host={quote(found['HOST'])}"
        return environment(url, folder)
    put_prepared(folder / "zuiver.sqlite3")
    return environment(f"sqlite:///{folder}/zuiver.sqlite3", folder)
