"""The part about publication on the page of an entry, the page to object on, and the pages of who decides."""

import pytest
from django.test import Client

from tests.publication.builders import Publishing, line_of
from tests.web_entries.browsers import Browsers
from zuiver.people.models import Person
from zuiver.publication.models import Objection, PublicationCheck
from zuiver.registers.models import Entry


@pytest.fixture
def browsers(world: Publishing) -> Browsers:
    """Browsers of the people of this province."""
    return Browsers(world.province)


def text_of(client: Client, address: str, status: int = 200) -> str:
    """A page as text."""
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def part_of(world: Publishing, browsers: Browsers, person: Person, entry: Entry) -> str:
    """The part about publication on the page of the entry."""
    with world.frozen():
        text = text_of(browsers.of(person), f"/nevenwerkzaamheden/{entry.public_id}/")
    return text.partition('id="openbaar"')[2].partition("</section>")[0]


def test_the_preview_shows_exactly_the_lines_that_citizens_will_see(
    world: Publishing, browsers: Browsers
) -> None:
    entry = world.assessed()
    preview = (
        part_of(world, browsers, world.lars, entry).partition('<dl class="z-facts">')[2].partition("</dl>")[0]
    )
    world.later(15)
    world.worked()
    with world.frozen():
        public = text_of(Client(), f"/openbaar/nevenwerkzaamheden/{line_of(entry).public_id}/")
    assert preview
    assert preview == public.partition('<dl class="z-facts">')[2].partition("</dl>")[0]


def test_a_manager_sees_where_it_stands_and_not_why_the_person_objects(
    world: Publishing, browsers: Browsers
) -> None:
    entry = world.assessed()
    with world.frozen():
        client = browsers.of(world.lars)
        address = f"/openbaar-maken/mijn/{entry.public_id}/"
        assert client.post(address, {"reason": ""}).status_code == 422
        assert client.post(address, {"reason": "Mijn kinderen.", "version": "99"}).status_code == 422
        assert client.post(address, {"reason": "Mijn kinderen."}).status_code == 302
        assert browsers.of(world.karin).get(address).status_code == 404
    assert "Mijn kinderen" in part_of(world, browsers, world.lars, entry)
    seen = part_of(world, browsers, world.karin, entry)
    assert "Bezwaar gemaakt" in seen
    assert "Mijn kinderen" not in seen


def test_who_decides_finds_it_among_what_waits_and_writes_why(world: Publishing, browsers: Browsers) -> None:
    entry = world.assessed()
    with world.frozen():
        browsers.of(world.lars).post(f"/openbaar-maken/mijn/{entry.public_id}/", {"reason": "Mijn kinderen."})
        address = f"/openbaar-maken/bezwaar/{Objection.rows.get().public_id}/"
        officer = browsers.of(world.imre)
        assert address in text_of(officer, "/mijn-zaken/")
        assert "Mijn kinderen" in text_of(officer, address)
        assert officer.post(address, {"decision": "", "reason": "Gewogen."}).status_code == 422
        assert officer.post(address, {"decision": "grant", "reason": ""}).status_code == 422
        assert officer.post(address, {"decision": "grant", "reason": "Gewogen."}).status_code == 302
        again = f"/openbaar-maken/opnieuw/{line_of(entry).public_id}/"
        assert again in text_of(officer, "/openbaar-maken/")
        officer.post(again, {"reason": ""})
        assert line_of(entry).stays_out
        officer.post(again, {"reason": "Het gevaar is voorbij."})
    assert line_of(entry).state == "previewed"


def test_these_pages_are_for_who_decides_only(world: Publishing, browsers: Browsers) -> None:
    line = line_of(world.assessed())
    with world.frozen():
        for person in (world.lars, world.karin, world.audra):
            client = browsers.of(person)
            assert client.get("/openbaar-maken/").status_code == 404
            assert client.post("/openbaar-maken/controle/").status_code == 404
            assert client.post(f"/openbaar-maken/opnieuw/{line.public_id}/").status_code == 404
        assert Client().get("/openbaar-maken/").status_code == 302
        assert not PublicationCheck.rows.exists()
        assert browsers.of(world.imre).post("/openbaar-maken/controle/").status_code == 302
    assert PublicationCheck.rows.get().looked_at == 1
