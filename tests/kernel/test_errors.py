"""How Zuiver says no: message ids with parameters, translated before they are filled in."""

import pickle

import pytest

from zuiver.kernel.errors import InvalidData, Message, NotFound, Refusal, ZuiverError, excerpt, invalid

DUTCH = {"The entry is {state}. Ask {whom}.": "De melding is {state}. Vraag het {whom}."}


def translate(msgid: str) -> str:
    return DUTCH.get(msgid, msgid)


def test_a_refusal_is_a_code_for_programs_and_a_sentence_for_people() -> None:
    refusal = Refusal(
        "entry_closed", "The entry is {state}. Ask {whom}.", state="closed", whom="your manager"
    )
    assert refusal.code == "entry_closed"
    assert refusal.text() == str(refusal) == "The entry is closed. Ask your manager."


def test_a_refusal_is_translated_first_and_filled_in_after() -> None:
    refusal = Refusal("entry_closed", "The entry is {state}. Ask {whom}.", state="{whom}", whom="Anna")
    assert refusal.text(translate) == "De melding is {whom}. Vraag het Anna."


def test_not_found_is_a_refusal_and_both_are_ours() -> None:
    with pytest.raises(Refusal) as caught:
        raise NotFound("entry_unknown", "There is no entry {entry} here. Check the address.", entry="k3m")
    assert isinstance(caught.value, ZuiverError)
    assert str(caught.value) == "There is no entry k3m here. Check the address."


def test_a_refusal_survives_the_way_to_another_process() -> None:
    refusal = pickle.loads(pickle.dumps(Refusal("late", "It is {day}.", day="Monday")))  # noqa: S301 - our own bytes
    assert (refusal.code, refusal.text()) == ("late", "It is Monday.")


def test_invalid_data_says_a_sentence_for_each_field() -> None:
    error = InvalidData(
        {"giver": Message("Fill in who gave it."), "amount": Message("{text} is no amount.", {"text": "x"})}
    )
    assert error.texts() == {"giver": "Fill in who gave it.", "amount": "x is no amount."}
    assert str(error) == "giver: Fill in who gave it.\namount: x is no amount."


def test_a_reader_s_message_moves_to_the_field_of_the_form() -> None:
    assert invalid("amount", "{text} is no amount.", text="x").for_field("value").texts() == {
        "value": "x is no amount."
    }


def test_invalid_data_without_a_message_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="says nothing"):
        InvalidData({})


@pytest.mark.parametrize(
    ("text", "shown"), [("short", "short"), ("x" * 60, "x" * 60), ("x" * 61, "x" * 59 + "…")]
)
def test_a_message_repeats_at_most_sixty_characters(text: str, shown: str) -> None:
    assert excerpt(text) == shown
