"""The small province with questions, for every test that asks for it."""

import pytest

from tests.dialogue.builders import Dialogue
from tests.plugins.remembered import remembered


@pytest.fixture
def world(db: None) -> Dialogue:
    """Samira works for Karin, who works for Noor; Imre is the integrity officer, Dana the general director."""
    return remembered("dialogue", Dialogue)
