"""The interview in a browser: with a keyboard only, with a thumb, without JavaScript, back and forth."""

from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.conftest import DESK, PHONE, Look, faults, scrolls_sideways, shot
from tests.web.conftest import Small

HERE = "/vraag/geschenken/"


def heading(page: Page) -> str:
    return page.locator("main h1").inner_text()


def press_until(page: Page, selector: str, key: str = "Tab", most: int = 60) -> None:
    """Move with the keyboard until the focus is on an element."""
    for _ in range(most):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with {key}")


def wine(page: Page) -> None:
    """A bottle of wine as a thank-you, with taps."""
    for _ in range(2):
        with_next(page, lambda: page.get_by_role("button", name="Ga verder").click())
    for answer in ("Ja", "Ja", "Een ding, zoals wijn, bloemen of een bon"):
        with_next(page, lambda answer=answer: page.get_by_role("button", name=answer, exact=True).click())
    page.fill("#id-answer", "12,50")
    with_next(page, lambda: page.get_by_role("button", name="Ga verder").click())


def with_next(page: Page, act) -> None:  # type: ignore[no-untyped-def]
    """Act, and wait until another question stands there."""
    before = heading(page)
    act()
    expect(page.locator("main h1")).not_to_have_text(before)


@pytest.mark.parametrize("width", [DESK, PHONE])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_a_bottle_of_wine_is_answered_in_six_steps(
    small: Small, look: Look, width: int, script: bool
) -> None:
    page = look(HERE, width=width, script=script)
    wine(page)
    assert heading(page) == "Je mag het houden. Meld het wel even."
    assert not scrolls_sideways(page)
    shot(page, f"outcome-{width}-{'script' if script else 'plain'}")


def test_the_whole_interview_works_with_a_keyboard_only(small: Small, look: Look) -> None:
    page = look(HERE)
    for _ in range(2):
        press_until(page, "button[value=ticked]")
        with_next(page, lambda: page.keyboard.press("Enter"))
        assert page.evaluate("document.activeElement.id") == "question", "reading goes on at the new question"
    for value in ("yes", "yes", "tangible"):
        press_until(page, f"button[name=answer][value={value}]")
        with_next(page, lambda: page.keyboard.press("Enter"))
    press_until(page, "#id-answer")
    page.keyboard.type("12,50")
    with_next(page, lambda: page.keyboard.press("Enter"))
    assert page.evaluate("document.activeElement.id") == "outcome-sentence"
    press_until(page, "details.z-code summary")
    page.keyboard.press("Enter")
    assert page.locator(".z-norms").first.is_visible()


def test_no_state_of_the_interview_has_a_serious_fault(small: Small, look: Look) -> None:
    page = look(HERE, width=PHONE)
    assert faults(page) == []
    with_next(page, lambda: page.get_by_role("button", name="Ik twijfel").click())
    assert faults(page) == []
    page = look(HERE)
    for _ in range(2):
        with_next(page, lambda: page.get_by_role("button", name="Ga verder").click())
    for answer in ("Ja", "Ja", "Een ding"):
        with_next(page, lambda answer=answer: page.get_by_role("button", name=answer).first.click())
    assert faults(page) == []
    page.fill("#id-answer", "veel")
    page.get_by_role("button", name="Ga verder").click()
    page.locator("[data-error-summary]").wait_for()
    assert faults(page) == []
    page.fill("#id-answer", "80")
    with_next(page, lambda: page.get_by_role("button", name="Ga verder").click())
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert faults(page) == []
    shot(page, "outcome-hand-in-open")


def test_an_error_puts_the_reader_at_the_summary_that_links_to_the_field(small: Small, look: Look) -> None:
    page = look(f"{HERE}alles/")
    page.fill("[name='fact.value_eur']", "veel")
    page.get_by_role("button", name="Laat het antwoord zien").click()
    summary = page.locator("[data-error-summary]")
    expect(summary).to_be_focused()
    assert faults(page) == []
    summary.get_by_role("link").click()
    assert page.evaluate("document.activeElement.name") == "fact.value_eur"


def test_the_back_button_of_the_browser_goes_one_question_back(small: Small, look: Look) -> None:
    page = look(HERE)
    first = heading(page)
    with_next(page, lambda: page.get_by_role("button", name="Ga verder").click())
    second = heading(page)
    with_next(page, lambda: page.get_by_role("button", name="Ga verder").click())
    page.go_back()
    expect(page.locator("main h1")).to_have_text(second)
    page.go_forward()
    expect(page.locator("main h1")).not_to_have_text(second)
    page.go_back()
    expect(page.locator("main h1")).to_have_text(second)
    page.go_back()
    expect(page.locator("main h1")).to_have_text(first)


def test_the_history_of_the_browser_holds_no_answer(small: Small, look: Look) -> None:
    page = look(HERE)
    wine(page)
    assert page.evaluate("JSON.stringify(history.state)") in {
        f'{{"question":{number}}}' for number in range(1, 9)
    }
    assert page.url.endswith(HERE)


def test_the_language_can_change_halfway(small: Small, look: Look) -> None:
    page = look(HERE)
    with_next(page, lambda: page.get_by_role("button", name="Ga verder").click())
    with_next(page, lambda: page.get_by_role("button", name="Ga verder").click())
    page.get_by_role("button", name="English").click()
    expect(page.locator("main h1")).to_have_text("Do you have it already?")


def test_the_answer_prints_on_one_page(small: Small, look: Look) -> None:
    page = look(HERE)
    wine(page)
    printed = PdfReader(BytesIO(page.pdf(format="A4")))
    assert len(printed.pages) == 1
    words = printed.pages[0].extract_text()
    assert "Je mag het houden" in words
    assert "G-18" in words, "what is folded away on a screen stands open on paper"
    assert "Gepri" in words, "the foot says which rule of which version this was"


def test_the_screen_of_a_phone_holds_question_and_answers(small: Small, look: Look) -> None:
    page = look(HERE, width=PHONE)
    for _ in range(2):
        with_next(page, lambda: page.get_by_role("button", name="Ga verder").click())
    last = page.locator("main .z-tile--button").last.bounding_box()
    assert last is not None
    assert last["y"] + last["height"] <= 800, "within reach of a thumb, without scrolling"
