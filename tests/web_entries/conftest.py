"""The small province of the registers, and browsers of people who signed in."""

from collections.abc import Iterator

import pytest

from tests.plugins.remembered import remembered
from tests.registers.builders import World
from tests.web_entries.browsers import NOW, Browsers
from zuiver.kernel import clock


@pytest.fixture
def world(db: None) -> Iterator[World]:
    """The province on 12 May 2026, just after two o'clock in the afternoon."""
    with clock.frozen(NOW):
        yield remembered("web_entries", World)


@pytest.fixture
def browsers(world: World) -> Browsers:
    """Somebody's browser: `browsers.of(world.samira)`."""
    return Browsers(world.province)
