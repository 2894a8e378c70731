"""One database measured for `bench/reports.py`: the one that DATABASE_URL names, or a file in build/bench."""

import json
import os
import platform
import secrets
import statistics
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import click  # noqa: E402

from serving.settings import FOLDER, use_bench_database  # noqa: E402

use_bench_database("reports")

from tests.sealing.conftest import find_node  # noqa: E402

from config.sealed_bundle import build_bundle  # noqa: E402
from reporting.rounds import Rounds  # noqa: E402

INBOX = 500
CLIENTS = (1, 4, 16, 64)
MARKS = {"2 KiB": 300.0, "inbox": 200.0, "code to keys": 2000.0, "unlock": 2000.0}


@dataclass(frozen=True)
class Line:
    """What one round gave; times in milliseconds. `cpu` is that of the server and its workers, for each request."""

    what: str
    clients: int
    requests: int
    per_second: float
    median: float
    p95: float
    cpu: float
    errors: int

    def __str__(self) -> str:
        return (
            f"{self.what:<13}{self.clients:>8}{self.requests:>10}{self.per_second:>9.1f}{self.median:>10.1f}"
            f"{self.p95:>9.1f}{self.cpu:>9.1f}{self.errors:>8}"
        )


@click.command()
@click.option("--each", default=16, show_default=True, type=click.IntRange(2), help="Reports of each client.")
@click.option(
    "--json", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write the numbers there too."
)
def main(each: int, file: Path | None) -> None:
    """Measure and print."""
    found = measure(each)
    if file:
        file.write_text(json.dumps(found, indent=1), encoding="utf-8")


def measure(each: int) -> dict[str, Any]:
    """Measure on the database that DATABASE_URL names."""
    rounds = Rounds()
    load = "/".join(f"{number:.1f}" for number in os.getloadavg())
    machine = f"{os.cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}, load before {load}"
    click.echo(f"\nmachine    {machine}\ndatabase   {rounds.database()}")
    click.echo(
        f"{'':<13}{'clients':>8}{'requests':>10}{'per s':>9}{'median':>10}{'p95':>9}{'cpu ms':>9}{'errors':>8}"
    )
    lines: list[Line] = []
    for taken in rounds.all(CLIENTS, each, INBOX):
        lines.append(Line(*taken))
        click.echo(str(lines[-1]))
    for what, times in browser().items():
        lines.append(Line(what, 1, len(times), 0, statistics.median(times), max(times), 0, 0))
        click.echo(str(lines[-1]))
    click.echo(rounds.closing())
    judge(lines)
    return {"machine": machine, "database": rounds.database(), "lines": [asdict(line) for line in lines]}


def browser() -> dict[str, list[float]]:
    """Milliseconds of what the browser does, in Node with the bundle of the release; nothing where there is no Node."""
    node = find_node()
    if node is None:
        return {}
    folder = FOLDER / f"sealed-{secrets.token_hex(3)}"
    build_bundle(ROOT, folder)
    script = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["scripts"]["index"]["file"]
    core = (folder / script).rename(folder / "core.mjs")
    said = subprocess.run(
        [node, str(Path(__file__).parent / "reporting" / "browser.mjs"), str(core)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found: dict[str, list[float]] = json.loads(said.stdout)
    return found


def judge(lines: list[Line]) -> None:
    """Say what was aimed at, and whether it was reached."""
    for line in lines:
        aim = MARKS.get(line.what)
        if aim is not None and line.clients in {1, 16}:
            reached = "reached" if line.p95 < aim and not line.errors else "NOT reached"
            click.echo(
                f"{reached:<12} {line.what}, {line.clients} clients: p95 {line.p95:.0f} ms, aim {aim:.0f}"
            )


if __name__ == "__main__":
    main()
