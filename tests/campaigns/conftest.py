"""The small province with campaigns, for every test that asks for it."""

import pytest

from tests.campaigns.builders import Campaigns
from tests.plugins.remembered import remembered


@pytest.fixture
def world(db: None) -> Campaigns:
    """Samira and Ruben work for Karin, who works for Noor; Peter leads Bridges; Imre keeps the campaigns."""
    return remembered("campaigns", Campaigns)
