"""Promises that hold for every rule book that comes with Zuiver, whatever the facts."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.catalogue_facts import book_of, facts_of, values_of
from zuiver.catalogue.rule_books import module_names
from zuiver.rules.columns import evaluate_columns
from zuiver.rules.engine import evaluate, read_values
from zuiver.rules.interview import next_question, relevant_facts
from zuiver.rules.model import RuleBook
from zuiver.rules.outcomes import OUTCOMES, PERMISSIVE
from zuiver.rules.program import program_for

MODULES = module_names()
DTYPES: dict[str, Any] = {
    "bool": pl.Boolean,
    "choice": pl.String,
    "set": pl.List(pl.String),
    "money": pl.Float64,
    "int": pl.Int64,
    "decimal": pl.Float64,
    "date": pl.Date,
    "datetime": pl.Datetime,
    "text": pl.String,
}


def frame_of(book: RuleBook, rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Put rows that all hold every fact into a frame."""
    series = []
    for name, fact in book.facts.items():
        values = [float(row[name]) if hasattr(row[name], "quantize") else row[name] for row in rows]
        if fact.third_value:
            values = [str(value).lower() if value is not None else None for value in values]
        series.append(
            pl.Series(name, values, dtype=pl.String if fact.third_value else DTYPES[fact.type], strict=False)
        )
    return pl.DataFrame(series)


@pytest.mark.parametrize("module", MODULES)
@given(data=st.data())
def test_columns_give_the_same_answer_as_one_case(module: str, data: st.DataObject) -> None:
    book = book_of(module)
    rows = data.draw(st.lists(facts_of(book), min_size=1, max_size=4))
    rows = [{name: row.get(name, fact.default) for name, fact in book.facts.items()} for row in rows]
    results = evaluate_columns(book, frame_of(book, rows))
    for number, row in enumerate(rows):
        receipt = evaluate(book, row)
        outcome, index = results.row(number)
        assert outcome == receipt.outcome
        assert receipt.rule == f"{module}/{'missing-facts' if index is None else book.rules[index].id}"


@pytest.mark.parametrize("module", MODULES)
@given(data=st.data())
def test_making_a_fact_unknown_never_makes_the_answer_permissive(module: str, data: st.DataObject) -> None:
    book = book_of(module)
    facts = data.draw(facts_of(book))
    unknown = data.draw(st.sampled_from(sorted(book.facts)))
    before, after = evaluate(book, facts), evaluate(book, {**facts, unknown: None})
    if before.outcome not in PERMISSIVE:
        assert after.outcome not in PERMISSIVE


@pytest.mark.parametrize("module", MODULES)
@given(data=st.data())
def test_every_answer_is_complete(module: str, data: st.DataObject) -> None:
    book = book_of(module)
    receipt = evaluate(book, data.draw(facts_of(book)))
    assert receipt.outcome in OUTCOMES
    assert receipt.cites
    assert receipt.verdict.talk_to
    assert "{" not in receipt.verdict.because.nl + receipt.verdict.because.en


@pytest.mark.parametrize("module", MODULES)
@given(data=st.data())
def test_an_interview_ends_and_what_was_not_asked_cannot_change_its_answer(
    module: str, data: st.DataObject
) -> None:
    book = book_of(module)
    case = {name: data.draw(st.one_of(values_of(fact), st.none())) for name, fact in book.facts.items()}
    answers: dict[str, Any] = {}
    while (question := next_question(book, answers)) is not None:
        assert question.fact.name not in answers
        assert question.fact.name in relevant_facts(book, answers)
        assert question.questions_left >= 1
        answers[question.fact.name] = case[question.fact.name]
    asked = evaluate(book, answers)
    rest = {
        name: case[name] for name in book.facts.keys() - answers.keys() if may_be_asked(book, name, answers)
    }
    whole = evaluate(book, {**answers, **rest})
    assert (whole.outcome, set(whole.also)) == (asked.outcome, set(asked.also))


@pytest.mark.parametrize("module", MODULES)
def test_a_book_is_small_enough_to_reason_about_exactly(module: str) -> None:
    program = program_for(book_of(module))
    assert program.diagram is not None
    assert program.automaton is not None


def may_be_asked(book: RuleBook, name: str, answers: dict[str, Any]) -> bool:
    """Tell whether a fact may be asked after these answers; otherwise its default holds."""
    fact = book.facts[name]
    program = program_for(book)
    values = read_values(program, answers)
    possible = [masks[answer(values)] for masks, answer in zip(program.masks, program.answerers, strict=True)]
    return fact.ask is not None and program.compiler.test(fact.ask)(possible, []) is True
