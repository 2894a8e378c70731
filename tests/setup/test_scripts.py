"""The scripts start, and say plainly what to do when they cannot."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.setup.project import ROOT, SHELL_SCRIPTS, text_of

PROMISED = {"check", "demo", "env", "generate-docs", "lock", "test", "zuiver", "run"}


def test_all_promised_scripts_are_there() -> None:
    assert {script.name for script in SHELL_SCRIPTS} >= PROMISED


@pytest.mark.parametrize("script", SHELL_SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_sound_bash_that_stops_at_the_first_error(script: Path) -> None:
    first, *_ = text_of(script).splitlines()
    assert first == "#!/usr/bin/env bash"
    assert "\nset -euo pipefail\n" in text_of(script)
    assert os.access(script, os.X_OK), "not executable: git update-index --chmod=+x"
    checked = subprocess.run(["bash", "-n", script], capture_output=True, text=True)
    assert (checked.returncode, checked.stderr) == (0, "")


@pytest.fixture
def bare_project(tmp_path: Path) -> Path:
    """A folder in which set-up has everything to do: the script and the names of its inputs."""
    (tmp_path / "script").mkdir()
    shutil.copy(ROOT / "script/env", tmp_path / "script/env")
    (tmp_path / "src/config").mkdir(parents=True)
    (tmp_path / "src/zuiver").mkdir()
    inputs = ("requirements.lock", "requirements-bootstrap.lock", "pyproject.toml", "package.json")
    for name in (*inputs, "package-lock.json", ".npmrc", "src/config/assets.py"):
        (tmp_path / name).touch()
    return tmp_path


def run_env(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [project / "script/env"], env={**os.environ, **environment}, capture_output=True, text=True
    )


def test_without_a_suitable_python_it_says_which_are_and_how_to_name_one(bare_project: Path) -> None:
    too_old = bare_project / "python3.9"
    too_old.write_text("#!/bin/sh\nexit 1\n")
    too_old.chmod(0o755)
    done = run_env(bare_project, ZUIVER_PYTHON=str(too_old))
    assert done.returncode == 1
    assert "No Python 3.11, 3.12, 3.13 or 3.14 was found" in done.stderr
    assert "ZUIVER_PYTHON=" in done.stderr
    assert done.stdout == ""


def test_without_a_network_it_says_what_could_not_be_fetched_and_what_to_do(bare_project: Path) -> None:
    (bare_project / "requirements-bootstrap.lock").write_text(
        "no-such-package-anywhere==1.0 --hash=sha256:" + "0" * 64
    )
    done = run_env(bare_project, PIP_NO_INDEX="1", PIP_FIND_LINKS=str(bare_project))
    assert done.returncode == 1
    assert "uv could not be fetched" in done.stderr
    assert "point pip, uv and npm to a mirror" in done.stderr
    assert not (bare_project / ".venv/.zuiver-stamp").exists(), "an unfinished step must run again"
