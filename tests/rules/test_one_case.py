"""One case: the first true rule wins, unknown stays unknown, and what is missing is exact."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from tests.rules.small_books import book_data, build, cases, missing_by_hand, outcomes_by_hand, small_books
from zuiver.catalogue.rule_books import rule_book_for
from zuiver.rules.engine import evaluate
from zuiver.rules.errors import FactError, TermError
from zuiver.rules.receipt import Receipt

TEXT = {"nl": "tekst", "en": "text"}


def rule(number: int, when: Any, then: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"rule-{number}",
        "table": "DT-T1",
        "when": when,
        "then": then,
        "because": TEXT,
        "norms": ["W-1"],
        **more,
    }


@given(small_books(), cases())
def test_the_outcome_is_that_of_every_completion_or_else_discuss(
    data: dict[str, Any], case: dict[str, Any]
) -> None:
    outcomes = outcomes_by_hand(data, case)
    expected = outcomes.pop() if len(outcomes) == 1 else "discuss"
    assert evaluate(build(data), case).outcome == expected


@given(small_books(), cases(most_unknown=3))
def test_missing_names_exactly_the_unknown_facts_that_can_change_the_outcome(
    data: dict[str, Any], case: dict[str, Any]
) -> None:
    assert set(evaluate(build(data), case).missing) == missing_by_hand(data, case)


@given(small_books(), cases())
def test_a_receipt_survives_storage(data: dict[str, Any], case: dict[str, Any]) -> None:
    receipt = evaluate(build(data), case)
    assert Receipt.from_json(receipt.to_json()) == receipt


def test_the_first_true_rule_wins() -> None:
    book = build(book_data([rule(1, {"is": {"sunny": True}}, "refuse"), rule(2, "always", "allowed")]))
    assert evaluate(book, {"sunny": True}).rule == "small/rule-1"
    assert evaluate(book, {"sunny": False}).rule == "small/rule-2"


def test_an_earlier_unknown_rule_that_leads_elsewhere_gives_discuss_with_the_fact() -> None:
    book = build(book_data([rule(1, {"is": {"sunny": True}}, "refuse"), rule(2, "always", "allowed")]))
    receipt = evaluate(book, {"sunny": None})
    assert (receipt.outcome, receipt.missing) == ("discuss", ("sunny",))


def test_an_earlier_unknown_rule_that_leads_to_the_same_outcome_is_no_reason_to_doubt() -> None:
    book = build(book_data([rule(1, {"is": {"sunny": True}}, "refuse"), rule(2, "always", "refuse")]))
    receipt = evaluate(book, {"sunny": None})
    assert (receipt.outcome, receipt.missing) == ("refuse", ())


def test_the_reason_states_no_fact_that_nobody_knows() -> None:
    """Not "the giver takes part in a tender" to somebody who does not know that; another rule is certain."""
    book = rule_book_for("gifts", date(2026, 1, 1))
    facts = {"tender_running_with_giver": None, "intent_to_influence": "yes", "already_received": False}
    receipt = evaluate(book, facts)
    assert receipt.outcome == "refuse"
    assert "aanbesteding" not in receipt.verdict.because.nl
    assert "aanbesteding" in evaluate(book, facts | {"tender_running_with_giver": True}).verdict.because.nl


def test_where_only_together_the_rules_are_certain_the_reason_claims_none_of_them() -> None:
    rules = [rule(1, {"is": {"sunny": True}}, "refuse"), rule(2, {"is": {"sunny": False}}, "refuse")]
    book = build(book_data(rules))
    told = evaluate(book, {"sunny": None}).verdict.because.en
    assert told not in {evaluate(book, {"sunny": sunny}).verdict.because.en for sunny in (True, False)}
    assert "makes no difference" in told


def test_two_rules_that_together_cover_an_unknown_fact_decide() -> None:
    rules = [rule(1, {"is": {"sunny": True}}, "refuse"), rule(2, {"is": {"sunny": False}}, "refuse")]
    assert evaluate(build(book_data(rules)), {"sunny": None}).outcome == "refuse"


def test_a_test_for_unknown_is_never_itself_unknown() -> None:
    book = build(book_data([rule(1, {"unknown": "price"}, "refuse"), rule(2, "always", "allowed")]))
    receipt = evaluate(book, {"price": None})
    assert (receipt.outcome, receipt.missing) == ("refuse", ("price",))


def test_a_date_that_may_be_not_done_is_never_missing() -> None:
    book = build(book_data([rule(1, {"known": "signed"}, "complete"), rule(2, "always", "incomplete")]))
    assert evaluate(book, {"signed": None}).outcome == "incomplete"
    assert evaluate(book, {"signed": None}).missing == ()
    assert evaluate(book, {"signed": date(2020, 1, 1)}).outcome == "complete"


def test_what_a_case_is_about_does_not_change_when_a_fact_becomes_unknown() -> None:
    rules = [
        rule(1, {"given": "claim"}, "refuse", answers=[{"when": {"is": {"claim": True}}, "then": "allowed"}])
    ]
    book = build(book_data([*rules, rule(2, "always", "no_action")]))
    assert evaluate(book, {}).outcome == "no_action"
    assert evaluate(book, {"claim": False}).outcome == "refuse"
    assert evaluate(book, {"claim": None}).outcome == "discuss"
    assert evaluate(book, {}).missing == ("claim",)


def test_two_years_after_29_february_is_1_march() -> None:
    book = build(
        book_data([rule(1, {"years_after": {"date": "back", "since": "left", "years": 2}}, "allowed")])
    )
    assert evaluate(book, {"left": "2020-02-29", "back": "2022-02-28"}).outcome == "not_covered"
    assert evaluate(book, {"left": "2020-02-29", "back": "2022-03-01"}).outcome == "allowed"
    assert evaluate(book, {"left": "2021-05-10", "back": "2023-05-10"}).outcome == "allowed"


def test_an_absent_fact_takes_its_default_and_null_is_unknown() -> None:
    book = build(book_data([rule(1, {"is": {"windy": True}}, "refuse"), rule(2, "always", "allowed")]))
    assert evaluate(book, {}).outcome == "refuse"
    assert evaluate(book, {"windy": None}).outcome == "discuss"


def test_a_term_of_the_organisation_moves_the_line() -> None:
    book = build(
        book_data(
            [rule(1, {"more_than": {"price": {"term": "limit"}}}, "refuse"), rule(2, "always", "allowed")]
        )
    )
    assert evaluate(book, {"price": 30}).outcome == "allowed"
    assert evaluate(book, {"price": 30}, {"limit": 25}).outcome == "refuse"
    with pytest.raises(TermError, match="highest value 100"):
        evaluate(book, {}, {"limit": 101})
    with pytest.raises(TermError, match="no such term"):
        evaluate(book, {}, {"ceiling": 1})


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"rainy": True}, "unknown_fact"),
        ({"sunny": 1}, "wrong_type"),
        ({"sunny": "true"}, "wrong_type"),
        ({"colour": "pink"}, "not_a_choice"),
        ({"colour": 3}, "wrong_type"),
        ({"price": "12.50"}, "wrong_type"),
        ({"price": True}, "wrong_type"),
        ({"price": -0.01}, "impossible_value"),
        ({"price": 10**12}, "impossible_value"),
        ({"price": float("nan")}, "impossible_value"),
        ({"price": float("inf")}, "impossible_value"),
        ({"price": 1.005}, "impossible_value"),
        ({"times": 1.0}, "wrong_type"),
        ({"times": False}, "wrong_type"),
        ({"times": -1}, "impossible_value"),
        ({"sides": "east"}, "wrong_type"),
        ({"sides": ["north"]}, "not_a_choice"),
        ({"left": "1-2-2020"}, "wrong_type"),
        ({"left": "2021-02-29"}, "impossible_value"),
        ({"left": "2020-01-01T00:00"}, "wrong_type"),
        ({"note": 5}, "wrong_type"),
        ({"note": "x" * 5001}, "impossible_value"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_its_field(facts: dict[str, Any], code: str) -> None:
    book = build(book_data([rule(1, "always", "allowed")]))
    with pytest.raises(FactError) as refused:
        evaluate(book, facts)
    assert refused.value.code == code
    assert refused.value.field == next(iter(facts))
