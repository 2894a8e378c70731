"""The same decision table in other rule engines, side by side: `python -m bench.rules_peers`.

Makes an environment of its own outside the project, with the peers in pinned versions (kept with --venv DIR), and runs
every engine as a program of its own on the same made-up gifts. Where an answer differs from ours it is counted:
without unknown facts nothing may differ; with them the peers answer what they cannot know.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import venv
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import polars as pl
from bench.rules import ON, case_frame, largest_module

from zuiver.catalogue.rule_books import rule_book_for
from zuiver.rules.conditions import All, Always, AnyOf, Compare, Condition, Known, Not, OneOf, TermIs, TermRef
from zuiver.rules.model import RuleBook
from zuiver.rules.program import program_for

PINNED: Final = ("zen-engine==2.1.3", "OpenFisca-Core==46.0.1")
PEERS: Final = Path(__file__).parent / "peers"
LIMIT: Final = "gift_limit"
OTHER_LIMIT: Final = 25.0
# Program, whether it runs on the project's own interpreter, and the most rows that it gets: a loop is slow.
ENGINES: Final = (
    ("zuiver_table.py", True, 1_000_000),
    ("openfisca_table.py", False, 1_000_000),
    ("zen_table.py", False, 20_000),
)


def table_of(book: RuleBook) -> dict[str, Any]:
    """Return the rules as a table that any engine can read: endings in order, each with a tree and an outcome by number."""
    program = program_for(book)
    outcomes = list(dict.fromkeys(ending.answer.outcome for ending in program.endings))
    if "discuss" not in outcomes:
        outcomes.append("discuss")
    facts = {name: fact for name, fact in book.facts.items() if name not in book.shared_facts}
    endings = [
        {
            "when": ["all", [_tree(ending.rule.when, book), _tree(ending.answer.when, book)]],
            "outcome": outcomes.index(ending.answer.outcome),
        }
        for ending in program.endings
    ]
    used = {name for question in program.questions for name in question.facts} & facts.keys()
    return {
        "module": book.id,
        "on": ON.isoformat(),
        "term": LIMIT,
        "facts": sorted(used),
        "outcomes": outcomes,
        "endings": endings,
        "limit": float(str(book.terms[LIMIT].value)),
        "other_limit": OTHER_LIMIT,
    }


def _tree(condition: Condition, book: RuleBook) -> list[Any]:
    """Return a condition as lists; values also as the numbers that stand for them in columns."""
    match condition:
        case Always():
            return ["always"]
        case All(parts) | AnyOf(parts):
            kind = "all" if isinstance(condition, All) else "any"
            return [kind, [_tree(part, book) for part in parts]]
        case Not(part):
            return ["not", _tree(part, book)]
        case Known(fact):
            return ["known", fact]
        case OneOf(fact, values):
            return ["is", fact, list(values), [_number(value, book.facts[fact].values) for value in values]]
        case Compare(fact, operation, TermRef(name)):
            bound = "limit" if name == LIMIT else float(str(book.terms[name].value))
            return ["compare", fact, operation, bound]
        case Compare(fact, operation, bound):
            return ["compare", fact, operation, float(str(bound))]
        case TermIs(name, value):
            return ["always"] if book.terms[name].value == value else ["not", ["always"]]
    raise ValueError(f"{type(condition).__name__} has no place in a neutral table yet.")


def _number(value: object, values: tuple[str, ...]) -> float:
    """Return what stands for a value in a column: its place among the values of a choice, or the number itself."""
    if isinstance(value, str):
        return float(values.index(value))
    return float(str(int(value))) if isinstance(value, bool) else float(str(value))


def write_cases(folder: Path, book: RuleBook, table: dict[str, Any], frame: pl.DataFrame) -> None:
    """Write the same cases for every engine: an Arrow file, lines of JSON, and a file of numbers per fact."""
    frame.write_ipc(folder / "cases.arrow")
    frame.head(max(rows for name, _, rows in ENGINES if name == "zen_table.py")).write_ndjson(
        folder / "cases.jsonl"
    )
    for name in table["facts"]:
        column = frame[name]
        physical = column.to_physical() if book.facts[name].values else column
        numbers = physical.cast(pl.Float64).fill_null(float("nan"))
        with (folder / f"{name}.f64").open("wb") as file:
            array("d", numbers.to_list()).tofile(file)
    (folder / "table.json").write_text(json.dumps(table), encoding="utf-8")


def run(python: Path, program: str, folder: Path, rows: int, runs: int) -> dict[str, Any]:
    """Run one engine as a program of its own."""
    done = subprocess.run(
        [python, PEERS / program, folder, str(rows), str(runs)],
        check=True,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(PEERS.parents[1] / "src")},
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


@contextmanager
def peers_python(kept: Path | None) -> Iterator[Path]:
    """Yield the interpreter of an environment with the peers; one that is not kept goes again."""
    with tempfile.TemporaryDirectory() as temporary:
        home = kept or Path(temporary) / "venv"
        python = home / "bin" / "python"
        if not python.exists():
            venv.create(home, with_pip=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", *PINNED], check=True)
        yield python


def show(found: dict[str, Any], ours: dict[str, Any] | None) -> None:
    """Print a line per measurement, and how often the outcome is another one than ours."""
    for what, times in found["results"].items():
        rows, each = _rows_of(found, what), _seconds_per_case(found, what)
        beside = _seconds_per_case(ours, what) if ours else 0.0
        ratio = f"{each / beside:8.1f} x ours" if beside else ""
        median, p95 = statistics.median(times), sorted(times)[int(len(times) * 0.95)]
        print(
            f"{found['engine']:<22} {what:<38} {rows:>9,} rows  median {median:7.3f} s  p95 {p95:7.3f} s "
            f"{each * 1e6:9.3f} us/case {ratio}"
        )
    differ = ""
    if ours:
        pairs = zip(found["outcomes"], ours["outcomes"], strict=False)
        differ = f", {sum(a != b for a, b in pairs):,} of {found['rows']:,} outcomes differ from ours"
    print(f"{found['engine']:<22} peak memory {found['peak_mib']:.0f} MiB{differ}")


def _rows_of(found: dict[str, Any], what: str) -> int:
    """Return the rows of one measurement: fewer than the others where its name says so, as in "one by one (20,000)"."""
    return int(what.rpartition("(")[2].rstrip(")").replace(",", "")) if "(" in what else found["rows"]


def _seconds_per_case(found: dict[str, Any], what: str) -> float:
    """Return the median for the measurement whose name begins alike."""
    name = next(one for one in found["results"] if one.startswith(what))
    return statistics.median(found["results"][name]) / _rows_of(found, name)


def main() -> None:
    """Print machine and sizes, then every engine: first without unknown facts, then with them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--venv", type=Path, help="make, or use again, the environment of the peers here")
    options = parser.parse_args()
    book = rule_book_for(largest_module(), ON)
    table = table_of(book)
    machine = f"{platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"
    print(f"machine: {machine}, Python {platform.python_version()}")
    print(f"table: {book.id} on {ON}, {len(book.rules)} rules, {len(table['endings'])} endings")
    frame = case_frame(book, options.rows, as_text=False)
    known = frame.with_columns(pl.col(name).backward_fill().forward_fill() for name in frame.columns)
    with peers_python(options.venv) as python, tempfile.TemporaryDirectory() as temporary:
        for title, cases in (("all facts known", known), ("with unknown facts", frame)):
            print(f"-- {title}")
            write_cases(Path(temporary), book, table, cases)
            ours = None
            for program, is_ours, most in ENGINES:
                interpreter = Path(sys.executable) if is_ours else python
                found = run(interpreter, program, Path(temporary), min(most, options.rows), options.runs)
                show(found, ours)
                ours = ours or found


if __name__ == "__main__":
    main()
