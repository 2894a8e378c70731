"""Recording a gift with a thumb: the 45-second flow counted in taps and typed fields, the tender, and story 1 end to end."""

import re
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESK, PHONE, Look, shot
from tests.browser.entries_world import LiveWorld
from tests.browser.test_asking import wine
from zuiver.registers.models import Draft, Entry


@pytest.fixture
def live(transactional_db: None) -> LiveWorld:
    """The province, where the server sees it too."""
    return LiveWorld()


@dataclass
class Thumb:
    """Somebody with a phone: counts every tap, and every field in which something is typed."""

    page: Page
    taps: int = 0
    typed: set[str] = field(default_factory=set)

    def tap(self, target: Locator) -> None:
        """Tap once."""
        target.click()
        self.taps += 1

    def type_into(self, selector: str, text: str) -> None:
        """Type; a field that does not have the cursor yet costs a tap."""
        if not self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
            self.tap(self.page.locator(selector))
        self.page.keyboard.type(text)
        self.typed.add(selector)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_gift_of_a_known_giver_takes_at_most_six_taps_and_two_typed_fields(
    live: LiveWorld, look: Look, script: bool
) -> None:
    live.recorded(5)
    page = look("/mijn-zaken/", width=PHONE, script=script, as_client=live.client(live.samira))
    thumb = Thumb(page)
    thumb.tap(page.locator(".e-top__actions a").first)
    thumb.tap(page.get_by_text("Waterschap Noord", exact=True))
    thumb.type_into("#id-description", "Bos tulpen")
    thumb.type_into("#id-value", "12")
    thumb.tap(page.get_by_text("Ik heb het aangenomen"))
    thumb.tap(page.get_by_role("button", name="Meld dit"))
    expect(page.locator("main h1")).to_have_text(re.compile("Dank je"))
    entry = Entry.rows.get(title="Bos tulpen")
    assert (entry.party_name, entry.amount_cents, entry.happened_on) == ("Waterschap Noord", 1200, live.today)
    assert (thumb.taps <= 6, len(thumb.typed) <= 2) == (True, True), thumb
    shot(page, f"entries-flow-confirmed-{'script' if script else 'plain'}")


def test_the_advice_comes_while_the_form_is_filled_and_is_read_out_politely(
    live: LiveWorld, look: Look
) -> None:
    page = look("/geschenken/nieuw/", as_client=live.client(live.samira))
    assert page.locator("#advice").get_attribute("aria-live") == "polite"
    page.fill("#id-giver_organisation", "Waterschap Noord")
    page.fill("#id-description", "Fles wijn")
    page.fill("#id-value", "12")
    page.locator("[name=courtesy_exchange][value=yes]").check()
    page.locator("[name=intent_to_influence][value=no]").check()
    expect(page.locator(".e-advice__sentence")).to_contain_text("Je mag het houden")
    expect(page.locator("[data-saved]")).to_contain_text("bewaard om")
    assert Draft.rows.get().data["description"] == "Fles wijn"
    page.fill("#id-value", "80")
    expect(page.locator(".e-advice__sentence")).to_contain_text("Lever het in")
    shot(page, "entries-advice-beside-the-form")


def test_a_giver_in_a_running_tender_is_recognised_from_the_list_and_the_value_no_longer_counts(
    live: LiveWorld, look: Look
) -> None:
    live.supplier("Bouwbedrijf Dijk en Zonen B.V.", tender="Onderhoud bruggen A12, perceel 2")
    page = look("/geschenken/nieuw/", width=PHONE, as_client=live.client(live.samira))
    page.locator("#id-giver_organisation").press_sequentially("Bouwb")
    page.locator(".e-pick", has_text="Bouwbedrijf Dijk").click()
    expect(page.locator("#id-giver_organisation")).to_have_value("Bouwbedrijf Dijk en Zonen B.V.")
    page.fill("#id-description", "Pen")
    page.fill("#id-value", "5")
    page.get_by_text("Ik heb het aangenomen").click()
    expect(page.locator("#advice")).to_contain_text("Onderhoud bruggen A12, perceel 2")
    expect(page.locator(".e-advice__sentence")).to_contain_text("Lever het in")
    shot(page, "entries-tender-phone")
    page.get_by_role("button", name="Meld dit").click()
    expect(page.locator("main h1")).to_have_text(re.compile("Dank je"))
    receipt = Entry.rows.get().receipt
    assert receipt is not None
    assert receipt["rule"] == "gifts/tender-running"


def test_story_1_a_bottle_after_a_talk_from_the_question_to_the_decision(live: LiveWorld, look: Look) -> None:
    page = look("/vraag/geschenken/", width=PHONE, as_client=live.client(live.samira))
    wine(page)
    assert "Je mag het houden" in page.locator("main h1").inner_text()
    page.locator("main form[action='/geschenken/nieuw/'] button[value=prefill]").click()
    assert page.locator("#id-value").input_value() == "12,50"
    page.fill("#id-giver_organisation", "Waterschap Noord")
    page.fill("#id-description", "Fles rode wijn na mijn lezing")
    page.get_by_text("gisteren", exact=True).click()
    page.get_by_text("Ik heb het aangenomen").click()
    expect(page.locator(".e-advice__sentence")).to_contain_text("Je mag het houden")
    page.get_by_role("button", name="Meld dit").click()
    expect(page.locator("main h1")).to_have_text(re.compile("Dank je. Het is gemeld"))
    entry = Entry.rows.get()
    assert (entry.outcome, entry.is_late, entry.assessor) == ("allowed_with_report", False, live.karin)

    desk = look("/mijn-zaken/", width=DESK, as_client=live.client(live.karin))
    expect(desk.locator(".e-task__link")).to_have_count(1)
    desk.locator(".e-task__link").click()
    desk.locator("input[value=take_note]").check()
    desk.get_by_role("button", name="Leg dit vast").click()
    expect(desk.locator(".z-notice")).to_contain_text("Vastgelegd")
    page.goto(page.url.replace("gemeld/", ""))
    expect(page.locator(".e-entry-head__line")).to_contain_text("Het is klaar")


def test_parts_and_bounds_of_a_value_show_only_when_they_are_chosen(live: LiveWorld, look: Look) -> None:
    page = look("/geschenken/nieuw/", width=PHONE, as_client=live.client(live.samira))
    second, parts = page.locator("#id-value__to"), page.locator("[name=value__part_what]")
    assert not second.is_visible()
    page.locator(".e-amount").get_by_text("tussen", exact=True).click()
    assert second.is_visible()
    page.locator(".e-amount").get_by_text("in delen", exact=True).click()
    assert (second.is_visible(), parts.count()) == (False, 3)
    page.get_by_role("button", name="Nog een deel").click()
    assert parts.count() == 4
    page.locator(".e-amount").get_by_text("Weet ik niet", exact=True).click()
    assert not page.locator("#id-value").is_visible()


def test_a_double_tap_sends_one_form(live: LiveWorld, look: Look) -> None:
    page = look("/geschenken/nieuw/", width=PHONE, as_client=live.client(live.samira))
    page.fill("#id-giver_organisation", "Waterschap Noord")
    page.fill("#id-description", "Bos tulpen")
    page.get_by_text("Ik heb het aangenomen").click()
    page.get_by_role("button", name="Meld dit").dblclick()
    expect(page.locator("main h1")).to_have_text(re.compile("Dank je"))
    page.reload()
    assert Entry.rows.count() == 1


def test_an_error_in_a_folded_part_is_reached_from_the_summary(live: LiveWorld, look: Look) -> None:
    page = look("/geschenken/nieuw/", width=PHONE, as_client=live.client(live.samira))
    page.fill("#id-description", "Bos tulpen")
    page.locator(".e-more > summary").click()
    page.fill("#id-giver_kvk", "abc")
    page.get_by_role("button", name="Meld dit").click()
    page.locator("[data-error-summary] a[href='#id-giver_kvk']").click()
    expect(page.locator("#id-giver_kvk")).to_be_focused()
    assert page.locator("#id-giver_kvk").input_value() == "abc"
    assert page.locator("#id-description").input_value() == "Bos tulpen"
