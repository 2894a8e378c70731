"""Bad input comes back as a clear sentence beside its field and in a summary, and nothing that was typed is lost."""

from html import escape
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.registers.builders import World
from tests.web_entries.browsers import NEW, Browsers, filled, html_of, text_of
from zuiver.registers.models import Entry

TOO_LONG = "wijn " * 200

BAD: list[tuple[str, dict[str, Any], str, str]] = [
    ("a negative value", {"value": "-5"}, "value", "minder dan nul|less than zero"),
    ("a million times a million", {"value": "1000000000000"}, "value", "nullen|zeros"),
    ("letters for a value", {"value": "twaalf"}, "value", "twaalf"),
    ("a comma that can mean two things", {"value": "1,250"}, "value", "1,250"),
    ("an unknown currency", {"value": "30", "value__currency": "XQZ"}, "value", "XQZ"),
    ("an unknown currency in the text", {"value": "30 XQZ"}, "value", "XQZ"),
    ("a day that has yet to come", {"happened_on": "1 januari 2027"}, "happened_on", "1 januari 2027"),
    ("tomorrow", {"happened_on": "morgen"}, "happened_on", "morgen"),
    ("a day that is no day", {"happened_on": "31 februari 2026"}, "happened_on", "31-2-2026"),
    ("words for a day", {"happened_on": "ooit"}, "happened_on", "ooit"),
    ("no description", {"description": "   "}, "description", ""),
    ("a description of a thousand characters", {"description": TOO_LONG}, "description", "500"),
    ("no giver", {"giver_organisation": ""}, "giver_organisation", ""),
    ("a Chamber of Commerce number of letters", {"giver_kvk": "abc"}, "giver_kvk", ""),
    ("an answer that is not in the list", {"offer_kind": "gold"}, "offer_kind", "gold"),
    ("a group of nobody", {"group_size": "0"}, "group_size", "0"),
    ("no tap on what happened", {"step": ""}, "step", ""),
    ("a tap that does not exist", {"step": "kept_secretly"}, "step", ""),
    ("a colleague who is nobody", {"named": ["3467acdefghjkmnpr"]}, "named", ""),
]


@pytest.mark.parametrize(("changes", "field", "words"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_input_is_told_beside_the_field_and_in_a_summary_that_links_to_it(
    world: World, browsers: Browsers, changes: dict[str, Any], field: str, words: str
) -> None:
    form = filled(**changes)
    response = browsers.of(world.samira).post(NEW, form)
    page = html_of(response)
    assert response.status_code == 422
    assert not Entry.rows.exists()
    assert f'href="#id-{field}"' in page
    assert f'id="error-{field}"' in page or f'id="error-{field}-group"' in page
    assert not words or any(word in text_of(response) for word in words.split("|"))
    for name, typed in form.items():
        texts = typed if isinstance(typed, list) else [typed]
        for text in texts:
            if field != name or name not in {"step", "named", "offer_kind"}:
                assert escape(text.strip()) in page, name


def test_all_mistakes_are_told_at_once(world: World, browsers: Browsers) -> None:
    form = filled(value="twaalf", happened_on="ooit", step="", description="", giver_organisation="")
    page = html_of(browsers.of(world.samira).post(NEW, form))
    assert all(f'href="#id-{name}"' in page for name in ("value", "happened_on", "step", "description"))


def test_script_tags_are_text_wherever_they_are_shown(world: World, browsers: Browsers) -> None:
    tag = "<script>alert(1)</script>"
    samira = browsers.of(world.samira)
    samira.post(NEW, filled(description=tag, giver_organisation=f"{tag} BV", giver_person=tag, occasion=tag))
    entry = Entry.rows.get()
    pages = [
        samira.get(f"/geschenken/{entry.public_id}/"),
        samira.get("/mijn-zaken/"),
        samira.get("/mijn-zaken/gegevens/"),
        samira.get(f"/geschenken/{entry.public_id}/gemeld/"),
        samira.get(f"/geschenken/{entry.public_id}/verbeteren/"),
        browsers.of(world.karin).get(f"/bureau/{entry.public_id}/"),
        browsers.of(world.imre).get("/register/geschenken/"),
        browsers.of(world.imre).get("/register/geschenken/", {"zoek": tag, "van": tag}),
        samira.post(NEW, filled(description=tag, value=tag, happened_on=tag, giver_organisation=tag)),
    ]
    for page in pages:
        assert "<script>alert" not in html_of(page)
        assert "&lt;script&gt;alert(1)" in html_of(page)


def test_ten_megabytes_of_text_are_refused_with_a_page(world: World, browsers: Browsers) -> None:
    response = browsers.of(world.samira).post(NEW, filled(description="x" * 10_000_000))
    assert response.status_code == 413
    assert not Entry.rows.exists()


def test_a_file_that_is_no_photo_is_told_at_the_photo(world: World, browsers: Browsers) -> None:
    from_a_desk = html_of(browsers.of(world.samira).post(NEW, filled(photo=_file(b"%PDF-1.4 not a picture"))))
    assert 'id="error-photo"' in from_a_desk
    assert "Fles rode wijn" in from_a_desk
    assert not Entry.rows.exists()


def _file(content: bytes) -> Any:
    return SimpleUploadedFile("gift.jpg", content, "image/jpeg")


def test_an_expired_session_loses_nothing_that_was_typed(world: World, browsers: Browsers) -> None:
    samira = browsers.of(world.samira)
    samira.cookies.pop(settings.SESSION_COOKIE_NAME)
    form = filled(value="twaalf", occasion="opening van de sluis")
    to_sign_in = samira.post(NEW, form)
    assert to_sign_in.headers["Location"].startswith("/inloggen/")
    _sign_in_again(samira, world)
    page = samira.get(NEW)
    for text in (
        "Fles rode wijn",
        "Waterschap Noord",
        "twaalf",
        "opening van de sluis",
        form["submission_key"],
    ):
        assert text in html_of(page)
    assert "Wat je typte, staat er nog" in text_of(page)
    assert "opening van de sluis" not in html_of(samira.get(NEW))


@pytest.mark.parametrize("where", ["stap", "bericht"])
def test_a_reason_or_a_message_survives_an_expired_session(
    world: World, browsers: Browsers, where: str
) -> None:
    entry = world.gift()
    samira = browsers.of(world.samira)
    samira.cookies.pop(settings.SESSION_COOKIE_NAME)
    address = f"/geschenken/{entry.public_id}/{where}/"
    samira.post(
        address, {"action": "withdraw", "reason": "toch niet van ons", "text": "was het voor het team?"}
    )
    _sign_in_again(samira, world)
    page = html_of(samira.get(address))
    assert "toch niet van ons" in page
    assert "was het voor het team?" in page


def test_a_decision_half_written_survives_an_expired_session(world: World, browsers: Browsers) -> None:
    entry = world.gift()
    karin = browsers.of(world.karin)
    karin.cookies.pop(settings.SESSION_COOKIE_NAME)
    address = f"/bureau/{entry.public_id}/"
    karin.post(address, {"action": "allow", "reason": "hoort bij de lezing", "version": "1"})
    karin.force_login(world.karin.user, backend=settings.AUTHENTICATION_BACKENDS[1])
    page = html_of(karin.get(address))
    assert "hoort bij de lezing" in page
    assert 'name="action" value="allow" checked' in page
    entry.refresh_from_db()
    assert entry.state == "reported"


def _sign_in_again(client: Client, world: World) -> None:
    session = client.session
    kept = dict(session)
    client.force_login(world.samira.user, backend=settings.AUTHENTICATION_BACKENDS[1])
    fresh = client.session
    fresh.update(kept)
    fresh.save()
