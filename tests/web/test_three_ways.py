"""Every rule of every theme, three ways: one case, as a column, and asked on the web. One answer."""

import html
from collections.abc import Iterator
from typing import Any

import polars as pl
import pytest
from django.test import Client

from tests.scenarios.test_scenarios import FOLDER, scenarios_of
from tests.web.conftest import Small
from zuiver.catalogue.rule_books import module_names, rule_book_for
from zuiver.kernel import clock
from zuiver.rules.columns import evaluate_columns
from zuiver.rules.engine import all_facts, evaluate
from zuiver.rules.model import RuleBook
from zuiver.rules.receipt import Receipt
from zuiver.rules.values import ABSENT, reader_for
from zuiver.web.fact_fields import to_pairs
from zuiver.web.situations import all_situations

# A topic within a theme, such as means/claim, asks other questions of the same rules.
WORDS = {
    module: word
    for situation in all_situations()
    for word, module in situation.modules.items()
    if "/" not in module
}


def cases_of(module: str, book: RuleBook) -> Iterator[dict[str, Any]]:
    """The facts of each scenario, every fact given: known, or unknown."""
    for scenario in scenarios_of(FOLDER / module / "scenarios.yaml"):
        yield all_facts(book, scenario["facts"])


def as_column(book: RuleBook, facts: dict[str, Any]) -> str:
    dates = [name for name in facts if book.facts[name].type == "date"]
    moments = [name for name in facts if book.facts[name].type == "datetime"]
    frame = pl.DataFrame({name: [value] for name, value in facts.items()}, strict=False)
    frame = frame.with_columns(
        pl.col(dates).cast(pl.String).str.to_date(), pl.col(moments).cast(pl.String).str.to_datetime()
    )
    return str(evaluate_columns(book, frame)["outcome"][0])


def on_the_web(client: Client, module: str, book: RuleBook, facts: dict[str, Any]) -> str:
    """The page on which the interview ends when all these answers were given."""
    read = {
        name: None if value is None else reader_for(book.facts[name])(value) for name, value in facts.items()
    }
    answers = {name: value for name, value in read.items() if value is not ABSENT}
    response = client.post(f"/vraag/{WORDS[module]}/", dict(to_pairs(answers)))
    assert response.status_code == 200
    return html.unescape(response.content.decode())


@pytest.mark.parametrize("module", sorted(WORDS))
def test_one_case_a_column_and_the_web_give_one_answer(small: Small, module: str) -> None:
    book = rule_book_for(module, clock.today(), small.organisation.policy_pack)
    client = Client(headers={"accept-language": "en"})
    seen = set()
    for facts in cases_of(module, book):
        receipt: Receipt = evaluate(book, facts)
        seen.add(receipt.rule)
        assert as_column(book, facts) == receipt.outcome, facts
        page = on_the_web(client, module, book, facts)
        assert f"Rule {receipt.rule} of {receipt.verdict.rule_version}" in page, facts
    assert len(seen) > 1 or len(book.rules) <= 2


def test_every_theme_of_the_catalogue_can_be_asked_on_the_web() -> None:
    assert set(WORDS) == set(module_names())
