"""The province in which something is published."""

import pytest

from tests.plugins.remembered import remembered
from tests.publication.builders import Publishing


@pytest.fixture
def world(db: None) -> Publishing:
    """A province with somebody in scale 14."""
    return remembered("publication", Publishing)
