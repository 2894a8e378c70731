"""A register that is public because the organisation decided so, and figures of a year, on real screens."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SCREENS, Look, faults, scrolls_sideways, shot
from tests.browser.entries_world import LiveWorld
from tests.contracts.examples import filled
from zuiver.catalogue.lobby.register import LOBBY
from zuiver.kernel.ids import new_id
from zuiver.people.actor import system_actor
from zuiver.people.commands import terms_set
from zuiver.people.roles import MANAGE_TERMS
from zuiver.publication.commands import publications_settle_due
from zuiver.publication.models import Publication
from zuiver.registers.commands import entry_submit
from zuiver.registers.models import Entry

WHY = "Iedereen mag zien wie wij spreken."
WORDS = {
    "nl": {"decided": "Besloten door College van Noord", "figures": "Cijfers per jaar", "make": "Maak deze cijfers openbaar"},
    "en": {"decided": "Decided by College van Noord", "figures": "Figures of each year", "make": "Make these figures public"},
}  # fmt: skip
NOTE = {
    "organisation": "Telersvereniging Oost", "interest": "Kassen in het dal", "channel": "visit",
    "dossier": "Rivierdal", "topic": "Wie wil er bouwen?", "part_funded": "no",
}  # fmt: skip


@pytest.fixture
def live(transactional_db: None) -> LiveWorld:
    """The province in which contacts are public for everybody, and figures of years too."""
    world = LiveWorld()
    since = (world.today - timedelta(days=900)).isoformat()
    values = {"lobby.publication_from_scale": "0"}
    for prefix in ("lobby.publication_decided", "figures.decided"):
        values |= {f"{prefix}_by": "College van Noord", f"{prefix}_since": since, f"{prefix}_why": WHY}
    terms_set(system_actor(world.organisation.pk, "command-line", world.today, {MANAGE_TERMS}), values)
    for number in range(6):
        day = (world.today - timedelta(days=number)).isoformat()
        typed = {**filled(LOBBY, world.today), **NOTE, "contacted_on": day}
        actor = world.actor(world.samira, world.today)
        entry_submit(actor, kind="lobby", data=typed, submission_key=new_id())
    Publication.rows.update(publish_on=world.today)
    publications_settle_due(system_actor(world.organisation.pk, "worker", world.today))
    Entry.rows.update(reported_on=world.today.replace(year=world.today.year - 1, day=1))
    return world


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_what_was_decided_is_public_with_who_decided_and_figures_are_shown_first(
    live: LiveWorld, look: Look, width: int, language: str
) -> None:
    words, visitor = WORDS[language], {"width": width, "language": language}
    page = look(f"/openbaar/{LOBBY.path}/", **visitor)
    page.locator("details summary").first.click()
    expect(page.locator("main")).to_contain_text(words["decided"])
    expect(page.locator("main")).to_contain_text("Telersvereniging Oost")
    expect(page.locator("main")).not_to_contain_text("Wie wil er bouwen?")
    for name, path, client in (
        ("decided", "", None),
        ("figures-to-decide", "/openbaar-maken/cijfers/", live.client(live.imre)),
        ("figures", "/openbaar/cijfers/", None),
        ("my-things", "/mijn-zaken/", live.client(live.samira)),
    ):
        page = look(path, as_client=client, **visitor) if path else page
        if name == "figures-to-decide":
            shot(page, f"publication-{name}-{width}-{language}")
            page.get_by_role("button", name=words["make"]).first.click()
        assert not scrolls_sideways(page), name
        assert faults(page) == [], name
        shot(page, f"publication-{name}-{width}-{language}")
