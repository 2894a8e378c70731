"""Every theme brings scenarios beside its rules. They run over one case and over columns, and together hit every rule."""

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml

from zuiver.catalogue.rule_books import FOLDER, module_names, rule_book_for
from zuiver.rules.columns import evaluate_columns
from zuiver.rules.engine import evaluate
from zuiver.rules.loader import NOT_COVERED

USUAL_DAY = date(2020, 6, 1)


def scenario_files() -> list[Path]:
    """Return the scenario files of all themes."""
    return sorted(FOLDER.glob("*/scenarios.yaml"))


def scenarios_of(path: Path) -> list[dict[str, Any]]:
    """Return the scenarios of one theme; dates in facts stay text, as on the command line."""
    scenarios: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    for scenario in scenarios:
        facts = scenario["facts"]
        scenario["facts"] = {
            name: value.isoformat() if isinstance(value, date) else value for name, value in facts.items()
        }
    return scenarios


CASES = [
    pytest.param(path.parent.name, scenario, id=f"{path.parent.name}: {scenario['name']}")
    for path in scenario_files()
    for scenario in scenarios_of(path)
]


@pytest.mark.parametrize(("module", "scenario"), CASES)
def test_scenario_gives_its_answer(module: str, scenario: dict[str, Any]) -> None:
    book = rule_book_for(module, scenario.get("day", USUAL_DAY))
    verdict = evaluate(book, scenario["facts"]).verdict
    expected = scenario["expect"]
    assert verdict.outcome == expected["outcome"]
    assert set(expected.get("also", [])) <= set(verdict.also)
    assert set(expected.get("cites", [])) <= set(verdict.cites)


@pytest.mark.parametrize(("module", "scenario"), CASES)
def test_columns_give_the_same_answer(module: str, scenario: dict[str, Any]) -> None:
    book = rule_book_for(module, scenario.get("day", USUAL_DAY))
    facts = {"asked_at": "before", **scenario["facts"]}
    dates = [name for name in facts if book.facts[name].type == "date"]
    frame = pl.DataFrame({name: [value] for name, value in facts.items()})
    frame = frame.with_columns(pl.col(dates).cast(pl.String).str.to_date())
    outcome = evaluate_columns(book, frame)["outcome"][0]
    assert outcome == evaluate(book, scenario["facts"]).verdict.outcome


@pytest.mark.parametrize("module", module_names())
def test_every_rule_is_hit_and_missed(module: str) -> None:
    path = FOLDER / module / "scenarios.yaml"
    assert path.exists(), f"Write {module}/scenarios.yaml: it shows a lawyer what the rules do."
    fired: dict[str, int] = {}
    scenarios = scenarios_of(path)
    for scenario in scenarios:
        book = rule_book_for(module, scenario.get("day", USUAL_DAY))
        verdict = evaluate(book, scenario["facts"]).verdict
        fired[verdict.rule] = fired.get(verdict.rule, 0) + 1
    reachable = _reachable_rules(module)
    assert reachable - fired.keys() == set()
    assert len(reachable) <= 1 or all(count < len(scenarios) for count in fired.values())


def _reachable_rules(module: str) -> set[str]:
    """Return the rules of a theme on all its days, without the closing answer: a theme may leave no gap."""
    days = [USUAL_DAY, date(2026, 1, 1)]
    names = {rule.id for day in days for rule in rule_book_for(module, day).rules} - {NOT_COVERED}
    return {f"{module}/{name}" for name in names}
