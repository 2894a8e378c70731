"""Every page that a visitor can open: usable for everyone, on every screen, in both languages."""

import pytest

from tests.browser.conftest import DESK, NARROW, PHONE, SCREENS, Look, faults, go, scrolls_sideways, shot
from tests.web.conftest import Small

PUBLIC = [
    "/", "/vertrouwenspersonen/", "/datalek/", "/veilig-melden/", "/gedragscode/", "/over-je-gegevens/",
    "/toegankelijkheid/", "/kwetsbaarheid-melden/", "/inloggen/", "/wachtwoord/vergeten/", "/situatie/bekende/",
    "/vraag/geschenken/", "/vraag/geschenken/alles/", "/bestaat-niet/",
]  # fmt: skip


def named(path: str) -> str:
    """A page in the name of a picture."""
    return path.strip("/") or "start"


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_nothing_serious_stands_in_the_way_of_anyone(
    small: Small, look: Look, width: int, language: str
) -> None:
    found = {}
    page = look("/", width=width, language=language)
    for path in PUBLIC:
        go(page, path)
        shot(page, f"{named(path)}-{width}-{language}")
        found[path] = faults(page)
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_in_the_dark_it_reads_as_well(small: Small, look: Look) -> None:
    found = {}
    page = look("/", width=PHONE, dark=True)
    for path in PUBLIC:
        go(page, path)
        shot(page, f"{named(path)}-{PHONE}-dark")
        found[path] = faults(page)
    assert {path: lines for path, lines in found.items() if lines} == {}


def test_nothing_runs_off_a_narrow_screen(small: Small, look: Look) -> None:
    page = look("/", width=NARROW)
    wide = []
    for path in PUBLIC:
        go(page, path)
        wide += [path] if scrolls_sideways(page) else []
    assert wide == []


@pytest.mark.parametrize("path", ["/", "/vraag/geschenken/", "/gedragscode/"])
def test_letters_twice_as_large_still_fit(small: Small, look: Look, path: str) -> None:
    page = look(path, width=DESK)
    page.evaluate("document.documentElement.style.setProperty('font-size', '225%')")
    assert not scrolls_sideways(page)


def test_open_details_have_no_faults_either(small: Small, look: Look) -> None:
    page = look("/gedragscode/")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert faults(page) == []


def test_everything_that_can_be_pressed_is_large_enough(small: Small, look: Look) -> None:
    page = look("/", width=PHONE)
    for path in ("/", "/vraag/geschenken/", "/inloggen/"):
        go(page, path)
        small_ones = page.evaluate(
            """() => [...document.querySelectorAll('a, button, input:not([type=hidden]), select, summary')]
                .filter(one => one.offsetParent && !one.matches('.utrecht-skip-link'))
                .map(one => ({box: (one.closest('label') ?? one).getBoundingClientRect(), text: one.outerHTML.slice(0, 80)}))
                .filter(one => one.box.height < 24 || one.box.width < 24).map(one => one.text)"""
        )
        assert small_ones == [], path


def test_the_first_thing_a_keyboard_reaches_skips_to_the_content(small: Small, look: Look) -> None:
    page = look("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className").startswith("utrecht-skip-link")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_focus_is_shown_with_a_ring_of_three_pixels(small: Small, look: Look) -> None:
    page = look("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    ring = page.evaluate(
        "(one => [one.outlineWidth, one.outlineStyle, one.outlineColor])(getComputedStyle(document.activeElement))"
    )
    assert ring == ["3px", "solid", "rgb(255, 191, 71)"]


def test_the_search_box_works_without_a_script(small: Small, look: Look) -> None:
    page = look("/", script=False)
    page.fill("#id-q", "fles wijn")
    page.keyboard.press("Enter")
    assert page.locator("main a.z-tile").first.inner_text().startswith("Ik krijg iets aangeboden")


def test_a_print_shows_the_text_and_not_the_menu(small: Small, look: Look) -> None:
    page = look("/veilig-melden/")
    page.emulate_media(media="print")
    assert not page.locator(".z-nav").is_visible()
    assert not page.locator(".z-footer").is_visible()
    assert page.locator("main").is_visible()
