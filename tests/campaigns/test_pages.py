"""The pages as people get them: one tap, no lost typing, counts without names, and nothing of somebody else."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from tests.campaigns.builders import PLACED, Campaigns
from tests.people.builders import TODAY
from tests.web_entries.browsers import NOW, Browsers, html_of, text_of
from zuiver.campaigns.commands import request_ask_extension, sample_draw
from zuiver.campaigns.models import Campaign, Request, SampleCheck
from zuiver.kernel import clock
from zuiver.people.models import Person


@pytest.fixture
def pages(db: None) -> Iterator[Campaigns]:
    """The province on the day of the browsers."""
    with clock.frozen(NOW):
        yield Campaigns()


def browser(world: Campaigns, person: Person) -> Client:
    """Somebody who signed in."""
    return Browsers(world.province).of(person)


def test_nothing_to_declare_takes_two_taps(pages: Campaigns) -> None:
    pages.running()
    ruben = browser(pages, pages.ruben)
    address = f"/mijn-zaken/bevestigen/{pages.request_of(pages.ruben).public_id}/"
    assert address in html_of(ruben.get("/mijn-zaken/"))
    found = ruben.get(address)
    assert "Ik heb niets te melden" in text_of(found)
    done = ruben.post(address, {"action": "nothing", "version": "1"}, follow=True)
    assert "Vandaag is genoteerd dat je niets te melden hebt." in text_of(done)
    assert address not in html_of(done)
    assert "Verklaard: niets te melden , op 12 mei 2026." in text_of(ruben.get(address)).replace(" ,", " ,")


def test_all_still_right_is_one_tap_and_a_line_that_changed_leads_to_its_form(pages: Campaigns) -> None:
    gift = pages.declared()
    pages.running()
    samira = browser(pages, pages.samira)
    address = f"/mijn-zaken/bevestigen/{pages.request_of(pages.samira).public_id}/"
    text = text_of(samira.get(address))
    assert "Dit klopt allemaal nog" in text
    assert "Fles rode wijn" in text
    assert "Ik heb niets te melden" not in text
    line = f"line-{gift.public_id}"
    changed = samira.post(address, {"action": "answer", "version": "1", line: "changed"}, follow=True)
    assert f"/geschenken/{gift.public_id}/verbeteren/" in html_of(changed)
    samira.post(address, {"action": "answer", line: "unchanged"})
    assert pages.request_of(pages.samira).state == "unchanged"


def test_what_was_typed_for_more_time_stays(pages: Campaigns) -> None:
    pages.running()
    ruben = browser(pages, pages.ruben)
    address = f"/mijn-zaken/bevestigen/{pages.request_of(pages.ruben).public_id}/"
    found = ruben.post(address, {"action": "ask_time", "until": "ooit", "reason": "Ik ben met verlof"})
    assert found.status_code == 422
    assert "Ik ben met verlof" in html_of(found)
    assert 'id="error-until"' in html_of(found)
    for wrong in (
        {"until": "", "reason": "x"},
        {"until": "1 mei 2026", "reason": "x"},
        {"until": "1 juni 2026"},
    ):
        assert ruben.post(address, {"action": "ask_time", **wrong}).status_code == 422
    ruben.post(address, {"action": "ask_time", "until": "1 juni 2026", "reason": "Verlof"})
    assert pages.request_of(pages.ruben).state == "extension_asked"


def test_the_manager_gives_more_time_and_sees_no_answer(pages: Campaigns) -> None:
    pages.running()
    asked = pages.request_of(pages.ruben)
    request_ask_extension(
        pages.actor(pages.ruben), public_id=asked.public_id, until=date(2026, 6, 1), reason="Verlof"
    )
    karin = browser(pages, pages.karin)
    address = f"/campagnes/uitstel/{asked.public_id}/"
    assert address in html_of(karin.get("/mijn-zaken/"))
    text = text_of(karin.get(address))
    assert "Verlof" in text
    assert "Hoeft niet te antwoorden" not in text
    assert karin.post(address, {"action": "extend", "until": "", "reason": "Goed"}).status_code == 422
    karin.post(address, {"action": "extend", "until": "1 juni 2026", "reason": "Goed"})
    assert pages.request_of(pages.ruben).counts_from == date(2026, 6, 1)
    for person in (pages.samira, pages.peter, pages.ruben):
        assert browser(pages, person).get(address).status_code == 404


def test_an_officer_drafts_looks_who_and_why_and_starts(pages: Campaigns) -> None:
    imre = browser(pages, pages.imre)
    typed = {
        "title": "Ronde",
        "kinds": ["gifts"],
        "units": ["roads"],
        "scale_from": "veel",
        "functions": "adviser",
    }
    wrong = imre.post("/campagnes/nieuw/", typed)
    assert wrong.status_code == 422
    assert 'id="error-scale_from"' in html_of(wrong)
    assert 'value="veel"' in html_of(wrong)
    assert 'value="adviser"' in html_of(wrong)
    shown = imre.post("/campagnes/nieuw/", typed | {"scale_from": "8"}, follow=True)
    text = text_of(shown)
    assert "Vandaag horen 3 mensen bij deze doelgroep." in text
    assert "Afdeling: roads; Functie: adviser; Schaal 9" in text
    assert not Request.rows.exists()
    campaign = Campaign.rows.get()
    started = imre.post(f"/campagnes/{campaign.public_id}/", {"action": "start"}, follow=True)
    assert "Gestart. 3 mensen krijgen nu de vraag." in text_of(started)
    assert Request.rows.count() == 3


def test_the_progress_has_no_names_and_no_small_numbers(pages: Campaigns) -> None:
    campaign = pages.running()
    pages.answer(pages.ruben)
    imre = browser(pages, pages.imre)
    text = text_of(imre.get(f"/campagnes/{campaign.public_id}/"))
    assert f"{PLACED} mensen hebben de vraag sinds 12 mei 2026." in text
    assert "De aantallen zijn nog te klein om te laten zien." in text
    assert not any(person.name in text for person in (pages.ruben, pages.samira, pages.karin))
    closed = imre.post(f"/campagnes/{campaign.public_id}/", {"action": "close"}, follow=True)
    assert "Het verslag" in text_of(closed)


def test_a_sample_is_drawn_looked_at_and_counted(pages: Campaigns) -> None:
    campaign = pages.running()
    for person in (pages.ruben, pages.noor):
        pages.answer(person)
    pages.closed(campaign)
    sample = sample_draw(pages.actor(pages.imre), public_id=campaign.public_id, size=2, seed="1234")
    imre = browser(pages, pages.imre)
    address = f"/campagnes/{campaign.public_id}/steekproef/{sample.public_id}/"
    assert "1234" in text_of(imre.get(address))
    check = SampleCheck.rows.select_related("request").first()
    typed = {"request": check.request.public_id, "result": "", "note": "Gebeld"}
    wrong = imre.post(address, typed)
    assert wrong.status_code == 422
    assert "Gebeld" in html_of(wrong)
    imre.post(address, typed | {"result": "in_order"})
    text = text_of(imre.get(f"/campagnes/{campaign.public_id}/"))
    assert "1 van de 2 antwoorden zijn bekeken: 50 procent. Het doel is 60 procent." in text


def test_the_team_page_names_who_owes_an_answer_to_who_leads_them(pages: Campaigns) -> None:
    campaign = pages.running()
    pages.answer(pages.ruben)
    pages.remind(date(2026, 6, 3))
    address = f"/campagnes/team/{campaign.public_id}/"
    karin = browser(pages, pages.karin)
    assert address in html_of(karin.get("/mijn-zaken/"))
    text = text_of(karin.get(address))
    assert "Samira" in text
    assert "Ruben" not in text
    assert address not in html_of(karin.get("/mijn-zaken/"))
    assert "Samira" not in text_of(browser(pages, pages.peter).get(address))
    assert browser(pages, pages.samira).get(address).status_code == 404
    assert karin.get("/campagnes/team/changes-2026-xx/").status_code == 404
    assert "Iedereen heeft geantwoord" in text_of(karin.get("/campagnes/team/changes-2026-05/"))


@pytest.mark.parametrize("path", ["", "nieuw/", "{id}/", "{id}/wie/", "{id}/aanpassen/"])
def test_only_who_keeps_campaigns_sees_their_pages(pages: Campaigns, path: str) -> None:
    campaign = pages.draft()
    address = f"/campagnes/{path.format(id=campaign.public_id)}"
    assert browser(pages, pages.imre).get(address).status_code == 200
    for person in (pages.samira, pages.karin, pages.dana, pages.audra):
        assert browser(pages, person).get(address).status_code == 403
    assert pages.actor(pages.imre).on == TODAY


def test_the_data_page_shows_what_was_asked_and_what_is_seen(pages: Campaigns) -> None:
    pages.running()
    pages.answer(pages.ruben)
    ruben = browser(pages, pages.ruben)
    assert "Wat je is gevraagd te bevestigen" in text_of(ruben.get("/mijn-zaken/gegevens/"))
    assert (
        ruben.get("/mijn-zaken/gegevens.json").json()["campaigns"]["confirm_requests"][0]["state"]
        == "nothing"
    )
