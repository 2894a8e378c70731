"""The pages of an account in a browser, with a passkey that the browser makes for the test."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, Look, faults, go, scrolls_sideways, shot
from tests.web.conftest import PASSWORD, Small
from zuiver.people.models import User

SECURITY = "/account/beveiliging/"


def give_passkeys(page: Page) -> None:
    """Let this browser have a device that keeps passkeys and says yes at once."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def sign_in(page: Page) -> None:
    page.fill("#id-login", "samira@example.org")
    page.fill("#id-password", PASSWORD)
    page.get_by_role("button", name="Inloggen", exact=True).click()


def test_a_passkey_can_be_added_and_signs_in(small: Small, look: Look) -> None:
    page = look("/inloggen/?next=/account/beveiliging/passkeys/nieuw/")
    give_passkeys(page)
    sign_in(page)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Bevestig met mijn wachtwoord").click()
    page.get_by_label("Geef hem een naam").fill("mijn telefoon")
    page.get_by_role("button", name="Voeg een passkey toe").click()
    expect(page.locator("main h1")).to_have_text("Herstelcodes")
    go(page, f"{SECURITY}passkeys/")
    expect(page.locator("main h2")).to_have_text("mijn telefoon")
    assert faults(page) == []

    page.get_by_role("button", name="Uitloggen").click()
    go(page, "/inloggen/?next=/mijn-zaken/")
    page.get_by_role("button", name="Log in met een passkey").click()
    page.wait_for_url(re.compile("/mijn-zaken/$"))

    page.get_by_role("button", name="Uitloggen").click()
    go(page, "/inloggen/?next=/mijn-zaken/")
    sign_in(page)
    expect(page.locator("main h1")).to_have_text("Je tweede stap")
    assert faults(page) == []
    page.get_by_role("button", name="Gebruik een passkey").click()
    page.wait_for_url(re.compile("/mijn-zaken/$"))


def test_without_a_passkey_the_button_says_what_to_do(small: Small, look: Look) -> None:
    page = look("/inloggen/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('stopped')); }")
    page.get_by_role("button", name="Log in met een passkey").click()
    expect(page.locator("[data-passkey-words]").first).to_have_text(
        "Dat lukte niet. Probeer het opnieuw, of gebruik je wachtwoord."
    )


def test_without_a_script_there_is_no_passkey_button(small: Small, look: Look) -> None:
    page = look("/inloggen/", script=False)
    assert not page.get_by_role("button", name="Log in met een passkey").is_visible()
    sign_in(page)
    expect(page.get_by_role("button", name="Uitloggen")).to_be_visible()


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_no_page_of_an_account_has_a_serious_fault(small: Small, look: Look, width: int) -> None:
    page = look("/inloggen/", width=width)
    sign_in(page)
    found = {}
    go(page, f"{SECURITY}app/")
    found["confirm"] = faults(page)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Bevestig met mijn wachtwoord").click()
    page.get_by_label("Code uit je app").fill("000000")
    page.get_by_role("button", name="Gebruik deze app").click()
    found["app"] = faults(page)
    shot(page, f"app-with-error-{width}")
    for path in ("", "passkeys/", "passkeys/nieuw/", "wachtwoord/"):
        go(page, SECURITY + path)
        found[path] = faults(page) + (["runs off the screen"] if scrolls_sideways(page) else [])
        shot(page, f"account-{path}-{width}")
    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_choosing_who_you_are_works_in_the_demonstration(
    small: Small, look: Look, settings, width: int
) -> None:  # type: ignore[no-untyped-def]
    settings.DEMO = True
    User.objects.filter(pk=small.account.pk).update(external_id="persona:medewerker")
    page = look("/demo/", width=width)
    assert faults(page) == []
    shot(page, f"demo-{width}")
    page.get_by_role("button", name="Stap binnen als Samira Haddad").click()
    expect(page.get_by_text("Je bent nu Samira Haddad.")).to_be_visible()
    assert not scrolls_sideways(page)
