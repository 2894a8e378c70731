"""Papers with an entry: offered when they fit, for who may have them, as a PDF with the words of the giver's case."""

from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.registers.builders import ASKED, World
from tests.web_entries.browsers import Browsers, text_of
from zuiver.registers.commands import entry_act, hand_in_receive


def words_of(response: Any) -> str:
    """What a PDF says."""
    return " ".join(PdfReader(BytesIO(response.content)).pages[0].extract_text().split())


@pytest.mark.parametrize(
    ("action", "changes", "word", "name"),
    [
        ("ask_return", {}, "teruggeven", "Brief om het terug te geven"),
        ("ask_decline", {"direction": "offered"}, "afslaan", "Brief waarin je nee zegt"),
    ],
)
def test_a_letter_to_the_giver_is_offered_once_it_fits(
    world: World, browsers: Browsers, action: str, changes: dict[str, Any], word: str, name: str
) -> None:
    entry = world.gift(ASKED, **changes)
    samira, address = browsers.of(world.samira), f"/geschenken/{entry.public_id}/brief/{word}/"
    assert samira.get(address).status_code == 404
    entry_act(world.actor(world.karin), public_id=entry.public_id, action=action, reason="te dichtbij")
    assert name in text_of(samira.get(f"/geschenken/{entry.public_id}/"))
    letter = samira.get(address)
    assert letter.headers["Content-Type"] == "application/pdf"
    assert "attachment" in letter.headers["Content-Disposition"]
    assert "Waterschap Noord" in words_of(letter)
    assert browsers.of(world.ruben).get(address).status_code == 404


def test_the_receipt_is_for_who_brought_it_and_for_the_desk(world: World, browsers: Browsers) -> None:
    entry = world.gift(response="handed_in")
    hand_in_receive(
        world.actor(world.bo),
        public_id=entry.public_id,
        place="Kluis B1",
        what="Fles",
        received_on=world.actor(world.bo).on,
    )
    address = f"/geschenken/{entry.public_id}/brief/inleverbewijs/"
    for person in (world.samira, world.bo):
        assert "Kluis B1" in words_of(browsers.of(person).get(address))
    in_english = browsers.of(world.samira).get(
        f"/geschenken/{entry.public_id}/", headers={"accept-language": "en"}
    )
    assert "Receipt of the hand-in desk" in text_of(in_english)
