"""Gives every test run a database and a `var` folder of its own, before Django reads its settings.

`ZUIVER_TEST_DATABASE` is `sqlite` (the default) or `postgresql`. Loaded with `-p tests.plugins.database`.
"""

import os
import tempfile
from collections.abc import Generator
from contextlib import ExitStack

import pytest

from tests.plugins import postgres

CHOICES = ("sqlite", "postgresql")


def chosen_database() -> str:
    """The database that this run uses; raises `pytest.UsageError` for a name that is not known."""
    choice = os.environ.get("ZUIVER_TEST_DATABASE") or "sqlite"
    if choice not in CHOICES:
        raise pytest.UsageError(f"ZUIVER_TEST_DATABASE is {choice!r}. Write sqlite or postgresql.")
    return choice


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Generator[None]:
    """Point `DATABASE_URL` and `ZUIVER_VAR` at this run's own; parallel workers inherit both."""
    # A hook wrapper, because pytest-django loads the settings in this same hook.
    choice = chosen_database()
    if "PYTEST_XDIST_WORKER" not in os.environ:
        until_the_end = ExitStack()
        early_config.add_cleanup(until_the_end.close)
        var = until_the_end.enter_context(tempfile.TemporaryDirectory(prefix="zuiver-var-"))
        os.environ["ZUIVER_VAR"] = var
        os.environ["DATABASE_URL"] = _own_database(choice, var, until_the_end)
    return (yield)


def _own_database(choice: str, var: str, until_the_end: ExitStack) -> str:
    if choice == "sqlite":
        return f"sqlite:///{var}/zuiver.sqlite3"
    try:
        return until_the_end.enter_context(postgres.running())
    except postgres.PostgresError as problem:
        raise pytest.UsageError(str(problem)) from problem


def pytest_report_header() -> str:
    """Say in the first lines which database this is."""
    return f"zuiver database: {chosen_database()}"
