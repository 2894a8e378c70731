"""Every page about entries, empty, filled, with errors and decided, wide and narrow, in both languages: nothing serious
for axe, nothing wider than its window, nothing wrong in the console. Pictures land in build/screenshots."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESK, NARROW, PHONE, SCREENS, Look, faults, scrolls_sideways, shot
from tests.browser.entries_world import LiveWorld
from zuiver.people.models import Person

NEW = "/geschenken/nieuw/"


@pytest.fixture
def live(transactional_db: None) -> LiveWorld:
    """The province, where the server sees it too."""
    return LiveWorld()


def check(page: Page, name: str) -> None:
    """What holds for every page in every state."""
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    shot(page, f"entries-{name}")
    assert not scrolls_sideways(page), name
    assert faults(page) == [], name


def send_empty(page: Page) -> None:
    """Send the form as it is, with the Enter key."""
    page.locator("#id-giver_organisation").press("Enter")


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_every_filled_page_is_sound(live: LiveWorld, look: Look, width: int, language: str) -> None:
    entries = live.furnished()
    pages: list[tuple[str, Person, str]] = [
        ("mine", live.samira, "/mijn-zaken/"),
        ("mine-manager", live.karin, "/mijn-zaken/"),
        ("stored", live.samira, "/mijn-zaken/gegevens/"),
        ("new", live.samira, NEW),
        ("desk", live.karin, "/bureau/"),
        ("case-late", live.karin, f"/bureau/{entries['late'].public_id}/"),
        ("case-decided", live.karin, f"/bureau/{entries['decided'].public_id}/"),
        ("register", live.imre, "/register/geschenken/"),
        ("register-filtered", live.imre, "/register/geschenken/?staat=reported&laat=ja"),
        ("register-nothing", live.imre, "/register/geschenken/?zoek=zzzz"),
        ("register-error", live.imre, "/register/geschenken/?van=ooit&bedrag_van=veel"),
        ("hand-in", live.bo, "/inleverpunt/"),
        ("hand-in-take", live.bo, f"/inleverpunt/{entries['hand_in'].public_id}/"),
        ("hand-in-settle", live.bo, f"/inleverpunt/{entries['at_desk'].public_id}/"),
        ("audit", live.audra, "/audit/"),
        ("outbox", live.imre, "/beheer/post/"),
        *((f"entry-{name}", live.samira, f"/geschenken/{entries[name].public_id}/")
          for name in ("reported", "late", "question", "hand_in", "return", "declined")),
        ("confirmed", live.samira, f"/geschenken/{entries['late'].public_id}/gemeld/"),
        ("correct", live.samira, f"/geschenken/{entries['reported'].public_id}/verbeteren/"),
    ]  # fmt: skip
    for name, person, path in pages:
        page = look(path, width=width, language=language, as_client=live.client(person))
        check(page, f"{name}-{language}-{width}")
        page.context.close()


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_every_empty_page_is_sound(live: LiveWorld, look: Look, width: int) -> None:
    pages: list[tuple[str, Person, str]] = [
        ("mine", live.samira, "/mijn-zaken/"), ("stored", live.samira, "/mijn-zaken/gegevens/"),
        ("desk", live.karin, "/bureau/"), ("register", live.imre, "/register/geschenken/"),
        ("hand-in", live.bo, "/inleverpunt/"),
    ]  # fmt: skip
    for name, person, path in pages:
        page = look(path, width=width, as_client=live.client(person))
        check(page, f"{name}-empty-{width}")
        page.context.close()


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_every_page_with_errors_is_sound(live: LiveWorld, look: Look, width: int, language: str) -> None:
    entries = live.furnished()
    steps: list[tuple[str, Person, str, Callable[[Page], None]]] = [
        ("new", live.samira, NEW, send_empty),
        ("case", live.karin, f"/bureau/{entries['asked'].public_id}/",
         lambda page: page.locator("#decide button[type=submit]").click()),
        ("hand-in", live.bo, f"/inleverpunt/{entries['hand_in'].public_id}/",
         lambda page: page.locator("main form button[type=submit]").click()),
    ]  # fmt: skip
    for name, person, path, act in steps:
        page = look(path, width=width, language=language, as_client=live.client(person))
        act(page)
        page.locator("[data-error-summary]").wait_for()
        assert page.evaluate("document.activeElement.matches('[data-error-summary]')"), name
        check(page, f"{name}-errors-{language}-{width}")
        page.context.close()


def test_pages_are_sound_in_the_dark_and_on_the_narrowest_phone(live: LiveWorld, look: Look) -> None:
    entries = live.furnished()
    pages: list[tuple[str, Person, str]] = [
        ("mine", live.samira, "/mijn-zaken/"), ("new", live.samira, NEW),
        ("case", live.karin, f"/bureau/{entries['late'].public_id}/"),
        ("register", live.imre, "/register/geschenken/"), ("audit", live.audra, "/audit/"),
    ]  # fmt: skip
    for name, person, path in pages:
        page = look(path, width=NARROW, dark=True, as_client=live.client(person))
        check(page, f"{name}-dark-{NARROW}")
        page.context.close()
