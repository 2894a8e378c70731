"""The interview asks what can still matter, and nothing else."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.rules.catalogue_facts import book_of
from tests.rules.small_books import VALUES, build, cases, missing_by_hand, small_books
from zuiver.rules.engine import evaluate
from zuiver.rules.interview import next_question, relevant_facts

NAMES = sorted(set(VALUES) - {"signed"})


@given(small_books(), cases(most_unknown=0), st.sets(st.sampled_from(NAMES), max_size=4))
def test_exactly_the_facts_that_can_change_the_outcome_are_relevant(
    data: dict[str, Any], case: dict[str, Any], unasked: set[str]
) -> None:
    answers = {name: value for name, value in case.items() if name not in unasked}
    by_hand = missing_by_hand(data, {**case, **dict.fromkeys(unasked)})
    assert set(relevant_facts(build(data), answers)) == by_hand
    question = next_question(build(data), answers)
    assert (question.fact.name in by_hand) if question else not by_hand


def test_a_reward_for_a_favour_ends_the_interview_at_once() -> None:
    gifts = book_of("gifts")
    first = next_question(gifts, {})
    assert first is not None
    assert first.fact.name == "quid_pro_quo"
    assert next_question(gifts, {"quid_pro_quo": True}) is None


def test_the_value_is_asked_after_the_context() -> None:
    gifts = book_of("gifts")
    answers: dict[str, Any] = {}
    asked: list[str] = []
    while (question := next_question(gifts, answers)) is not None:
        asked.append(question.fact.name)
        answers[question.fact.name] = {
            "courtesy_exchange": True,
            "intent_to_influence": "no",
            "value_eur": 12,
        }.get(question.fact.name, question.fact.default)
    assert asked.index("value_eur") > asked.index("tender_running_with_giver")
    assert asked.index("value_eur") > asked.index("intent_to_influence")
    assert evaluate(gifts, answers).outcome == "allowed_with_report"


def test_i_do_not_know_is_an_answer_and_is_not_asked_again() -> None:
    gifts = book_of("gifts")
    answers: dict[str, Any] = {}
    while (question := next_question(gifts, answers)) is not None:
        assert question.fact.name not in answers
        answers[question.fact.name] = None
    assert evaluate(gifts, answers).outcome == "discuss"


def test_whether_it_can_be_refused_is_asked_only_for_what_is_too_expensive() -> None:
    gifts = book_of("gifts")
    cheap: dict[str, Any] = {"value_eur": 10}
    assert "can_refuse_politely" not in relevant_facts(gifts, cheap)
    assert "can_refuse_politely" in relevant_facts(gifts, {"value_eur": 80})
