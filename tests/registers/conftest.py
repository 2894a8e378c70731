"""The small province for every test that asks for it."""

import pytest

from tests.registers.builders import World


@pytest.fixture
def world(db: None) -> World:
    """A province with everybody that a gift can meet."""
    return World()
