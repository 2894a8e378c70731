"""The small province for every test that asks for it."""

import pytest

from tests.plugins.remembered import remembered
from tests.registers.builders import World


@pytest.fixture
def world(db: None) -> World:
    """A province with everybody that a gift can meet."""
    return remembered("small", World)
