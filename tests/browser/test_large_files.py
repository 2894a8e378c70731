"""A large file in a real browser: the line breaks in the middle, the reporter goes on, and what comes back is the same."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import SCREENS, Look, faults, scrolls_sideways, shot
from tests.speak_up.builders import SpeakUp
from zuiver.cases.models import Case, Slice, Upload
from zuiver.web.sealed_scripts import sealed_script

FILM = bytes(range(251)) * 12_000
OF_A_SLICE = 2**20
SLOW = 60_000
Contexts = Callable[..., BrowserContext]


class Line:
    """The way to the door. While it is broken nothing gets through."""

    def __init__(self, page: Page) -> None:
        self.is_broken = False
        self.slices = 0
        page.route("**/meldkanaal/deur/", self._take)

    def _take(self, route: Route) -> None:
        is_slice = len(route.request.post_data_buffer or b"") >= OF_A_SLICE
        self.slices += is_slice
        # The second slice does not arrive, nor anything that is tried after it.
        self.is_broken = self.is_broken or (is_slice and self.slices == 2)
        route.abort() if self.is_broken else route.continue_()


def check(page: Page, name: str, width: int, language: str) -> None:
    shot(page, f"large-file-{name}-{language}-{width}")
    assert not scrolls_sideways(page), name
    assert faults(page) == [], name


@pytest.mark.parametrize(("width", "language"), SCREENS)
def test_a_file_goes_on_where_the_line_broke(
    live: SpeakUp, live_server: Any, contexts: Contexts, width: int, language: str, tmp_path: Path
) -> None:
    # Not by `look`: a browser complains of a line that breaks.
    page = contexts(width=width, language=language).new_page()
    page.goto(f"{live_server.url}/meldkanaal/")
    page.locator('[data-do="begin"]').click(timeout=SLOW)
    for name in ("Carla", "Olga"):
        page.locator("[data-chosen]").get_by_label(name).check()
    page.locator('[data-do="to-text"]').click()
    page.locator("#id-text").fill("De film laat het zien.")
    page.locator("#id-files").set_input_files(
        {"name": "film.mp4", "mimeType": "video/mp4", "buffer": FILM}, timeout=SLOW
    )
    expect(page.locator("[data-findings] li")).to_have_count(1, timeout=SLOW)
    page.locator('[data-do="to-code"]').click()
    page.locator("#id-typed").fill(page.locator("[data-code]").inner_text())
    line = Line(page)
    page.locator('[data-do="send"]').click()
    go_on = page.locator('[data-do="go-on"]')
    expect(go_on).to_be_visible(timeout=SLOW)
    expect(page.locator("[data-problem]")).not_to_be_empty()
    assert (Case.rows.count(), Slice.rows.count(), Upload.rows.count()) == (0, 1, 1), "no report, no code"
    check(page, "broken", width, language)
    line.is_broken = False
    go_on.click()
    expect(page.locator("[data-thread] li")).to_have_count(2, timeout=SLOW)
    assert line.slices == len(set(Slice.rows.values_list("number", flat=True))) + 1, (
        "only the lost one came twice"
    )
    check(page, "box", width, language)
    with page.expect_download(timeout=SLOW) as download:
        page.locator('[data-do="save"]').click()
    assert download.value.suggested_filename == "film.mp4"
    download.value.save_as(tmp_path / "film.mp4")
    assert (tmp_path / "film.mp4").read_bytes() == FILM


def test_what_is_too_large_is_said_before_anything_is_sent(live: SpeakUp, look: Look, tmp_path: Path) -> None:
    width, language = SCREENS[0]
    page = look("/meldkanaal/", width=width, language=language)
    page.locator('[data-do="begin"]').click(timeout=SLOW)
    page.locator("[data-chosen]").get_by_label("Carla").check()
    page.locator('[data-do="to-text"]').click()
    page.locator("#id-text").fill("Blijft staan.")
    with (tmp_path / "film.mp4").open("wb") as film:
        film.truncate(201 * 2**20)
    page.locator("#id-files").set_input_files(tmp_path / "film.mp4")
    expect(page.locator("[data-findings] li")).to_contain_text("200 MB")
    assert page.locator("#id-text").input_value() == "Blijft staan."
    check(page, "too-large", width, language)


def test_who_reads_the_code_has_fetched_what_a_reporter_fetches(live: SpeakUp, look: Look) -> None:
    width, language = SCREENS[0]
    fetched: list[str] = []
    script = sealed_script("report")
    assert script is not None
    page = look("/", width=width, language=language)
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(page.url.rstrip("/") + "/gedragscode/", wait_until="networkidle")
    assert [url for url in fetched if script.path in url], "the code brings it along"
    fetched.clear()
    page.goto(page.url.replace("/gedragscode/", "/meldkanaal/"), wait_until="networkidle")
    expect(page.locator('[data-do="begin"]')).to_be_visible(timeout=SLOW)
    sizes = page.evaluate(
        "name => performance.getEntriesByType('resource').filter((one) => one.name.includes(name))"
        ".map((one) => one.transferSize)",
        script.file,
    )
    assert sizes == [0], "and the reporters' page has it from the browser's own store"
