"""Stories 6 and 13 on real pages: a pool car for tomorrow morning, and criticism on one's own account; each with variants."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, Look, faults, scrolls_sideways, shot
from tests.browser.entries_world import LiveWorld
from zuiver.dialogue.models import Question
from zuiver.registers.models import Entry

MEANS = "/vraag/middelen/"
SPEECH = "/vraag/uitingen/"
USUAL = {"Is het netjes tegenover anderen?": "Ja"}
# More questions than any way through these themes.
MOST = 12


@pytest.fixture
def live(transactional_db: None) -> LiveWorld:
    """The province, where the server sees it too."""
    return LiveWorld()


def sound(page: Page, name: str) -> None:
    """What holds for every page of a story."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    shot(page, f"story-{name}")
    assert not scrolls_sideways(page), name
    assert faults(page) == [], name


def asked(page: Page, answers: dict[str, str]) -> list[str]:
    """Answer one question after the other by its words, and what is not named with the usual answer. Return the questions."""
    questions: list[str] = []
    for _ in range(MOST):
        if page.locator("#outcome-sentence").count():
            return questions
        question = page.locator("#question").inner_text()
        questions.append(question)
        # Nothing has to be pasted or typed: every answer is a tap.
        assert page.locator("main textarea, main input[type=text]").count() == 0, question
        answer = {**USUAL, **answers}.get(question, "Nee")
        page.get_by_role("button", name=answer, exact=True).click()
        expect(page.locator("#question, #outcome-sentence").first).not_to_have_text(question)
    raise AssertionError(f"no answer after {MOST} questions: {questions}")


def all_at_once(page: Page, **facts: str) -> None:
    """Fill in the whole page of a theme; what is not named is "no" where it can be."""
    for name in page.eval_on_selector_all(
        "input[type=radio][value=no]", "all => [...new Set(all.map(one => one.name))]"
    ):
        page.locator(f"[name='{name}'][value=no]").check()
    for fact, value in facts.items():
        page.locator(f"[name='fact.{fact}'][value={value}]").check()
    page.get_by_role("button", name="Laat het antwoord zien").click()
    expect(page.locator("#outcome-sentence")).to_be_visible()


def norms(page: Page) -> set[str]:
    """The norms on the card."""
    return set(page.locator(".z-norms__id").all_inner_texts())


CAR = {"Waar gaat het om?": "Poolauto"}
WITH_IT = "Wat wil je ermee doen?"


def test_story_6_a_pool_car_does_not_drive_home_and_another_place_is_talked_about(
    live: LiveWorld, look: Look
) -> None:
    page = look(MEANS, width=PHONE)
    questions = asked(page, {**CAR, WITH_IT: "Tussen huis en werk rijden"})
    assert len(questions) <= 4
    expect(page.locator(".z-outcome")).to_have_class("z-outcome z-outcome--stop")
    expect(page.locator(".z-outcome")).to_contain_text("Bespreek vooraf een andere plek om hem op te halen")
    sound(page, "6-home-phone")
    assert {"M-20", "M-18"} <= norms(page)
    assert not Entry.rows.exists()


def test_story_6_by_way_of_the_day_care_is_private_and_a_small_detour_too(
    live: LiveWorld, look: Look
) -> None:
    page = look(MEANS, width=PHONE, script=False)
    asked(page, {**CAR, WITH_IT: "Privé gebruiken"})
    expect(page.locator(".z-outcome")).to_contain_text("ook niet voor een klein stukje")
    shot(page, "story-6-private-phone")
    page.get_by_text("Dit staat in de code").click()
    assert {"M-19", "M-18"} <= norms(page)


@pytest.mark.parametrize(("permission", "tone", "norm"), [("no", "stop", "M-16"), ("yes", "go", "M-16")])
def test_story_6_taking_something_home_before_an_early_trip_needs_permission(
    live: LiveWorld, look: Look, permission: str, tone: str, norm: str
) -> None:
    page = look(f"{MEANS}alles/", width=DESK)
    all_at_once(page, asset_kind="pool_car", use="take_home", extent="small", permission=permission)
    expect(page.locator(".z-outcome")).to_have_class(f"z-outcome z-outcome--{tone}")
    sound(page, f"6-take-home-{permission}-desk")
    assert norm in norms(page)


OWN_ACCOUNT = {
    "Kan het jouw werk of de organisatie schaden?": "Ik twijfel",
    "Spreek je als medewerker of als privépersoon?": "Als privépersoon",
    "Met welk account of vanaf welk adres doe je het?": "Mijn eigen account",
}


def test_story_13_free_speech_comes_first_and_the_doubt_is_talked_about(live: LiveWorld, look: Look) -> None:
    """Noor pastes nothing and asks: the answer names her freedom first, and whom to ask."""
    page = look(SPEECH, width=PHONE, as_client=live.client(live.samira))
    questions = asked(page, OWN_ACCOUNT)
    assert len(questions) <= 7
    card = page.locator(".z-outcome")
    expect(card).to_have_class("z-outcome z-outcome--talk")
    expect(card).to_contain_text("Je hebt vrijheid van meningsuiting. Je twijfelt of dit schaadt.")
    expect(card).to_contain_text("Een collega")
    sound(page, "13-doubt-phone")
    # Her function stands beside it: what keeps private and function apart is on the card too.
    assert {"P-1", "P-2", "P-6", "P-8", "OC-3"} <= norms(page)
    page.get_by_role("button", name="Leg dit voor aan Karin").click()
    page.fill("#id-about", "Mag ik dit besluit bekritiseren op LinkedIn? Mijn functie staat erbij.")
    sound(page, "13-ask-phone")
    page.get_by_role("button", name="Stuur naar Karin").click()
    expect(page.locator(".z-notice").first).to_contain_text("Je vraag ligt bij Karin")
    question = Question.rows.get()
    assert (question.module, question.assessor) == ("expression", live.karin)
    assert not Entry.rows.exists()


def test_story_13_from_the_account_of_the_province_it_is_not_done(live: LiveWorld, look: Look) -> None:
    page = look(SPEECH, width=PHONE)
    asked(
        page, {**OWN_ACCOUNT, "Met welk account of vanaf welk adres doe je het?": "Een account van het werk"}
    )
    expect(page.locator(".z-outcome")).to_have_class("z-outcome z-outcome--stop")
    expect(page.locator(".z-outcome")).to_contain_text("Met je eigen account kan het vaak wel")
    sound(page, "13-province-account-phone")
    assert "P-5" in norms(page)
