"""Makes the database of the demo ready: the tables, and the province in it, once."""

from datetime import date
from typing import Final

import click
from django.db import connection

from zuiver.cli.database import migrate
from zuiver.cli.demo.province import BUILT_TERM, VERSION, VERSION_TERM, build
from zuiver.cli.demo.reading import read_province
from zuiver.cli.failing import Failure
from zuiver.cli.prepared import database_name, sqlite_file
from zuiver.kernel import clock
from zuiver.people.models import Organisation

# Those that migrations made; not those of an extension.
FUNCTIONS: Final = """
SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = current_schema()::regnamespace
AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
"""
# By then tenders have closed and deputies are back.
OLD_AFTER_DAYS: Final = 30


@click.command()
@click.option("--fresh", is_flag=True)
@click.pass_context
def prepare(context: click.Context, fresh: bool) -> None:
    """Make the database ready and let go of it: the server and the worker open their own connections."""
    context.invoke(make_ready, fresh=fresh)
    connection.close()


@click.command()
@click.option("--fresh", is_flag=True)
@click.pass_context
def make_ready(context: click.Context, fresh: bool) -> None:
    """Prepare the database and build the province where it is not there yet."""
    slug = read_province().organisation["slug"]
    _check_nobody_else(slug)
    if fresh:
        _remove_all()
    context.invoke(migrate)
    province = Organisation.objects.filter(slug=slug).first()
    if province is None:
        _build()
    else:
        _say_when_old(province)


def _check_nobody_else(slug: str) -> None:
    """Raise `Failure` where a real organisation works: in a demo anyone enters as anyone, and --fresh removes all."""
    file = sqlite_file()
    # Connecting would make an empty file.
    if file is not None and not file.is_file():
        return
    if Organisation._meta.db_table not in connection.introspection.table_names():
        return
    others = list(Organisation.objects.exclude(slug=slug).values_list("name", flat=True)[:3])
    if others:
        raise Failure(
            f"The database {database_name()} holds {', '.join(others)}. In a demo anyone enters as anyone, so it never "
            "runs on such a database. Name another one in DATABASE_URL, or leave that setting out."
        )


def _remove_all() -> None:
    file = sqlite_file()
    if file is not None:
        connection.close()
        for path in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
            path.unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {connection.ops.quote_name(table)} CASCADE")
        cursor.execute(FUNCTIONS)
        for (function,) in cursor.fetchall():
            cursor.execute(f"DROP FUNCTION {function} CASCADE")


def _build() -> None:
    gifts = len(read_province().gifts)
    with click.progressbar(length=gifts, label="Building the demo province") as bar:
        build(lambda: bar.update(1))


def _say_when_old(province: Organisation) -> None:
    if province.terms.get(VERSION_TERM) != VERSION:
        click.echo(
            "This province was built by another version of Zuiver. --fresh builds the one of this version."
        )
        return
    age = (clock.today() - date.fromisoformat(province.terms[BUILT_TERM])).days
    if age > OLD_AFTER_DAYS:
        click.echo(
            f"This province was built {age} days ago, and time goes on in it. --fresh builds one that is of today."
        )
