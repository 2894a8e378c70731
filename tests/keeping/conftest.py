"""The small province with a retention table, for every test that asks for it."""

import pytest

from tests.keeping.builders import Kept
from tests.plugins.remembered import remembered


@pytest.fixture
def world(db: None) -> Kept:
    """Imre keeps the registers, Dana is the general director, Samira has entries."""
    return remembered("keeping", Kept)
