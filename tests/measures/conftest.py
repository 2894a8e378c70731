"""The small province with measures, for every test that asks for it."""

import pytest

from tests.measures.builders import Measures
from tests.plugins.remembered import remembered


@pytest.fixture
def world(db: None) -> Measures:
    """Samira works for Karin, who works for Noor; Imre is the integrity officer, Dana the general director."""
    return remembered("measures", Measures)
