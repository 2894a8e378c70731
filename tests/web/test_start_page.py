"""The start page: for everybody, without an account, and without a trace."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.conftest import Small
from zuiver.web import situations
from zuiver.web.advice import can_be_asked


def test_a_visitor_sees_eight_situations_and_the_confidants(small: Small, client: Client) -> None:
    page = client.get("/").content.decode()
    assert "Waar gaat het over?" in page
    for situation in situations.all_situations():
        assert situation.title["nl"] in page
    assert sum(situation.is_tile for situation in situations.all_situations()) == 8
    assert "Hanneke Vos" in page
    assert 'href="tel:0880001234"' in page
    assert "088 000 11 22" in page, "the phone of the leak desk stands on every page"


def test_a_visitor_gets_no_session(small: Small, client: Client) -> None:
    client.get("/")
    client.post("/zoeken/", {"q": "wijn"})
    client.post("/vraag/geschenken/", {"fact": "already_received", "answer": "yes"})
    assert "zuiver_session" not in client.cookies


def test_the_start_page_asks_the_database_for_two_things_only(small: Small, client: Client) -> None:
    """The organisation and the confidants, and outside the tests those are remembered for a minute."""
    client.get("/")
    with CaptureQueriesContext(connection) as captured:
        client.get("/")
    rows = [query["sql"] for query in captured.captured_queries if "set_config" not in query["sql"]]
    assert len(rows) == 2, rows


def test_every_situation_leads_somewhere(small: Small, client: Client) -> None:
    for situation in situations.all_situations():
        response = client.get(f"/situatie/{situation.slug}/", follow=True)
        assert response.status_code == 200
        page = response.content.decode()
        assert "088 000 12 34" in page or 'id="interview"' in page


def test_a_subject_with_rules_can_be_asked_and_one_without_cannot(small: Small, client: Client) -> None:
    for situation in situations.all_situations():
        for word, module in situation.modules.items():
            expected = 200 if can_be_asked(module) else 404
            assert client.get(f"/vraag/{word}/").status_code == expected, word


@pytest.mark.parametrize(
    ("query", "slug"),
    [
        ("fles wijn", "cadeau"),
        ("Wijnfles van leverancier", "cadeau"),
        ("ÉTENTJE", "uitnodiging"),
        ("bijbaan", "naast-mijn-baan"),
        ("mijn buurman doet mee aan de aanbesteding", "bekende"),
        ("dienstauto", "spullen"),
        ("usb stick kwijt", "informatie"),
        ("ik word gepest", "over-mijn-grens"),
        ("klokkenluider", "iets-klopt-niet"),
    ],
)
def test_search_finds_the_situation_in_peoples_own_words(query: str, slug: str) -> None:
    assert situations.find(query, "nl")[0].slug == slug


def test_search_also_understands_the_other_language() -> None:
    assert situations.find("bottle of wine", "nl")[0].slug == "cadeau"


@pytest.mark.parametrize("query", ["", "   ", "zxqv", "a" * 5000, "<script>alert(1)</script>"])
def test_a_search_that_finds_nothing_still_helps_on(small: Small, client: Client, query: str) -> None:
    response = client.post("/zoeken/", {"q": query})
    page = response.content.decode()
    assert response.status_code == 200
    assert "<script>alert" not in page
    assert "Ik krijg iets aangeboden" in page


def test_what_is_searched_stands_in_no_address(small: Small, client: Client) -> None:
    answer = client.get("/zoeken/", {"q": "wijn"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


def test_the_other_language_keeps_what_was_searched_for(small: Small, client: Client) -> None:
    page = client.post("/zoeken/", {"q": "bottle of wine", "language": "en"}).content.decode()
    assert "Someone offers me something" in page
    assert 'value="bottle of wine"' in page
    assert "What is it about?" in client.get("/").content.decode()


def test_without_an_organisation_the_page_says_what_to_do(db: None, client: Client) -> None:
    response = client.get("/")
    assert response.status_code == 503
    assert "script/demo" in response.content.decode()


def test_the_language_can_be_changed_and_stays(small: Small, client: Client) -> None:
    answer = client.post("/taal/", {"language": "en", "next": "/datalek/"})
    assert answer["Location"] == "/datalek/"
    assert "Lost something" in client.get("/datalek/").content.decode()


@pytest.mark.parametrize(
    "there", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"]
)
def test_the_language_switch_leads_nowhere_else(small: Small, client: Client, there: str) -> None:
    assert client.post("/taal/", {"language": "en", "next": there})["Location"] == "/"


def test_an_unknown_language_changes_nothing(small: Small, client: Client) -> None:
    client.post("/taal/", {"language": "xx", "next": "/"})
    assert "Waar gaat het over?" in client.get("/").content.decode()


@pytest.mark.parametrize("words", ["pesten", "fraude", "misstand", "fraud", "bullying"])
def test_who_searches_for_what_is_not_right_finds_the_ways_to_speak_up(
    small: Small, client: Client, words: str
) -> None:
    page = client.post("/zoeken/", {"q": words}).content.decode()
    found = page.split('id="others"')[0]
    assert 'href="/veilig-melden/"' in found.split("<h1")[1]
    assert client.get("/situatie/veilig-melden/").headers["Location"] == "/veilig-melden/"
