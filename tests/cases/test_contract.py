"""The fixed contract: names, types and defaults of facts, and the published examples."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from zuiver.catalogue.rule_books import module_names, rule_book_for
from zuiver.rules.engine import evaluate
from zuiver.rules.model import Fact
from zuiver.rules.values import as_json

SHARED = Path(__file__).resolve().parents[3] / "shared" / "cases"
needs_contract = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the contract is not beside this checkout (../shared/cases)"
)
ON = date(2020, 6, 1)


def contract() -> dict[str, dict[str, Any]]:
    data: dict[str, dict[str, Any]] = yaml.safe_load((SHARED / "facts.yaml").read_text(encoding="utf-8"))
    return data


def examples() -> list[dict[str, Any]]:
    if not SHARED.is_dir():
        return []
    return [json.loads(line) for line in (SHARED / "examples.jsonl").read_text(encoding="utf-8").splitlines()]


def as_contract(fact: Fact) -> dict[str, Any]:
    """Return a fact in the words of the contract: null as default only for a date that may be not done."""
    unknown = None if fact.null_means == "not_done" else "unknown"
    default = unknown if fact.default is None else as_json(fact.default)  # type: ignore[arg-type]
    values = {"values": list(fact.values)} if fact.values else {}
    return {"type": fact.type, **values, "default": default}


@needs_contract
@pytest.mark.parametrize("module", module_names())
def test_the_facts_of_a_module_are_those_of_the_contract(module: str) -> None:
    book = rule_book_for(module, ON)
    own = {name: as_contract(fact) for name, fact in book.facts.items() if name not in book.shared_facts}
    shared = {name: as_contract(fact) for name, fact in book.facts.items() if name in book.shared_facts}
    assert own == contract()[module]
    assert shared == contract()["common"]


@needs_contract
@pytest.mark.parametrize("case", examples(), ids=lambda case: case["id"])
def test_example(case: dict[str, Any]) -> None:
    if case["module"] not in module_names():
        pytest.skip(f"the rules of {case['module']} are not written yet")
    receipt = evaluate(rule_book_for(case["module"], ON), case["facts"])
    expected = case["expected"]
    assert receipt.outcome == expected["outcome"], receipt.rule
    assert set(expected["must_cite"]) <= set(receipt.cites)
    assert set(expected.get("also", [])) <= set(receipt.also)
