"""How fast the rules run over recorded gifts, out of the database: `python -m bench.rules_database`.

Reads the facts on which the rules answered for all gifts (DATABASE_URL, grown with bench/grow.py), evaluates them again,
and compares with the outcomes that were stored. Then the same with another limit: a what-if over all that was recorded.
"""

import os
import platform
import resource
import time
from datetime import date
from decimal import Decimal

import click
import django
import polars as pl

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402 - after Django

from zuiver.catalogue.rule_books import rule_book_for  # noqa: E402
from zuiver.people.models import Organisation  # noqa: E402
from zuiver.people.tenant_scope import organisation_scope  # noqa: E402
from zuiver.registers.models import Entry  # noqa: E402
from zuiver.registers.queries.rulings import recorded_facts  # noqa: E402
from zuiver.rules.columns import evaluate_columns  # noqa: E402

KIND = "gifts"
FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)
OTHER = {"gift_limit": Decimal(25)}


def counts(outcomes: pl.Series) -> dict[str, int]:
    """Return how often each outcome comes."""
    found = outcomes.cast(pl.String).value_counts(name="times").rows()
    return {str(outcome): int(times) for outcome, times in found}


def stored_counts(organisation: Organisation) -> dict[str, int]:
    """Return how often each outcome was stored, counted by the database."""
    found: dict[str, int] = {}
    rows = Entry.rows.of(organisation.pk).filter(kind=KIND, ruling__isnull=False)
    for outcome in rows.values_list("outcome", flat=True).iterator(chunk_size=100_000):
        found[outcome] = found.get(outcome, 0) + 1
    return found


@click.command()
@click.option("--runs", default=5, show_default=True, help="Runs; the first one is cold.")
def main(runs: int) -> None:
    """Print machine, sizes, the time of each part, and how many outcomes differ from those stored."""
    book = rule_book_for(KIND, date(2026, 1, 1))
    organisation = Organisation.objects.earliest("pk")
    with organisation_scope(organisation.pk):
        for _ in range(runs):
            start = time.perf_counter()
            frame = recorded_facts(organisation.pk, KIND, book, since=FIRST, before=LAST)
            read = time.perf_counter()
            outcomes = evaluate_columns(book, frame)["outcome"]
            done = time.perf_counter()
            other = evaluate_columns(book, frame, OTHER)["outcome"]
            compared = time.perf_counter()
            click.echo(
                f"{connection.vendor}: {len(outcomes):,} gifts in {done - start:.2f} s: columns out of the database "
                f"{read - start:.2f}, rules {done - read:.2f}; what-if with another limit {compared - start:.2f} in all, "
                f"{(outcomes != other).sum():,} outcomes change"
            )
        again, stored = counts(outcomes), stored_counts(organisation)
    differ = sum(abs(again.get(one, 0) - stored.get(one, 0)) for one in again.keys() | stored.keys()) // 2
    click.echo(f"outcomes that differ from what was stored: {differ}")
    click.echo(f"machine: {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    click.echo(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
