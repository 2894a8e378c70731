"""The page on which an officer tries out another policy: readable, usable without a script, on a desk and on a phone."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, SCREENS, Look, faults, scrolls_sideways, shot
from tests.browser.entries_world import LiveWorld
from tests.registers.builders import ASKED, BOTTLE

PAGE = "/inzicht/wat-als/"
LOWER = f"{PAGE}?{urlencode({'wat': 'gift_limit', 'waarde': '25'})}"


@pytest.fixture
def live(transactional_db: None) -> LiveWorld:
    """Gifts of three quarters, above and below a limit of 25 euro; of one kind of change there are only two."""
    world = LiveWorld()
    for number in range(18):
        day = world.today - timedelta(days=number * 13)
        typed = ASKED if number in (1, 4) else BOTTLE
        world.gift(
            typed,
            on=world.today,
            value="30" if number % 3 else "12",
            happened_on=day.isoformat(),
            giver_organisation=f"Gemeente {number}",
        )
    return world


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_another_limit_is_told_with_a_sentence_a_picture_and_a_table(
    live: LiveWorld, look: Look, width: int, language: str
) -> None:
    page = look(LOWER, width=width, language=language, as_client=live.client(live.imre))
    expect(page.locator(".i-sentence")).to_contain_text("12")
    expect(page.locator(".i-picture").first).to_be_visible()
    few = {"nl": "minder dan 5", "en": "fewer than 5"}[language]
    expect(page.locator(".i-result table").first).to_contain_text(few)
    shot(page, f"what-if-{width}-{language}")
    assert faults(page) == []
    assert not scrolls_sideways(page)


def test_the_form_works_without_a_script_and_keeps_what_was_typed(live: LiveWorld, look: Look) -> None:
    page = look(PAGE, width=NARROW, script=False, dark=True, as_client=live.client(live.imre))
    page.get_by_label("Meer dan dit bedrag").check()
    page.get_by_label("De andere waarde").fill("600")
    page.get_by_role("button", name="Reken uit wat er verandert").click()
    expect(page.locator("#error-waarde")).to_contain_text("0 tot en met 500")
    assert page.get_by_label("De andere waarde").input_value() == "600"
    shot(page, "what-if-refused")
    page.get_by_label("De andere waarde").fill("25")
    page.get_by_role("button", name="Reken uit wat er verandert").click()
    expect(page.locator(".i-sentence")).to_contain_text("12 van de 18")
    assert not scrolls_sideways(page)
    shot(page, "what-if-dark-320")
