"""Rules of the house that no linter checks: names of modules, where imports stand, and who may read the clock."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("src", "tests", "bench")
LEFT_OUT = {"migrations", "node_modules", "__pycache__"}

EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "misc"}

CLOCK = "src/zuiver/kernel/clock.py"
READS_THE_CLOCK = {
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "django.utils.timezone.now",
    "time.time",
    "time.time_ns",
}
# These turn a moment into local time, and take the present moment when they get none.
READS_THE_CLOCK_WHEN_EMPTY = {
    "django.utils.timezone.localdate",
    "django.utils.timezone.localtime",
    "time.gmtime",
    "time.localtime",
}
# By file, with the reason; an exception that is no longer needed fails.
MAY_READ_THE_CLOCK: dict[str, str] = {}


@cache
def modules() -> dict[str, ast.Module]:
    """Every Python file of ours as a tree, read once for all rules."""
    found = {}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if LEFT_OUT.isdisjoint(path.relative_to(ROOT).parts):
                found[path.relative_to(ROOT).as_posix()] = ast.parse(path.read_bytes(), str(path))
    return found


def imports_in_functions(tree: ast.Module) -> set[int]:
    """Return the lines of imports that stand inside a function."""
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    inside = (node for function in functions for node in ast.walk(function))
    return {node.lineno for node in inside if isinstance(node, ast.Import | ast.ImportFrom)}


def imported_names(tree: ast.Module) -> dict[str, str]:
    """Return what each imported name stands for: "dt" -> "datetime.datetime"."""
    names: dict[str, str | None] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {
                alias.asname or alias.name.partition(".")[0]: alias.asname and alias.name
                for alias in node.names
            }
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return {name: meaning or name for name, meaning in names.items()}


def full_name(node: ast.expr, names: dict[str, str]) -> str | None:
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute) and (owner := full_name(node.value, names)):
        return f"{owner}.{node.attr}"
    return None


def reads_the_clock(node: ast.expr, names: dict[str, str]) -> bool:
    """Say whether this names a function that reads the time, called or not: a field default counts as well."""
    if isinstance(node, ast.Call) and not node.args and not node.keywords:
        return full_name(node.func, names) in READS_THE_CLOCK_WHEN_EMPTY
    return isinstance(node, ast.Name | ast.Attribute) and full_name(node, names) in READS_THE_CLOCK


def clock_readings(tree: ast.Module) -> Iterator[int]:
    """Yield the lines that read the time."""
    names = imported_names(tree)
    return (
        node.lineno for node in ast.walk(tree) if isinstance(node, ast.expr) and reads_the_clock(node, names)
    )


def test_imports_stand_at_the_top_of_a_file() -> None:
    found = {name: lines for name, tree in modules().items() if (lines := imports_in_functions(tree))}
    assert found == {}


def test_modules_are_named_after_what_they_hold() -> None:
    parts = {name: set(name.removesuffix(".py").split("/")) for name in modules()}
    assert [name for name, words in parts.items() if words & EMPTY_NAMES] == []


def test_only_the_clock_reads_the_time() -> None:
    found = {name: lines for name, tree in modules().items() if (lines := list(clock_readings(tree)))}
    found.pop(CLOCK)
    assert {name: lines for name, lines in found.items() if name not in MAY_READ_THE_CLOCK} == {}
    assert set(MAY_READ_THE_CLOCK) <= set(found), "take the exceptions away that are no longer needed"


@pytest.mark.parametrize(
    "source",
    [
        "import datetime\ndatetime.datetime.now()",
        "import datetime as d\nd.date.today()",
        "from datetime import datetime as dt, UTC\ndt.now(UTC)",
        "from django.utils import timezone\nfield = dict(default=timezone.now)",
        "import django.utils.timezone\ndjango.utils.timezone.now()",
        "from time import time\ntime()",
        "from django.utils import timezone\ntimezone.localtime()",
    ],
)
def test_the_clock_rule_sees_every_way_to_ask(source: str) -> None:
    assert list(clock_readings(ast.parse(source))) == [2]


@pytest.mark.parametrize(
    "source",
    [
        "from zuiver.kernel import clock\nclock.now()",
        "from django.utils import timezone\ntimezone.localtime(moment)",
        "from time import perf_counter\nperf_counter()",
        "import datetime\ndatetime.date(2026, 5, 12)",
        "class Row:\n    now = 1\nRow.now",
    ],
)
def test_the_clock_rule_leaves_the_rest_alone(source: str) -> None:
    assert list(clock_readings(ast.parse(source))) == []


def test_the_import_rule_sees_an_import_in_a_method() -> None:
    assert imports_in_functions(
        ast.parse("import a\nclass B:\n    def c(self):\n        from d import e\n")
    ) == {4}
