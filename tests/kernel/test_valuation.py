"""What a valuation says, and what it leaves open."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.kernel.errors import InvalidData
from zuiver.kernel.valuation import Part, Valuation

CENTS = st.integers(0, 10**14)
NOTES = st.lists(st.sampled_from(["excl_vat", "each", "label"]), max_size=2).map(tuple)


REST: dict[str, st.SearchStrategy[Any]] = {
    "currency": st.sampled_from(["EUR", "USD"]),
    "text": st.text(max_size=20),
    "label": st.text(max_size=9),
    "remarks": NOTES,
    "needs_look": NOTES,
}
PARTS = st.lists(st.builds(Part, st.text(max_size=9), CENTS), min_size=1, max_size=4).map(tuple)
BOUNDS = (
    st.tuples(CENTS, CENTS)
    .map(sorted)
    .flatmap(lambda pair: st.sampled_from([(pair[0], pair[1]), (pair[0], None), (None, pair[1])]))
)


def a_band(bounds: tuple[int | None, int | None], **rest: Any) -> Valuation:
    return Valuation("band", low=bounds[0], high=bounds[1], **rest)


VALUATIONS = st.one_of(
    st.builds(Valuation, st.just("exact"), cents=CENTS, **REST),
    st.builds(Valuation, st.just("estimate"), cents=CENTS, **REST),
    st.builds(a_band, BOUNDS, low_inclusive=st.booleans(), high_inclusive=st.booleans(), **REST),
    st.builds(Valuation, st.just("parts"), parts=PARTS, **REST),
    st.builds(Valuation, st.just("unknown"), **REST),
)


@given(VALUATIONS)
def test_a_valuation_survives_json(valuation: Valuation) -> None:
    assert Valuation.from_json(json.loads(json.dumps(valuation.to_json()))) == valuation


def test_exact_and_estimated_amounts_and_the_sum_of_the_parts_are_known() -> None:
    assert Valuation("exact", cents=5000).known_cents() == 5000
    assert Valuation("estimate", cents=4000).known_cents() == 4000
    assert Valuation("parts", parts=(Part("ticket", 1696), Part("hotel", 4000))).known_cents() == 5696


def test_bands_and_unknown_values_are_not_known() -> None:
    assert Valuation("band", high=5000).known_cents() is None
    assert Valuation("unknown").known_cents() is None


def test_an_amount_in_another_currency_is_not_known_in_euro() -> None:
    dollars = Valuation("exact", cents=3000, currency="USD")
    assert dollars.known_cents() is None
    assert dollars.known_cents("USD") == 3000
    assert dollars.at_most(5000) is None
    assert dollars.at_least(5000) is None


LESS_THAN_50 = Valuation("band", high=5000, high_inclusive=False)
AT_MOST_50 = Valuation("band", high=5000)
MORE_THAN_50 = Valuation("band", low=5000, low_inclusive=False)
AT_LEAST_50 = Valuation("band", low=5000)
FROM_20_TO_80 = Valuation("band", low=2000, high=8000)


@pytest.mark.parametrize(
    ("valuation", "limit", "at_most", "at_least"),
    [
        (Valuation("exact", cents=5000), 5000, True, True),
        (Valuation("exact", cents=5001), 5000, False, True),
        (Valuation("estimate", cents=4999), 5000, True, False),
        (Valuation("parts", parts=(Part("a", 3000), Part("b", 3000))), 5000, False, True),
        (LESS_THAN_50, 5000, True, False),
        (LESS_THAN_50, 6000, True, False),
        (LESS_THAN_50, 4000, None, None),
        (AT_MOST_50, 5000, True, None),
        (MORE_THAN_50, 5000, False, True),
        (MORE_THAN_50, 6000, None, None),
        (MORE_THAN_50, 4000, False, True),
        (AT_LEAST_50, 5000, None, True),
        (AT_LEAST_50, 4999, False, True),
        (FROM_20_TO_80, 5000, None, None),
        (FROM_20_TO_80, 8000, True, None),
        (FROM_20_TO_80, 1999, False, True),
        (Valuation("unknown"), 5000, None, None),
    ],
)
def test_a_value_is_compared_with_a_limit_in_three_values(
    valuation: Valuation, limit: int, at_most: bool | None, at_least: bool | None
) -> None:
    assert valuation.at_most(limit) is at_most
    assert valuation.at_least(limit) is at_least


@given(VALUATIONS, CENTS)
def test_at_most_and_at_least_never_both_say_no(valuation: Valuation, limit: int) -> None:
    assert (valuation.at_most(limit), valuation.at_least(limit)) != (False, False)


@given(VALUATIONS, CENTS)
def test_what_a_person_must_look_at_decides_nothing_until_someone_looked(
    valuation: Valuation, limit: int
) -> None:
    if valuation.needs_look:
        assert valuation.at_most(limit) is valuation.at_least(limit) is None
    looked_at = valuation.confirmed()
    assert looked_at.needs_look == ()
    assert looked_at.remarks == valuation.remarks


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"kind": "exact"}, "do not go with"),
        ({"kind": "exact", "cents": 1, "low": 1}, "do not go with"),
        ({"kind": "band"}, "do not go with"),
        ({"kind": "parts"}, "do not go with"),
        ({"kind": "unknown", "cents": 0}, "do not go with"),
        ({"kind": "exact", "cents": -1}, "less than zero"),
        ({"kind": "parts", "parts": [{"label": "a", "cents": -1}]}, "less than zero"),
        ({"kind": "band", "low": 2, "high": 1}, "lies above"),
        ({"kind": "exact", "cents": 1, "currency": "EURO"}, "do not know the currency EURO"),
        ({"kind": "guess", "cents": 1}, "The field kind"),
        ({"cents": 1}, "The field kind"),
        ({"kind": "exact", "cents": "1"}, "The field cents"),
        ({"kind": "exact", "cents": 1.0}, "The field cents"),
        ({"kind": "exact", "cents": True}, "The field cents"),
        ({"kind": "parts", "parts": [{"label": "a"}]}, "The field parts"),
        ({"kind": "parts", "parts": ["a"]}, "The field parts"),
        ({"kind": "unknown", "remarks": "each"}, "The field remarks"),
        ({"kind": "unknown", "colour": "red"}, "The field colour"),
        ({"kind": "band", "low": 1, "low_inclusive": None}, "The field low_inclusive"),
    ],
)
def test_json_that_does_not_fit_is_refused(fields: dict[str, object], reason: str) -> None:
    with pytest.raises(InvalidData, match=reason):
        Valuation.from_json(fields)
