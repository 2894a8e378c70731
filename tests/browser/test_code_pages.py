"""The code of conduct in a browser: readable on a phone, by keyboard, in the dark, and beside the answer it stands under."""

from datetime import date
from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.conftest import DESK, NARROW, PHONE, SCREENS, Look, faults, go, scrolls_sideways, shot
from tests.browser.test_asking import press_until, wine
from tests.web.conftest import Small
from tests.web.test_code_pages import CODE, TEXT, take_in
from zuiver.people.commands import role_grant

PAGES = {
    "contents": "/gedragscode/",
    "section": f"{TEXT}geschenken/geschenken/",
    "paragraph": f"{TEXT}geschenken/geschenken/leverancier/",
    "norm": "/gedragscode/norm/G-16/",
    "editions": "/gedragscode/uitgaven/",
    "changes": "/gedragscode/uitgaven/2024-01-01/wijzigingen/",
    "confirm": "/gedragscode/bevestigen/",
    "figures": "/gedragscode/cijfers/",
}

# On a desk, in English and in the dark, only those with colours of their own: a look takes long.
IN_THE_DARK = {"paragraph", "changes", "figures"}


@pytest.fixture
def code(small: Small) -> Small:
    """The small province with two editions of its code; Samira confirmed the first, and keeps the code."""
    samira = small.client()
    first = take_in(small, CODE, "2020", 2020)
    samira.post("/gedragscode/bevestigen/", {"edition": first.public_id})
    take_in(
        small, CODE.replace("flessen wijn", "dozen bonbons").replace("paspoort", "rijbewijs"), "2024", 2024
    )
    role_grant(small.province.hr, small.samira, role="integrity_officer", valid_from=date(2024, 1, 1))
    return small


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_no_page_of_the_code_has_a_serious_fault(code: Small, look: Look, width: int, language: str) -> None:
    page = look("/", width=width, language=language, as_client=code.client(), dark=width == DESK)
    for name, address in PAGES.items():
        if width == DESK and name not in IN_THE_DARK:
            continue
        go(page, address)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert faults(page) == [], name
        for one in (width, NARROW):
            page.set_viewport_size({"width": one, "height": 800})
            assert not scrolls_sideways(page), (name, one)
        page.set_viewport_size({"width": width, "height": 800})
        shot(page, f"code-{name}-{width}-{language}")


def test_a_search_marks_the_words_and_leads_to_the_paragraph_by_keyboard(code: Small, look: Look) -> None:
    page = look("/gedragscode/", width=PHONE)
    press_until(page, "#id-q")
    page.keyboard.type("bonbons")
    page.keyboard.press("Enter")
    expect(page.locator("mark", has_text="bonbons")).to_be_visible()
    assert faults(page) == []
    press_until(page, ".c-hit a")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("Een alinea uit de code")


def test_the_answer_opens_the_paragraph_in_place_and_still_prints_on_one_page(
    code: Small, look: Look
) -> None:
    page = look("/vraag/geschenken/")
    wine(page)
    page.locator("details.z-code > summary").click()
    page.get_by_text("Lees de tekst").first.click()
    expect(page.get_by_text("zonder bijbedoelingen kan meestal gewoon")).to_be_visible()
    assert faults(page) == []
    shot(page, "code-in-the-answer")
    assert len(PdfReader(BytesIO(page.pdf(format="A4"))).pages) == 1


def test_the_longest_answers_print_on_one_page_too(small: Small, look: Look) -> None:
    page = look("/")
    for word in ("geschenken", "melden"):
        go(page, f"/vraag/{word}/alles/")
        page.locator("button[value=answer]").click()
        page.locator(".z-outcome").wait_for()
        assert len(PdfReader(BytesIO(page.pdf(format="A4"))).pages) == 1, word
