"""The desk by keyboard and with a thumb."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, Look, shot
from tests.browser.entries_world import LiveWorld
from tests.registers.builders import ASKED
from zuiver.registers.models import Decision, EntryRead


@pytest.fixture
def live(transactional_db: None) -> LiveWorld:
    """The province, where the server sees it too."""
    return LiveWorld()


def test_a_decision_takes_only_the_keyboard(live: LiveWorld, look: Look) -> None:
    first = live.recorded(typed=ASKED)
    second = live.recorded(typed=ASKED, by=live.ruben, description="Doos bonbons")
    page = look("/bureau/", width=DESK, as_client=live.client(live.karin))
    assert EntryRead.rows.count() == 0
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert second.public_id in page.evaluate("document.activeElement.href")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/bureau/{first.public_id}/")
    page.keyboard.press("1")
    chosen = page.locator("#decide input:checked")
    expect(chosen).to_have_count(1)
    assert page.evaluate("document.activeElement.matches('#decide textarea')")
    page.keyboard.type("j1 hoort bij de lezing")
    assert page.locator("#decide textarea").input_value() == "j1 hoort bij de lezing"
    page.locator("#decide input[value=allow]").check()
    page.get_by_role("button", name="Leg dit vast").click()
    expect(page.locator("[data-case]")).to_have_count(1)
    assert Decision.rows.get().reason == "j1 hoort bij de lezing"


def test_a_choice_against_the_advice_says_so_at_once(live: LiveWorld, look: Look) -> None:
    entry = live.recorded()
    page = look(f"/bureau/{entry.public_id}/", width=DESK, as_client=live.client(live.karin))
    note = page.locator(".e-departs-note")
    assert not note.is_visible()
    page.locator("input[value=ask_hand_in]").check()
    assert note.is_visible()
    shot(page, "entries-departs")
    page.locator("input[value=allow]").check()
    assert not note.is_visible()


def test_on_a_phone_the_list_comes_first_and_then_the_case(live: LiveWorld, look: Look) -> None:
    entry = live.recorded(typed=ASKED)
    page = look("/bureau/", width=PHONE, as_client=live.client(live.karin))
    page.locator("[data-case]").click()
    page.wait_for_url(f"**/bureau/{entry.public_id}/")
    assert not page.locator(".e-desk__list").is_visible()
    page.locator(".e-only-phone").click()
    assert page.locator("[data-case]").is_visible()


def test_without_a_script_a_decision_works_the_same(live: LiveWorld, look: Look) -> None:
    entry = live.recorded(typed=ASKED)
    page = look(f"/bureau/{entry.public_id}/", width=PHONE, script=False, as_client=live.client(live.karin))
    page.locator("input[value=allow]").check()
    page.locator("#decide textarea").fill("hoort bij de lezing")
    page.get_by_role("button", name="Leg dit vast").click()
    expect(page.locator(".z-notice")).to_contain_text("Vastgelegd")
    assert Decision.rows.get().action == "allow"
