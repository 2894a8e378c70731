"""Story 7 on real pages: a lost stick, told on a phone and handled at the desk; and the list of designated functions."""

import re
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, SCREENS, Look, faults, go, scrolls_sideways, shot
from tests.browser.entries_world import LiveWorld
from zuiver.kernel.dates import PartialDate
from zuiver.people.designations.commands import designation_end, designation_start, watched_word_add
from zuiver.people.designations.wanted import Wanted
from zuiver.people.models import Assignment, Designation
from zuiver.registers.models import Entry

BUYER = Wanted(
    function="Inkoper",
    reason="Kiest wie een opdracht krijgt.",
    risk="contracts",
    decided_by="College van Gedeputeerde Staten",
    decided_on=date(2024, 1, 6),
    prohibited_interests="Aandelen in bedrijven die inschrijven.",
)


@pytest.fixture
def live(transactional_db: None) -> LiveWorld:
    """The province, where the server sees it too."""
    return LiveWorld()


def sound(page: Page, name: str) -> None:
    """What holds for every page of a story."""
    shot(page, f"leak-{name}")
    assert not scrolls_sideways(page), name
    assert faults(page) == [], name


def test_story_7_a_lost_stick_is_with_the_desk_in_a_minute(live: LiveWorld, look: Look) -> None:
    page = look("/", width=PHONE, as_client=live.client(live.samira))
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Datalek melden").click()
    sound(page, "7-leak-page-phone-nl")
    page.get_by_role("link", name="Meld het nu bij het meldpunt").click()
    page.locator("[name=incident][value=lost_carrier]").check()
    page.fill("#id-carrier", "Grijze usb-stick")
    page.locator("[name=discovered_at]").nth(0).fill("gisteren")
    page.locator("[name=discovered_at]").nth(1).fill("23:10")
    # Not sure what was on it: the answer that stands there already.
    expect(page.locator("[name=confidential][value=unknown]")).to_be_checked()
    sound(page, "7-form-phone-nl")
    page.get_by_role("button", name="Meld het nu bij het meldpunt").click()
    expect(page.locator("main h1")).to_contain_text("Goed dat je het meteen zegt")
    sound(page, "7-thanks-phone-nl")
    entry = Entry.rows.get()
    assert (entry.outcome, entry.assessor, entry.assessor_role) == ("report_immediately", None, "leak_desk")

    desk = look("/bureau/", width=DESK, as_client=live.client(live.leo))
    desk.get_by_role("link", name="Grijze usb-stick").click()
    expect(desk.locator("main")).to_contain_text(re.compile(r"Nog \d+ uur om het de Autoriteit"))
    sound(desk, "7-desk-nl")
    desk.locator("#decide input[value=record_told]").check()
    desk.locator("[name=authority_told]").locator("visible=true").first.wait_for()
    desk.locator("[name=authority_told][value=no]").check()
    sound(desk, "7-desk-telling-nl")
    desk.locator("#decide button[type=submit]").last.click()
    expect(desk.locator("main")).to_contain_text("Dit is nog leeg")
    desk.fill("#id-authority_why_not", "De stick was versleuteld.")
    desk.locator("#decide button[type=submit]").last.click()
    entry.refresh_from_db()
    assert entry.data["authority_why_not"] == "De stick was versleuteld."
    go(desk, f"/datalekken/{entry.public_id}/")
    expect(desk.get_by_role("link", name="Wat het formulier van de Autoriteit")).to_be_visible()
    sound(desk, "7-entry-desk-nl")


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_a_visitor_sees_the_number_and_how(live: LiveWorld, look: Look, width: int, language: str) -> None:
    live.organisation.terms = {"contact.leak_phone": "088 000 11 22"}
    live.organisation.save()
    page = look("/datalek/", width=width, language=language)
    expect(page.locator("main")).to_contain_text("088 000 11 22")
    sound(page, f"visitor-{width}-{language}")


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_the_list_of_designated_functions(live: LiveWorld, look: Look, width: int, language: str) -> None:
    officer = live.actor(live.imre, live.today)
    Assignment.rows.filter(person=live.ruben).update(function="Inkoper infra")
    Assignment.rows.filter(person=live.samira).update(function="Inkoper")
    made = designation_start(officer, BUYER, valid_from=live.today - timedelta(days=90))
    gone = designation_start(
        officer,
        Wanted("Kassier", "Beheerde de kas.", "money", "Directie", date(2023, 1, 2)),
        valid_from=date(2023, 2, 1),
    )
    designation_end(officer, gone, valid_until=live.today - timedelta(days=9), reason="Er is geen kas meer.")
    watched_word_add(officer, "inkoper")
    client = live.client(live.imre)
    page = look("/aangewezen-functies/", width=width, language=language, as_client=client)
    name = f"designations-{width}-{language}"
    for path, part in (
        ("/aangewezen-functies/", "list"),
        ("/aangewezen-functies/wat-mist/", "gaps"),
        ("/aangewezen-functies/vervallen/", "ended"),
        (f"/aangewezen-functies/{made.public_id}/", "one"),
        (f"/aangewezen-functies/{made.public_id}/wijzigen/", "change"),
        (f"/aangewezen-functies/{made.public_id}/beeindigen/", "end"),
        (f"/aangewezen-functies/{gone.public_id}/brief/", "letter-gone"),
    ):
        go(page, path)
        sound(page, f"{name}-{part}")
    own = look(
        "/aangewezen-functies/mijn-functie/",
        width=width,
        language=language,
        as_client=live.client(live.samira),
    )
    assert own.url.endswith(f"/{made.public_id}/brief/")
    sound(own, f"{name}-letter")


def test_a_function_from_the_report_is_designated_and_nothing_typed_is_lost(
    live: LiveWorld, look: Look
) -> None:
    officer = live.actor(live.imre, live.today)
    watched_word_add(officer, "inkoper")
    Assignment.rows.filter(person=live.samira).update(function="Inkoper")
    page = look("/aangewezen-functies/wat-mist/", script=False, as_client=live.client(live.imre))
    page.get_by_role("link", name="Inkoper").click()
    page.fill("#id-reason", "Kiest wie een opdracht krijgt.")
    page.select_option("#id-risk", "contracts")
    page.fill("#id-decided_on", PartialDate.of(live.today).show("nl"))
    page.get_by_role("button", name="Wijs deze functie aan").click()
    expect(page.locator("#error-decided_by")).to_be_visible()
    expect(page.locator("#id-reason")).to_have_value("Kiest wie een opdracht krijgt.")
    page.fill("#id-decided_by", "College")
    page.get_by_role("button", name="Wijs deze functie aan").click()
    expect(page.locator("main h1")).to_have_text("Inkoper")
    assert Designation.rows.get().valid_from == live.today
    go(page, "/aangewezen-functies/wat-mist/")
    expect(page.get_by_role("link", name="Inkoper")).to_have_count(0)
