"""The hand-in desk: taking in makes a receipt, the destination settles it."""

import pytest

from tests.registers.builders import World
from tests.web_entries.browsers import Browsers, html_of, text_of
from zuiver.registers.models import Entry, HandIn

FORM = {"what": "Fles rode wijn, ongeopend", "place": "Kluis B1", "received_on": "vandaag"}


@pytest.fixture
def brought(world: World) -> Entry:
    """A bottle that Samira hands in."""
    return world.gift(response="handed_in")


def test_what_is_expected_is_taken_in_and_gets_a_destination(
    world: World, browsers: Browsers, brought: Entry
) -> None:
    bo, address = browsers.of(world.bo), f"/inleverpunt/{brought.public_id}/"
    assert brought.public_id in html_of(bo.get("/inleverpunt/"))
    assert bo.post(address, FORM).status_code == 302
    receipt = HandIn.rows.get()
    page = text_of(bo.get(address))
    for words in (receipt.number, "Bo", "Kluis B1", "12 mei 2026", "Waar gaat het heen?"):
        assert words in page
    assert bo.post(address, {"destination": "Voedselbank", "on": "vandaag"}).status_code == 302
    brought.refresh_from_db()
    assert brought.state == "closed"
    assert "Voedselbank" in text_of(browsers.of(world.samira).get(f"/geschenken/{brought.public_id}/"))


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"what": ""}, "what"), ({"place": " "}, "place"), ({"received_on": "ooit"}, "received_on"),
     ({"received_on": "mei 2026"}, "received_on"), ({"received_on": "1 januari 2027"}, "received_on")],
)  # fmt: skip
def test_what_is_not_right_comes_back_with_all_that_was_typed(
    world: World, browsers: Browsers, brought: Entry, changes: dict[str, str], field: str
) -> None:
    response = browsers.of(world.bo).post(f"/inleverpunt/{brought.public_id}/", {**FORM, **changes})
    page = html_of(response)
    assert response.status_code == 422
    assert f'id="error-{field}"' in page
    for name, typed in {**FORM, **changes}.items():
        assert name == field or f'value="{typed}"' in page
    assert not HandIn.rows.exists()


def test_taking_in_twice_is_told_and_changes_nothing(
    world: World, browsers: Browsers, brought: Entry
) -> None:
    bo, address = browsers.of(world.bo), f"/inleverpunt/{brought.public_id}/"
    bo.post(address, FORM)
    bo.post(address, {**FORM, "place": "Elders"})
    assert HandIn.rows.get().place == "Kluis B1"


def test_the_desk_sees_nothing_of_the_value_or_the_talk(
    world: World, browsers: Browsers, brought: Entry
) -> None:
    page = text_of(browsers.of(world.bo).get(f"/inleverpunt/{brought.public_id}/"))
    assert "12,50" not in page
    assert "Het advies" not in page


def test_an_empty_desk_says_so(world: World, browsers: Browsers) -> None:
    assert "Er is niets onderweg" in text_of(browsers.of(world.bo).get("/inleverpunt/"))
