"""What is committed holds on every machine: no registry, no folder of someone's own, no tools of a workplace."""

import re

import pytest

from tests.setup.project import ROOT, committed_files, text_of

# Joined from pieces, so that this file does not contain what it looks for.
REGISTRY_HOSTS = (
    ("pypi", "org"),
    ("pythonhosted", "org"),
    ("npmjs", "org"),
    ("npmjs", "com"),
    ("yarnpkg", "com"),
)
OWN_FOLDERS = ("work", "root", "farm", "home", "Users")
WORKPLACE_TOOLS = (("farm", "studio"), ("farm", "bench"))


def lines_with(pattern: str) -> list[str]:
    wanted = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:120]}"
        for path in committed_files()
        for number, line in enumerate(text_of(path).splitlines(), start=1)
        if wanted.search(line)
    ]


@pytest.mark.parametrize("parts", REGISTRY_HOSTS, ids="-".join)
def test_no_registry_is_named(parts: tuple[str, str]) -> None:
    assert lines_with(re.escape(".".join(parts))) == []


@pytest.mark.parametrize("folder", OWN_FOLDERS)
def test_no_path_of_a_machine_is_named(folder: str) -> None:
    # A path starts after white space or a mark, never after a word: docs/work/ is ours.
    assert lines_with(rf"(?:^|[\s\"'`(=:])/{folder}/") == []


@pytest.mark.parametrize("parts", WORKPLACE_TOOLS, ids="-".join)
def test_no_tool_of_a_workplace_is_named(parts: tuple[str, str]) -> None:
    assert lines_with(re.escape("-".join(parts))) == []


def test_the_search_finds_what_is_there() -> None:
    assert any(
        line.startswith("tests/setup/test_nothing_of_a_machine.py") for line in lines_with("^import re$")
    )
