"""Signing in: a password is not enough, nobody learns who has an account, and guessing is stopped."""

import base64
import hashlib
import hmac
import re
import struct
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.test import Client
from django.urls import reverse

from tests.web.conftest import PASSWORD, Small
from zuiver.people.models import User
from zuiver.web.accounts import SECOND_STEP_DONE, SecondStepAdapter

LOGIN = "/inloggen/"
SECURITY = "/account/beveiliging/"


@pytest.fixture
def strict(settings: Any) -> None:
    """As outside the tests: a second step is needed."""
    settings.SECOND_STEP_REQUIRED = True


def sign_in(client: Client, email: str, password: str, **more: str) -> Any:
    return client.post(LOGIN, {"login": email, "password": password, **more})


def code_of(secret: str, half_minute: int) -> str:
    """The six digits that an app shows in one half minute (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", half_minute), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def it_is(half_minute: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """Let the codes be those of this half minute."""
    counters = "allauth.mfa.totp.internal.auth.yield_hotp_counters_from_time"
    monkeypatch.setattr(counters, lambda: iter([half_minute]))
    return half_minute


def set_up_app(client: Client, monkeypatch: pytest.MonkeyPatch) -> str:
    """Confirm who you are and add an app with codes; returns its secret."""
    client.post(f"/inloggen/bevestigen/?next={SECURITY}app/", {"password": PASSWORD})
    page = client.get(f"{SECURITY}app/").content.decode()
    found = re.search(r'class="z-secret">([A-Z2-7]+)<', page)
    assert found, page
    now = it_is(60_000_000, monkeypatch)
    answer = client.post(f"{SECURITY}app/", {"code": code_of(found[1], now)})
    assert answer.status_code == 302
    return found[1]


def test_wrong_password_and_unknown_account_look_the_same(small: Small, client: Client) -> None:
    wrong = sign_in(client, small.account.email, "niet dit wachtwoord").content.decode()
    unknown = sign_in(client, "niemand@example.org", "niet dit wachtwoord").content.decode()
    sentence = "Dit adres en dit wachtwoord horen niet bij elkaar."
    assert sentence in wrong
    assert sentence in unknown
    strip: Callable[[str], str] = lambda page: re.sub(r'value="[^"]*"', "", page)  # noqa: E731
    assert strip(wrong) == strip(unknown)


def test_a_password_alone_opens_only_the_page_to_add_a_second_step(
    small: Small, client: Client, strict: None
) -> None:
    sign_in(client, small.account.email, PASSWORD)
    assert client.get("/mijn-zaken/")["Location"] == SECURITY
    page = client.get(SECURITY).content.decode()
    assert "voeg een tweede stap toe" in page


def test_after_adding_an_app_everything_opens_and_signing_in_asks_for_its_code(
    small: Small, client: Client, strict: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, small.account.email, PASSWORD)
    secret = set_up_app(client, monkeypatch)
    assert client.get("/mijn-zaken/").status_code == 200
    assert client.session[SECOND_STEP_DONE] is True
    client.post("/uitloggen/")

    assert sign_in(client, small.account.email, PASSWORD)["Location"] == "/inloggen/tweede-stap/"
    assert SESSION_KEY not in client.session
    refused = client.post("/inloggen/tweede-stap/", {"code": "000000"})
    assert "Deze code klopt niet" in refused.content.decode()
    later = it_is(60_000_002, monkeypatch)
    assert client.post("/inloggen/tweede-stap/", {"code": code_of(secret, later)}).status_code == 302
    assert client.get("/mijn-zaken/").status_code == 200


def test_the_secret_of_the_app_is_not_in_the_database_as_it_is(
    small: Small, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, small.account.email, PASSWORD)
    secret = set_up_app(client, monkeypatch)
    stored = Authenticator.objects.get(user=small.account, type="totp").data["secret"]
    assert secret not in stored
    assert SecondStepAdapter().decrypt(stored) == secret


def test_an_older_secret_of_the_installation_still_opens_what_it_closed(settings: Any) -> None:
    closed = SecondStepAdapter().encrypt("GEHEIM")
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another-one-" + "y" * 50
    assert SecondStepAdapter().decrypt(closed) == "GEHEIM"


def test_security_settings_ask_once_more_who_you_are(small: Small) -> None:
    client = small.client()
    for name in ("mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes"):
        answer = client.get(reverse(name))
        assert answer.status_code == 302, name
        assert "/inloggen/bevestigen/" in answer["Location"]


def test_the_qr_code_is_a_drawing_in_the_page_and_no_data_address(small: Small, client: Client) -> None:
    sign_in(client, small.account.email, PASSWORD)
    client.post(f"/inloggen/bevestigen/?next={SECURITY}app/", {"password": PASSWORD})
    page = client.get(f"{SECURITY}app/").content.decode()
    assert '<svg class="z-qr"' in page
    assert "data:image" not in page


def test_eight_wrong_passwords_lock_the_door_for_a_while(small: Small, client: Client, settings: Any) -> None:
    settings.AXES_ENABLED = True
    settings.ACCOUNT_RATE_LIMITS = False
    for _ in range(settings.AXES_FAILURE_LIMIT):
        answer = sign_in(client, small.account.email, "fout wachtwoord")
    assert answer.status_code == 429
    page = answer.content.decode()
    assert "Inloggen kan even niet" in page
    assert "15 minuten" in page
    assert sign_in(client, small.account.email, PASSWORD).status_code == 429, "also with the right password"


def test_the_lock_says_nothing_about_whether_the_account_exists(
    db: None, small: Small, client: Client, settings: Any
) -> None:
    settings.AXES_ENABLED = True
    settings.ACCOUNT_RATE_LIMITS = False
    for _ in range(settings.AXES_FAILURE_LIMIT):
        answer = sign_in(client, "niemand@example.org", "fout wachtwoord")
    assert answer.status_code == 429


def test_nobody_can_make_an_account_from_outside(small: Small, client: Client) -> None:
    before = User.objects.count()
    client.post("/inloggen/account-aanvragen/", {"email": "new@example.org", "password1": PASSWORD})
    assert User.objects.count() == before
    assert "Je organisatie maakt de accounts" in client.get("/inloggen/account-aanvragen/").content.decode()


def test_a_new_password_is_asked_for_without_saying_who_has_an_account(small: Small, client: Client) -> None:
    pages = []
    for address in (small.account.email, "niemand@example.org"):
        client.post("/wachtwoord/vergeten/", {"email": address})
        pages.append(client.get("/wachtwoord/vergeten/verstuurd/").content.decode())
    assert re.sub("csrf.*", "", pages[0]) == re.sub("csrf.*", "", pages[1])
    assert len(mail.outbox) == 2
    assert "Kies het hier" in str(mail.outbox[0].body)


def test_the_link_in_the_mail_gives_a_new_password_and_keeps_the_second_step(
    small: Small, client: Client, strict: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(client, small.account.email, PASSWORD)
    set_up_app(client, monkeypatch)
    client.post("/uitloggen/")
    client.post("/wachtwoord/vergeten/", {"email": small.account.email})
    link = re.search(r"https?://[^/]+(/wachtwoord/nieuw/\S+)", str(mail.outbox[-1].body))
    assert link
    form = client.get(link[1], follow=True)
    fresh = "vijf andere woorden op rij"
    done = client.post(form.request["PATH_INFO"], {"password1": fresh, "password2": fresh}, follow=True)
    assert "Je nieuwe wachtwoord werkt" in done.content.decode()
    assert sign_in(client, small.account.email, fresh)["Location"] == "/inloggen/tweede-stap/"


def test_a_closed_account_cannot_be_used(small: Small, client: Client) -> None:
    small.account.is_active = False
    small.account.save()
    sign_in(client, small.account.email, PASSWORD)
    assert SESSION_KEY not in client.session


def test_an_account_without_a_place_is_told_so(small: Small, client: Client) -> None:
    loose = User.objects.create_user(email="loose@example.org", password=PASSWORD)
    client.force_login(loose)
    answer = client.get("/mijn-zaken/")
    assert answer.status_code == 403
    assert "nog geen plek in de organisatie" in answer.content.decode()


def test_signing_out_makes_the_browser_forget_its_pages(small: Small) -> None:
    answer = small.client().post("/uitloggen/")
    assert answer["Location"] == "/"
    assert answer["Clear-Site-Data"] == '"cache"'


def test_signing_out_takes_a_press_on_a_button(small: Small) -> None:
    client = small.client()
    assert client.get("/uitloggen/").status_code == 200
    assert SESSION_KEY in client.session


def test_pages_with_personal_data_are_not_kept_by_the_browser(small: Small) -> None:
    assert small.client().get("/mijn-zaken/")["Cache-Control"] == "no-store"


@pytest.mark.parametrize("there", ["https://elsewhere.example/", "//elsewhere.example"])
def test_signing_in_leads_to_our_own_pages_only(small: Small, client: Client, there: str) -> None:
    assert sign_in(client, small.account.email, PASSWORD, next=there)["Location"] == "/mijn-zaken/"


def test_the_session_lasts_eight_hours(small: Small, client: Client) -> None:
    sign_in(client, small.account.email, PASSWORD)
    assert client.session.get_expiry_age() == 8 * 3600
