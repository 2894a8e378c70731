"""Locked means: a version and a hash for everything, and no address, so that any mirror will do."""

import base64
import json
import re
import tomllib
from typing import Any

import pytest

from tests.setup.project import ROOT, text_of

PYTHON_LOCKS = sorted(ROOT.glob("requirements*.lock"))
REQUIREMENT = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[^\s;]+)(?: ; (?P<marker>[^\\]+?))?(?: \\)?$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
ADDRESS = re.compile(r"[a-z]+://")


def locked_versions(lock_text: str) -> dict[str, str]:
    """The names and versions in a lock file; fails on any line that is neither a requirement nor its hash."""
    versions: dict[str, str] = {}
    hashes = 1
    for line in lock_text.splitlines():
        if HASH.match(line):
            hashes += 1
            continue
        requirement = REQUIREMENT.match(line)
        assert requirement, f"neither a requirement nor a hash: {line!r}"
        assert hashes, f"the requirement above {line!r} has no hash"
        versions[requirement["name"]] = requirement["version"]
        hashes = 0
    assert hashes, "the last requirement has no hash"
    return versions


def declared_pins(*groups: str) -> dict[str, str]:
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))
    lines = [line for group in groups for line in project["dependency-groups"][group]]
    if "dev" in groups:
        lines += project["project"]["dependencies"]
    return {re.split(r"[\[=]", line)[0]: line.split("==")[1] for line in lines}


def browser_packages() -> dict[str, Any]:
    packages: dict[str, Any] = json.loads(text_of(ROOT / "package-lock.json"))["packages"]
    return {name: package for name, package in packages.items() if name}


def test_there_is_a_lock_for_the_program_for_uv_and_for_node() -> None:
    assert [path.name for path in PYTHON_LOCKS] == [
        "requirements-bootstrap.lock",
        "requirements-node.lock",
        "requirements.lock",
    ]


@pytest.mark.parametrize("lock", PYTHON_LOCKS, ids=lambda path: path.name)
def test_every_python_package_has_a_version_and_a_hash_and_no_address(lock: Any) -> None:
    text = text_of(lock)
    assert locked_versions(text)
    assert not ADDRESS.search(text)


@pytest.mark.parametrize(
    ("lock", "groups"),
    [
        ("requirements.lock", ("dev",)),
        ("requirements-node.lock", ("node",)),
        ("requirements-bootstrap.lock", ("bootstrap",)),
    ],
)
def test_the_lock_holds_what_the_project_declares(lock: str, groups: tuple[str, ...]) -> None:
    versions = locked_versions(text_of(ROOT / lock))
    assert declared_pins(*groups).items() <= versions.items()


def test_a_line_without_a_hash_is_noticed() -> None:
    with pytest.raises(AssertionError, match="has no hash"):
        locked_versions("alpha==1.0\nbeta==2.0 \\\n    --hash=sha256:" + "0" * 64 + "\n")


def test_every_browser_package_has_an_integrity_hash_and_no_address() -> None:
    packages = browser_packages()
    assert packages
    for name, package in packages.items():
        method, digest = package["integrity"].split("-", 1)
        assert (method, len(base64.b64decode(digest))) == ("sha512", 64), name
        assert "resolved" not in package, name


def test_npm_leaves_addresses_out_and_runs_no_scripts_of_packages() -> None:
    lines = text_of(ROOT / ".npmrc").splitlines()
    assert "omit-lockfile-registry-resolved=true" in lines
    assert "ignore-scripts=true" in lines


def test_browser_packages_are_pinned_exactly() -> None:
    declared = json.loads(text_of(ROOT / "package.json"))
    locked = browser_packages()
    for name, version in {**declared["dependencies"], **declared["devDependencies"]}.items():
        assert locked[f"node_modules/{name}"]["version"] == version
