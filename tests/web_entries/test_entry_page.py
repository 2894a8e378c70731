"""One entry: what its page says, and every step that can be taken there."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.registers.builders import ASKED, World
from tests.web_entries.browsers import Browsers, filled, html_of, text_of
from zuiver.notices.models import Notice
from zuiver.registers.commands import entry_act, entry_open, message_add
from zuiver.registers.models import Attachment, EntryMessage, EntryVersion


def test_the_page_shows_all_that_is_stored_and_where_it_stands(world: World, browsers: Browsers) -> None:
    entry = world.gift(occasion="opening van de sluis", giver_person="Piet Pieters")
    page = text_of(browsers.of(world.samira).get(f"/geschenken/{entry.public_id}/"))
    for words in (
        "opening van de sluis",
        "Piet Pieters",
        "Waterschap Noord",
        "€ 12,50",
        "12 mei 2026",
        entry.public_id,
    ):
        assert words in page
    assert "Karin ziet het en laat iets weten" in page
    assert "Dit staat in de code" in page


def test_the_person_sees_who_opened_it_and_when(world: World, browsers: Browsers) -> None:
    entry = world.gift()
    samira = browsers.of(world.samira)
    assert "Niemand, behalve jij" in text_of(samira.get(f"/geschenken/{entry.public_id}/"))
    browsers.of(world.imre).get(f"/geschenken/{entry.public_id}/")
    page = text_of(samira.get(f"/geschenken/{entry.public_id}/"))
    assert "Imre (beheerder van het register) 12 mei 2026, 14:03" in page
    assert "Imre (beheerder van het register)" in text_of(samira.get("/mijn-zaken/"))


def test_looking_at_the_list_of_the_desk_opens_nothing(world: World, browsers: Browsers) -> None:
    entry = world.gift()
    browsers.of(world.karin).get("/bureau/")
    browsers.of(world.karin).get("/mijn-zaken/")
    assert "Niemand, behalve jij" in text_of(browsers.of(world.samira).get(f"/geschenken/{entry.public_id}/"))


def test_withdrawing_asks_for_a_reason_and_keeps_the_line(world: World, browsers: Browsers) -> None:
    entry = world.gift()
    samira, step = browsers.of(world.samira), f"/geschenken/{entry.public_id}/stap/"
    refused = samira.post(step, {"action": "withdraw", "reason": "", "version": "1"})
    assert refused.status_code == 422
    assert 'id="error-reason-withdraw"' in html_of(refused)
    assert samira.post(step, {"action": "withdraw", "reason": "dubbel", "version": "1"}).status_code == 302
    page = text_of(samira.get(f"/geschenken/{entry.public_id}/"))
    assert "Je hebt het ingetrokken" in page
    assert "dubbel" in page


def test_a_step_on_an_entry_that_changed_meanwhile_is_refused_and_the_words_stay(
    world: World, browsers: Browsers
) -> None:
    entry = world.gift(ASKED)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="ask_more", reason="hoe duur?")
    response = browsers.of(world.samira).post(
        f"/geschenken/{entry.public_id}/stap/", {"action": "answer", "reason": "twaalf euro", "version": "1"}
    )
    assert response.status_code == 422
    assert "twaalf euro" in html_of(response)
    assert "Er is niets veranderd" in text_of(response)


def test_a_question_is_answered_on_the_page(world: World, browsers: Browsers) -> None:
    entry = world.gift(ASKED)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="ask_more", reason="hoe duur?")
    samira = browsers.of(world.samira)
    assert "hoe duur?" in text_of(samira.get(f"/geschenken/{entry.public_id}/"))
    entry.refresh_from_db()
    form = {"action": "answer", "reason": "twaalf euro", "version": str(entry.version)}
    assert samira.post(f"/geschenken/{entry.public_id}/stap/", form).status_code == 302
    entry.refresh_from_db()
    assert entry.state == "in_discussion"


def test_messages_go_to_and_fro_and_an_empty_one_is_refused(world: World, browsers: Browsers) -> None:
    entry = world.gift()
    address = f"/geschenken/{entry.public_id}/bericht/"
    assert browsers.of(world.karin).post(address, {"text": "was het voor ons team?"}).status_code == 302
    samira = browsers.of(world.samira)
    assert "was het voor ons team?" in text_of(samira.get(f"/geschenken/{entry.public_id}/"))
    refused = samira.post(address, {"text": "  "})
    assert refused.status_code == 422
    assert 'id="error-text"' in html_of(refused)
    assert EntryMessage.rows.count() == 1
    assert Notice.rows.filter(person=world.samira, topic="entry_message").exists()


def test_a_correction_adds_a_version_and_shows_what_changed(world: World, browsers: Browsers) -> None:
    entry = world.gift()
    samira, address = browsers.of(world.samira), f"/geschenken/{entry.public_id}/verbeteren/"
    form = html_of(samira.get(address))
    assert 'value="12,50"' in form
    assert "12 mei 2026" in form
    changes = filled(value="18", happened_on="11 mei 2026", reason="bonnetje gevonden", version="1")
    assert samira.post(address, changes).status_code == 302
    assert EntryVersion.rows.filter(entry=entry).count() == 2
    page = text_of(samira.get(f"/geschenken/{entry.public_id}/"))
    assert "bonnetje gevonden" in page
    assert "Veranderd:" in page
    assert "11 mei 2026" in page


def test_a_correction_without_a_reason_or_with_nonsense_keeps_what_was_typed(
    world: World, browsers: Browsers
) -> None:
    entry = world.gift()
    response = browsers.of(world.samira).post(
        f"/geschenken/{entry.public_id}/verbeteren/", filled(value="twaalf", reason="", version="1")
    )
    page = html_of(response)
    assert response.status_code == 422
    assert 'value="twaalf"' in page
    assert 'id="error-value"' in page
    assert EntryVersion.rows.filter(entry=entry).count() == 1


def test_a_photo_is_added_and_shown_only_to_who_may_see_the_entry(world: World, browsers: Browsers) -> None:
    entry = world.gift()
    content = BytesIO()
    Image.new("RGB", (60, 40), "blue").save(content, "PNG")
    samira = browsers.of(world.samira)
    photo = SimpleUploadedFile("g.png", content.getvalue(), "image/png")
    assert samira.post(f"/geschenken/{entry.public_id}/foto/", {"photo": photo}).status_code == 302
    address = f"/geschenken/{entry.public_id}/foto/{Attachment.rows.get().public_id}/"
    seen = samira.get(address)
    assert (seen.status_code, seen.headers["Cache-Control"]) == (200, "private, no-store")
    assert seen.headers["Content-Type"].startswith("image/")
    assert browsers.of(world.ruben).get(address).status_code == 404


def test_an_address_with_the_word_of_another_register_does_not_exist(
    world: World, browsers: Browsers
) -> None:
    entry = world.gift()
    assert browsers.of(world.samira).get(f"/giften/{entry.public_id}/").status_code == 404


def test_news_about_an_entry_is_seen_once_it_is_opened_and_a_task_is_no_news(
    world: World, browsers: Browsers
) -> None:
    entry = world.gift()
    message_add(world.actor(world.karin), public_id=entry.public_id, text="fijn dat je het meldt")
    samira = browsers.of(world.samira)
    assert "Er is een bericht bij een melding" in text_of(samira.get("/mijn-zaken/"))
    samira.get(f"/geschenken/{entry.public_id}/")
    assert "Nieuw sinds je laatste bezoek" not in text_of(samira.get("/mijn-zaken/"))
    assert "Nieuw sinds je laatste bezoek" not in text_of(browsers.of(world.karin).get("/mijn-zaken/"))


def test_what_is_stored_about_me_is_a_page_and_a_file(world: World, browsers: Browsers) -> None:
    entry = world.gift(ASKED)
    entry_open(world.actor(world.imre), entry.public_id)
    entry_act(world.actor(world.karin), public_id=entry.public_id, action="allow", reason="hoort erbij")
    samira, karin = browsers.of(world.samira), browsers.of(world.karin)
    assert "Imre" in text_of(samira.get("/mijn-zaken/gegevens/"))
    assert "hoort erbij" in text_of(karin.get("/mijn-zaken/gegevens/"))
    file = samira.get("/mijn-zaken/gegevens.json")
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert file.json()["entries"][0]["title"] == "Fles rode wijn"
