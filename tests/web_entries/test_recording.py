"""Recording a gift through the pages, without a script: the form, the draft, the confirmation."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.registers.builders import World
from tests.web_entries.browsers import NEW, Browsers, filled, html_of, text_of
from zuiver.kernel.ids import new_id
from zuiver.registers.models import Attachment, Draft, Entry

ADVICE = "/geschenken/nieuw/advies/"


def photo(name: str = "gift.jpg") -> SimpleUploadedFile:
    """A small picture, as a phone sends it."""
    content = BytesIO()
    Image.new("RGB", (40, 30), "red").save(content, "JPEG")
    return SimpleUploadedFile(name, content.getvalue(), "image/jpeg")


def test_a_gift_is_recorded_and_confirmed_with_who_has_it_now(world: World, browsers: Browsers) -> None:
    samira = browsers.of(world.samira)
    sent = samira.post(NEW, filled(photo=photo()))
    entry = Entry.rows.get()
    assert sent.headers["Location"] == f"/geschenken/{entry.public_id}/gemeld/"
    page = text_of(samira.get(sent.headers["Location"]))
    assert "Dank je. Het is gemeld" in page
    assert "Karin ziet het en laat iets weten" in page
    assert entry.public_id in page
    assert (entry.data["response"], entry.data["value"]["kind"], Attachment.rows.count()) == (
        "accepted",
        "estimate",
        1,
    )


def test_two_taps_and_a_reload_make_one_entry(world: World, browsers: Browsers) -> None:
    samira, form = browsers.of(world.samira), filled()
    addresses = {samira.post(NEW, form).headers["Location"] for _ in range(3)}
    assert len(addresses) == 1
    assert Entry.rows.count() == 1


def test_a_late_report_is_thanked(world: World, browsers: Browsers) -> None:
    samira = browsers.of(world.samira)
    sent = samira.post(NEW, filled(happened_on="1 maart 2026"))
    assert "Goed dat je het alsnog meldt" in text_of(samira.get(sent.headers["Location"]))


def test_what_was_declined_is_recorded_as_declined(world: World, browsers: Browsers) -> None:
    browsers.of(world.samira).post(NEW, filled(step="declined"))
    assert Entry.rows.get().state == "declined"


def test_the_advice_follows_the_form_and_the_draft_saves_itself(world: World, browsers: Browsers) -> None:
    samira, form = browsers.of(world.samira), filled()
    page = samira.post(ADVICE, form)
    assert "Je mag het houden" in text_of(page)
    assert "bewaard om 14:03" in text_of(page)
    draft = Draft.rows.get()
    assert (str(draft.submission_key), draft.data["description"]) == (
        form["submission_key"],
        "Fles rode wijn",
    )
    assert "Fles rode wijn" in html_of(samira.get(f"{NEW}?concept={draft.submission_key}"))


def test_an_untouched_form_saves_no_draft_and_gives_no_advice(world: World, browsers: Browsers) -> None:
    empty = {
        "submission_key": str(new_id()),
        "happened_on": "vandaag",
        "value__kind": "about",
        "value__currency": "EUR",
    }
    page = text_of(browsers.of(world.samira).post(ADVICE, empty))
    assert "Het advies verschijnt hier" in page
    assert not Draft.rows.exists()


def test_a_sent_form_leaves_no_draft_behind(world: World, browsers: Browsers) -> None:
    samira, form = browsers.of(world.samira), filled()
    samira.post(ADVICE, form)
    samira.post(NEW, form)
    assert not Draft.rows.exists()


def test_a_draft_is_of_nobody_else(world: World, browsers: Browsers) -> None:
    browsers.of(world.samira).post(ADVICE, filled())
    key = Draft.rows.get().submission_key
    karin = browsers.of(world.karin)
    assert "Fles rode wijn" not in html_of(karin.get(f"{NEW}?concept={key}"))
    karin.post(f"/mijn-zaken/concept/{key}/weg/")
    assert Draft.rows.exists()


def test_saving_for_later_and_throwing_away(world: World, browsers: Browsers) -> None:
    samira = browsers.of(world.samira)
    samira.post(NEW, filled(step_name="draft"))
    page = samira.get("/mijn-zaken/")
    assert "Nog niet gemeld" in text_of(page)
    assert "Fles rode wijn" in text_of(page)
    samira.post(f"/mijn-zaken/concept/{Draft.rows.get().submission_key}/weg/")
    assert "Nog niet gemeld" not in text_of(samira.get("/mijn-zaken/"))


def test_a_running_tender_of_the_giver_is_told_with_its_name_and_outranks_the_value(
    world: World, browsers: Browsers
) -> None:
    world.supplier("Bouwbedrijf Dijk B.V.", tender="Brug A12")
    page = text_of(
        browsers.of(world.samira).post(ADVICE, filled(giver_organisation="bouwbedrijf dijk", value="5"))
    )
    assert "Brug A12" in page
    assert "Lever het in" in page


def test_givers_of_before_can_be_tapped_and_suppliers_found(world: World, browsers: Browsers) -> None:
    samira = browsers.of(world.samira)
    world.gift()
    world.supplier("Bouwbedrijf Dijk B.V.")
    assert 'name="giver_organisation__pick" value="Waterschap Noord"' in html_of(samira.get(NEW))
    found = html_of(samira.get("/geschenken/nieuw/gevers/?giver_organisation=bouwb"))
    assert 'value="Bouwbedrijf Dijk B.V."' in found
    assert "Nog niet bekend" in text_of(samira.get("/geschenken/nieuw/gevers/?giver_organisation=zzz"))


def test_colleagues_of_a_group_gift_are_found_by_name_and_those_ticked_stay(
    world: World, browsers: Browsers
) -> None:
    samira = browsers.of(world.samira)
    address = "/geschenken/nieuw/collegas/named/"
    found = html_of(samira.get(address, {"named__search": "rub", "named": world.peter.public_id}))
    assert f'value="{world.ruben.public_id}"' in found
    assert f'value="{world.peter.public_id}" checked' in found
    assert "Samira" not in html_of(samira.get(address, {"named__search": "sam"}))


def test_without_a_script_a_name_is_searched_with_a_button_and_nothing_is_lost(
    world: World, browsers: Browsers
) -> None:
    page = html_of(
        browsers.of(world.samira).post(NEW, filled(step_name="find_people", named__search="ruben"))
    )
    assert f'value="{world.ruben.public_id}"' in page
    assert "Fles rode wijn" in page


def test_the_answers_of_the_interview_come_along(world: World, browsers: Browsers) -> None:
    answers = {"fact.courtesy_exchange": "yes", "fact.value_eur": "12.50", "fact.intent_to_influence": "no"}
    page = html_of(browsers.of(world.samira).post(NEW, answers))
    assert 'name="value" type="text" inputmode="decimal" autocomplete="off" value="12,50"' in page
    assert 'name="courtesy_exchange" value="yes" checked' in page
    assert not Entry.rows.exists()


def test_the_form_speaks_english_to_who_reads_english(world: World, browsers: Browsers) -> None:
    page = html_of(browsers.of(world.samira).get(NEW, headers={"accept-language": "en"}))
    assert "What is wise?" in page
    assert 'value="today"' in page
