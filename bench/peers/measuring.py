"""What every engine here does alike: read the table and the cases, time the runs, write times, memory and outcomes.

Only the standard library, so that it also runs where nothing of Zuiver is installed. The table is neutral: endings in
order, the first that is true wins, with `when` as a tree (see `table_of` in bench/rules_peers.py).
"""

import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Task:
    """The folder that holds `table.json`, `cases.jsonl` and one file of plain numbers per fact; and what to do."""

    folder: Path
    rows: int
    runs: int

    @property
    def table(self) -> dict[str, Any]:
        """The decision table: facts, outcomes, endings and the two limits."""
        return dict(json.loads((self.folder / "table.json").read_text(encoding="utf-8")))

    def cases(self) -> list[dict[str, Any]]:
        """The first rows as plain values by fact; None is unknown."""
        with (self.folder / "cases.jsonl").open(encoding="utf-8") as lines:
            return [json.loads(line) for _, line in zip(range(self.rows), lines, strict=False)]


def task() -> Task:
    """Read folder, rows and runs from the command line."""
    folder, rows, runs = sys.argv[1:4]
    return Task(Path(folder), int(rows), int(runs))


def timed(run: Callable[[], object], runs: int) -> list[float]:
    """Return the seconds of every run; one more before them does not count."""
    run()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return times


def report(engine: str, results: dict[str, list[float]], rows: int, outcomes: Sequence[int]) -> None:
    """Write one line of JSON: times by what was measured, the rows of a run, peak memory, and the outcomes by number."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found = {"engine": engine, "results": results, "rows": rows, "peak_mib": peak, "outcomes": list(outcomes)}
    sys.stdout.write(json.dumps(found) + "\n")
