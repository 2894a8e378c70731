"""Many random cases per theme at once: columns and one case agree. ZUIVER_EXAMPLES says how many (default 300)."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.rules.catalogue_facts import book_of
from tests.rules.conftest import EXAMPLES
from tests.rules.test_catalogue_books import frame_of
from zuiver.catalogue.rule_books import module_names
from zuiver.rules.columns import evaluate_columns
from zuiver.rules.engine import evaluate
from zuiver.rules.model import Fact

CASES = max(300, EXAMPLES)
DAYS = [date(2020, 2, 29), date(2022, 2, 28), date(2022, 3, 1)]
AMOUNTS = [Decimal(text) for text in ("0.00", "24.99", "25.00", "25.01", "49.99", "50.00", "50.01", "300.00")]


def value_of(fact: Fact, chance: random.Random) -> Any:
    """Draw a value of a fact: usually the default, so that the lower rules are reached too; sometimes unknown."""
    if chance.random() < 0.5:
        return fact.default
    if chance.random() < 0.15:
        return None
    options: dict[str, list[Any]] = {
        "bool": [False, True, *([fact.third_value] if fact.third_value else [])],
        "choice": list(fact.values),
        "set": [[], list(fact.values[:1]), list(fact.values[1:3]), list(fact.values)],
        "money": AMOUNTS,
        "int": list(range(int(fact.minimum or 0), 18)),
        "decimal": [Decimal("0.50"), Decimal("8.00"), Decimal("40.00")],
        "date": [*DAYS, date(2019, 1, 1) + timedelta(days=chance.randrange(1500))],
        "text": ["", "  ", "something"],
    }
    return chance.choice(options.get(fact.type, [None]))


def rows_of(facts: dict[str, Fact], count: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(2020)
    for _ in range(count):
        yield {name: value_of(fact, chance) for name, fact in facts.items()}


@pytest.mark.parametrize("module", module_names())
def test_many_cases_have_one_answer_in_both_ways(module: str) -> None:
    book = book_of(module)
    rows = list(rows_of(book.facts, CASES))
    results = evaluate_columns(book, frame_of(book, rows))
    for row, (outcome, index) in zip(rows, results.iter_rows(), strict=True):
        receipt = evaluate(book, row)
        rule_id = "missing-facts" if index is None else book.rules[index].id
        assert (outcome, f"{module}/{rule_id}") == (receipt.outcome, receipt.rule)
