"""A province with gifts that another policy would answer in another way."""

import pytest

from tests.plugins.remembered import remembered
from tests.registers.builders import ASKED, BOTTLE, World


class Recorded(World):
    """Twelve gifts of 2026 around a limit of 25 euro: six below it, and six (of two kinds) above it."""

    def __init__(self, slug: str = "north") -> None:
        super().__init__(slug)
        for day in range(1, 7):
            # Each from a giver of its own: one who gives more often is another rule.
            self.gift(happened_on=f"{day} mei 2026", giver_organisation=f"Waterschap {day}")
            self.gift(
                ASKED if day == 1 else BOTTLE,
                value="30",
                happened_on=f"{day} februari 2026",
                giver_organisation=f"Gemeente {day}",
            )


@pytest.fixture
def world(db: None) -> Recorded:
    """The province and its gifts."""
    return remembered("insight", Recorded)
