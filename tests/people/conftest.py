"""A small organisation for every test that asks for it."""

import pytest

from tests.people.builders import Province


@pytest.fixture
def province(db: None) -> Province:
    """An organisation without anybody in it."""
    return Province()
