"""Stories 2 and 3 on real pages: a sky box, and a talk at a congress; asked before, decided by a human, accounted for after."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, Look, faults, go, scrolls_sideways, shot
from tests.browser.entries_world import LiveWorld
from zuiver.registers.models import Decision, Entry

ADVICE = ".e-advice__sentence"


@pytest.fixture
def live(transactional_db: None) -> LiveWorld:
    """The province, where the server sees it too."""
    return LiveWorld()


def sound(page: Page, name: str) -> None:
    """What holds for every page of a story."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    shot(page, f"story-{name}")
    assert not scrolls_sideways(page), name
    assert faults(page) == [], name


def soon(live: LiveWorld) -> str:
    """A day that has yet to come."""
    return (live.today + timedelta(days=10)).isoformat()


def sky_box(live: LiveWorld, look: Look, language: str = "nl") -> Page:
    """Ruben fills in what he is invited to."""
    page = look("/uitnodigingen/nieuw/", width=PHONE, language=language, as_client=live.client(live.ruben))
    page.fill("#id-inviter_organisation", "Bouwbedrijf Dijk")
    page.select_option("#id-event_kind", "vip_entertainment")
    page.fill("#id-description", "Twee kaartjes voor de skybox")
    page.fill("#id-event_date", soon(live))
    page.locator("[name=who_pays][value=other]").check()
    page.fill("#id-cost", "300")
    page.locator("[name=intent_to_influence][value=no]").check()
    return page


def decide(live: LiveWorld, look: Look, action: str, reason: str, **answers: str) -> Page:
    """Karin opens what waits and takes a step, with what the step asks."""
    page = look("/mijn-zaken/", width=DESK, as_client=live.client(live.karin))
    page.locator(".e-task__link").first.click()
    page.locator(f"input[value={action}]").check()
    for name, value in answers.items():
        page.locator(f"[name={name}][value={value}]").check()
    page.locator("textarea[name=reason]").fill(reason)
    return page


def record(page: Page) -> None:
    """Karin records the step."""
    page.get_by_role("button", name="Leg dit vast").click()


def test_story_2_a_sky_box_is_advised_against_and_whoever_was_invited_stays_away(
    live: LiveWorld, look: Look
) -> None:
    page = sky_box(live, look)
    expect(page.locator(ADVICE)).to_contain_text("Ga liever niet")
    sound(page, "2-form")
    page.get_by_role("button", name="Stuur naar mijn leidinggevende").click()
    expect(page.locator("main h1")).to_contain_text("vooraf vraagt")
    entry = Entry.rows.get()
    assert (entry.state, entry.outcome, entry.due_on) == (
        "asked_before", "advise_against", live.today + timedelta(days=10),
    )  # fmt: skip
    desk = decide(live, look, "advise_against", "Te gevoelig, ook zonder aanbesteding.")
    sound(desk, "2-desk")
    record(desk)
    expect(desk.locator(".z-notice")).to_contain_text("Vastgelegd")
    go(page, f"/uitnodigingen/{entry.public_id}/")
    expect(page.locator("main")).to_contain_text("Te gevoelig, ook zonder aanbesteding.")
    sound(page, "2-advised-against")
    page.get_by_role("button", name="Ik ben niet gegaan").click()
    expect(page.locator(".e-entry-head__line")).to_contain_text("Niet gegaan")
    assert (Entry.rows.get().state, Decision.rows.get().departs_from_advice) == ("not_attended", False)


def test_story_2_whoever_still_wants_to_go_talks_first_and_tells_afterwards_who_paid(
    live: LiveWorld, look: Look
) -> None:
    page = sky_box(live, look)
    page.fill("#id-event_date", "vandaag")
    page.get_by_role("button", name="Stuur naar mijn leidinggevende").click()
    expect(page.locator("main h1")).to_contain_text("vooraf vraagt")
    desk = decide(live, look, "agree", "")
    record(desk)
    expect(desk.locator("[data-error-summary]")).to_be_visible()
    desk.locator("textarea[name=reason]").fill("We gaan samen en betalen zelf.")
    record(desk)
    expect(desk.locator(".z-notice")).to_contain_text("Vastgelegd")
    entry = Entry.rows.get()
    go(page, "/mijn-zaken/")
    page.locator(".e-task__link").first.click()
    page.fill("[name$=real_cost]", "280")
    page.locator("[name$=who_paid][value=self]").check()
    page.get_by_role("button", name="Ik ben geweest").click()
    expect(page.locator(".e-entry-head__line")).to_contain_text("Geweest")
    shot(page, "story-2-attended")
    entry.refresh_from_db()
    assert (entry.state, entry.data["who_paid"], entry.data["real_cost"]["cents"]) == (
        "attended",
        "self",
        28000,
    )
    assert Decision.rows.get().departs_from_advice


def test_story_2_with_a_running_tender_the_answer_is_no_in_english_too(live: LiveWorld, look: Look) -> None:
    live.supplier("Bouwbedrijf Dijk", tender="Onderhoud bruggen A12")
    page = sky_box(live, look, "en")
    expect(page.locator(ADVICE)).to_contain_text("Do not")
    page.get_by_role("button", name="Send to my manager").click()
    expect(page.locator("main h1")).to_contain_text("beforehand")
    shot(page, "story-2-tender-en")
    entry = Entry.rows.get()
    assert entry.receipt is not None
    assert (entry.outcome, entry.receipt["rule"]) == ("refuse", "invitations/tender-or-influence")
    desk = decide(live, look, "not_agree", "Zij doen mee aan onze aanbesteding.")
    expect(desk.locator("main")).to_contain_text("Onderhoud bruggen A12")
    record(desk)
    expect(desk.locator(".z-notice")).to_contain_text("Vastgelegd")
    assert Entry.rows.get().state == "not_agreed"


def congress(live: LiveWorld, look: Look, *, script: bool = True) -> Page:
    """Samira is asked to speak at a congress with an entrance fee, for 400 euro."""
    page = look(
        "/commerciele-activiteiten/nieuw/", width=PHONE, script=script, as_client=live.client(live.samira)
    )
    page.locator("[name=fee_to][value=person]").check()
    page.fill("#id-fee", "400")
    page.locator("[name=commercial][value=yes]").check()
    page.fill("#id-organiser", "Congresbureau Zuid")
    page.fill("#id-description", "Lezing over warmtenetten")
    page.locator("[name=role][value=speaker]").check()
    page.fill("#id-event_date", soon(live))
    page.locator("[name=policy_claim][value=claimed]").check()
    page.fill("#id-policy_why", "Het legt de warmtevisie uit.")
    return page


def test_story_3_the_fee_is_prohibited_at_once_and_without_it_the_manager_decides_on_policy(
    live: LiveWorld, look: Look
) -> None:
    page = congress(live, look)
    expect(page.locator("#advice")).to_contain_text("Geld voor jezelf aannemen mag niet")
    sound(page, "3-fee")
    page.locator("[name=fee_to][value=nobody]").check()
    page.fill("#id-fee", "")
    expect(page.locator("#advice")).to_contain_text("Vraag het vooraf aan je leidinggevende")
    page.get_by_role("button", name="Stuur naar mijn leidinggevende").click()
    expect(page.locator("main h1")).to_contain_text("vooraf vraagt")
    entry = Entry.rows.get()
    assert (entry.outcome, entry.state) == ("needs_prior_approval", "asked_before")
    desk = decide(live, look, "agree", "Het legt onze warmtevisie uit.")
    record(desk)
    expect(desk.locator("[data-error-summary] a[href='#id-policy_link']")).to_be_visible()
    assert desk.locator("textarea[name=reason]").input_value() == "Het legt onze warmtevisie uit."
    desk.locator("[name=policy_link][value=confirmed]").check()
    sound(desk, "3-desk")
    record(desk)
    expect(desk.locator(".z-notice")).to_contain_text("Vastgelegd")
    go(page, f"/commerciele-activiteiten/{entry.public_id}/")
    expect(page.locator(".e-entry-head__line")).to_contain_text("Duidelijk mee ingestemd")
    sound(page, "3-agreed")
    page.locator("[name$=paid_in_the_end][value=nobody]").check()
    page.get_by_role("button", name="Ik deed mee").click()
    expect(page.locator(".e-entry-head__line")).to_contain_text("Meegedaan")
    entry.refresh_from_db()
    assert (entry.data["policy_link"], entry.data["paid_in_the_end"]) == ("confirmed", "nobody")


def test_story_3_nobody_can_agree_to_the_fee_also_without_javascript(live: LiveWorld, look: Look) -> None:
    page = congress(live, look, script=False)
    page.get_by_role("button", name="Stuur naar mijn leidinggevende").click()
    expect(page.locator("main h1")).to_contain_text("vooraf vraagt")
    expect(page.locator("main")).to_contain_text("Geld voor jezelf aannemen mag niet")
    assert Entry.rows.get().outcome == "prohibited"
    desk = look("/mijn-zaken/", width=DESK, script=False, as_client=live.client(live.karin))
    desk.locator(".e-task__link").first.click()
    assert desk.locator("input[name=action][value=agree]").count() == 0
    desk.locator("input[value=not_agree]").check()
    desk.locator("[name=policy_link][value=rejected]").check()
    desk.locator("textarea[name=reason]").fill("Het dient ons beleid niet.")
    record(desk)
    expect(desk.locator(".z-notice")).to_contain_text("Vastgelegd")
    assert Entry.rows.get().state == "not_agreed"
