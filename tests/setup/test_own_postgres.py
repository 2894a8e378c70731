"""The PostgreSQL that tests start for themselves: usable at once, and never left behind."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg
import pytest

from tests.plugins import postgres
from tests.setup.project import ROOT


def is_running(process_id: int) -> bool:
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until_gone(process_id: int, seconds: float = 20) -> bool:
    deadline = time.monotonic() + seconds
    while is_running(process_id) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not is_running(process_id)


def test_its_user_may_make_databases_but_is_no_superuser() -> None:
    with postgres.running() as url, psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT rolcreatedb, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert row == (True, False, False)


def test_it_stops_when_the_run_that_started_it_is_killed() -> None:
    show_and_wait = (
        "import os, time; print(os.environ['DATABASE_URL'], os.getpid(), flush=True); time.sleep(120)"
    )
    run = subprocess.Popen(
        [sys.executable, "-m", "tests.plugins.postgres", sys.executable, "-c", show_and_wait],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert run.stdout is not None
    url, command_id = run.stdout.readline().split()
    folder = Path(parse_qs(urlsplit(url).query)["host"][0])
    server_id = int((folder / "data/postmaster.pid").read_text().split()[0])
    try:
        assert is_running(server_id)
        run.kill()
        run.wait()
        assert wait_until_gone(server_id)
    finally:
        os.kill(int(command_id), signal.SIGTERM)
        run.stdout.close()
        shutil.rmtree(folder, ignore_errors=True)


def test_a_folder_without_postgresql_gets_a_plain_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZUIVER_POSTGRES_PROGRAMS", str(tmp_path))
    with pytest.raises(postgres.PostgresError, match="No PostgreSQL was found"):
        postgres.find_programs()


def test_the_packaged_one_also_works_from_a_folder_that_its_user_may_not_enter(tmp_path: Path) -> None:
    # As root, in a folder of root's own, PostgreSQL's user cannot reach the environment: a copy serves.
    (programs,) = postgres.packaged_programs()
    copy = postgres.copy_programs(programs, tmp_path)
    found = subprocess.run([copy / "postgres", "--version"], capture_output=True, text=True)
    assert found.stdout.startswith("postgres (PostgreSQL) ")
    assert tmp_path in copy.parents
