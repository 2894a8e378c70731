"""The rule book itself: as columns, one case at a time with its receipt, and a what-if."""

from datetime import date
from decimal import Decimal

import polars as pl
from measuring import report, task, timed

from zuiver.catalogue.rule_books import rule_book_for
from zuiver.insight.comparing import PERIOD, Policy, compare
from zuiver.rules.columns import evaluate_columns
from zuiver.rules.engine import evaluate

ONE_AT_A_TIME = 20_000


def main() -> None:
    """Measure all rows at once, some of them one at a time, and a what-if."""
    wanted = task()
    table = wanted.table
    book = rule_book_for(table["module"], date.fromisoformat(table["on"]))
    frame = pl.read_ipc(wanted.folder / "cases.arrow").head(wanted.rows)
    cases = frame.head(ONE_AT_A_TIME).to_dicts()
    with_day = frame.with_columns(pl.lit(date(2020, 1, 1)).alias(PERIOD))
    now, other = Policy(book), Policy(book, {table["term"]: Decimal(str(table["other_limit"]))})
    results = {
        "columns": timed(lambda: evaluate_columns(book, frame), wanted.runs),
        "what-if": timed(lambda: compare(with_day, now, other), wanted.runs),
        f"one at a time, with receipt ({len(cases):,})": timed(
            lambda: [evaluate(book, case) for case in cases], wanted.runs
        ),
    }
    outcomes = evaluate_columns(book, frame)["outcome"].cast(pl.String).to_list()
    number = {name: at for at, name in enumerate(table["outcomes"])}
    report("Zuiver", results, frame.height, [number[name] for name in outcomes])


if __name__ == "__main__":
    main()
