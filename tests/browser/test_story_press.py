"""Story 8 on real pages: a newspaper calls Tom about a permit. One sentence to say, and a note for communications."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE, SCREENS, Look, faults, scrolls_sideways, shot
from tests.web.conftest import Small
from zuiver.people.models import Organisation

HERE = "/vraag/externe-contacten/"
PHONE_NUMBER, ADDRESS = "099 000 09 22", "communicatie@example.nl"
SAY = {
    "nl": "Ik kan daar zelf geen antwoord op geven.",
    "en": "I cannot answer that myself.",
}
JOURNALIST = {"nl": "Een journalist", "en": "A journalist"}
WORK = {"nl": "Ja, over mijn werk", "en": "Yes, about my work"}


@pytest.fixture
def press(small: Small) -> Small:
    """The province tells how communications is reached."""
    told = {"contact.communications_phone": PHONE_NUMBER, "contact.communications_email": ADDRESS}
    Organisation.objects.filter(pk=small.organisation.pk).update(terms=told)
    return small


def answer(page: Page, *labels: str) -> None:
    """Tap each answer, in the order of the questions."""
    for label in labels:
        page.get_by_role("button", name=label, exact=True).click()


def sound(page: Page, name: str) -> None:
    shot(page, f"press-{name}")
    assert not scrolls_sideways(page), name
    assert faults(page) == [], name


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_story_8_a_newspaper_calls_and_tom_says_one_sentence(
    press: Small, look: Look, width: int, language: str
) -> None:
    page = look(HERE, width=width, language=language)
    answer(page, JOURNALIST[language], WORK[language], {"nl": "Nee", "en": "No"}[language])
    expect(page.locator("#hand-over")).to_contain_text(SAY[language])
    # The register of the same subject is for members of the assembly: nothing is recorded there.
    expect(page.locator("button[name=step_name]")).to_have_count(0)
    card = page.locator("#hand-over-note")
    expect(page.locator(".z-outcome__sentence")).to_contain_text({"nl": "Verwijs", "en": "Refer"}[language])
    expect(page.locator("#talk")).to_contain_text(PHONE_NUMBER)
    note = urlsplit(card.get_by_role("link").get_attribute("href") or "")
    assert (note.scheme, unquote(note.path)) == ("mailto", ADDRESS)
    body = parse_qs(note.query)["body"][0].split("\r\n")
    assert len(body) > 5
    for line in body:
        expect(card).to_contain_text(line)
    page.locator(
        "summary", has_text={"nl": "Dit staat in de code", "en": "This is in the code"}[language]
    ).click()
    for norm in ("X-4", "X-5", "X-6"):
        expect(page.locator(".z-norms")).to_contain_text(norm)
    sound(page, f"8-{width}-{language}")


def test_what_was_agreed_with_communications_may_be_told(press: Small, look: Look) -> None:
    page = look(HERE, width=PHONE)
    answer(page, JOURNALIST["nl"], WORK["nl"], "Ja")
    expect(page.locator(".z-outcome__sentence")).to_contain_text("zoals het is afgesproken")
    expect(page.locator("#hand-over, #hand-over-note")).to_have_count(0)


def test_without_script_and_without_an_address_the_sentence_is_there_all_the_same(
    small: Small, look: Look
) -> None:
    page = look(HERE, width=DESK, script=False)
    answer(page, JOURNALIST["nl"], WORK["nl"], "Nee")
    expect(page.locator("#hand-over")).to_contain_text(SAY["nl"])
    assert (page.locator("#hand-over-note").get_by_role("link").get_attribute("href") or "").startswith(
        "mailto:?"
    )
