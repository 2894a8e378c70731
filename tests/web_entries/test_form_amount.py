"""A value on a form: what somebody taps and types becomes a value, and a stored value becomes that form again."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.kernel.errors import InvalidData
from zuiver.kernel.valuation import Valuation
from zuiver.registers.fields import Amount
from zuiver.web.entries.form_amount import state_of, typed_amount, value_of

TODAY = date(2026, 5, 12)
FIELD = Amount(10_000_000 * 100)


def read(**inputs: Any) -> Valuation:
    """What the register stores for these inputs."""
    state = {
        name.replace("value_", "value__", 1) if name != "value" else name: text
        for name, text in inputs.items()
    }
    stored = FIELD.clean(value_of(typed_amount(state, "value"), FIELD, TODAY), TODAY)
    assert stored is not None
    return Valuation.from_json(stored)


def test_an_amount_is_an_estimate_until_somebody_says_exactly() -> None:
    assert read(value="12,50").kind == "estimate"
    assert read(value="12,50", value_kind="exact").kind == "exact"
    assert read(value="12,50").cents == 1250


def test_words_that_say_how_sure_somebody_is_stay_as_they_are() -> None:
    found = read(value="minder dan 50 euro")
    assert (found.kind, found.high, found.high_inclusive) == ("band", 5000, False)


def test_not_knowing_is_an_answer_and_never_zero() -> None:
    found = read(value="12", value_kind="unknown")
    assert (found.kind, found.cents) == ("unknown", None)


def test_between_two_amounts_or_only_one_bound() -> None:
    both = read(value="20", value_to="30", value_kind="between")
    assert (both.kind, both.low, both.high) == ("band", 2000, 3000)
    upper = read(value="", value_to="30", value_kind="between")
    assert (upper.low, upper.high) == (None, 3000)


def test_another_currency_goes_with_the_amount_and_asks_for_a_look() -> None:
    found = read(value="30", value_currency="USD")
    assert (found.kind, found.cents, found.currency) == ("estimate", 3000, "USD")
    assert "foreign_currency" in found.needs_look


def test_a_currency_that_is_typed_wins_from_the_one_in_the_list() -> None:
    assert read(value="€ 30", value_currency="USD").currency == "EUR"


def test_parts_keep_their_own_names_also_with_and_in_them() -> None:
    found = read(
        value_kind="parts",
        value_part_what=["bread and cheese", "wine", ""],
        value_part_amount=["8", "12,50", ""],
    )
    assert [(part.label, part.cents) for part in found.parts] == [("bread and cheese", 800), ("wine", 1250)]
    assert found.known_cents() == 2050


@pytest.mark.parametrize(
    ("inputs", "words"),
    [
        ({"value": "-5"}, "less than zero"),
        ({"value": "1000000000000"}, "zeros"),
        ({"value": "10000000000000"}, "zeros"),
        ({"value": "twelve"}, "We cannot read twelve"),
        ({"value": "12 XYZ"}, "do not know XYZ"),
        ({"value": "30", "value__currency": "XYZ"}, "do not know XYZ"),
        ({"value": "30", "value__to": "20", "value__kind": "between"}, "higher than the second"),
        ({"value": "abc", "value__to": "20", "value__kind": "between"}, "abc"),
        ({"value": "1000000000", "value__to": "2000000000", "value__kind": "between"}, "zeros"),
        ({"value": "USD 3", "value__to": "EUR 4", "value__kind": "between"}, "two currencies"),
        ({"value__kind": "parts", "value__part_what": ["wine"], "value__part_amount": [""]}, "for each part"),
        ({"value__kind": "parts", "value__part_what": [""], "value__part_amount": ["5"]}, "for each part"),
    ],
)
def test_what_is_no_value_is_refused_with_what_to_do(inputs: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidData) as problem:
        FIELD.clean(value_of(typed_amount(inputs, "value"), FIELD, TODAY), TODAY)
    assert words in str(problem.value)


cents = st.integers(min_value=0, max_value=FIELD.most_cents)


@given(
    st.one_of(
        st.builds(Valuation, st.just("exact"), cents=cents),
        st.builds(Valuation, st.just("estimate"), cents=cents),
        st.just(Valuation("unknown")),
        st.tuples(cents, cents).map(lambda two: Valuation("band", low=min(two), high=max(two))),
    ),
    st.sampled_from(["EUR", "USD", "JPY"]),
)
def test_a_stored_value_comes_back_from_its_own_form(value: Valuation, currency: str) -> None:
    stored = value.to_json() | {"currency": currency if value.kind != "unknown" else "EUR"}
    state = state_of(stored, "value")
    again = Valuation.from_json(
        FIELD.clean(value_of(typed_amount(state, "value"), FIELD, TODAY), TODAY) or {}
    )
    expected = Valuation.from_json(stored)
    assert (again.kind, again.cents, again.low, again.high, again.currency) == (
        expected.kind,
        expected.cents,
        expected.low,
        expected.high,
        expected.currency,
    )


def test_a_value_that_needs_a_look_shows_its_own_words() -> None:
    stored = FIELD.clean("61,15 excl. BTW", TODAY)
    assert state_of(stored, "value") == {"value__kind": "exact", "value": "61,15 excl. BTW"}
