"""Where norms say they live: what the rule files name, and what norm_homes.yaml declares. Both are checked."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from zuiver.rules.errors import RuleFileError
from zuiver.rules.yaml_source import Source, read_source

CATALOGUE = Path(__file__).parents[1]
SOURCES = CATALOGUE.parents[1]
PROJECT = SOURCES.parent
DECLARED = CATALOGUE / "norm_homes.yaml"
_SYMBOL = re.compile(r"(?P<module>zuiver(?:\.\w+)+):(?P<name>\w+)")
_TEST = re.compile(r"(?P<path>tests/[\w/]+\.py)::(?P<name>test_\w+)")


class HomeKind(StrEnum):
    """In what a norm lives."""

    RULE = "rule"
    REGISTER = "register"
    TASK = "task"
    PAGE = "page"
    TALK_CARD = "talk_card"
    REPORT = "report"
    PRINCIPLE = "principle"


@dataclass(frozen=True)
class Home:
    """One place where norms live. `at` is `module/rule`, `package.module:Name` or `tests/file.py::test_name`."""

    kind: HomeKind
    at: str
    norms: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class DeclaredHomes:
    """What norm_homes.yaml says: modules with their rule folders, homes, and reasons for what lives nowhere yet."""

    modules: dict[int, tuple[str, tuple[str, ...]]]
    homes: tuple[Home, ...]
    reasons: dict[str, str]
    module_reasons: dict[int, str]


@dataclass(frozen=True)
class RuleFacts:
    """What the rule files hold: which norms each rule names, all tables, and all terms as module.term."""

    homes: tuple[Home, ...]
    tables: frozenset[str]
    terms: frozenset[str]
    modules: frozenset[str]


def read_rules(catalogue: Path = CATALOGUE) -> RuleFacts:
    """Read all rule files of the catalogue. Raises RuleFileError for one that is not YAML."""
    homes: list[Home] = []
    tables: set[str] = set()
    terms: set[str] = set()
    modules: set[str] = set()
    for path in sorted(catalogue.glob("*/rules/*.yaml")):
        data = read_source(path).data
        module = path.parent.parent.name
        modules.add(module)
        terms |= {f"{module}.{term}" for term in data.get("terms", {})}
        for name, part in _rule_parts(data):
            tables |= {part["table"]} if "table" in part else set()
            norms = tuple(dict.fromkeys(_named_norms(part)))
            if norms:
                homes.append(Home(HomeKind.RULE, f"{module}/{name}", norms, f"{module}/rules/{path.name}"))
    return RuleFacts(tuple(homes), frozenset(tables), frozenset(terms), frozenset(modules))


def read_declared(path: Path = DECLARED) -> DeclaredHomes:
    """Read the homes that are declared. Raises RuleFileError for a file that is not YAML or lacks something."""
    source = read_source(path)
    try:
        return _declared(source)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        problem = f"This is not a list of homes: {error}."
        remedy = "Give modules {number, rules, name}, homes {kind, at, norms} and not_yet {module or norms, because}."
        raise RuleFileError([source.finding((), problem, remedy)]) from None


def _declared(source: Source) -> DeclaredHomes:
    data: dict[str, Any] = source.data
    homes = tuple(
        Home(
            HomeKind(one["kind"]),
            one["at"],
            tuple(one["norms"]),
            f"{source.path.name}:{source.line(('homes', number))}",
        )
        for number, one in enumerate(data["homes"])
    )
    return DeclaredHomes(
        modules={one["number"]: (one["name"], tuple(one["rules"])) for one in data["modules"]},
        homes=homes,
        reasons={norm: one["because"] for one in data["not_yet"] for norm in one.get("norms", [])},
        module_reasons={one["module"]: one["because"] for one in data["not_yet"] if "module" in one},
    )


def why_absent(home: Home) -> str | None:
    """Return why a declared home does not exist, or None when it does.

    Tests are not part of an installed package: where there is no folder of tests, they are taken on trust.
    """
    if found := _SYMBOL.fullmatch(home.at):
        path = SOURCES / Path(*found["module"].split(".")).with_suffix(".py")
        return _why_not_in(path, found["name"], home.at)
    if found := _TEST.fullmatch(home.at):
        if not (PROJECT / "tests").is_dir():
            return None
        return _why_not_in(PROJECT / found["path"], found["name"], home.at)
    return (
        f"{home.at} has no form that can be checked: write package.module:Name or tests/file.py::test_name."
    )


def _why_not_in(path: Path, name: str, at: str) -> str | None:
    if not path.is_file():
        return f"{at}: there is no such file."
    return None if name in _names_in(path) else f"{at}: the file has no {name}."


@cache
def _names_in(path: Path) -> frozenset[str]:
    """The names at the top level of a file: functions, classes and values."""
    names: set[str] = set()
    for node in ast.parse(path.read_bytes()).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names.add(node.name)
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names.add(node.target.id)
        elif isinstance(node, ast.Assign):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return frozenset(names)


def _rule_parts(data: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for rule in data.get("rules", []):
        yield rule["id"], rule
    for addition in data.get("additions", []):
        yield "additions", addition
    if "otherwise" in data:
        yield "not-covered", data["otherwise"]


def _named_norms(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "norms" and isinstance(value, list):
                yield from value
            else:
                yield from _named_norms(value)
    elif isinstance(part, list):
        for one in part:
            yield from _named_norms(one)
