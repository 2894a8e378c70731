"""The small province with a retention table, for every test that asks for it."""

import pytest

from tests.keeping.builders import Kept


@pytest.fixture
def world(db: None) -> Kept:
    """Imre keeps the registers, Dana is the general director, Samira has entries."""
    return Kept()
