"""`zuiver migrate`: makes the database that `DATABASE_URL` names ready for this version."""

import click
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from zuiver.audit import guards
from zuiver.cli.application_role import grant_to
from zuiver.cli.migrating import new_models_alone
from zuiver.cli.prepared import database_name, sqlite_file, steps_to_do


@click.command()
@click.option(
    "--grant-to",
    "role",
    metavar="ROLE",
    help="PostgreSQL: let this role, which owns nothing, run the program. Row-level security binds it.",
)
def migrate(role: str | None) -> None:
    """Prepare the database that DATABASE_URL names, or bring it up to date. Twice is fine."""
    file = sqlite_file()
    if file is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
    steps = steps_to_do(MigrationExecutor(connection))
    if steps:
        click.echo(f"Preparing {database_name()}: {len(steps)} steps.")
        with new_models_alone():
            call_command("migrate", interactive=False, verbosity=0)
    for guard in guards.missing(connection):
        click.echo(f"The guard {guard} of the audit trail was gone and is put up again.")
    guards.put_up(connection)
    if role:
        grant_to(role)
        click.echo(f"The role {role} can run the program.")
    click.echo(f"The database {database_name()} is ready.")
