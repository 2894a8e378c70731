"""How fast the rules run over recorded gifts, out of the database: `python -m bench.rules_database`.

Reads the facts that the receipts of all entries hold (DATABASE_URL, grown with bench/grow.py), makes columns of them,
evaluates, and compares each outcome with the one that was stored when the entry was recorded.
"""

import os
import platform
import resource
import time
from datetime import date

import click
import django
import polars as pl

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection  # noqa: E402 - after Django

from zuiver.catalogue.rule_books import rule_book_for  # noqa: E402
from zuiver.rules.columns import evaluate_columns  # noqa: E402
from zuiver.rules.model import RuleBook  # noqa: E402

KIND = "gifts"
FACTS = {"sqlite": "json_extract(receipt, '$.facts')", "postgresql": "receipt -> 'facts'"}
TYPES: dict[str, pl.DataType | type[pl.DataType]] = {
    "bool": pl.Boolean,
    "int": pl.Int64,
    "money": pl.Float64,
    "decimal": pl.Float64,
}
READ_AT_ONCE = 100_000


def stored_facts() -> tuple[pl.Series, pl.Series]:
    """Return the facts of every recorded gift as JSON text, and the outcome that was stored with it."""
    facts: list[str] = []
    outcomes: list[str] = []
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT CAST({FACTS[connection.vendor]} AS TEXT), outcome FROM registers_entry "  # noqa: S608 - our own names
            "WHERE kind = %s AND receipt IS NOT NULL",
            [KIND],
        )
        while rows := cursor.fetchmany(READ_AT_ONCE):
            for text, outcome in rows:
                facts.append(text)
                outcomes.append(outcome)
    return pl.Series("facts", facts), pl.Series("stored", outcomes)


def as_columns(book: RuleBook, facts: pl.Series) -> pl.DataFrame:
    """Return a column per fact that a rule can ask for."""
    wanted = {
        name: TYPES.get(fact.type, pl.String)
        for name, fact in book.facts.items()
        if fact.type in TYPES or fact.type == "choice"
    }
    frame = facts.str.json_decode(pl.Struct(wanted)).struct.unnest()
    return frame.with_columns(_filled(book, name, facts) for name in wanted if frame[name].null_count())


def _filled(book: RuleBook, name: str, facts: pl.Series) -> pl.Expr:
    """A fact that a receipt leaves out had its default; one that it holds as null was unknown."""
    said_unknown = facts.str.contains(f'"{name}": ?null')
    default = book.facts[name].default
    return (
        pl.when(pl.lit(said_unknown))
        .then(None)
        .otherwise(pl.col(name).fill_null(pl.lit(default)))
        .alias(name)
    )


@click.command()
@click.option("--runs", default=3, show_default=True, help="Runs; the median counts.")
def main(runs: int) -> None:
    """Print machine, sizes, the time of each part, and how many outcomes differ from those stored."""
    book = rule_book_for(KIND, date(2026, 1, 1))
    for _ in range(runs):
        start = time.perf_counter()
        facts, stored = stored_facts()
        read = time.perf_counter()
        frame = as_columns(book, facts)
        decoded = time.perf_counter()
        outcome = evaluate_columns(book, frame)["outcome"]
        done = time.perf_counter()
        differ = (outcome.cast(pl.String) != stored).sum()
        click.echo(
            f"{connection.vendor}: {len(stored):,} gifts in {done - start:.2f} s: read {read - start:.2f}, "
            f"columns {decoded - read:.2f}, rules {done - decoded:.2f}; {differ} differ from what was stored"
        )
    click.echo(f"machine: {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    click.echo(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
