"""The anonymous flow with a keyboard only, on 320 points wide: every stop has a name for a screen reader and shows its focus."""

import re
from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, Look, faults, scrolls_sideways, shot
from tests.speak_up.builders import SpeakUp
from zuiver.cases.exclusions import is_excluded
from zuiver.cases.models import Case, Item

SLOW: Final = 60_000
MOST_STOPS: Final = 60
SEEN: Final = "De facturen van de brug kloppen niet."
# A stop as a screen reader tells it: a role, and a name between quotes.
NAMED: Final = re.compile(r'- (?P<role>\w+) "(?P<name>.+)"')
SHOWS_FOCUS: Final = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none";
}"""
IS_AT: Final = """([css, label]) => {
  const at = document.activeElement;
  return at.matches(css) && (!label || [...(at.labels ?? [])].some((one) => one.textContent.trim().startsWith(label)));
}"""


def reach(page: Page, css: str, label: str = "") -> str:
    """Press Tab until that place has the focus, and return its name. Fails where Tab never comes there."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(IS_AT, [css, label]):
            break
    else:
        pytest.fail(f"Tab never comes to {css} {label}")
    told = NAMED.search(page.locator(":focus").aria_snapshot())
    assert told, f"{css} has no name for a screen reader"
    assert page.evaluate(SHOWS_FOCUS), f"{css} does not show that it has the focus"
    return told["name"]


def press(page: Page, deed: str) -> None:
    """Go to a button and press it."""
    reach(page, f'[data-do="{deed}"]')
    page.keyboard.press("Enter")


def arrived_at(page: Page, step: str) -> None:
    """The next step is there, and the focus stands on its heading; nothing is wider than the window."""
    expect(page.locator(f'[data-step="{step}"] h2')).to_be_focused(timeout=SLOW)
    shot(page, f"by-keyboard-{step}-nl-{NARROW}")
    assert not scrolls_sideways(page), step
    assert faults(page) == [], step


def write(page: Page, css: str, text: str) -> str:
    """Go to a field and type in it; returns its name."""
    name = reach(page, css)
    page.keyboard.type(text)
    return name


def test_a_report_from_choosing_to_the_box_without_a_mouse(live: SpeakUp, look: Look) -> None:
    page = look("/meldkanaal/", width=NARROW)
    expect(page.locator('[data-do="begin"]')).to_be_visible(timeout=SLOW)
    press(page, "begin")
    chooses(page)
    writes_and_attaches(page)
    code = page.locator("[data-code]").inner_text()
    write(page, "#id-typed", "fout")
    press(page, "send")
    expect(page.locator("[data-problem]")).not_to_be_empty(timeout=SLOW)
    page.locator("#id-typed").focus()
    page.keyboard.press("Control+A")
    page.keyboard.type(code)
    press(page, "send")
    in_the_box(page)
    case = Case.rows.get()
    assert is_excluded(case, live.coen.person.pk)
    assert case.family == "breach"
    assert set(Item.rows.values_list("kind", flat=True)) >= {"report", "file", "message"}


def chooses(page: Page) -> None:
    arrived_at(page, "people")
    for name in ("Carla", "Olga"):
        reach(page, "[data-chosen] input", name)
        page.keyboard.press("Space")
    reach(page, "[data-excluded] input", "Coen")
    page.keyboard.press("Space")
    reach(page, "[name=family]")
    for _ in ("wrongdoing", "breach"):
        page.keyboard.press("ArrowDown")
    press(page, "to-text")


def writes_and_attaches(page: Page) -> None:
    arrived_at(page, "text")
    assert write(page, "#id-text", SEEN) == "Je melding"
    reach(page, "#id-files")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files({"name": "brug.txt", "mimeType": "text/plain", "buffer": b"bedrag en datum"})
    expect(page.locator("[data-findings] li")).to_have_count(1, timeout=SLOW)
    press(page, "to-code")
    arrived_at(page, "code")


def in_the_box(page: Page) -> None:
    arrived_at(page, "box")
    expect(page.get_by_text(SEEN)).to_be_visible()
    before = page.locator("[data-thread] li").count()
    write(page, "#id-answer", "Ik heb ook een mail.")
    press(page, "answer")
    expect(page.locator("[data-thread] li")).to_have_count(before + 1, timeout=SLOW)
    expect(page.locator('[role="status"]').first).to_contain_text("Verzegeld en ontvangen", timeout=SLOW)
