"""What somebody wants to try out is read strictly, and refused with what is possible."""

from datetime import date
from decimal import Decimal

import pytest

from zuiver.catalogue.rule_books import rule_book_for
from zuiver.insight.asking import other_policy, read_assignment, read_value, rule_terms_of
from zuiver.kernel.errors import InvalidData

GIFTS = rule_book_for("gifts", date(2026, 1, 1))
PACKS = ("province-2020", "state-2020")


def refused(**wanted: object) -> dict[str, str]:
    """Return what is said about a wish that cannot be."""
    with pytest.raises(InvalidData) as caught:
        other_policy(GIFTS, **{"typed": {}, "packs": PACKS, **wanted})  # type: ignore[arg-type]
    return caught.value.texts()


def test_a_term_is_written_as_module_name_and_value() -> None:
    assert read_assignment(" gifts.gift_limit = 25 ") == ("gifts", "gift_limit", "25")


@pytest.mark.parametrize(
    "text", ["", "gifts", "gifts.gift_limit", "gift_limit=25", "gifts.=25", ".x=1", "gifts.x= "]
)
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InvalidData, match=r"gifts\.gift_limit=25"):
        read_assignment(text)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("gift_limit", "25", Decimal(25)),
        ("gift_limit", "€ 12,50", Decimal("12.5")),
        ("repeated_from", "4", 4),
        ("partner_needs_talk", "nee", False),
        ("partner_needs_talk", "Yes", True),
    ],
)
def test_a_value_is_read_as_people_write_it(name: str, text: str, value: object) -> None:
    assert read_value(GIFTS.terms[name], text) == value


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("gift_limit", "500,01", "Fill in a number from 0 up to 500"),
        ("gift_limit", "USD 20", "count in euro"),
        ("gift_limit", "veel", "for example 12,50"),
        ("gift_limit", "", "There is no amount"),
        ("repeated_from", "1", "a whole number from 2 up to 50"),
        ("repeated_from", "2.5", "a whole number from 2 up to 50"),
        ("repeated_from", "1_0", "a whole number from 2 up to 50"),
        ("partner_needs_talk", "misschien", "yes or no"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_what_can(name: str, text: str, said: str) -> None:
    assert said in refused(typed={name: text})["value"]


def test_a_term_that_is_not_there_is_refused_with_those_that_are() -> None:
    assert "gift_limit, repeated_from" in refused(typed={"limit": "1"})["term"]


def test_a_term_that_changes_no_answer_is_refused() -> None:
    assert "changes no answer" in refused(typed={"report_late_after_days": "7"})["term"]
    assert all(term.used_in == "rules" for term in rule_terms_of(GIFTS).values())


def test_a_pack_that_is_not_there_is_refused_with_those_that_are() -> None:
    assert "province-2020, state-2020" in refused(pack="rijk")["pack"]


def test_nothing_to_try_is_refused() -> None:
    assert "nothing to try" in refused()["term"]


def test_a_code_that_is_a_floor_takes_nothing_looser() -> None:
    book = rule_book_for("gifts", date(2026, 1, 1), "state-2020")
    with pytest.raises(InvalidData, match="floor"):
        other_policy(book, {"gift_limit": "40"}, pack="state-2020", packs=PACKS)
    assert other_policy(book, {"gift_limit": "20"}, pack="state-2020", packs=PACKS).terms == {
        "gift_limit": Decimal(20)
    }
