"""Two policies over the same columns: every change is counted once, in its period and by its rule."""

from collections import Counter
from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zuiver.catalogue.rule_books import module_names, rule_book_for
from zuiver.insight.comparing import PERIOD, Policy, compare
from zuiver.rules.engine import evaluate
from zuiver.rules.errors import FactError

GIFTS = rule_book_for("gifts", date(2026, 1, 1))
NOW, LOWER = Policy(GIFTS), Policy(GIFTS, {"gift_limit": Decimal(25)})
YEARS = (date(2025, 1, 1), date(2026, 1, 1))
cases = st.fixed_dictionaries(
    {
        "value_eur": st.sampled_from([None, 10.0, 25.0, 25.01, 50.0, 60.0]),
        "courtesy_exchange": st.sampled_from([None, True, False]),
        "already_received": st.booleans(),
        "offer_kind": st.sampled_from([None, "tangible", "service"]),
        PERIOD: st.sampled_from(YEARS),
    }
)
SCHEMA = {
    "value_eur": pl.Float64,
    "courtesy_exchange": pl.Boolean,
    "already_received": pl.Boolean,
    "offer_kind": pl.String,
    PERIOD: pl.Date,
}


@settings(max_examples=40)
@given(st.lists(cases, min_size=1, max_size=30))
def test_changes_are_those_of_one_case_at_a_time(rows: list[dict[str, object]]) -> None:
    expected: Counter[tuple[str, str, str, object]] = Counter()
    for row in rows:
        facts = {name: value for name, value in row.items() if name != PERIOD}
        before, after = (evaluate(GIFTS, facts, policy.terms).verdict for policy in (NOW, LOWER))
        if before.outcome != after.outcome:
            expected[before.outcome, after.outcome, after.rule.partition("/")[2], row[PERIOD]] += 1
    found = compare(pl.DataFrame(rows, schema=SCHEMA), NOW, LOWER)
    assert {(one.was, one.becomes, one.rule, one.period): one.times for one in found.changes} == expected
    assert found.periods == Counter(row[PERIOD] for row in rows)


def test_a_fact_of_which_only_one_book_has_heard_does_not_disturb_the_other() -> None:
    other = Policy(rule_book_for("conduct", date(2026, 1, 1)))
    assert "offer_kind" not in other.book.facts
    frame = pl.DataFrame({"has_manager": [True], "offer_kind": ["tangible"], PERIOD: [YEARS[0]]})
    assert compare(frame, other, NOW).periods == {YEARS[0]: 1}


def test_rules_of_every_module_name_a_fact_so_that_columns_have_rows() -> None:
    assert all(Policy(rule_book_for(module, date(2026, 1, 1))).facts for module in module_names())


def test_a_value_that_a_fact_cannot_have_is_an_error_with_its_name() -> None:
    frame = pl.DataFrame({"offer_kind": ["castle"], PERIOD: [YEARS[0]]})
    with pytest.raises(FactError, match="offer_kind"):
        compare(frame, NOW, LOWER)
