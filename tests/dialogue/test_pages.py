"""The pages: from the outcome card to the answer, the examples, and what a page never shows."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.dialogue.builders import ADVISED, Dialogue
from tests.plugins.remembered import remembered
from tests.registers.builders import ASKED, new_key
from tests.web_entries.browsers import NOW, Browsers, html_of, text_of
from zuiver.dialogue.models import Answer, Precedent, Question
from zuiver.kernel import clock
from zuiver.people.models import Confidant
from zuiver.registers.models import Decision

ASK = "/vraag/geschenken/voorleggen/"
# All that the aid asks about a small gift without courtesy.
CARD = {
    "fact.work_related": "yes", "fact.value_eur": "12", "fact.courtesy_exchange": "no", "fact.intent_to_influence": "no",
    "fact.quid_pro_quo": "no", "fact.tender_running_with_giver": "no", "fact.pending_decision_for_giver": "no",
    "fact.delivery_place": "work", "fact.feels_wrong": "no", "fact.private_contact_with_giver": "no",
    "fact.recipient": "self", "fact.manager_consent": "none", "fact.same_giver_count": "1",
}  # fmt: skip


@pytest.fixture
def world(db: None) -> Iterator[Dialogue]:
    """The province just after two o'clock in the afternoon."""
    with clock.frozen(NOW):
        yield remembered("dialogue at noon", Dialogue)


@pytest.fixture
def browsers(world: Dialogue) -> Browsers:
    """Somebody's browser."""
    return Browsers(world.province)


def form_of(page: str) -> dict[str, Any]:
    """The form of the page as a browser sends it: ticked facts, hidden fields."""
    ticked = re.findall(r'name="share" value="([^"]+)" checked', page)
    hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    hidden.pop("csrfmiddlewaretoken", None)
    return hidden | {"share": ticked}


def answered(world: Dialogue) -> Question:
    question = world.ask()
    world.answer(question)
    question.refresh_from_db()
    return question


def test_the_card_offers_the_manager_by_name(world: Dialogue, browsers: Browsers) -> None:
    page = text_of(browsers.of(world.samira).post("/vraag/geschenken/alles/", CARD | {"step": "answer"}))
    assert "Leg dit voor aan Karin" in page
    assert "Leg dit voor aan de integriteitscoördinator" in page


def test_what_is_shared_stands_there_before_it_is_sent(world: Dialogue, browsers: Browsers) -> None:
    samira = browsers.of(world.samira)
    page = samira.post(ASK, CARD | {"to": "manager"})
    assert "Stuur naar Karin" in text_of(page)
    assert not Question.rows.exists()
    sent = form_of(html_of(page)) | {"to": "manager", "about": "Mag ik deze houden?"}
    response = samira.post(ASK, sent)
    question = Question.rows.get()
    assert response.headers["Location"] == f"/mijn-zaken/vragen/{question.public_id}/"
    assert dict(map(tuple, question.answers))["value_eur"] == "12"
    assert question.about == "Mag ik deze houden?"
    assert "Je vraag ligt bij Karin" in text_of(samira.get(response.headers["Location"]))


def test_what_is_left_out_is_shown_once_more_and_never_stored(world: Dialogue, browsers: Browsers) -> None:
    samira = browsers.of(world.samira)
    form = form_of(html_of(samira.post(ASK, CARD | {"to": "manager"}))) | {"to": "manager"}
    form["share"] = [name for name in form["share"] if name != "value_eur"]
    page = samira.post(ASK, form)
    assert not Question.rows.exists()
    assert "Dit deel je nu" in text_of(page)
    samira.post(ASK, form_of(html_of(page)) | {"to": "manager"})
    question = Question.rows.get()
    assert "value_eur" not in dict(map(tuple, question.answers))
    assert question.receipt["facts"]["value_eur"] is None


def test_a_manager_who_turns_out_to_be_involved_gets_nothing(world: Dialogue, browsers: Browsers) -> None:
    samira = browsers.of(world.samira)
    form = form_of(html_of(samira.post(ASK, CARD | {"to": "manager"}))) | {"to": "manager"}
    page = samira.post(ASK, form | {"manager_involved": "true"})
    assert not Question.rows.exists()
    assert "Stuur naar Noor" in text_of(page)
    samira.post(ASK, form_of(html_of(page)) | {"to": "manager", "manager_involved": "true"})
    assert Question.rows.get().assessor == world.noor


def test_a_colleague_is_found_by_name_and_ruled_out(world: Dialogue, browsers: Browsers) -> None:
    samira = browsers.of(world.samira)
    form = form_of(html_of(samira.post(ASK, CARD | {"to": "manager"})))
    page = html_of(samira.post(ASK, form | {"find": "kar", "step": "find", "about": "blijft staan"}))
    assert f'value="{world.karin.public_id}"' in page
    assert "blijft staan" in page
    page = html_of(samira.post(ASK, form_of(page) | {"involved": world.karin.public_id, "step": "look"}))
    assert "Stuur naar Noor" in page
    assert "Stuur naar Karin" not in page


def test_a_visitor_signs_in_without_losing_the_answers(world: Dialogue, browsers: Browsers) -> None:
    visitor = Client(headers={"accept-language": "nl"})
    response = visitor.post(ASK, CARD | {"to": "manager"})
    assert response.status_code == 302
    assert response.headers["Location"].startswith("/inloggen/")
    browsers.of(world.samira)
    account = world.samira.user
    account.set_password("vier woorden op rij")
    account.save()
    visitor.post(response.headers["Location"], {"login": account.email, "password": "vier woorden op rij"})
    page = visitor.get(ASK)
    assert "Stuur naar Karin" in text_of(page)
    assert 'name="fact.value_eur" value="12"' in html_of(page)


def test_a_question_that_is_sealed_shows_confidants_and_asks_nobody_to_sign_in(world: Dialogue) -> None:
    Confidant.rows.create(organisation=world.organisation, name="Hanneke Vos", phone="088 1", position=0)
    for word in ("omgangsvormen", "melden"):
        page = text_of(
            Client(headers={"accept-language": "nl"}).post(f"/vraag/{word}/voorleggen/", {"to": "manager"})
        )
        assert "Hanneke Vos" in page
    assert not Question.rows.exists()


def test_a_page_without_answers_leads_to_the_questions(world: Dialogue, browsers: Browsers) -> None:
    assert browsers.of(world.samira).get(ASK).headers["Location"] == "/vraag/geschenken/"
    assert browsers.of(world.samira).get("/vraag/niets/voorleggen/").status_code == 404


def test_the_language_changes_without_losing_what_was_typed(world: Dialogue, browsers: Browsers) -> None:
    samira = browsers.of(world.samira)
    form = form_of(html_of(samira.post(ASK, CARD | {"to": "manager"}))) | {
        "about": "mijn regel",
        "language": "en",
    }
    page = samira.post(ASK, form)
    assert "mijn regel" in html_of(page)
    assert "Send to Karin" in text_of(page)


def test_who_answers_sees_the_question_the_points_and_the_advice(world: Dialogue, browsers: Browsers) -> None:
    question = world.ask(facts={"value_eur": None})
    karin = browsers.of(world.karin)
    assert question.public_id in html_of(karin.get("/vragen/"))
    page = text_of(karin.get(f"/vragen/{question.public_id}/"))
    for words in (
        "Samira vraagt over",
        "Mag dit?",
        "Het antwoord van het hulpmiddel",
        "Om over te praten",
        "Wat adviseer je?",
    ):
        assert words in page


def test_an_answer_is_read_by_who_asked_with_who_looked(world: Dialogue, browsers: Browsers) -> None:
    question = world.ask()
    karin, samira = browsers.of(world.karin), browsers.of(world.samira)
    karin.get(f"/vragen/{question.public_id}/")
    form = {"action": "answer", "outcome": ADVISED, "words": "Overleg eerst even.", "version": "1"}
    assert karin.post(f"/vragen/{question.public_id}/", form).status_code == 302
    page = text_of(samira.get(f"/mijn-zaken/vragen/{question.public_id}/"))
    assert "Overleg eerst even." in page
    assert "Karin (wie antwoordt)" in page
    assert "Lees het antwoord op je vraag" in text_of(samira.get("/mijn-zaken/"))


def test_an_answer_that_departs_comes_back_until_it_says_why(world: Dialogue, browsers: Browsers) -> None:
    question = world.ask()
    form = {"action": "answer", "outcome": "refuse", "words": "Doe maar niet.", "version": "1"}
    response = browsers.of(world.karin).post(f"/vragen/{question.public_id}/", form)
    page = html_of(response)
    assert response.status_code == 422
    assert 'id="error-why_different"' in page
    assert "Doe maar niet." in page
    assert 'value="refuse" checked' in page
    browsers.of(world.karin).post(f"/vragen/{question.public_id}/", form | {"why_different": "Het loopt."})
    assert Answer.rows.get().departs_from_aid


def test_a_question_back_is_answered_on_the_page_of_who_asked(world: Dialogue, browsers: Browsers) -> None:
    question = world.ask()
    browsers.of(world.karin).post(
        f"/vragen/{question.public_id}/", {"action": "ask_back", "reason": "Van wie?"}
    )
    samira = browsers.of(world.samira)
    address = f"/mijn-zaken/vragen/{question.public_id}/"
    assert "Van wie?" in text_of(samira.get(address))
    assert samira.post(address, {"action": "clarify", "reason": " "}).status_code == 422
    samira.post(address, {"action": "clarify", "reason": "Van het waterschap."})
    assert "Van het waterschap." in text_of(browsers.of(world.karin).get(f"/vragen/{question.public_id}/"))


def test_nobody_else_gets_a_page_of_a_question(world: Dialogue, browsers: Browsers) -> None:
    question = world.ask()
    for person in (world.ruben, world.noor, world.imre, world.dana):
        for address in ("/vragen/{}/", "/mijn-zaken/vragen/{}/", "/vragen/{}/voorbeeld/"):
            assert browsers.of(person).get(address.format(question.public_id)).status_code == 404


def test_who_asked_is_never_offered_the_answer_form(world: Dialogue, browsers: Browsers) -> None:
    question = world.ask()
    response = browsers.of(world.samira).get(f"/vragen/{question.public_id}/")
    assert response.headers["Location"] == f"/mijn-zaken/vragen/{question.public_id}/"


def test_an_example_goes_from_the_answer_past_a_second_person_to_the_list(
    world: Dialogue, browsers: Browsers
) -> None:
    question = answered(world)
    karin, imre = browsers.of(world.karin), browsers.of(world.imre)
    address = f"/vragen/{question.public_id}/voorbeeld/"
    form = {"asked_words": "Iemand kreeg iets van Samira in mei voor € 12.", "answer_words": "Overleg eerst."}
    looked = text_of(karin.post(address, form | {"look": "yes"}))
    assert "Hier staat een naam: Samira" in looked
    assert "€ 12" in looked
    refused = karin.post(address, form)
    assert refused.status_code == 422
    assert "Hier staat een naam in: Samira" in text_of(refused)
    karin.post(address, form | {"asked_words": "Iemand kreeg een attentie na een lezing."})
    proposal = Precedent.rows.get()
    assert proposal.public_id in html_of(imre.get("/vragen/"))
    assert "Bekijk een voorbeeld" in text_of(imre.get("/mijn-zaken/"))
    here = f"/voorbeelden/{proposal.public_id}/"
    assert browsers.of(world.ruben).get(here).status_code == 404
    assert imre.post(here, {"action": "request_changes", "reason": ""}).status_code == 422
    imre.post(here, {"action": "request_changes", "reason": "Korter."})
    assert "Korter." in text_of(karin.get(f"{here}aanpassen/"))
    karin.post(
        f"{here}aanpassen/", {"asked_words": "Een attentie na een lezing.", "answer_words": "Overleg eerst."}
    )
    imre.post(here, {"action": "approve"})
    ruben = browsers.of(world.ruben)
    assert "Een attentie na een lezing." in text_of(ruben.get("/voorbeelden/?zoek=attent"))
    assert "Geen voorbeeld met deze woorden" in text_of(ruben.get("/voorbeelden/?zoek=vlinder"))
    shown = html_of(ruben.get(here))
    for secret in ("Samira", "Karin", "Imre", question.public_id):
        assert secret not in shown.split("<main")[1].split("</main>")[0]


def test_an_example_stands_beside_a_like_question_on_the_card_and_at_the_answer(
    world: Dialogue, browsers: Browsers
) -> None:
    world.example()
    card = text_of(browsers.of(world.ruben).post("/vraag/geschenken/alles/", CARD | {"step": "answer"}))
    assert "Voorbeelden die hierop lijken" in card
    visitor = Client(headers={"accept-language": "nl"})
    assert "Voorbeelden die hierop lijken" not in text_of(
        visitor.post("/vraag/geschenken/alles/", CARD | {"step": "answer"})
    )
    question = world.ask(world.ruben)
    assert "Hier antwoordde dezelfde regel." in text_of(
        browsers.of(world.karin).get(f"/vragen/{question.public_id}/")
    )


def test_a_manager_who_decides_differently_is_told_and_may_go_on(world: Dialogue, browsers: Browsers) -> None:
    karin = browsers.of(world.karin)
    for number in range(5):
        decided = world.gift(ASKED, by=world.ruben, giver_organisation=f"Gever {number}")
        karin.post(
            f"/bureau/{decided.public_id}/", {"action": "allow", "reason": "Klein gebaar.", "version": "1"}
        )
    assert Decision.rows.count() == 5
    entry = world.gift(ASKED)
    form = {"action": "ask_return", "reason": "Hier ligt het anders.", "version": "1"}
    response = karin.post(f"/bureau/{entry.public_id}/", form)
    told = text_of(response)
    assert response.status_code == 422
    assert "Vergelijkbare gevallen gingen meestal anders." in told
    assert "In 5 van de 5" in told
    assert "Hier ligt het anders." in html_of(response)
    assert Decision.rows.count() == 5
    assert karin.post(f"/bureau/{entry.public_id}/", form | {"go_on": "ask_return"}).status_code == 302
    assert Decision.rows.count() == 6


def test_what_is_stored_about_me_has_my_questions(world: Dialogue, browsers: Browsers) -> None:
    world.ask(about="Mag deze fles?")
    samira = browsers.of(world.samira)
    assert "Mag deze fles?" in text_of(samira.get("/mijn-zaken/gegevens/"))
    assert "Mag deze fles?" in str(samira.get("/mijn-zaken/gegevens.json").json())


def test_a_step_that_is_gone_says_so_and_loses_nothing(world: Dialogue, browsers: Browsers) -> None:
    question = answered(world)
    form = {"action": "answer", "outcome": ADVISED, "words": "Te laat.", "version": "1"}
    response = browsers.of(world.karin).post(f"/vragen/{question.public_id}/", form)
    assert response.status_code == 422
    assert "Er is niets veranderd." in text_of(response)


def test_what_was_typed_survives_the_end_of_a_session(world: Dialogue, browsers: Browsers) -> None:
    question = world.ask()
    browsers.of(world.karin)
    visitor = Client(headers={"accept-language": "nl"})
    address = f"/vragen/{question.public_id}/"
    visitor.post(address, {"action": "answer", "outcome": ADVISED, "words": "Half af"})
    account = world.karin.user
    account.set_password("vier woorden op rij")
    account.save()
    visitor.post(f"/inloggen/?next={address}", {"login": account.email, "password": "vier woorden op rij"})
    page = html_of(visitor.get(address))
    assert "Half af" in page
    assert f'value="{ADVISED}" checked' in page


def test_the_same_form_twice_makes_one_question(world: Dialogue, browsers: Browsers) -> None:
    samira = browsers.of(world.samira)
    form = form_of(html_of(samira.post(ASK, CARD | {"to": "manager"}))) | {
        "to": "manager",
        "submission_key": str(new_key()),
    }
    samira.post(ASK, form)
    samira.post(ASK, form)
    assert Question.rows.count() == 1


ODD = "\x00\ud800'\"><script>&%s{{7*7}}"


def test_odd_input_never_breaks_a_page(world: Dialogue, browsers: Browsers) -> None:
    question = world.ask()
    samira, karin = browsers.of(world.samira), browsers.of(world.karin)
    odd = ODD.encode("utf-8", "replace").decode()
    form = form_of(html_of(samira.post(ASK, CARD | {"to": "manager"})))
    wrong = dict.fromkeys(
        ("find", "involved", "about", "to", "shown", "submission_key", "fact.value_eur"), odd
    )
    for page in (
        samira.post(ASK, form | wrong),
        samira.post(ASK, wrong),
        samira.post(ASK, form | {"to": odd}),
        samira.get("/voorbeelden/", {"zoek": odd, "onderwerp": odd, "voor": odd}),
        samira.post(
            f"/mijn-zaken/vragen/{question.public_id}/", {"action": odd, "reason": odd, "version": odd}
        ),
        karin.post(f"/vragen/{question.public_id}/", {"action": odd, "reason": odd}),
        karin.post(f"/vragen/{question.public_id}/", {"action": "answer", "outcome": odd, "words": odd}),
    ):
        assert page.status_code in {200, 422}
        assert "<script>&" not in html_of(page)


def test_a_colleague_who_does_not_exist_loses_nothing(world: Dialogue, browsers: Browsers) -> None:
    samira = browsers.of(world.samira)
    form = form_of(html_of(samira.post(ASK, CARD | {"to": "manager"}))) | {
        "to": "manager",
        "involved": "nobody",
    }
    assert samira.post(ASK, form).status_code == 302
    assert Question.rows.get().assessor == world.karin


def test_no_list_asks_the_database_more_when_it_grows(world: Dialogue, browsers: Browsers) -> None:
    pages = [
        ("samira", "/mijn-zaken/vragen/"),
        ("karin", "/vragen/"),
        ("ruben", "/voorbeelden/"),
        ("imre", "/vragen/"),
    ]
    world.example()
    counted = []
    for _ in range(2):
        for _ in range(4):
            world.example()
            world.ask()
            world.proposal()
        counted.append([])
        for who, address in pages:
            browser = browsers.of(getattr(world, who))
            browser.get(address)
            with CaptureQueriesContext(connection) as asked:
                assert browser.get(address).status_code == 200
            counted[-1].append(len(asked))
    assert counted[0] == counted[1]
    assert max(counted[1]) <= 25
