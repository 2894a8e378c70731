"""From a form to data and back: what was typed is kept, right or wrong."""

from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from zuiver.kernel.valuation import Valuation
from zuiver.registers.registry import register_of
from zuiver.web.entries.form_page import Drawing
from zuiver.web.entries.form_state import blank, from_post, from_stored, from_typed, is_untouched, to_typed

TODAY = date(2026, 5, 12)
GIFTS = register_of("gifts")


def posted(**fields: Any) -> dict[str, Any]:
    """The form as it arrives from a browser."""
    query = QueryDict(mutable=True)
    for name, value in fields.items():
        query.setlist(name, value if isinstance(value, list) else [value])
    return from_post(GIFTS, query)


def test_the_form_takes_its_own_inputs_and_nothing_else() -> None:
    state = posted(description="wine", state="allowed", organisation="2", value="12", value__kind="exact")
    assert state == {"description": "wine", "value": "12", "value__kind": "exact"}


def test_one_tap_says_whether_it_was_taken_and_what_happened() -> None:
    typed, wrong = to_typed(GIFTS, posted(step="declined"), TODAY)
    assert (typed["direction"], typed["response"], wrong) == ("offered", "declined", {})


def test_without_that_tap_the_form_asks_for_it() -> None:
    _typed, wrong = to_typed(GIFTS, posted(description="wine"), TODAY)
    assert "Choose what happened" in wrong["step"].text()


def test_a_tapped_giver_is_the_giver() -> None:
    typed, wrong = to_typed(
        GIFTS, posted(giver_organisation="", giver_organisation__pick="Bouw BV", step="kept"), TODAY
    )
    assert (typed["giver_organisation"], wrong) == ("Bouw BV", {})


def test_a_tapped_and_another_typed_giver_is_a_question_back_and_both_stay() -> None:
    state = posted(giver_organisation="Beton BV", giver_organisation__pick="Bouw BV", step="kept")
    _typed, wrong = to_typed(GIFTS, state, TODAY)
    assert wrong["giver_organisation"].params == {"picked": "Bouw BV", "typed": "Beton BV"}
    assert state["giver_organisation"] == "Beton BV"


def test_a_value_that_cannot_be_read_stays_in_the_form() -> None:
    state = posted(value="twelve", step="kept")
    typed, wrong = to_typed(GIFTS, state, TODAY)
    assert "value" in wrong
    assert "value" not in typed
    assert state["value"] == "twelve"


def test_a_blank_form_is_untouched_and_a_word_changes_that() -> None:
    assert is_untouched(GIFTS, blank(GIFTS))
    assert is_untouched(
        GIFTS, posted(happened_on="vandaag", value="", value__kind="about", value__currency="EUR")
    )
    assert not is_untouched(GIFTS, posted(description="w"))


def test_answers_of_the_interview_fill_the_form() -> None:
    facts = {
        "already_received": True,
        "courtesy_exchange": True,
        "value_eur": "12.00",
        "intent_to_influence": "no",
    }
    state = from_typed(GIFTS, GIFTS.reading.from_facts(facts))
    assert state["value"] == "12,00"
    assert state["courtesy_exchange"] == "yes"
    assert state["step"] == ""
    typed, _wrong = to_typed(GIFTS, state, TODAY)
    assert isinstance(typed["value"], Valuation)


@pytest.mark.parametrize(("language", "day"), [("nl", "12 mei 2026"), ("en", "12 May 2026")])
def test_a_correction_starts_with_what_is_stored_in_the_language_of_the_reader(
    language: str, day: str
) -> None:
    stored = {
        "direction": "received",
        "response": "accepted",
        "happened_on": {"iso": "2026-05-12", "literal": "gisteren"},
        "value": Valuation("exact", cents=1250, text="12,50").to_json(),
    }
    state = from_stored(GIFTS, stored, language)
    assert (state["step"], state["happened_on"], state["value"], state["value__kind"]) == (
        "kept",
        day,
        "12,50",
        "exact",
    )


def test_every_field_of_the_register_has_one_place_on_the_page() -> None:
    page = Drawing(GIFTS, blank(GIFTS)).page()
    drawn = [q.name for q in (*page.first, *page.advice)] + [q.name for s in page.more for q in s.questions]
    asked = {field.name for field in GIFTS.fields} - {"direction", "response"} | {"step"}
    assert len(drawn) == len(set(drawn))
    assert set(drawn) == asked


def test_errors_come_in_the_order_of_the_page_and_open_what_is_folded() -> None:
    errors = {
        "giver_kvk": _message(),
        "direction": _message(),
        "description": _message(),
        "giver_organisation": _message(),
    }
    page = Drawing(GIFTS, {}, errors).page()
    assert list(page.errors) == ["giver_organisation", "description", "step", "giver_kvk"]
    assert page.more_open


def _message() -> Any:
    from_somewhere = to_typed(GIFTS, {}, TODAY)[1]
    return from_somewhere["step"]
