"""Campaigns on a screen: one tap without a script, and an officer's page with who and why."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import NARROW, SCREENS, Look, faults, scrolls_sideways, shot
from tests.browser.entries_world import LiveWorld
from zuiver.campaigns.audience import Audience
from zuiver.campaigns.commands import campaign_draft, campaign_send, campaign_start, request_answer
from zuiver.campaigns.commands.drafting import Draft
from zuiver.campaigns.models import Campaign, Request

WORDS = "Eén keer per jaar vragen we of nog klopt wat je hebt gemeld."


@pytest.fixture
def live(transactional_db: None) -> LiveWorld:
    """Samira declared gifts before the round; Ruben declared nothing."""
    world = LiveWorld()
    world.gift(on=world.today, happened_on=world.today.isoformat())
    world.gift(on=world.today, happened_on=world.today.isoformat(), description="Boek over bruggen")
    return world


def started(world: LiveWorld) -> Campaign:
    imre = world.actor(world.imre, world.today)
    campaign = campaign_draft(imre, Draft("Jaarlijkse ronde", ["gifts"], Audience(), WORDS))
    campaign_start(imre, public_id=campaign.public_id)
    campaign_send(imre, public_id=campaign.public_id)
    return campaign


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_who_is_asked_confirms_in_one_tap(live: LiveWorld, look: Look, width: int, language: str) -> None:
    started(live)
    address = f"/mijn-zaken/bevestigen/{Request.rows.get(person=live.samira).public_id}/"
    page = look(address, width=width, language=language, as_client=live.client(live.samira))
    shot(page, f"campaign-request-{width}-{language}")
    assert faults(page) == []
    assert not scrolls_sideways(page)
    tap = {"nl": "Dit klopt allemaal nog", "en": "All of this is still right"}[language]
    page.get_by_role("button", name=tap).click()
    page.wait_for_url("**/mijn-zaken/")
    assert Request.rows.get(person=live.samira).state == "changed"


def test_a_line_that_changed_works_without_a_script_in_the_dark(live: LiveWorld, look: Look) -> None:
    started(live)
    address = f"/mijn-zaken/bevestigen/{Request.rows.get(person=live.samira).public_id}/"
    page = look(address, width=NARROW, script=False, dark=True, as_client=live.client(live.samira))
    page.get_by_text("Een regel klopt niet meer").click()
    page.get_by_label("Er is iets veranderd").first.check()
    page.get_by_role("button", name="Verstuur deze antwoorden").click()
    expect(page.get_by_role("heading", name="Verbeter wat is veranderd")).to_be_visible()
    shot(page, "campaign-correct-dark-320")
    assert not scrolls_sideways(page)


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_an_officer_sees_who_and_why_and_then_numbers(
    live: LiveWorld, look: Look, width: int, language: str
) -> None:
    page = look("/campagnes/nieuw/", width=width, language=language, as_client=live.client(live.imre))
    shot(page, f"campaign-form-{width}-{language}")
    assert faults(page) == []
    page.locator("#id-title").fill("Jaarlijkse ronde")
    page.get_by_label({"nl": "Geschenken", "en": "Gifts"}[language], exact=True).check()
    page.locator("#id-scale_from").fill("8")
    page.get_by_role("main").get_by_role("button").last.click()
    expect(page.get_by_role("table")).to_contain_text("Samira")
    shot(page, f"campaign-draft-{width}-{language}")
    assert faults(page) == []
    assert not scrolls_sideways(page)
    page.locator("button[value=start]").click()
    for request in Request.rows.exclude(person=live.samira).select_related("person"):
        request_answer(live.actor(request.person, live.today), public_id=request.public_id, nothing=True)
    page.reload()
    shot(page, f"campaign-running-{width}-{language}")
    assert faults(page) == []
    assert not scrolls_sideways(page)
