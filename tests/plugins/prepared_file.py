"""A prepared SQLite file for tests that start programs: made once in a run, and then copied."""

import fcntl
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.programs import environment, run


def put_prepared(file: Path) -> None:
    """Put a database there as `zuiver migrate` makes it. Workers of one run share the first one."""
    folder = Path(os.environ["ZUIVER_VAR"])
    template = folder / "prepared.sqlite3"
    with (folder / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            fresh = folder / "preparing.sqlite3"
            made = run(["migrate"], environment(f"sqlite:///{fresh}", folder))
            assert made.returncode == 0, made.stderr
            _copy(fresh, template)
    _copy(template, file)


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as whole, closing(sqlite3.connect(target)) as copy:
        whole.backup(copy)
