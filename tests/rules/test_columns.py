"""Columns: a million cases at once give the same answer as one case at a time."""

from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.small_books import CHOICES, MEMBERS, VALUES, book_data, build, cases, small_books
from zuiver.rules.columns import evaluate_columns
from zuiver.rules.engine import evaluate
from zuiver.rules.errors import FactError

SCHEMA = {
    "sunny": pl.Boolean(),
    "windy": pl.Boolean(),
    "colour": pl.String(),
    "price": pl.Float64(),
    "times": pl.Int64(),
    "sides": pl.List(pl.String()),
    "note": pl.String(),
    "left": pl.Date(),
    "back": pl.Date(),
    "signed": pl.Date(),
    "claim": pl.Boolean(),
}
DTYPES: dict[str, list[pl.DataType]] = {
    "colour": [pl.String(), pl.Categorical(), pl.Enum(CHOICES), pl.Enum(["blue", "red", "green", "pink"])],
    "price": [pl.Float64(), pl.Decimal(12, 2)],
    "times": [pl.Int8(), pl.Int64(), pl.UInt32()],
    "sides": [pl.List(pl.String()), pl.List(pl.Enum(MEMBERS))],
}


def frame_of(rows: list[dict[str, Any]], dtypes: dict[str, pl.DataType]) -> pl.DataFrame:
    columns = {name: [_cell(row[name]) for row in rows] for name in VALUES}
    return pl.DataFrame(
        [
            pl.Series(name, values, dtype=SCHEMA[name], strict=False).cast(dtypes.get(name, SCHEMA[name]))
            for name, values in columns.items()
        ]
    )


def _cell(value: Any) -> Any:
    return (
        sorted(value)
        if isinstance(value, frozenset)
        else float(value)
        if hasattr(value, "quantize")
        else value
    )


@given(
    small_books(),
    st.lists(cases(most_unknown=10), min_size=1, max_size=12),
    st.fixed_dictionaries({name: st.sampled_from(dtypes) for name, dtypes in DTYPES.items()}),
    st.sets(st.sampled_from(sorted(VALUES)), max_size=len(VALUES) - 1),
)
def test_columns_give_the_same_answer_as_one_case(
    data: dict[str, Any], rows: list[dict[str, Any]], dtypes: dict[str, pl.DataType], absent: set[str]
) -> None:
    book = build(data)
    rows = [
        {name: row.get(name) for name in VALUES} for row in rows
    ]  # a column is there for all rows or for none
    results = evaluate_columns(book, frame_of(rows, dtypes).drop(absent))
    for number, row in enumerate(rows):
        receipt = evaluate(book, {name: value for name, value in row.items() if name not in absent})
        outcome, index = results.row(number)
        rule_id = "missing-facts" if index is None else book.rules[index].id
        assert (outcome, f"small/{rule_id}") == (receipt.outcome, receipt.rule)


@pytest.mark.parametrize(
    ("column", "code"),
    [
        (pl.Series("rainy", [True]), "unknown_fact"),
        (pl.Series("sunny", [1]), "wrong_type"),
        (pl.Series("colour", ["red", "pink"]), "not_a_choice"),
        (pl.Series("price", [1.0, float("nan")]), "impossible_value"),
        (pl.Series("price", [-1.0]), "impossible_value"),
        (pl.Series("price", [1.005]), "impossible_value"),
        (pl.Series("price", ["1"]), "wrong_type"),
        (pl.Series("times", [-1]), "impossible_value"),
        (pl.Series("times", [1.0]), "wrong_type"),
        (pl.Series("sides", [["north"]]), "not_a_choice"),
        (pl.Series("left", ["2020-01-01"]), "wrong_type"),
        (pl.Series("note", ["x" * 5001]), "impossible_value"),
    ],
)
def test_a_column_is_read_as_strictly_as_a_value(column: pl.Series, code: str) -> None:
    book = build(_one_rule())
    with pytest.raises(FactError) as refused:
        evaluate_columns(book, pl.DataFrame([column]))
    assert (refused.value.code, refused.value.field) == (code, column.name)


def test_no_rows_give_no_answers() -> None:
    results = evaluate_columns(build(_one_rule()), pl.DataFrame(schema={"sunny": pl.Boolean}))
    assert results.height == 0
    assert results.columns == ["outcome", "rule_index"]


def _one_rule() -> dict[str, Any]:
    from_file = {
        "id": "rule-1",
        "table": "DT-T1",
        "when": {"is": {"sunny": True}},
        "then": "allowed",
        "norms": ["W-1"],
    }
    return book_data([{**from_file, "because": {"nl": "tekst", "en": "text"}}])
