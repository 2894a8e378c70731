"""Grows the demo province to any number of entries: `python bench/grow.py --entries 1000000`.

Takes a prepared database (`zuiver demo` made it) that DATABASE_URL names, SQLite or PostgreSQL. The rows are those that
the commands would have left, without going through them one by one: for measuring, never for data of anybody.
"""

import os
import platform
import resource
import sys
from time import monotonic

import click
import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from growing.growth import Growth, Plan  # noqa: E402 - after Django
from growing.tables import size_in_bytes  # noqa: E402


@click.command()
@click.option(
    "--entries", default=1_000_000, show_default=True, type=click.IntRange(1), help="How many in the end."
)
@click.option(
    "--people", default=1_300, show_default=True, type=click.IntRange(60), help="How many in the end."
)
@click.option(
    "--givers", default=20_000, show_default=True, type=click.IntRange(60), help="How many in the end."
)
@click.option("--versions", is_flag=True, help="Write every version of an entry too.")
@click.option("--audit", "trail", is_flag=True, help="Write the audit trail too.")
@click.option("--seed", default=1, show_default=True, help="The same number gives the same rows.")
def grow(entries: int, people: int, givers: int, versions: bool, trail: bool, seed: int) -> None:
    """Grow the demo province in the database that DATABASE_URL names, and say what it took."""
    start = monotonic()
    growth = Growth(Plan(entries, people, givers, versions=versions, trail=trail, seed=seed), click.echo)
    added = growth.run()
    seconds = monotonic() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    memory = used.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    click.echo(f"machine    {os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}")
    for what, count in added.items():
        click.echo(f"added      {count:>12,} {what}")
    click.echo(f"database   {size_in_bytes() / 1024**2:,.0f} MB")
    click.echo(f"time       {seconds:,.1f} s, {used.ru_utime + used.ru_stime:,.1f} s of it computing here")
    click.echo(f"memory     {memory:,.0f} MB at most")


if __name__ == "__main__":
    grow()
