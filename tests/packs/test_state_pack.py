"""The second pack: its own numbers, its own rules and its own chapter, and all promises that hold for every rule book."""

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rules.catalogue_facts import facts_of, values_of
from tests.rules.test_catalogue_books import frame_of
from tests.scenarios.test_scenarios import scenarios_of
from zuiver.catalogue.norms import norm_book
from zuiver.catalogue.packs import FOLDER, load_pack
from zuiver.catalogue.rule_books import rule_book_for
from zuiver.rules.columns import evaluate_columns
from zuiver.rules.engine import evaluate
from zuiver.rules.interview import next_question
from zuiver.rules.loader import NOT_COVERED
from zuiver.rules.outcomes import PERMISSIVE
from zuiver.rules.program import program_for

PACK = "state-2020"
DAY = date(2020, 6, 1)
OWN = {
    "work_abroad": FOLDER / PACK / "work_abroad" / "scenarios.yaml",
    "revolving_door": FOLDER / PACK / "scenarios" / "revolving_door.yaml",
}
CASES = [
    pytest.param(module, scenario, id=f"{module}: {scenario['name']}")
    for module, path in OWN.items()
    for scenario in scenarios_of(path)
]


def book_of(module: str) -> Any:
    return rule_book_for(module, DAY, PACK)


@pytest.mark.parametrize(("module", "scenario"), CASES)
def test_scenario_gives_its_answer_for_one_case_and_in_columns(module: str, scenario: dict[str, Any]) -> None:
    book = book_of(module)
    verdict = evaluate(book, scenario["facts"]).verdict
    expected = scenario["expect"]
    assert verdict.outcome == expected["outcome"]
    assert set(expected.get("also", [])) <= set(verdict.also)
    assert set(expected.get("cites", [])) <= set(verdict.cites)
    facts = {"asked_at": "before", **scenario["facts"]}
    dates = [name for name in facts if book.facts[name].type == "date"]
    frame = pl.DataFrame({name: [value] for name, value in facts.items()})
    frame = frame.with_columns(pl.col(dates).cast(pl.String).str.to_date())
    assert evaluate_columns(book, frame)["outcome"][0] == verdict.outcome


@pytest.mark.parametrize(("module", "path"), OWN.items(), ids=OWN)
def test_every_own_rule_is_hit_by_a_scenario(module: str, path: Path) -> None:
    fired = {evaluate(book_of(module), scenario["facts"]).rule for scenario in scenarios_of(path)}
    own = load_pack(PACK).norms
    rules = [rule for rule in book_of(module).rules if rule.id != NOT_COVERED]
    assert {f"{module}/{rule.id}" for rule in rules if set(rule.answers[-1].norms) <= own.keys()} <= fired


@pytest.mark.parametrize("module", OWN)
@settings(max_examples=25)
@given(data=st.data())
def test_columns_give_the_same_answer_as_one_case(module: str, data: st.DataObject) -> None:
    book = book_of(module)
    rows = data.draw(st.lists(facts_of(book), min_size=1, max_size=6))
    rows = [{name: row.get(name, fact.default) for name, fact in book.facts.items()} for row in rows]
    results = evaluate_columns(book, frame_of(book, rows))
    assert [row[0] for row in results.rows()] == [evaluate(book, row).outcome for row in rows]


@pytest.mark.parametrize("module", OWN)
@settings(max_examples=25)
@given(data=st.data())
def test_making_a_fact_unknown_never_makes_the_answer_permissive(module: str, data: st.DataObject) -> None:
    book = book_of(module)
    facts = data.draw(facts_of(book))
    unknown = data.draw(st.sampled_from(sorted(book.facts)))
    before, after = evaluate(book, facts), evaluate(book, {**facts, unknown: None})
    if before.outcome not in PERMISSIVE:
        assert after.outcome not in PERMISSIVE


@pytest.mark.parametrize("module", OWN)
@settings(max_examples=25)
@given(data=st.data())
def test_an_interview_ends_in_an_answer(module: str, data: st.DataObject) -> None:
    book = book_of(module)
    answers: dict[str, Any] = {}
    while (question := next_question(book, answers)) is not None:
        assert question.fact.name not in answers
        answers[question.fact.name] = data.draw(st.one_of(values_of(question.fact), st.none()))
    receipt = evaluate(book, answers)
    assert receipt.verdict.pack == PACK
    assert receipt.cites


@pytest.mark.parametrize("topic", ["gift", "payment", "contact", "devices", "private_days", "custom"])
def test_an_interview_about_work_abroad_is_short(topic: str) -> None:
    """Who goes abroad answers the questions of one subject, and none of the others."""
    book = book_of("work_abroad")
    answers: dict[str, Any] = {"topic": topic}
    while (question := next_question(book, answers)) is not None:
        answers[question.fact.name] = None
    asked = [book.facts[name] for name in answers if name != "topic"]
    assert len(asked) <= 4
    assert program_for(book).diagram is not None


def test_its_numbers_and_not_those_of_the_province_decide() -> None:
    courtesy = {"courtesy_exchange": True, "intent_to_influence": "no"}
    province, state = rule_book_for("gifts", DAY), book_of("gifts")
    assert evaluate(province, {**courtesy, "value_eur": 25.01}).outcome == "allowed_with_report"
    assert evaluate(state, {**courtesy, "value_eur": 25.00}).outcome == "allowed_with_report"
    assert evaluate(state, {**courtesy, "value_eur": 25.01}).outcome == "refuse"


def test_the_ban_on_coming_back_is_a_cooling_off_period_here() -> None:
    facts = {"candidate_status": "former_employee", "end_date": "2020-03-01", "hire_start": "2021-03-01"}
    assert evaluate(rule_book_for("revolving_door", DAY), facts).outcome == "hire_blocked"
    assert evaluate(book_of("revolving_door"), facts).outcome == "hire_allowed"
    assert "years_between" not in book_of("revolving_door").terms


def test_its_norms_have_ids_of_their_own_and_its_rules_name_no_others() -> None:
    own = load_pack(PACK).norms
    assert own.keys().isdisjoint(norm_book().norms)
    cited = {
        norm for rule in book_of("work_abroad").rules for answer in rule.answers for norm in answer.norms
    }
    assert cited <= own.keys()
    changed = {"leaving-for-a-known-party", "cooling-off", "cooled-off"}
    rules = {rule.id: rule for rule in book_of("revolving_door").rules}
    assert {norm for name in changed for answer in rules[name].answers for norm in answer.norms} <= own.keys()
    unused = own.keys() - cited - {norm for name in changed for a in rules[name].answers for norm in a.norms}
    assert unused == set()


def test_no_answer_of_it_names_the_code_of_the_province() -> None:
    province = load_pack().code
    for module in ("gifts", "revolving_door", "work_abroad", "conduct"):
        sources = {answer.basis.source for rule in book_of(module).rules for answer in rule.answers}
        assert province not in sources
        assert load_pack(PACK).code in sources
