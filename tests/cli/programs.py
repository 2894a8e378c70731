"""Runs `zuiver` as a program of its own, with a database of its own."""

import os
import subprocess
import sys
from pathlib import Path


def environment(database_url: str, var: Path, **more: str) -> dict[str, str]:
    """The environment of a program that shares nothing with the tests."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ZUIVER_")}
    return {**kept, "DATABASE_URL": database_url, "ZUIVER_VAR": str(var), **more}


def run(arguments: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run to the end; both outputs as text."""
    return subprocess.run(
        [sys.executable, "-m", "zuiver", *arguments],
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def start(arguments: list[str], env: dict[str, str]) -> subprocess.Popen[str]:
    """Start and return at once; the first output comes by line."""
    return subprocess.Popen(
        [sys.executable, "-u", "-m", "zuiver", *arguments],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
