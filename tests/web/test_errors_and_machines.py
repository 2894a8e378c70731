"""When something goes wrong, and what programs ask: calm words, right numbers, and headers that a browser obeys."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import path

from tests.web.conftest import Small
from zuiver.kernel.errors import InvalidData, Message, NotFound, Refusal
from zuiver.web.requests import PageRequest
from zuiver.web.urls import urlpatterns as own

PUBLIC = (
    "/", "/vertrouwenspersonen/", "/datalek/", "/veilig-melden/", "/gedragscode/", "/over-je-gegevens/",
    "/toegankelijkheid/", "/kwetsbaarheid-melden/", "/inloggen/", "/wachtwoord/vergeten/", "/vraag/geschenken/",
    "/vraag/geschenken/alles/", "/situatie/bekende/",
)  # fmt: skip


def refuse(request: PageRequest) -> None:
    raise Refusal("closed", "{name} is closed. Come back tomorrow.", name="The desk")


def miss(request: PageRequest) -> None:
    raise NotFound("entry_unknown", "Not there.")


def misread(request: PageRequest) -> None:
    raise InvalidData({"amount": Message("This is not an amount.")})


def fail(request: PageRequest) -> None:
    raise RuntimeError("a detail that no reader may see")


urlpatterns = [*own, path("r/", refuse), path("m/", miss), path("i/", misread), path("f/", fail)]
handler400 = "zuiver.web.views.errors.bad_request"
handler403 = "zuiver.web.views.errors.forbidden"
handler404 = "zuiver.web.views.errors.not_found"
handler500 = "zuiver.web.views.errors.server_error"


@pytest.mark.parametrize("address", PUBLIC)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_public_page_answers_in_both_languages(
    small: Small, client: Client, address: str, language: str
) -> None:
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert f'<html class="utrecht-root" lang="{language}">' in page
    assert page.count("<h1") == 1


@pytest.mark.parametrize("address", PUBLIC)
def test_no_page_has_a_style_or_script_of_its_own(small: Small, client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert "<style" not in page
    assert " style=" not in page
    assert " onclick=" not in page
    assert all("src=" in part.split(">", 1)[0] for part in page.split("<script")[1:])


def test_every_answer_carries_the_headers_that_guard_it(small: Small, client: Client) -> None:
    answer = client.get("/")
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]
    assert "camera=()" in answer["Permissions-Policy"]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/r/", 403, "The desk is closed. Come back tomorrow."),
        ("/m/", 404, "Hier is niets"),
        ("/i/", 400, "This is not an amount."),
        ("/bestaat-niet/", 404, "Hier is niets"),
        ("/f/", 500, "Er ging bij ons iets mis"),
    ],
)
def test_what_goes_wrong_is_said_in_words(
    small: Small, settings: Any, address: str, status: int, words: str
) -> None:
    settings.ROOT_URLCONF = __name__
    client = Client(raise_request_exception=False)
    answer = client.get(address)
    page = answer.content.decode()
    assert answer.status_code == status
    assert words in page
    assert "Traceback" not in page
    assert "detail that no reader" not in page


@pytest.mark.parametrize("address", ["/taal/", "/beheer/post/x/opnieuw/", "/geschenken/nieuw/advies/"])
def test_an_address_for_forms_only_says_so_to_who_comes_back_to_it(small: Small, address: str) -> None:
    answer = small.client().get(address)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "alleen vanuit een formulier" in answer.content.decode()


def test_more_than_the_server_takes_in_is_413(small: Small, client: Client, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = client.post("/zoeken/", {"q": "a" * 2000})
    assert answer.status_code == 413
    assert "te veel in één keer" in answer.content.decode()


def test_ten_thousand_fields_are_refused_in_words(small: Small, client: Client) -> None:
    answer = client.post("/zoeken/", {f"f{number}": "x" for number in range(3000)})
    assert answer.status_code == 413


def test_a_broken_host_name_is_refused_without_a_stack_trace(small: Small, client: Client) -> None:
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert "Traceback" not in answer.content.decode()


def test_health_is_good_when_the_database_is_prepared(db: None, client: Client) -> None:
    answer = client.get("/gezond/")
    assert answer.status_code == 200
    assert json.loads(answer.content) == {"status": "ok"}


def test_health_says_when_the_database_is_not_prepared(db: None, client: Client) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'notices'")
    answer = client.get("/gezond/")
    assert answer.status_code == 503
    assert "zuiver migrate" in json.loads(answer.content)["reason"]


def test_security_txt_names_a_contact_and_an_end_date(small: Small, client: Client) -> None:
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: http" in text
    assert "Expires: 20" in text
    small.organisation.terms |= {"contact.security_email": "veilig@rivierenland.example"}
    small.organisation.save()
    assert (
        "Contact: mailto:veilig@rivierenland.example"
        in client.get("/.well-known/security.txt").content.decode()
    )


def test_security_txt_works_without_an_organisation(db: None, client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 200


def test_robots_may_not_read_questions_or_accounts(db: None, client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /vraag/" in text
    assert "Disallow: /account/" in text
