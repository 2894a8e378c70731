"""A prepared SQLite file for tests that start programs: made once in a run, and then copied."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.cli.programs import environment, run
from tests.plugins.migrated import keep, template_of_the_run


def put_prepared(file: Path) -> None:
    """Put a database there as `zuiver migrate` makes it. Workers of one run share the first one."""
    with template_of_the_run() as template:
        if not template.exists():
            fresh = template.with_name("preparing.sqlite3")
            made = run(["migrate"], environment(f"sqlite:///{fresh}", template.parent))
            assert made.returncode == 0, made.stderr
            with closing(sqlite3.connect(fresh)) as whole:
                keep(whole, template)
    with closing(sqlite3.connect(template)) as whole, closing(sqlite3.connect(file)) as copy:
        whole.backup(copy)
