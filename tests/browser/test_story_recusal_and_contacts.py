"""Stories 9 and 10 on real pages, and the pages of lobby contacts and private relations, on a phone and at a desk."""

from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, SCREENS, Look, faults, go, scrolls_sideways, shot
from tests.browser.entries_world import LiveWorld
from zuiver.kernel.ids import new_id
from zuiver.measures.models import Measure
from zuiver.people.models import Person
from zuiver.registers.commands import entry_act, entry_submit
from zuiver.registers.models import Entry

REPORT = "Meld het aan mijn leidinggevende"


@pytest.fixture
def live(transactional_db: None) -> LiveWorld:
    """The province, where the server sees it too."""
    return LiveWorld()


def sound(page: Page, name: str) -> None:
    """What holds for every page of a story."""
    shot(page, f"contacts-{name}")
    assert not scrolls_sideways(page), name
    assert faults(page) == [], name


def recorded(live: LiveWorld, kind: str, **typed: Any) -> Entry:
    """An entry of Samira of today."""
    return entry_submit(live.actor(live.samira, live.today), kind=kind, data=typed, submission_key=new_id())


def decide(desk: Page, action: str) -> None:
    """Choose a step at the desk and send it."""
    desk.locator(f"#decide input[value={action}]").check()
    desk.locator("#decide button[type=submit]").last.click()


def test_story_9_a_member_asks_facts_and_a_view_and_the_portfolio_holder_confirms(
    live: LiveWorld, look: Look
) -> None:
    page = look("/contacten-met-staten/nieuw/", width=PHONE, as_client=live.client(live.samira))
    page.fill("#id-member", "Statenlid A. de Wit")
    page.fill("#id-contacted_on", "vandaag")
    page.fill("#id-topic", "Verkeerstellingen op de dijkweg")
    page.fill("#id-facts_given", "De tellingen van maart en april.")
    page.locator("[name=asked][value=facts]").check()
    page.locator("[name=asked][value=policy_view]").check()
    page.locator("[name=view_refused][value=yes]").check()
    expect(page.locator(".e-advice__sentence")).to_contain_text("Geef geen oordeel")
    sound(page, "9-form")
    page.get_by_role("button", name="Stuur naar mijn leidinggevende").click()
    expect(page.locator("main h1")).to_contain_text("Dank je")
    entry = Entry.rows.get()
    assert (entry.outcome, entry.is_late, entry.assessor) == ("refuse", False, live.karin)
    desk = look(f"/bureau/{entry.public_id}/", width=DESK, language="en", as_client=live.client(live.karin))
    sound(desk, "9-desk")
    decide(desk, "handle")
    expect(desk.locator("[data-error-summary]")).to_be_visible()
    desk.locator("[name=informed_at]").first.fill("today")
    decide(desk, "handle")
    expect(desk.locator(".z-notice")).to_contain_text("Recorded")
    office = look(f"/bureau/{entry.public_id}/", width=DESK, language="en", as_client=live.client(live.wilma))
    sound(office, "9-desk-informed")
    office.locator("#decide input[value=close]").check()
    office.fill("#id-confirmed_on", "today")
    decide(office, "close")
    expect(office.locator(".z-notice")).to_contain_text("Recorded")
    entry.refresh_from_db()
    assert entry.state == "closed"
    go(page, f"/contacten-met-staten/{entry.public_id}/")
    expect(page.locator("main")).to_contain_text("Bevestigd door de gedeputeerde")
    sound(page, "9-entry")


def test_story_10_a_partner_at_a_bidder_and_the_file_of_the_procedure_only_shows_replaced(
    live: LiveWorld, look: Look
) -> None:
    page = look("/vervanging-bij-inkoop/nieuw/", width=PHONE, as_client=live.client(live.samira))
    page.fill("#id-procedure", "Onderhoud bruggen, perceel 2")
    page.locator("[name=role_in_it][value=assessor]").check()
    page.fill("#id-bids_open_on", (live.today + timedelta(days=8)).isoformat())
    page.locator("[name=has_influence][value=yes]").check()
    page.locator("[name=private_contact_with_party][value=partner]").check()
    expect(page.locator(".e-advice__sentence")).to_contain_text("collega")
    sound(page, "10-form")
    page.get_by_role("button", name=REPORT).click()
    expect(page.locator("main h1")).to_contain_text("Dank je")
    expect(page.locator("main")).to_contain_text("vertrouwenspersoon")
    entry = Entry.rows.get()
    desk = look(f"/bureau/{entry.public_id}/", width=DESK, language="en", as_client=live.client(live.karin))
    desk.locator("#decide input[value=agree_conditions]").check()
    desk.locator("[name=arrangement][value=replaced]").check()
    desk.fill("#id-replaced_by", "Ruben")
    desk.fill("#id-condition_text-0", "End your access to the file")
    desk.fill("#id-condition_due-0", (live.today + timedelta(days=1)).isoformat())
    desk.locator("textarea[name=reason]").fill("Ruben assesses the bids.")
    sound(desk, "10-desk")
    desk.locator("#decide button[type=submit]").last.click()
    expect(desk.locator(".z-notice")).to_contain_text("Recorded")
    assert Measure.rows.get().owner_id == live.samira.pk
    officer = look(
        f"/vervanging-bij-inkoop/{entry.public_id}/", language="en", as_client=live.client(live.imre)
    )
    expect(officer.locator("main")).to_contain_text("Replaced")
    expect(officer.locator("main")).not_to_contain_text("My partner")
    sound(officer, "10-officer")
    go(page, f"/vervanging-bij-inkoop/{entry.public_id}/")
    expect(page.locator(".e-entry-head__line")).to_contain_text("Iemand anders doet het")
    sound(page, "10-entry")


def test_a_report_after_the_award_is_late_and_thanked_for_also_without_a_script(
    live: LiveWorld, look: Look
) -> None:
    client = live.client(live.samira)
    page = look("/vervanging-bij-inkoop/nieuw/", width=PHONE, script=False, as_client=client)
    page.fill("#id-procedure", "Schoonmaak")
    page.locator("[name=role_in_it][value=adviser]").check()
    page.locator("[name=phase][value=awarded]").check()
    page.locator("[name=has_influence][value=no]").check()
    page.get_by_role("button", name=REPORT).click()
    expect(page.locator("[data-error-summary]")).to_contain_text("wanneer de opdracht is gegund")
    shot(page, "contacts-10-no-script-error")
    page.fill("#id-awarded_on", (live.today - timedelta(days=20)).isoformat())
    page.get_by_role("button", name=REPORT).click()
    expect(page.locator("main h1")).to_contain_text("Dank je")
    entry = Entry.rows.get()
    assert (entry.is_late, entry.outcome) == (True, "discuss")


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_pages_of_lobby_contacts_and_private_relations_are_sound(
    live: LiveWorld, look: Look, width: int, language: str
) -> None:
    paying = recorded(
        live, "lobby", organisation="Vereniging van Telers", interest="Telers", channel="co_financing",
        contacted_on=live.today.isoformat(), topic="Aanbod om het onderzoek te betalen", part_funded="yes",
    )  # fmt: skip
    told = recorded(live, "relations", manager_involved="no")
    agreed = recorded(live, "relations", manager_involved="no")
    entry_act(
        live.actor(live.karin, live.today), public_id=agreed.public_id, action="no_objection",
        reason="Een collega tekent de uren.", data={"measure": "tasks_moved"},
    )  # fmt: skip
    pages: list[tuple[str, Person, str]] = [
        ("lobby-form", live.samira, "/lobbycontacten/nieuw/"),
        ("lobby-entry", live.samira, f"/lobbycontacten/{paying.public_id}/"),
        ("lobby-desk", live.karin, f"/bureau/{paying.public_id}/"),
        ("lobby-list", live.imre, "/register/lobbycontacten/"),
        ("relations-form", live.samira, "/priverelaties/nieuw/"),
        ("relations-entry", live.samira, f"/priverelaties/{agreed.public_id}/"),
        ("relations-desk", live.karin, f"/bureau/{told.public_id}/"),
        ("relations-list", live.imre, "/register/priverelaties/"),
    ]
    for name, person, path in pages:
        page = look(path, width=width, language=language, as_client=live.client(person))
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        sound(page, f"{name}-{language}-{width}")
        page.context.close()
