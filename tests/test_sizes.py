"""Files and functions stay small enough to read in one go.

A file or function that must be longer stands here by name with its reason; an exception that is no longer needed fails too.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE_FILE_CAP = 400
TEST_FILE_CAP = 600
FUNCTION_CAP = 40

SOURCE_KINDS = {".py", ".js", ".ts", ".css", ".html", ".jinja"}
# Made by a program or by others: nobody reads these line by line.
LEFT_OUT = {"migrations", "vendor", "node_modules", "__pycache__", "build", "dist"}

LONG_FILES: Mapping[str, str] = {}
LONG_FUNCTIONS: Mapping[str, str] = {}


def files(folder: str, kinds: set[str]) -> Iterator[Path]:
    for path in sorted((ROOT / folder).rglob("*")):
        if path.suffix in kinds and LEFT_OUT.isdisjoint(path.relative_to(ROOT).parts):
            yield path


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_per_file() -> Iterator[tuple[str, int, int]]:
    """Yield the name, the number of lines and the cap of every file of ours."""
    for folder, kinds, cap in (("src", SOURCE_KINDS, SOURCE_FILE_CAP), ("tests", {".py"}, TEST_FILE_CAP)):
        for path in files(folder, kinds):
            yield name_of(path), path.read_bytes().count(b"\n"), cap


def lines_per_function() -> Iterator[tuple[str, int]]:
    """Yield every function of the sources as "file:function" with its number of lines, docstring and all."""
    for path in files("src", {".py"}):
        for node in ast.walk(ast.parse(path.read_bytes(), str(path))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{name_of(path)}:{node.name}", (node.end_lineno or node.lineno) - node.lineno + 1


def test_files_are_short() -> None:
    too_long = {name: f"{lines} lines, cap {cap}" for name, lines, cap in lines_per_file() if lines > cap}
    assert {name: size for name, size in too_long.items() if name not in LONG_FILES} == {}
    assert set(LONG_FILES) <= set(too_long), "take the exceptions away that are no longer needed"


def test_functions_are_short() -> None:
    too_long = {name: f"{lines} lines" for name, lines in lines_per_function() if lines > FUNCTION_CAP}
    assert {name: size for name, size in too_long.items() if name not in LONG_FUNCTIONS} == {}
    assert set(LONG_FUNCTIONS) <= set(too_long), "take the exceptions away that are no longer needed"


def test_every_exception_has_a_reason() -> None:
    assert all(reason.strip() for reason in (*LONG_FILES.values(), *LONG_FUNCTIONS.values()))


def test_the_measure_sees_this_house() -> None:
    assert name_of(ROOT / "src/zuiver/kernel/clock.py") in {name for name, _, _ in lines_per_file()}
    assert "src/zuiver/kernel/clock.py:frozen" in dict(lines_per_function())
