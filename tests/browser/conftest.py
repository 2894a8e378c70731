"""A real Chromium on a real server: `look(path)` opens a page, `faults(page)` lists what axe finds serious.

Screenshots land in `build/screenshots` (not committed). Chromium is kept from the network but for this machine.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from tests.speak_up.builders import SpeakUp
from tests.web.conftest import Small, make_small
from zuiver.cases import guards

ROOT: Final = Path(__file__).parents[2]
SCREENSHOTS: Final = ROOT / "build" / "screenshots"
AXE: Final = ROOT / "node_modules" / "axe-core" / "axe.min.js"
DESK, PHONE, NARROW = 1280, 390, 320
# Each width and each language once: a fault that only shows in one of the other two is rare, and a look takes long.
SCREENS = [(PHONE, "nl"), (DESK, "en")]
# What htmx says when a reader goes on before an answer was there. A request that fails says `htmx:sendError` too.
LEFT_BEFORE_THE_ANSWER: Final = ("htmx:afterRequest", "htmx:sendAbort")
TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Look = Callable[..., Page]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Everything in this folder needs a browser. In CI each file looks at one of the two screens, to be done in time."""
    here = [item for item in items if Path(__file__).parent in item.path.parents]
    for item in here:
        item.add_marker(pytest.mark.browser)
    if os.environ.get("CI"):
        files = sorted({item.path.name for item in here})
        left_out = {item for item in here if _other_screen(item, files.index(item.path.name))}
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=list(left_out))


def _other_screen(item: pytest.Item, number: int) -> bool:
    """Whether this is a test of the screen that the file of this number is not looked at on."""
    values = item.callspec.params if isinstance(item, pytest.Function) and hasattr(item, "callspec") else {}
    screen = (values.get("width"), values.get("language"))
    return screen in SCREENS and screen != SCREENS[number % len(SCREENS)]


@pytest.fixture
def small(transactional_db: None) -> Small:
    """The small province, where the server sees it too."""
    return make_small()


@pytest.fixture
def live(transactional_db: None) -> Iterator[SpeakUp]:
    """The room with keys and their directory, where the server sees it too."""
    guards.put_up(connection)
    world = SpeakUp(with_directory=True)
    # The first page that a process makes takes long, and the browser waits for it no longer than for any other.
    Client().get("/meldkanaal/")
    yield world
    # Django empties all tables after this test, which the guards of the room would refuse.
    guards.take_down(connection)


@pytest.fixture
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Makes a fresh visitor: a width, a language, light or dark, with or without JavaScript."""
    made: list[BrowserContext] = []

    def visitor(
        width: int = DESK, language: str = "nl", *, dark: bool = False, script: bool = True
    ) -> BrowserContext:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, locale={"nl": "nl-NL", "en": "en-GB"}[language],
            color_scheme="dark" if dark else "light", java_script_enabled=script, reduced_motion="reduce",
            service_workers="block",
        )  # fmt: skip
        context.set_default_timeout(15_000)
        made.append(context)
        return context

    yield visitor
    for context in made:
        context.close()


@pytest.fixture
def look(live_server: Any, contexts: Callable[..., BrowserContext]) -> Iterator[Look]:
    """`look(path, width=, language=, dark=, script=, as_client=)` opens a page.

    A page that breaks its own policy or script says so in the console: that fails the test.
    """
    complaints: list[str] = []

    def hear(kind: str, text: str) -> None:
        harmless = "the server responded with a status of 4" in text or text.startswith(
            LEFT_BEFORE_THE_ANSWER
        )
        if kind in {"error", "warning"} and not harmless:
            complaints.append(text)

    def open_page(path: str, *, as_client: Client | None = None, **visitor: Any) -> Page:
        context = contexts(**visitor)
        if as_client is not None:
            carry_session(context, as_client, live_server.url)
        page = context.new_page()
        page.on("console", lambda said: hear(said.type, said.text))
        page.on("pageerror", lambda error: hear("error", str(error)))
        page.goto(live_server.url + path)
        return page

    yield open_page
    assert complaints == []


def go(page: Page, path: str) -> None:
    """Go to another page of the same server."""
    page.goto("/".join(page.url.split("/")[:3]) + path)


def carry_session(context: BrowserContext, client: Client, address: str) -> None:
    """Sign the visitor in with the session of a test client."""
    context.add_cookies(
        [{"name": name, "value": morsel.value, "url": address} for name, morsel in client.cookies.items()]
    )


def faults(page: Page) -> list[str]:
    """What axe calls serious or critical, one line each with the place."""
    if not AXE.is_file():
        pytest.fail("axe-core is not here. Run script/env, which fetches the browser packages.")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})", TAGS
    )["violations"]
    return [
        f"{one['id']} ({one['impact']}): {node['target']} {node['html'][:160]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


def scrolls_sideways(page: Page) -> bool:
    """Whether the page is wider than its window."""
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def shot(page: Page, name: str) -> None:
    """Keep a picture of the whole page to look at."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(
        path=SCREENSHOTS / f"{re.sub('[^a-z0-9-]+', '_', name.lower()).strip('_')}.png", full_page=True
    )
