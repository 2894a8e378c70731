"""Files and functions stay small enough to read in one go (docs/adr/0007-size-caps.md)."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.setup.project import ROOT, committed_files, text_of

FILE_CAP = 400
TEST_FILE_CAP = 600
FUNCTION_CAP = 40
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc"}
# path from the root -> why it may be longer
LONGER_FILES: dict[str, str] = {}
# "path::function" -> why it may be longer
LONGER_FUNCTIONS: dict[str, str] = {}


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def sources() -> list[Path]:
    code = (path for path in committed_files() if path.suffix in {".py", ".js"})
    return [path for path in code if "migrations" not in path.parts]


def is_test(path: Path) -> bool:
    return name_of(path).startswith("tests/")


def functions_of(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(text_of(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            yield f"{name_of(path)}::{node.name}", node.end_lineno - node.lineno + 1


def test_no_file_is_longer_than_its_cap() -> None:
    lengths = {name_of(path): (len(text_of(path).splitlines()), is_test(path)) for path in sources()}
    too_long = {
        name: length
        for name, (length, tests) in lengths.items()
        if length > (TEST_FILE_CAP if tests else FILE_CAP) and name not in LONGER_FILES
    }
    assert lengths
    assert too_long == {}, "split by verb or by subject"


def test_no_function_is_longer_than_its_cap() -> None:
    lengths = dict(
        pair
        for path in sources()
        if path.suffix == ".py" and not is_test(path)
        for pair in functions_of(path)
    )
    too_long = {
        name: length
        for name, length in lengths.items()
        if length > FUNCTION_CAP and name not in LONGER_FUNCTIONS
    }
    assert lengths
    assert too_long == {}


def test_every_exception_is_still_needed() -> None:
    lengths = {name_of(path): len(text_of(path).splitlines()) for path in sources()}
    functions = dict(pair for path in sources() if path.suffix == ".py" for pair in functions_of(path))
    assert {name for name in LONGER_FILES if lengths.get(name, 0) <= FILE_CAP} == set()
    assert {name for name in LONGER_FUNCTIONS if functions.get(name, 0) <= FUNCTION_CAP} == set()


def test_every_module_is_named_after_what_it_holds() -> None:
    assert [name_of(path) for path in sources() if path.stem in NAMES_THAT_SAY_NOTHING] == []
