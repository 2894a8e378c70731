"""The page about rule files says all there is: every key, every operation; and its example is a rule file."""

import re
from pathlib import Path
from typing import Any

import pytest

from zuiver.rules.checker import check_book
from zuiver.rules.engine import evaluate
from zuiver.rules.loader import build_rule_book
from zuiver.rules.schema_check import SCHEMA, definitions
from zuiver.rules.yaml_source import parse_source

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "rule-files.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([a-z_]+)`", PAGE))
EXAMPLE = PAGE.split("```yaml\n")[1].split("```")[0]


def keys_of(part: str) -> set[str]:
    schema: dict[str, Any] = definitions()[part]
    return set(schema["properties"])


def test_every_key_of_a_file_is_explained() -> None:
    whole = parse_source(SCHEMA.read_text(encoding="utf-8"), SCHEMA).data
    assert set(whole["properties"]) - NAMED == set()


@pytest.mark.parametrize(
    "part", ["term", "fact", "rule", "answer", "basis", "law_note", "condition", "shared"]
)
def test_every_key_of_a_part_is_explained(part: str) -> None:
    assert keys_of(part) - NAMED - {"source", "article", "paragraph", "text"} == set()


def test_the_example_is_a_rule_file_without_findings() -> None:
    source = parse_source(EXAMPLE, Path("parking.yaml"))
    book = build_rule_book(source)
    assert check_book(source, book) == []
    assert evaluate(book, {"private_use": True, "hours": 5}).outcome == "discuss"
    assert evaluate(book, {"private_use": True, "hours": 4}).outcome == "allowed"
    assert evaluate(book, {"private_use": False}).outcome == "no_action"
