"""Every page and every persona: who gets it, who gets "there is nothing here", and that the two reasons for it look alike."""

import re
from typing import Any

import pytest

from tests.registers.builders import ASKED, World
from tests.web_entries.browsers import Browsers, body_of, filled, html_of, text_of
from zuiver.registers.commands import entry_act
from zuiver.registers.models import Entry

PERSONAS = ("samira", "ruben", "karin", "noor", "peter", "imre", "dana", "bo", "audra")
EVERYBODY = frozenset(PERSONAS)

# Address with the entry of Samira where {id} stands, and who may see it; for the others it is not there or not theirs.
PAGES: list[tuple[str, frozenset[str]]] = [
    ("/mijn-zaken/", EVERYBODY),
    ("/mijn-zaken/gegevens/", EVERYBODY),
    ("/mijn-zaken/gegevens.json", EVERYBODY),
    ("/geschenken/nieuw/", EVERYBODY),
    ("/bureau/", EVERYBODY),
    ("/register/geschenken/", EVERYBODY),
    ("/geschenken/{id}/", frozenset({"samira", "karin", "noor", "imre", "bo"})),
    ("/geschenken/{id}/gemeld/", frozenset({"samira"})),
    ("/geschenken/{id}/verbeteren/", frozenset({"samira"})),
    ("/bureau/{id}/", frozenset({"karin"})),
    ("/inleverpunt/", frozenset({"bo"})),
    ("/inleverpunt/{id}/", frozenset({"bo"})),
    ("/register/geschenken/uitvoer.csv", frozenset({"imre"})),
    ("/register/geschenken/uitvoer.xlsx", frozenset({"imre"})),
    ("/register/geschenken/uitvoer.json", frozenset({"imre"})),
    ("/audit/", frozenset({"audra"})),
    ("/beheer/post/", frozenset({"imre"})),
]


def entry_to_hand_in(world: World) -> Entry:
    """A gift of Samira that Karin asked to hand in, so that the desk has it too."""
    entry = world.gift(ASKED)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="ask_hand_in", reason="te dichtbij")
    return entry


@pytest.mark.parametrize(("address", "allowed"), PAGES, ids=[page[0] for page in PAGES])
def test_each_page_opens_for_whom_it_is_for_and_for_nobody_else(
    world: World, browsers: Browsers, address: str, allowed: frozenset[str]
) -> None:
    entry = entry_to_hand_in(world)
    found = {}
    for name in PERSONAS:
        response = browsers.of(getattr(world, name)).get(address.format(id=entry.public_id))
        body_of(response)
        found[name] = response.status_code
    assert {name for name, status in found.items() if status == 200} == allowed
    # Who may read an entry but has no part in the decision is sent from the desk to the entry itself.
    assert {status for status in found.values() if status != 200} <= {302, 403, 404}


@pytest.mark.parametrize("address", [page[0] for page in PAGES])
def test_a_visitor_is_asked_to_sign_in_for_each_page(world: World, client: Any, address: str) -> None:
    response = client.get(address.format(id="3467acdefghjkmnpr"))
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/inloggen/")


def without_tokens(response: Any, public_id: str) -> str:
    """A page without what differs from one request to the next."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", html_of(response)).replace(public_id, "")


@pytest.mark.parametrize(
    "address",
    [
        "/geschenken/{id}/",
        "/geschenken/{id}/gemeld/",
        "/geschenken/{id}/verbeteren/",
        "/bureau/{id}/",
        "/inleverpunt/{id}/",
        "/geschenken/{id}/brief/inleverbewijs/",
        "/geschenken/{id}/foto/{id}/",
    ],
)
def test_an_entry_of_another_organisation_is_not_there_and_looks_like_none(
    world: World, browsers: Browsers, address: str
) -> None:
    elsewhere = entry_to_hand_in(World("south"))
    for person in (world.samira, world.karin, world.imre, world.bo):
        browser = browsers.of(person)
        theirs = browser.get(address.format(id=elsewhere.public_id))
        absent = browser.get(address.format(id="3467acdefghjkmnpr"))
        assert theirs.status_code == absent.status_code == 404
        assert without_tokens(theirs, elsewhere.public_id) == without_tokens(absent, "3467acdefghjkmnpr")


@pytest.mark.parametrize("where", ["stap/", "bericht/", "verbeteren/", "foto/"])
def test_nothing_can_be_done_to_an_entry_of_another_organisation(
    world: World, browsers: Browsers, where: str
) -> None:
    elsewhere = World("south").gift()
    form = filled(action="withdraw", reason="weg", text="hallo", version="1")
    response = browsers.of(world.imre).post(f"/geschenken/{elsewhere.public_id}/{where}", form)
    elsewhere.refresh_from_db()
    assert response.status_code in {404, 302}
    assert (elsewhere.version, elsewhere.state) == (1, "reported")


def test_a_colleague_of_another_organisation_cannot_be_named(world: World, browsers: Browsers) -> None:
    stranger = World("south").ruben
    response = browsers.of(world.samira).post(
        "/geschenken/nieuw/", filled(named=[stranger.public_id], group_size="2")
    )
    assert response.status_code == 422
    assert not Entry.rows.of(world.organisation.pk).exists()


def test_a_step_that_is_not_yours_is_refused_in_words_and_changes_nothing(
    world: World, browsers: Browsers
) -> None:
    entry = world.gift(ASKED)
    response = browsers.of(world.samira).post(
        f"/geschenken/{entry.public_id}/stap/", {"action": "allow", "reason": "mag van mij", "version": "1"}
    )
    entry.refresh_from_db()
    assert (response.status_code, entry.state) == (422, "consent_asked")
    assert "Er is niets veranderd" in text_of(response)


def test_the_manager_who_is_involved_finds_nothing_and_the_next_manager_decides(
    world: World, browsers: Browsers
) -> None:
    entry = world.gift(ASKED, manager_involved="yes")
    karin, noor = browsers.of(world.karin), browsers.of(world.noor)
    assert karin.get(f"/geschenken/{entry.public_id}/").status_code == 404
    assert "Fles rode wijn" not in text_of(karin.get("/bureau/"))
    assert "Fles rode wijn" not in text_of(karin.get("/register/geschenken/"))
    assert "Fles rode wijn" in text_of(noor.get("/bureau/"))


def test_a_deputy_sees_in_whose_place_and_decides_in_the_own_name(world: World, browsers: Browsers) -> None:
    world.province.away(world.karin, deputy=world.peter)
    entry = world.gift(ASKED)
    peter = browsers.of(world.peter)
    assert "in plaats van Karin" in text_of(peter.get("/bureau/"))
    assert "Je doet dit in plaats van Karin, op je eigen naam" in text_of(
        peter.get(f"/bureau/{entry.public_id}/")
    )
    peter.post(
        f"/bureau/{entry.public_id}/", {"action": "allow", "reason": "past bij de lezing", "version": "1"}
    )
    timeline = text_of(browsers.of(world.samira).get(f"/geschenken/{entry.public_id}/"))
    assert "Peter, in plaats van Karin" in timeline


def test_who_is_named_sees_the_entry_and_cannot_decide(world: World, browsers: Browsers) -> None:
    entry = world.gift(ASKED, named=[world.ruben.public_id], group_size="2")
    ruben = browsers.of(world.ruben)
    assert ruben.get(f"/geschenken/{entry.public_id}/").status_code == 200
    assert ruben.get(f"/bureau/{entry.public_id}/").headers["Location"] == f"/geschenken/{entry.public_id}/"


def test_the_menu_shows_only_places_that_open(world: World, browsers: Browsers) -> None:
    shown = {
        name: {place for place in ("Bureau", "Register", "Inleverpunt", "Audit", "Uitgaande post")
               if f">{place}" in html_of(browsers.of(getattr(world, name)).get("/mijn-zaken/")).split("</nav>")[0]}
        for name in PERSONAS
    }  # fmt: skip
    assert shown["samira"] == set()
    assert shown["karin"] == {"Bureau", "Register"}
    assert shown["imre"] == {"Bureau", "Register"}
    # The menu has no room for all that an officer sees.
    assert 'href="/beheer/post/"' in html_of(browsers.of(world.imre).get("/overzicht/"))
    assert shown["bo"] == {"Inleverpunt"}
    assert shown["audra"] == {"Audit"}
