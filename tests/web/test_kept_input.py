"""A form that arrives when the session has ended: nothing typed is lost, and nobody else gets to see it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.conftest import PASSWORD, Small
from zuiver.kernel import clock
from zuiver.web import kept
from zuiver.web.accounts import SECOND_STEP_DONE

NEW = "/geschenken/nieuw/"
TYPED = {"description": "Fles wijn", "giver_organisation": "Waterschap Noord", "named": ["a", "b"]}


def test_what_was_typed_comes_back_after_signing_in(small: Small, client: Client) -> None:
    answer = client.post(NEW, TYPED)
    assert answer["Location"] == f"/inloggen/?next={NEW.replace('/', '%2F')}"
    page = client.get(answer["Location"]).content.decode()
    assert "Wat je invulde staat veilig" in page

    client.post("/inloggen/", {"login": small.account.email, "password": PASSWORD, "next": NEW})
    form = client.get(NEW).content.decode()
    assert "Fles wijn" in form
    assert "Waterschap Noord" in form


def test_it_comes_back_once(small: Small, client: Client) -> None:
    client.post(NEW, TYPED)
    client.post("/inloggen/", {"login": small.account.email, "password": PASSWORD, "next": NEW})
    assert "Fles wijn" in client.get(NEW).content.decode()
    assert "Fles wijn" not in client.get(NEW).content.decode()


def test_a_photo_cannot_wait_and_the_page_says_so(small: Small, client: Client) -> None:
    photo = SimpleUploadedFile("wine.jpg", b"not kept", content_type="image/jpeg")
    answer = client.post(NEW, TYPED | {"photo": photo})
    assert "foto konden we niet bewaren" in client.get(answer["Location"]).content.decode()


def test_after_an_hour_it_is_gone(small: Small, client: Client) -> None:
    start = datetime(2026, 5, 12, 9, 0, tzinfo=UTC)
    with clock.frozen(start):
        client.post(NEW, TYPED)
    client.post("/inloggen/", {"login": small.account.email, "password": PASSWORD, "next": NEW})
    with clock.frozen(start + timedelta(minutes=61)):
        assert "Fles wijn" not in client.get(NEW).content.decode()


def test_another_page_does_not_get_it(small: Small, client: Client) -> None:
    client.post(NEW, TYPED)
    assert "staat veilig" not in client.get("/inloggen/?next=/mijn-zaken/").content.decode()


def test_passwords_and_tokens_are_never_kept(rf: Any) -> None:
    request = rf.post("/x/", {"password": "geheim", "csrfmiddlewaretoken": "t", "description": "wijn"})
    request.session = {}
    kept.keep(request)
    assert request.session[kept.SESSION_KEY]["pairs"] == [("description", "wijn")]


def test_a_form_of_absurd_size_is_not_kept(rf: Any) -> None:
    request = rf.post("/x/", {"description": "a" * (kept.MOST_CHARACTERS + 1)})
    request.session = {}
    kept.keep(request)
    assert kept.SESSION_KEY not in request.session


def test_fields_with_several_values_keep_them_all(rf: Any) -> None:
    request = rf.post("/x/", TYPED)
    request.session = {}
    kept.keep(request)
    waiting = kept.waiting_for(request, "/x/")
    assert waiting is not None
    assert waiting.fields.getlist("named") == ["a", "b"]


def test_the_answers_of_a_visitor_survive_signing_in(small: Small, client: Client) -> None:
    answers = {"step_name": "prefill", "fact.value_eur": "12.5", "fact.delivery_place": "event"}
    answer = client.post(NEW, answers)
    client.post("/inloggen/", {"login": small.account.email, "password": PASSWORD, "next": NEW})
    form = client.get(NEW).content.decode()
    assert answer.status_code == 302
    assert 'value="12,50"' in form
    assert 'name="delivery_place" value="event" checked' in form


def test_who_first_has_to_add_a_second_step_can_still_go_on(
    small: Small, client: Client, settings: Any
) -> None:
    settings.SECOND_STEP_REQUIRED = True
    client.post(NEW, TYPED)
    client.post("/inloggen/", {"login": small.account.email, "password": PASSWORD, "next": NEW})
    assert client.get(NEW)["Location"] == "/account/beveiliging/"
    session = client.session
    session[SECOND_STEP_DONE] = True
    session.save()
    assert f'href="{NEW}">Ga verder waar je was' in client.get("/account/beveiliging/").content.decode()
    assert "Fles wijn" in client.get(NEW).content.decode()


@pytest.fixture
def careful() -> Client:
    """A browser whose forms need their token."""
    return Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})


def test_a_page_that_stood_open_for_long_offers_to_go_on(small: Small, careful: Client) -> None:
    answer = careful.post("/vraag/geschenken/", {"fact": "value_eur", "answer": "12,50"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "stond lang open" in page
    assert '<input type="hidden" name="answer" value="12,50">' in page
    assert 'action="/vraag/geschenken/"' in page


def test_another_site_cannot_fill_in_a_form_for_somebody(small: Small, careful: Client) -> None:
    answer = careful.post(
        "/vraag/geschenken/",
        {"fact": "value_eur", "answer": "12,50"},
        headers={"origin": "https://elsewhere.example"},
    )
    assert answer.status_code == 403
    assert "12,50" not in answer.content.decode()
    sneaky = careful.post("/vraag/geschenken/", {"answer": "12,50"}, headers={"sec-fetch-site": "cross-site"})
    assert "12,50" not in sneaky.content.decode()
