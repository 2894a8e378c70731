"""Story 12 on real pages: a web firm for a supplier, reported late, assessed together under a condition, and then public."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, Look, faults, go, scrolls_sideways, shot
from tests.browser.entries_world import LiveWorld
from zuiver.measures.models import Measure
from zuiver.people.actor import system_actor
from zuiver.people.models import Assignment
from zuiver.publication.commands import publications_settle_due
from zuiver.publication.models import Publication
from zuiver.registers.models import Decision, Entry


@pytest.fixture
def live(transactional_db: None) -> LiveWorld:
    """The province, where the server sees it too. Samira is in scale 14."""
    world = LiveWorld()
    Assignment.rows.filter(person=world.samira).update(scale=14)
    return world


def sound(page: Page, name: str) -> None:
    """What holds for every page of a story."""
    shot(page, f"story-12-{name}")
    assert not scrolls_sideways(page), name
    assert faults(page) == [], name


def reported(live: LiveWorld, look: Look) -> Page:
    """Samira reports what she does already."""
    page = look("/nevenwerkzaamheden/nieuw/", width=PHONE, as_client=live.client(live.samira))
    page.fill("#id-activity", "Websites bouwen met mijn eigen bureau")
    page.fill("#id-organisation", "Bouwbedrijf Dijk")
    page.locator("[name=phase][value=running]").check()
    page.fill("#id-started_on", (live.today - timedelta(days=300)).isoformat())
    page.fill("#id-hours_per_week", "7,5")
    page.locator("[name=paid][value=yes]").check()
    page.locator("[name=can_touch_province][value=yes]").check()
    page.locator("[name=affects][value=appearance]").check()
    sound(page, "form")
    page.get_by_role("button", name="Meld dit").click()
    expect(page.locator("main h1")).to_contain_text("Dank je")
    expect(page.locator("main")).to_contain_text("laat is veel beter dan nooit")
    return page


def assessed(live: LiveWorld, look: Look, entry: Entry) -> Page:
    """Karin intends a condition at her desk, and hears at once what is missing."""
    desk = look(f"/bureau/{entry.public_id}/", width=DESK, language="en", as_client=live.client(live.karin))
    assert not desk.locator("#id-condition_text-0").is_visible()
    desk.locator("input[value=intend_conditions]").check()
    desk.locator("#id-manager_view").fill("Het kan, met afstand tot leveranciers.")
    desk.locator("#id-condition_text-0").fill("Geen werk voor leveranciers van de provincie")
    desk.locator("textarea[name=reason]").fill("Het ligt dicht bij je werk.")
    desk.locator("#decide button[type=submit]").last.click()
    expect(desk.locator("#error-condition_due-0")).to_contain_text("by which day")
    sound(desk, "desk")
    desk.locator("#id-condition_due-0").fill((live.today + timedelta(days=30)).isoformat())
    desk.locator("#id-condition_recheck-0").fill((live.today + timedelta(days=180)).isoformat())
    desk.locator("#decide button[type=submit]").last.click()
    expect(desk.locator(".z-notice")).to_contain_text("Recorded")
    return desk


def published(live: LiveWorld, page: Page, entry: Entry) -> None:
    """Public after allowance and its days, and not a day earlier; citizens see what was previewed and no more."""
    line = Publication.rows.get(entry=entry)
    assert (line.state, line.publish_on) == ("previewed", live.today + timedelta(days=15))
    public = f"/openbaar/nevenwerkzaamheden/{line.public_id}/"
    worker = system_actor(live.organisation.pk, "worker", live.today + timedelta(days=14))
    assert publications_settle_due(worker) == 0
    go(page, public)
    expect(page.locator("main")).not_to_contain_text("Websites bouwen")
    worker = system_actor(live.organisation.pk, "worker", live.today + timedelta(days=15))
    assert publications_settle_due(worker) == 1
    go(page, public)
    expect(page.locator("main")).to_contain_text("Websites bouwen met mijn eigen bureau")
    expect(page.locator("main")).not_to_contain_text("Geen werk voor leveranciers")
    sound(page, "public")


def test_story_12_a_late_report_gets_a_condition_with_a_day_and_both_voices(
    live: LiveWorld, look: Look
) -> None:
    page = reported(live, look)
    entry = Entry.rows.get()
    assert not Publication.rows.exists()
    assert (entry.state, entry.is_late, entry.outcome) == ("reported", True, "report_required")
    assessed(live, look, entry)
    go(page, f"/nevenwerkzaamheden/{entry.public_id}/")
    expect(page.locator("main")).to_contain_text("Het kan, met afstand tot leveranciers.")
    expect(page.locator("main")).to_contain_text("Geen werk voor leveranciers van de provincie")
    sound(page, "entry")
    page.get_by_role("button", name="Ik ben het eens met de voorwaarden").click()
    expect(page.locator(".e-entry-head__line")).to_contain_text("Loopt onder voorwaarden")
    entry.refresh_from_db()
    assert (entry.state, Decision.rows.get().action) == ("under_conditions", "intend_conditions")
    assert Measure.rows.get().owner_id == live.samira.pk
    published(live, page, entry)
    go(page, "/vastleggen/")
    sound(page, "choose")
    go(page, "/mijn-zaken/")
    sound(page, "mine")


def test_without_a_script_all_that_a_step_asks_stands_there(live: LiveWorld, look: Look) -> None:
    reported(live, look)
    entry = Entry.rows.get()
    desk = look(f"/bureau/{entry.public_id}/", width=PHONE, script=False, as_client=live.client(live.karin))
    desk.locator("input[value=no_objection]").check()
    desk.locator("#id-manager_view").fill("Geen bezwaar.")
    shot(desk, "story-12-desk-without-script")
    desk.locator("textarea[name=reason]").fill("Het raakt het werk niet.")
    desk.locator("#decide button[type=submit]").last.click()
    expect(desk.locator(".z-notice")).to_contain_text("Vastgelegd")
    assert Entry.rows.get().data["manager_view"] == "Geen bezwaar."
