"""A code that is a floor: an organisation may be stricter than its pack, and never looser."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zuiver.catalogue.own_terms import check_own_terms, terms_of_pack
from zuiver.catalogue.rule_books import rule_book_for
from zuiver.rules.engine import evaluate
from zuiver.rules.errors import LooserTermError, TermError
from zuiver.rules.fact_reader import check_term
from zuiver.rules.floors import allowed_values, is_looser
from zuiver.rules.model import Term, TermValue, Text

DAY = date(2020, 6, 1)
STATE = {name: term for name, term in terms_of_pack("state-2020", DAY) if term.stricter}
NUMBERS = sorted(name for name, term in STATE.items() if not isinstance(term.value, bool))


@pytest.mark.parametrize("name", NUMBERS)
@settings(max_examples=30)
@given(data=st.data())
def test_stricter_is_accepted_and_looser_refused(name: str, data: st.DataObject) -> None:
    term = STATE[name]
    assert term.minimum is not None
    assert term.maximum is not None
    cents = st.integers(int(term.minimum * 100), int(term.maximum * 100))
    number = data.draw(cents.map(lambda value: Decimal(value) / 100))
    value: TermValue = number if term.type == "money" else int(number)
    stricter = value <= term.value if term.stricter == "lower" else value >= term.value  # type: ignore[operator]
    if stricter:
        assert check_term(term, value) == value
    else:
        with pytest.raises(LooserTermError):
            check_term(term, value)


def test_exactly_the_floor_is_allowed_and_a_cent_more_is_not() -> None:
    assert check_own_terms("state-2020", DAY, {"gifts.gift_limit": "25.00"})
    with pytest.raises(LooserTermError, match=r"25.01 is looser than 25.00.*Choose: 0.00 – 25.00"):
        check_own_terms("state-2020", DAY, {"gifts.gift_limit": "25,01"})


def test_no_case_is_answered_with_a_looser_value() -> None:
    book = rule_book_for("gifts", DAY, "state-2020")
    with pytest.raises(LooserTermError):
        evaluate(book, {}, {"gift_limit": Decimal("40.00")})
    assert evaluate(book, {"value_eur": 12}, {"gift_limit": Decimal("10.00")}).rule == "gifts/above-limit"


def test_the_province_is_no_floor() -> None:
    assert check_own_terms("province-2020", DAY, {"gifts.gift_limit": "75.00"}) == {
        "gifts.gift_limit": Decimal(75)
    }
    assert not any(is_looser(term, term.value) for _, term in terms_of_pack("province-2020", DAY))


def test_a_term_without_a_direction_is_free_on_a_floor_too() -> None:
    assert check_own_terms("state-2020", DAY, {"gifts.consent_by": "manager"}) == {
        "gifts.consent_by": "manager"
    }


def test_a_yes_that_makes_it_stricter_cannot_become_a_no() -> None:
    with pytest.raises(LooserTermError, match=r"false is looser than true.*Choose: true"):
        check_own_terms("state-2020", DAY, {"gifts.partner_needs_talk": "nee"})


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("gifts.ceiling", "10", "no such term. It has: gifts.gift_limit"),
        ("gifts.gift_limit", "veel", "'veel' is not of type money"),
        ("gifts.gift_limit", "-1", "below the least value 0.00"),
        ("gifts.repeated_from", "2.5", "not of type int"),
        ("gifts.consent_by", "nobody", "not one of: manager"),
        ("gifts.partner_needs_talk", "perhaps", "not of type bool"),
        ("gifts.gift_limit", "NaN", "not an amount"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_the_reason(name: str, text: str, problem: str) -> None:
    with pytest.raises(TermError, match=problem):
        check_own_terms("state-2020", DAY, {name: text})


def choice(stricter: str, value: str) -> Term:
    names = ("a", "b", "c")
    return Term("level", "choice", value, None, None, names, Text("Niveau", "Level"), "rules", stricter, True)


def test_of_a_choice_the_later_values_count_as_higher() -> None:
    assert allowed_values(choice("higher", "b")) == "b, c"
    assert allowed_values(choice("lower", "b")) == "a, b"
    with pytest.raises(LooserTermError):
        check_term(choice("higher", "b"), "a")


@pytest.mark.parametrize(
    ("minimum", "maximum", "allowed"), [(None, None, "≥ 2"), (Decimal(1), Decimal(9), "2 – 9")]
)
def test_what_is_allowed_is_said_without_words_of_a_language(
    minimum: Decimal | None, maximum: Decimal | None, allowed: str
) -> None:
    term = Term("years", "int", 2, minimum, maximum, (), Text("Jaren", "Years"), "rules", "higher", True)
    assert allowed_values(term) == allowed
