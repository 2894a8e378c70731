"""How fast the rules run: a million cases of the largest module as columns, one at a time, and the ratio; and a what-if.

Run: python -m bench.rules. `measure_columns` takes any polars frame of facts; out of a database: bench/rules_database.py.
Next to other engines: bench/rules_peers.py.
"""

import argparse
import os
import platform
import random
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl

from zuiver.catalogue.rule_books import module_names, rule_book_for
from zuiver.insight.comparing import PERIOD, Policy, compare
from zuiver.insight.report import figures_of
from zuiver.rules.columns import evaluate_columns
from zuiver.rules.engine import evaluate, read_values
from zuiver.rules.model import Fact, RuleBook, TermValue
from zuiver.rules.program import program_for
from zuiver.rules.verdicts import verdict_of

ON = date(2020, 6, 1)
UNKNOWN = 0.03  # of every fact; a value is unknown more often
UNKNOWN_VALUE = 0.10
USUAL = 0.85  # how often a fact has its usual answer


def largest_module(on: date = ON) -> str:
    """Return the module whose rules make the largest tables: the one that costs most per case."""

    def cells(module: str) -> int:
        automaton = program_for(rule_book_for(module, on)).automaton
        return sum(len(table) for _, table in automaton.tables) if automaton else 0

    return max(module_names(), key=cells)


def case_frame(book: RuleBook, rows: int, *, as_text: bool, seed: int = 1) -> pl.DataFrame:
    """Return made-up cases with unknowns; choices as text or, as a database with codes would hold them, as Enum.

    Facts that every module shares stay away, and so have their usual answer.
    """
    random.seed(seed)
    columns = {
        name: _column(fact, rows) for name, fact in book.facts.items() if name not in book.shared_facts
    }
    frame = pl.DataFrame(columns)
    if as_text:
        return frame
    choices = [
        pl.col(name).cast(pl.Enum(book.facts[name].values))
        for name in columns
        if book.facts[name].type == "choice"
    ]
    return frame.with_columns(choices)


def _column(fact: Fact, rows: int) -> pl.Series:
    if fact.type == "money":
        return pl.Series(
            [
                None if random.random() < UNKNOWN_VALUE else random.randint(0, 9_000) / 100
                for _ in range(rows)
            ],
            dtype=pl.Float64,
        )
    options: list[Any] = [True, False] if fact.type == "bool" else list(fact.values) or [1, 2, 3, 5]
    if fact.type == "text":
        options = ["EUR"]
    elif fact.type == "date":
        options = [date(2020, 1, 1), date(2018, 6, 1), date(2026, 1, 1)]
    elif fact.type == "set":
        options = [[], *([value] for value in fact.values)]
    usual = fact.default if fact.default in options else options[0]
    others = [option for option in options if option != usual]
    rest = [(1 - USUAL - UNKNOWN) / len(others)] * len(others) if others else []
    return pl.Series(random.choices([usual, None, *others], [USUAL, UNKNOWN, *rest], k=rows))


def measure_columns(book: RuleBook, frame: pl.DataFrame, runs: int) -> list[float]:
    """Return the seconds of every run over all rows of a frame whose columns are facts. The first, cold, comes first."""
    return _times(lambda: evaluate_columns(book, frame), runs)


def measure_one_case(book: RuleBook, rows: Sequence[dict[str, Any]]) -> list[float]:
    """Return the seconds per case, full receipt included, for every row."""
    times = []
    for row in rows:
        start = time.perf_counter()
        evaluate(book, row)
        times.append(time.perf_counter() - start)
    return times


def measure_first_sight(book: RuleBook, rows: Sequence[dict[str, Any]]) -> list[float]:
    """Return the seconds per verdict when no case like it was seen before."""
    program = program_for(book)
    times = []
    for row in rows:
        values = read_values(program, row)
        answers = tuple(answer(values) for answer in program.answerers)
        unknown = frozenset(name for name, value in values.items() if value is None)
        start = time.perf_counter()
        verdict_of(program, answers, unknown)
        times.append(time.perf_counter() - start)
    return times


def _times(run: Callable[[], object], runs: int) -> list[float]:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return times


def _line(name: str, times: Sequence[float], unit: str) -> str:
    scale = {"s": 1.0, "us": 1e6}[unit]
    p95 = sorted(times)[int(len(times) * 0.95)] * scale
    return f"{name:<58} median {statistics.median(times) * scale:9.3f} {unit}   p95 {p95:9.3f} {unit}   n={len(times)}"


def measure_what_if(book: RuleBook, frame: pl.DataFrame, runs: int) -> tuple[list[float], int]:
    """Return the seconds of every run of a what-if with half the limit, or another first term; and how many change."""
    days = pl.Series(PERIOD, [date(year, 1, 1) for year in range(2020, 2027)]).gather(
        pl.Series(range(frame.height)) % 7
    )
    cases = frame.with_columns(days)
    now, other = Policy(book), Policy(book, other_terms(book))
    compared = [compare(cases, now, other)]
    times = _times(lambda: figures_of([compare(cases, now, other)], left_out=0, per="year", least=5), runs)
    return times, sum(change.times for change in compared[0].changes)


def other_terms(book: RuleBook) -> dict[str, TermValue]:
    """Return another value for one term of the rules: half an amount, or one more or less of a number."""
    for name, term in book.terms.items():
        if term.used_in == "rules" and isinstance(term.value, Decimal):
            return {name: term.value / 2}
    return {name: not term.value for name, term in book.terms.items() if isinstance(term.value, bool)}


def main() -> None:
    """Print machine, sizes, median, p95 and peak memory."""
    parser = argparse.ArgumentParser(description="How fast the rules run.")
    parser.add_argument("--module", choices=module_names(), help="the largest one, when left out")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--sample", type=int, default=20_000)
    parser.add_argument("--runs", type=int, default=9)
    options = parser.parse_args()
    book = rule_book_for(options.module or largest_module(), ON)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"machine: {machine}, Python {platform.python_version()}")
    print(f"rows: {options.rows}, of every fact {UNKNOWN:.0%} unknown, of the value {UNKNOWN_VALUE:.0%}")
    print(f"module: {book.id}, {len(book.rules)} rules, {len(book.facts)} facts")
    columns: dict[str, list[float]] = {}
    for name, as_text in (("columns, choices as Enum", False), ("columns, choices as text", True)):
        frame = case_frame(book, options.rows, as_text=as_text)
        columns[name] = measure_columns(book, frame, options.runs)
        print(_line(name, columns[name], "s"))
        times, changed = measure_what_if(book, frame, options.runs)
        print(_line(f"what-if ({changed:,} change), {name}", times, "s"))
    outcomes = evaluate_columns(book, frame)["outcome"].value_counts(sort=True)
    print("outcomes: " + ", ".join(f"{outcome} {count}" for outcome, count in outcomes.iter_rows()))
    rows = frame.head(options.sample).to_dicts()
    one_case = measure_one_case(book, rows)
    print(_line("one case, full receipt, as they come", one_case, "us"))
    print(_line("one case, full receipt, like cases seen before", measure_one_case(book, rows), "us"))
    print(_line("the verdict alone, no like case seen before", measure_first_sight(book, rows), "us"))
    per_row = statistics.median(columns["columns, choices as Enum"]) / options.rows
    print(f"ratio: one case in a loop costs {statistics.mean(one_case) / per_row:.0f} times a row of columns")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main()
