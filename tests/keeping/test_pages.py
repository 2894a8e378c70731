"""The pages: the overview, the table and its lists, what is deleted when, and the access pack with its mask."""

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from zipfile import ZipFile

import pytest

from tests.keeping.builders import Kept, there
from tests.plugins.remembered import remembered
from tests.web_entries.browsers import NOW, Browsers, text_of
from zuiver.kernel import clock
from zuiver.registers.commands import entry_act
from zuiver.registers.keeping.commands import pack_ask
from zuiver.registers.keeping.models import AccessPack, Destruction, RetentionRule

KEEPING, MINE, OVERVIEW = "/bewaren/", "/mijn-zaken/bewaren/", "/overzicht/"
MUCH_LATER = datetime(2030, 1, 7, 12, tzinfo=UTC)
SECRET = "geheime-reden"


@pytest.fixture
def world(db: None) -> Iterator[Kept]:
    """The province just after two o'clock in the afternoon."""
    with clock.frozen(NOW):
        yield remembered("keeping at noon", Kept)


@pytest.fixture
def browsers(world: Kept) -> Browsers:
    """Somebody's browser."""
    return Browsers(world.province)


def test_a_period_goes_from_proposal_by_one_to_approval_by_another(world: Kept, browsers: Browsers) -> None:
    officer, director = browsers.of(world.imre), browsers.of(world.dana)
    typed = {
        "action": "draft",
        "kind": "gifts",
        "years": "drie",
        "counted_from": "closed",
        "source": "Besluit 7",
    }
    assert officer.post(KEEPING, typed).status_code == 422
    officer.post(KEEPING, typed | {"years": "3"})
    rule = RetentionRule.rows.get()
    assert "tweede persoon" in text_of(officer.get(KEEPING))
    director.post(KEEPING, {"action": "approve", "rule": rule.public_id})
    rule.refresh_from_db()
    assert rule.approved_by == world.dana
    assert "3 jaar, vanaf de dag dat er niets meer te doen was" in text_of(director.get(KEEPING))


def test_a_list_is_approved_carried_out_and_leaves_a_certificate(world: Kept, browsers: Browsers) -> None:
    world.rule()
    entry = world.over()
    with clock.frozen(MUCH_LATER):
        officer, director = browsers.of(world.imre), browsers.of(world.dana)
        officer.post(KEEPING, {"action": "propose"})
        destruction = Destruction.rows.get()
        page = f"/bewaren/lijst/{destruction.public_id}/"
        assert officer.post(page, {"action": "approve"}).status_code == 422
        director.post(page, {"action": "approve"})
        officer.post(page, {"action": "execute"})
        assert not there(entry)
        certificate = json.loads(officer.get(f"{page}certificaat/").content)
        assert certificate["destroyed"] == 1
        assert "Fles" not in text_of(officer.get(page))


def test_only_who_keeps_or_agrees_sees_the_pages(world: Kept, browsers: Browsers) -> None:
    for person in (world.samira, world.karin):
        assert browsers.of(person).get(KEEPING).status_code in {403, 404}
        assert browsers.of(person).get(OVERVIEW).status_code in {403, 404}
    assert browsers.of(world.imre).get(OVERVIEW).status_code == 200
    assert browsers.of(world.dana).get(KEEPING).status_code == 200


def test_the_overview_says_which_registers_keep_without_an_approval_and_names_nobody(
    world: Kept, browsers: Browsers
) -> None:
    world.over()
    page = text_of(browsers.of(world.imre).get(OVERVIEW))
    assert "geen termijn goedgekeurd" in page
    assert "Samira" not in page


def test_my_page_says_when_an_entry_is_deleted_or_that_nothing_is(world: Kept, browsers: Browsers) -> None:
    world.over()
    assert "Er wordt nog niets verwijderd" in text_of(browsers.of(world.samira).get(MINE))
    world.rule(3)
    assert "Op of na 12 mei 2029" in text_of(browsers.of(world.samira).get(MINE))


def test_a_full_copy_hides_what_others_wrote_until_an_officer_shows_it_and_a_second_person_looked(
    world: Kept, browsers: Browsers
) -> None:
    entry = world.gift()
    karin = world.actor(world.karin)
    entry_act(karin, public_id=entry.public_id, action="take_note", reason=SECRET)
    person, officer = browsers.of(world.samira), browsers.of(world.imre)
    person.post(MINE)
    pack = AccessPack.rows.get()
    page = f"/bewaren/inzage/{pack.public_id}/"
    officer.post(page, {"action": "mask", "version": "1"})
    assert officer.post(page, {"action": "check", "version": "2"}).status_code == 422
    browsers.of(world.dana).post(page, {"action": "check", "version": "2"})
    archive = ZipFile(io.BytesIO(person.post("/mijn-zaken/inzage/").content))
    told = archive.read("over-mij.json").decode()
    assert "Fles rode wijn" in told
    assert SECRET not in told + archive.read("over-mij.html").decode()
    pack.refresh_from_db()
    assert pack.state == "handed_out"


def test_what_changed_after_the_second_look_is_not_handed_out(world: Kept, browsers: Browsers) -> None:
    entry = world.gift()
    pack = pack_ask(world.actor(world.samira))
    page = f"/bewaren/inzage/{pack.public_id}/"
    browsers.of(world.imre).post(page, {"action": "mask", "version": "1"})
    browsers.of(world.dana).post(page, {"action": "check", "version": "2"})
    entry_act(
        world.actor(world.karin), public_id=entry.public_id, action="ask_more", reason="Van wie precies?"
    )
    response = browsers.of(world.samira).post("/mijn-zaken/inzage/")
    assert response.status_code == 302
    pack.refresh_from_db()
    assert pack.handed_out_at is None


def test_nobody_handles_the_own_request(world: Kept, browsers: Browsers) -> None:
    pack = pack_ask(world.actor(world.imre))
    assert browsers.of(world.imre).get(f"/bewaren/inzage/{pack.public_id}/").status_code == 404
