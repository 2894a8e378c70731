"""What all tests share: which browser there is, and a guard on the choice of database."""

import os
import shutil
from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, sync_playwright
from whitenoise.middleware import WhiteNoiseMiddleware

from tests.plugins.audit_guards import guards_step_aside_for_the_flush  # noqa: F401 - a fixture for all tests
from tests.plugins.migrated import migrated_once

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS: Final = [
    "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run",
    "--disable-quic", "--disable-default-apps", "--disable-domain-reliability", "--no-pings",
]  # fmt: skip
NO_BROWSER = "no Chromium: install it (on Debian: apt-get install chromium) or name it in CHROMIUM_PATH"

# Playwright runs a loop in this thread, in which Django would refuse the database; the tests use one thread at a time.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def find_chromium() -> str | None:
    """The Chromium that `CHROMIUM_PATH` names, or an installed one."""
    named = os.environ.get("CHROMIUM_PATH")
    if named:
        return shutil.which(named)
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium_path() -> str:
    """Where Chromium is, for Playwright's `executable_path`; tests that ask for it carry the mark `browser`."""
    found = find_chromium()
    assert found is not None, NO_BROWSER
    return found


@pytest.fixture(scope="session")
def browser(chromium_path: str) -> Iterator[Browser]:
    """One Chromium for all tests: a process can hold one loop of Playwright, whichever folder asks first."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Workers of one run share what the first one migrated. (Of all fixtures of pytest-django this one runs just before.)"""
    with migrated_once():
        yield


@pytest.fixture(scope="session", autouse=True)
def static_files_are_found_once() -> Iterator[None]:
    """Every new `Client` would look through the folders of static files, which takes longer than most of its pages."""
    look = WhiteNoiseMiddleware.add_files_from_finders
    found: dict[str, object] = {}

    def look_once(middleware: WhiteNoiseMiddleware) -> None:
        if not found:
            look(middleware)
            found.update(middleware.files)
        middleware.files = dict(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(WhiteNoiseMiddleware, "add_files_from_finders", look_once)
        yield


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a run that would silently use another database than was asked for."""
    asked = os.environ.get("ZUIVER_TEST_DATABASE", "sqlite")
    if asked != "sqlite" and not config.pluginmanager.hasplugin("tests.plugins.database"):
        raise pytest.UsageError(
            f"ZUIVER_TEST_DATABASE={asked} needs the plugin that starts it: "
            "use script/test, or pytest -p tests.plugins.database"
        )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip browser tests where there is no browser; in CI nothing is skipped for that, so there they fail."""
    if find_chromium() or os.environ.get("CI"):
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=NO_BROWSER))
