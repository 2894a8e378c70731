"""How fast sealed reports are taken in: `python bench/reports.py`. One command; it makes the databases, SQLite and PostgreSQL.

Sends reports of 2 KiB and of 5 MB from 1, 4, 16 and 64 clients over persistent connections to the server as it runs in
production, and counts what is stored afterwards. Then an inbox of 500 cases at the handlers' door, and what the browser does
(in Node). Sealing is done beforehand: that is work of the browser. PostgreSQL waits for the disk here as it does in production.
`bench/reports_here.py` measures the database that DATABASE_URL names.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

import click  # noqa: E402
from tests.plugins import postgres  # noqa: E402

from serving.settings import FOLDER  # noqa: E402

HERE = Path(__file__).with_name("reports_here.py")
# The tests' server forgets everything when the power fails. A receipt has to survive that.
UNSAFE = {"fsync=off", "synchronous_commit=off", "full_page_writes=off"}


@click.command()
@click.option(
    "--database", default="both", show_default=True, type=click.Choice(["both", "sqlite", "postgresql"])
)
@click.option("--each", default=16, show_default=True, type=click.IntRange(2), help="Reports of each client.")
@click.option(
    "--json", "file", type=click.Path(dir_okay=False, path_type=Path), help="Write the numbers there too."
)
def main(database: str, each: int, file: Path | None) -> None:
    """Measure and print."""
    for one in ("sqlite", "postgresql") if database == "both" else (database,):
        started = time.monotonic()
        command = [sys.executable, str(HERE), "--each", str(each)]
        command += ["--json", f"{file.with_suffix('')}-{one}.json"] if file else []
        if (_on_postgresql if one == "postgresql" else _on_sqlite)(command):
            raise SystemExit(1)
        click.echo(f"took {time.monotonic() - started:.0f} s")


def _on_sqlite(command: list[str]) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("reports.sqlite3*"):
        old.unlink()
    url = f"sqlite:///{FOLDER / 'reports.sqlite3'}"
    return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}, check=False).returncode


def _on_postgresql(command: list[str]) -> int:
    postgres.SETTINGS = tuple(setting for setting in postgres.SETTINGS if setting not in UNSAFE)
    return postgres.main(command)


if __name__ == "__main__":
    main()
