"""How fast the rules run over recorded gifts, out of the database: `python -m bench.rules_database`.

Asks the what-if of the product about all gifts (DATABASE_URL, grown with bench/grow.py): columns out of the database, two
evaluations, comparison, small numbers kept back. Then evaluates once more, and compares with the outcomes that were stored.
"""

import os
import platform
import resource
import statistics
import time
from datetime import date
from decimal import Decimal

import click
import django
import polars as pl

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402 - after Django

from zuiver.insight.asking import OtherPolicy  # noqa: E402
from zuiver.insight.what_if import what_if  # noqa: E402
from zuiver.kernel import clock  # noqa: E402
from zuiver.people.actor import system_actor  # noqa: E402
from zuiver.people.models import Organisation  # noqa: E402
from zuiver.people.roles import READ_ALL_ENTRIES  # noqa: E402
from zuiver.people.tenant_scope import organisation_scope  # noqa: E402
from zuiver.registers.models import Entry  # noqa: E402
from zuiver.registers.queries.rulings import DAY, facts_frame, read_along, recorded_lines  # noqa: E402
from zuiver.registers.registry import register_of  # noqa: E402
from zuiver.rules.columns import evaluate_columns  # noqa: E402
from zuiver.rules.model import RuleBook  # noqa: E402

KIND = "gifts"
FIRST, LAST = date(2000, 1, 1), date(2100, 1, 1)
OTHER = OtherPolicy({"gift_limit": Decimal(25)})


def outcomes_again(organisation: Organisation, book: RuleBook) -> pl.Series:
    """Return what the rules answer now on the facts of every entry."""
    lines = recorded_lines(organisation.pk, KIND, since=FIRST, until=LAST)
    frames = read_along(lines, lambda piece: facts_frame(piece, book.facts))
    return pl.concat([evaluate_columns(book, frame.drop(DAY))["outcome"] for frame in frames])


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
    """Print machine, sizes, the time of a what-if, and how many outcomes differ from those stored."""
    organisation = Organisation.objects.earliest("pk")
    register = register_of(KIND)
    actor = system_actor(organisation.pk, "bench", clock.today(), {READ_ALL_ENTRIES})
    click.echo(f"machine: {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    times, busy = [], []
    with organisation_scope(organisation.pk):
        for _ in range(runs):
            start, worked = time.perf_counter(), time.process_time()
            figures = what_if(actor, register, OTHER).figures
            times.append(time.perf_counter() - start)
            busy.append(time.process_time() - worked)
        click.echo(
            f"{connection.vendor}: what-if with another limit, {figures.compared.low:,} recorded gifts with facts, "
            f"{figures.changed.low:,} change, {figures.left_out.low:,} without facts: first {times[0]:.2f} s, "
            f"median {statistics.median(times):.2f} s ({statistics.median(busy):.2f} s of computing), "
            f"slowest {max(times):.2f} s, n={runs}; "
            f"{statistics.median(times) / figures.compared.low * 1e6:.2f} s per million"
        )
        book = register.rule_book(clock.today(), organisation.policy_pack)
        assert book is not None
        again, stored = counts(outcomes_again(organisation, book)), stored_counts(organisation)
    differ = sum(abs(again.get(one, 0) - stored.get(one, 0)) for one in again.keys() | stored.keys()) // 2
    click.echo(f"outcomes that differ from what was stored: {differ}")
    click.echo(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
