"""The last column of the threat model names tests; each of them is there, and each of the 13 groups of tests has one."""

import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "docs/explanation/threat-model.md"
HOME: Final = "tests/speak_up"
NAMED: Final = re.compile(r"`([\w/]*?(?:test_\w+|bench/\w+)\.py)?(?:::(test_\w+))?`")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table under a heading, without its head."""
    section = PAGE.read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line.strip("|").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line] for line in lines[1:]]


def missing(cell: str) -> list[str]:
    """Files and tests that a cell names and that are not there. `::test_x` belongs to the file named before it."""
    file: Path | None = None
    wrong = []
    for name, test in NAMED.findall(cell):
        if name:
            file = ROOT / (name if "/" in name else f"{HOME}/{name}")
        if file is None or not file.is_file():
            wrong.append(name or test)
        elif test and f"def {test}(" not in file.read_text(encoding="utf-8"):
            wrong.append(f"{file.name}::{test}")
    return wrong


def test_every_attacker_is_met_by_tests_that_exist() -> None:
    table = rows("Table")
    assert len(table) > 15
    for row in table:
        assert len(row) == 5, row
        assert NAMED.search(row[4]), row[0]
        assert missing(row[4]) == [], row[0]


def test_each_of_the_thirteen_groups_has_tests_that_exist() -> None:
    groups = rows("What the tests show, by group")
    assert [row[0].split(".")[0] for row in groups] == [str(number) for number in range(1, 14)]
    for row in groups:
        assert missing(row[1]) == [], row[0]
        assert NAMED.search(row[1]) or row[2] != "-", row[0]


def test_a_name_that_is_not_there_is_found() -> None:
    assert missing("`test_traces.py::test_nothing_of_the_kind`") == [
        "test_traces.py::test_nothing_of_the_kind"
    ]
    assert missing("`test_never_written.py`") == ["test_never_written.py"]
    assert missing("`tests/sealing/test_doors.py`, `test_door.py`") == []
