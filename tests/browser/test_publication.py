"""From preview over objection to a public page and back: as the person, who decides, and a citizen see it on real screens."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SCREENS, Look, faults, go, scrolls_sideways, shot
from tests.browser.entries_world import LiveWorld
from tests.contracts.examples import filled
from tests.publication.builders import TYPED
from zuiver.catalogue.side_activities.register import SIDE_ACTIVITIES
from zuiver.kernel.ids import new_id
from zuiver.people.actor import system_actor
from zuiver.people.models import Assignment
from zuiver.publication.commands import publications_settle_due
from zuiver.publication.models import Publication
from zuiver.registers.commands import entry_act, entry_submit
from zuiver.registers.models import Entry

WORDS = {
    "nl": {
        "preview": "zien inwoners precies de regels hieronder", "object": "Maak bezwaar tegen openbaarmaking",
        "objected": "Bezwaar gemaakt", "deny": "Het wordt openbaar", "record": "Leg dit besluit vast",
        "public": "Openbaar register: Nevenwerkzaamheden", "gone": "Niet meer openbaar", "why": "Waarom is dit openbaar?",
    },
    "en": {
        "preview": "citizens can see exactly the lines below", "object": "Object to publication",
        "objected": "Objection made", "deny": "It becomes public", "record": "Record this decision",
        "public": "Public register: Side activities", "gone": "No longer public", "why": "Why is this public?",
    },
}  # fmt: skip


@pytest.fixture
def live(transactional_db: None) -> LiveWorld:
    """The province, where the server sees it too. Samira is in scale 14."""
    world = LiveWorld()
    Assignment.rows.filter(person=world.samira).update(scale=14)
    return world


def assessed(live: LiveWorld) -> Entry:
    """A side activity without objection."""
    actor = live.actor(live.samira, live.today)
    typed = {
        **filled(SIDE_ACTIVITIES, live.today),
        **TYPED,
        "started_on": (live.today - timedelta(days=9)).isoformat(),
    }
    entry = entry_submit(actor, kind="side_activities", data=typed, submission_key=new_id())
    karin = live.actor(live.karin, live.today)
    return entry_act(
        karin, public_id=entry.public_id, action="no_objection", reason="Het raakt het werk niet."
    )


def days_pass(live: LiveWorld) -> None:
    """The worker finds the days over: the preview began so much earlier."""
    Publication.rows.filter(publish_on__isnull=False).update(publish_on=live.today)
    publications_settle_due(system_actor(live.organisation.pk, "worker", live.today))


def sound(page: Page, name: str) -> None:
    """What holds for every page here."""
    shot(page, f"publication-{name}")
    assert not scrolls_sideways(page), name
    assert faults(page) == [], name


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_preview_objection_decision_public_and_withdrawn(
    live: LiveWorld, look: Look, width: int, language: str
) -> None:
    words, end = WORDS[language], f"{width}-{language}"
    address = f"/nevenwerkzaamheden/{assessed(live).public_id}/"
    visitor = {"width": width, "language": language}
    page = look(address, as_client=live.client(live.samira), **visitor)
    expect(page.locator("#openbaar")).to_contain_text(words["preview"])
    expect(page.locator("#openbaar")).to_contain_text("Roeivereniging De Lek")
    sound(page, f"preview-{end}")
    page.get_by_role("link", name=words["object"]).click()
    page.fill("#id-reason", "Mijn kinderen varen daar.")
    sound(page, f"objecting-{end}")
    page.get_by_role("button", name=words["object"]).click()
    expect(page.locator("#openbaar")).to_contain_text(words["objected"])

    officer = look("/openbaar-maken/", as_client=live.client(live.imre), **visitor)
    sound(officer, f"overview-{end}")
    officer.get_by_role("link", name="Voorzitter van de roeivereniging").first.click()
    officer.get_by_label(words["deny"], exact=False).check()
    officer.fill("#id-reason", "De vereniging staat al in het openbaar bekend.")
    sound(officer, f"deciding-{end}")
    officer.get_by_role("button", name=words["record"]).click()
    expect(officer.locator(".z-notice")).to_be_visible()

    days_pass(live)
    citizen = look("/openbaar/", **visitor)
    sound(citizen, f"registers-{end}")
    go(citizen, "/openbaar/nevenwerkzaamheden/")
    expect(citizen.locator("h1")).to_have_text(words["public"])
    citizen.get_by_text(words["why"]).click()
    sound(citizen, f"lines-{end}")
    citizen.get_by_role("link", name="Voorzitter van de roeivereniging").click()
    expect(citizen.locator("main")).to_contain_text("Roeivereniging De Lek")
    expect(citizen.locator("main")).not_to_contain_text("Samira")
    sound(citizen, f"line-{end}")
    page.reload()
    sound(page, f"public-entry-{end}")

    ended = {"ended_on": live.today.isoformat()}
    samira = live.actor(live.samira, live.today)
    entry_act(samira, public_id=address.split("/")[2], action="say_ended", data=ended)
    citizen.reload()
    expect(citizen.locator("h1")).to_have_text(words["gone"])
    sound(citizen, f"gone-{end}")
