"""What can be typed into a field, and what happens with what is not right: a clear message, never a guess."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zuiver.catalogue.gifts.register import GIFTS
from zuiver.kernel.errors import InvalidData
from zuiver.registers.fields import Choice, Count, Persons, Text, YesNo
from zuiver.registers.payload import clean, clean_or_raise

TODAY = date(2026, 5, 12)
RIGHT = {
    "direction": "received",
    "offer_kind": "tangible",
    "description": "Fles wijn",
    "value": "12,50",
    "giver_organisation": "Waterschap",
    "happened_on": "gisteren",
}


def message(name: str, typed: object, **others: object) -> str:
    """What a person reads beside a field of a gift."""
    with pytest.raises(InvalidData) as wrong:
        clean_or_raise(GIFTS, {**RIGHT, **others, name: typed}, TODAY)
    assert set(wrong.value.errors) == {name}
    return wrong.value.texts()[name]


@pytest.mark.parametrize(
    ("name", "typed", "says"),
    [
        ("value", "-5", "less than zero"),
        ("value", "1000000000000", "more than fits"),
        ("value", "10000000000000000000000", "more than we can store"),
        ("value", "abc", "cannot read abc"),
        ("value", "XXX 30", "XXX"),
        ("value", "$ 30", "More than one country"),
        ("value", "1,250", "two amounts"),
        ("value", "12,505", "two amounts"),
        ("value", "x" * 400, "cannot read"),
        ("value", {"kind": "exact"}, "not one text"),
        ("happened_on", "morgen", "has yet to come"),
        ("happened_on", "31-2-2026", "no 31-2-2026"),
        ("happened_on", "32 mei", "No year has a 32-5"),
        ("happened_on", "volgend jaar", "volgend jaar"),
        ("happened_on", "", "still empty"),
        ("description", "", "still empty"),
        ("description", "x" * 501, "501 characters"),
        ("description", "x" * 10_000_000, "10000000 characters"),
        ("description", "\x00\x01\u202e", "still empty"),
        ("offer_kind", "bribe", "not one of the answers"),
        ("courtesy_exchange", "misschien", "as yes or no"),
        ("giver_kvk", "1234567", "eight digits"),
        ("giver_kvk", "1234567a", "eight digits"),
        ("giver_kvk", "١٢٣٤٥٦٧٨", "eight digits"),
        ("group_size", "0", "from 1 to 10000"),
        ("group_size", "2.5", "from 1 to 10000"),
        ("group_size", "1e3", "from 1 to 10000"),
        ("group_size", "²", "from 1 to 10000"),
        ("group_size", "-" * 50, "from 1 to 10000"),
        ("named", [str(number) for number in range(60)], "at most 50"),
        ("response", "declined", "cannot say no"),
    ],
)
def test_what_is_not_right_gets_a_message_that_helps(name: str, typed: object, says: str) -> None:
    text = message(name, typed)
    assert says in text
    assert text.count(".") >= 1


def test_what_was_only_offered_cannot_be_handed_in() -> None:
    assert "only offered" in message("response", "handed_in", direction="offered")


def test_more_colleagues_than_people_is_a_mistake() -> None:
    assert "at least 3" in message("group_size", "2", named=["a", "b"])


def test_all_that_is_wrong_is_said_at_once() -> None:
    wrong = clean(GIFTS, {"value": "-1", "happened_on": "morgen"}, TODAY).errors
    assert set(wrong) == {"value", "happened_on", "description", "giver_organisation"}


def test_script_tags_are_text_like_any_other() -> None:
    tag = "<script>alert(1)</script> {{ 7*7 }} %s {0} '\";--"
    assert clean_or_raise(GIFTS, {**RIGHT, "description": tag}, TODAY)["description"] == tag


def test_control_signs_and_direction_marks_leave_and_lines_stay() -> None:
    typed = "  een\x00 twee\u202e\r\ndrie\x07  "
    assert clean_or_raise(GIFTS, {**RIGHT, "description": typed}, TODAY)["description"] == "een twee\ndrie"


def test_a_field_that_was_left_out_takes_its_default_and_an_emptied_one_stays_empty() -> None:
    assert clean_or_raise(GIFTS, RIGHT, TODAY)["recipient"] == "self"
    assert "recipient" not in clean_or_raise(GIFTS, {**RIGHT, "recipient": ""}, TODAY)


def test_what_is_not_asked_is_not_stored() -> None:
    typed = {**RIGHT, "explained_to_giver": "yes", "response": "accepted"}
    assert "explained_to_giver" not in clean_or_raise(GIFTS, typed, TODAY)
    assert clean_or_raise(GIFTS, {**typed, "response": "returned"}, TODAY)["explained_to_giver"] is True


def test_a_field_that_nobody_declared_is_not_stored() -> None:
    assert "is_admin" not in clean_or_raise(GIFTS, {**RIGHT, "is_admin": "yes"}, TODAY)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("ja", True),
        ("YES", True),
        (True, True),
        ("nee", False),
        (False, False),
        ("weet ik niet", "unknown"),
        ("", None),
    ],
)
def test_not_asked_not_known_and_no_are_three_things(typed: object, stored: object) -> None:
    assert YesNo().clean(typed, TODAY) is stored or YesNo().clean(typed, TODAY) == stored


def test_the_words_that_were_typed_stay_beside_what_they_mean() -> None:
    data = clean_or_raise(GIFTS, {**RIGHT, "value": "ca. € 50,--"}, TODAY)
    assert data["happened_on"] == {"iso": "2026-05-11", "literal": "gisteren"}
    assert data["value"]["text"] == "ca. € 50,--"
    assert (data["value"]["kind"], data["value"]["cents"]) == ("estimate", 5000)


@given(
    st.text(max_size=200)
    | st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.lists(st.text())
    | st.binary()
)
def test_no_field_breaks_on_anything_that_is_typed(typed: object) -> None:
    for field in GIFTS.fields:
        cleaned = clean(GIFTS, {field.name: typed}, TODAY, is_partial=True)
        for name, stored in cleaned.data.items():
            GIFTS.field(name).type.show(stored, "nl", str)
            GIFTS.field(name).type.typed(stored)
        assert all(wrong.text() for wrong in cleaned.errors.values())


def test_a_list_of_people_keeps_each_once() -> None:
    assert Persons().clean("a, b,a,", TODAY) == ["a", "b"]
    assert Persons().clean(["b", "b", ""], TODAY) == ["b"]


def test_a_choice_shows_its_words() -> None:
    kind = GIFTS.field("offer_kind").type
    assert isinstance(kind, Choice)
    assert kind.show("service", "en", str) == "A service"
    assert kind.show("gone", "en", str) == ""


@pytest.mark.parametrize(("typed", "stored"), [(3, 3), ("3", 3), ("", None), (None, None)])
def test_a_count_is_a_whole_number(typed: object, stored: int | None) -> None:
    assert Count(1, 9).clean(typed, TODAY) == stored


def test_a_line_of_text_has_one_line() -> None:
    assert Text(20).clean("een\ntwee", TODAY) == "een twee"
