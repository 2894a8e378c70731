"""Several programs write to one trail at the same time, and some are killed: the trail stays whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.programs import run
from tests.plugins.shared_database import shared_environment

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def start_writer(count: int, env: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.audit.writer", str(count)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A database with one organisation."""
    made = shared_environment(tmp_path)
    added = run(["organisation", "add", "north", "North"], made)
    assert added.returncode == 0, added.stderr
    return made


def test_writers_at_the_same_time_get_one_number_after_the_other(env: dict[str, str]) -> None:
    writers = [start_writer(60, env) for _ in range(3)]
    outputs = [writer.communicate(timeout=240) for writer in writers]
    assert [error for _, error in outputs] == ["", "", ""]
    numbers = sorted(int(line) for output, _ in outputs for line in output.split())
    assert numbers == list(range(2, 182))
    verified = run(["audit", "verify"], env)
    assert (verified.returncode, verified.stdout.splitlines()[-1]) == (0, "north: 181 events, all in order.")


def test_what_a_killed_writer_had_confirmed_is_there_and_the_trail_is_whole(env: dict[str, str]) -> None:
    confirmed: list[int] = []
    for _ in range(3):
        writer = start_writer(100_000, env)
        assert writer.stdout
        confirmed += [int(writer.stdout.readline()) for _ in range(50)]
        writer.kill()
        rest, _ = writer.communicate()
        confirmed += [int(line) for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    assert len(confirmed) == len(set(confirmed))
    verified = run(["audit", "verify"], env)
    assert verified.returncode == 0, verified.stdout
    events = int(verified.stdout.splitlines()[-1].split()[1])
    # The last event of each may have been committed without its number being said.
    assert max(confirmed) <= events <= len(confirmed) + 1 + 3
