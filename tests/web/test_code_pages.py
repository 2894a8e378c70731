"""The code on screen: readable without an account, with norms and rules beside it, also when no text is imported."""

import re
from datetime import date

import pytest
from django.test import Client

from tests.web.conftest import Small
from tests.web.test_interview import Walk, wine
from zuiver.codes.commands import edition_import
from zuiver.codes.models import Edition
from zuiver.codes.queries import passages_of
from zuiver.codes.reference import norm_book
from zuiver.people.actor import system_actor
from zuiver.people.commands import role_grant
from zuiver.people.roles import MANAGE_EDITIONS
from zuiver.web.code.places import places_of

# Invented, with headings that norms know, and words that mark the passages of G-16 and G-18.
CODE = """GESCHENKEN, DIENSTEN EN ANDERE VOORDELEN OF BELONINGEN

Laat geen geschenken ontvangen worden op je huisadres, ook geen flessen wijn van een leverancier.

Een bloemetje van de buren van het gemeentehuis mag in de kantine staan.

Een kleine beleefdheidsuitwisseling zonder bijbedoelingen kan meestal gewoon.

BUITENLAND

Reis je voor het werk naar een ander land, neem dan een kopie van je paspoort mee.
"""
TEXT = "/gedragscode/tekst/"


def take_in(small: Small, text: str, name: str, year: int) -> Edition:
    """Store a text as an edition of the small province."""
    keeper = system_actor(small.organisation.pk, "tests", date(2026, 5, 12), {MANAGE_EDITIONS})
    return edition_import(
        keeper, text=text, title="Onze code", name=name, valid_from=date(year, 1, 1), source_name="code.txt"
    )


@pytest.fixture
def edition(small: Small) -> Edition:
    """The code of the small province, in force from 2020."""
    return take_in(small, CODE, "2020", 2020)


def page(client: Client, address: str, status: int = 200) -> str:
    """The words of a page."""
    response = client.get(address, follow=True)
    assert response.status_code == status
    return response.content.decode()


def test_the_contents_lead_to_each_section(edition: Edition, client: Client) -> None:
    words = page(client, "/gedragscode/")
    assert "Onze code, editie 2020" in words
    assert 'href="/gedragscode/tekst/geschenken/"' in words
    assert "zuiver code import" not in words, "how to import is for who keeps the code"


def test_a_paragraph_has_its_norms_rules_register_and_count_beside_it(
    edition: Edition, client: Client
) -> None:
    words = page(client, f"{TEXT}geschenken/geschenken/leverancier/")
    for part in (
        "flessen wijn van een leverancier",
        "G-16",
        "Laat geen geschenken thuis bezorgen.",
        "iedereen die hier werkt",
        "Geldt nu",
        "Wat Zuiver hierom antwoordt",
        'href="/vraag/geschenken/"',
        'href="/geschenken/nieuw/"',
        "in elke maand minder dan 5 vragen",
    ):
        assert part in words


def test_a_paragraph_without_a_norm_says_so(edition: Edition, client: Client) -> None:
    assert "Op deze tekst staat geen norm." in page(client, f"{TEXT}buitenland/buitenland/paspoort/")


def test_the_address_of_a_paragraph_stays_and_leads_on_when_it_is_gone(
    small: Small, edition: Edition, client: Client
) -> None:
    address = f"{TEXT}geschenken/geschenken/leverancier/"
    take_in(small, CODE.replace("huisadres", "woonadres"), "2024", 2024)
    assert "woonadres" in page(client, address)
    take_in(small, CODE.split("Laat geen", maxsplit=1)[0] + CODE.split("leverancier.", 1)[1], "2025", 2025)
    words = page(client, address)
    assert "woonadres" in words
    assert "Die tekst geldt vandaag niet." in words


def test_every_passage_of_every_edition_has_a_page(small: Small, edition: Edition, client: Client) -> None:
    newer = take_in(small, CODE.replace("kopie", "scan"), "2024", 2024)
    for one in (edition, newer):
        for passage in passages_of(one):
            page(client, f"/gedragscode/uitgaven/{one.valid_from}/tekst/{passage.id}/")
            page(client, f"{TEXT}{passage.id}/")


def test_without_an_imported_text_the_norms_stand_there_in_our_words(small: Small, client: Client) -> None:
    words = page(client, "/gedragscode/")
    assert 'href="/gedragscode/norm/G-16/"' in words
    assert "De hele tekst staat hier nog niet." in words
    norm = page(client, "/gedragscode/norm/G-16/")
    assert "Laat geen geschenken thuis bezorgen." in norm
    assert 'href="/vraag/geschenken/"' in norm


@pytest.mark.parametrize("name", sorted(norm_book().norms)[::50])
def test_a_norm_has_a_page(small: Small, client: Client, name: str) -> None:
    assert name in page(client, f"/gedragscode/norm/{name}/")


@pytest.mark.parametrize(
    "address",
    [
        f"{TEXT}nergens/", "/gedragscode/norm/ZZ-9/", "/gedragscode/uitgaven/2019-01-01/",
        "/gedragscode/uitgaven/gisteren/", "/gedragscode/uitgaven/2020-01-01/tekst/nergens/",
        "/gedragscode/uitgaven/2020-02-31/wijzigingen/",
    ],
)  # fmt: skip
def test_an_address_that_is_not_there_is_not_found(edition: Edition, client: Client, address: str) -> None:
    page(client, address, 404)


@pytest.mark.parametrize(
    ("query", "marked"), [("wijn", "wijn"), ("fles", "flessen"), ("paspoorten", "paspoort")]
)
def test_search_marks_what_it_found(edition: Edition, client: Client, query: str, marked: str) -> None:
    words = client.post("/gedragscode/zoeken/", {"q": query}).content.decode()
    assert f'<mark class="c-mark">{marked}</mark>' in words


@pytest.mark.parametrize("query", ["", "   ", "xyzzy", "<script>", "ab" * 5000])
def test_a_search_that_finds_nothing_helps_on(edition: Edition, client: Client, query: str) -> None:
    response = client.post("/gedragscode/zoeken/", {"q": query})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert "<mark" not in response.content.decode()


def test_the_other_language_keeps_what_was_searched(edition: Edition, client: Client) -> None:
    words = client.post("/gedragscode/zoeken/", {"q": "wijn", "language": "en"}).content.decode()
    assert "One paragraph was found" in words
    assert 'value="wijn"' in words
    assert "Code of conduct" in page(client, "/gedragscode/")


def test_what_changed_is_said_in_words_too(small: Small, edition: Edition, client: Client) -> None:
    take_in(small, CODE.replace("flessen wijn", "dozen bonbons"), "2024", 2024)
    words = page(client, "/gedragscode/uitgaven/2024-01-01/wijzigingen/")
    assert "Eén alinea is anders dan in editie 2020." in words
    assert re.search(r'<del class="c-del"><span class="z-only-read"> weg: </span>flessen', words)
    assert re.search(r'<ins class="c-ins"><span class="z-only-read"> nieuw: </span>dozen', words)
    assert "eerste editie" in page(client, "/gedragscode/uitgaven/2020-01-01/wijzigingen/")


def test_an_answer_quotes_the_paragraph_on_which_it_stands(
    small: Small, edition: Edition, client: Client
) -> None:
    words = wine(Walk(client)).page
    assert words.count("zonder bijbedoelingen kan meestal gewoon") == 1
    assert f'href="{TEXT}geschenken/geschenken/beleefdheidsuitwisseling/"' in words


def test_an_answer_links_to_the_norm_where_no_text_is_imported(small: Small, client: Client) -> None:
    assert 'href="/gedragscode/norm/G-18/"' in wine(Walk(client)).page


def test_the_places_of_norms_quote_a_passage_once(small: Small, edition: Edition) -> None:
    found = places_of(small.organisation.pk, ["G-16", "G-1", "ZZ-1"], date(2026, 5, 12))
    assert found["G-16"].href == f"{TEXT}geschenken/geschenken/leverancier/"
    assert "flessen wijn" in found["G-16"].text
    assert found["G-1"].text == "", "it stands on the heading: there is no sentence to quote"
    assert "ZZ-1" not in found
    again = places_of(small.organisation.pk, ["G-16", "G-16"], date(2026, 5, 12))
    assert len(again) == 1


def test_my_things_asks_to_confirm_and_the_page_does_it(small: Small, edition: Edition) -> None:
    samira = small.client()
    assert "Bevestig dat je de code hebt gelezen" in page(samira, "/mijn-zaken/")
    samira.post("/gedragscode/bevestigen/", {"edition": edition.public_id})
    assert "Je hoeft niets te doen." in page(samira, "/gedragscode/bevestigen/")
    assert "/gedragscode/bevestigen/" not in page(samira, "/mijn-zaken/")


def test_what_i_confirmed_is_among_what_is_stored_about_me(small: Small, edition: Edition) -> None:
    samira = small.client()
    samira.post("/gedragscode/bevestigen/", {"edition": edition.public_id})
    assert "Onze code, 2020" in page(samira, "/mijn-zaken/gegevens/")
    told = samira.get("/mijn-zaken/gegevens.json").json()["code_confirmed"]
    assert [one["edition__name"] for one in told] == ["2020"]


def test_the_page_to_confirm_shows_only_what_changed_for_me(small: Small, edition: Edition) -> None:
    samira = small.client()
    samira.post("/gedragscode/bevestigen/", {"edition": edition.public_id})
    take_in(
        small, CODE.replace("flessen wijn", "dozen bonbons").replace("paspoort", "rijbewijs"), "2024", 2024
    )
    words = page(samira, "/gedragscode/bevestigen/")
    assert "bonbons" in words
    assert "rijbewijs" not in words, "no norm stands on it, so it touches nobody"


@pytest.mark.parametrize("public_id", ["", "x", "0" * 17])
def test_confirming_what_is_not_there_is_refused(small: Small, edition: Edition, public_id: str) -> None:
    assert small.client().post("/gedragscode/bevestigen/", {"edition": public_id}).status_code == 404


def test_without_a_text_there_is_nothing_to_confirm(small: Small) -> None:
    assert "nog geen tekst van de code" in page(small.client(), "/gedragscode/bevestigen/")


def test_the_numbers_are_for_who_keeps_the_code(small: Small, edition: Edition, client: Client) -> None:
    assert client.get("/gedragscode/cijfers/").status_code == 302
    assert small.client().get("/gedragscode/cijfers/").status_code == 403
    role_grant(small.province.hr, small.samira, role="integrity_officer", valid_from=date(2024, 1, 1))
    words = page(small.client(), "/gedragscode/cijfers/")
    assert "minder dan 5" in words
    assert "Karin de Vries" not in words
    assert "zuiver code import" in page(small.client(), "/gedragscode/")


def test_all_pages_of_the_code_are_written_in_english_too(
    small: Small, edition: Edition, client: Client
) -> None:
    client.post("/taal/", {"language": "en", "next": "/"})
    words = page(client, f"{TEXT}geschenken/geschenken/leverancier/")
    assert "everyone who works here" in words
    assert "What Zuiver answers because of this" in words


def test_going_on_one_by_one_keeps_what_was_filled_in(small: Small, client: Client) -> None:
    fields = {"step": "from_all", "fact.value_eur": "12,50", "fact.already_received": "yes"}
    words = client.post("/vraag/geschenken/", fields).content.decode()
    assert 'name="fact.value_eur" value="12.5"' in words
    wrong = client.post("/vraag/geschenken/", fields | {"fact.value_eur": "veel"}).content.decode()
    assert 'value="veel"' in wrong
    assert "data-error-summary" in wrong
