"""What only roles in research have; all else about this register stands in tests/contracts."""

import pytest

from tests.people.builders import TODAY
from tests.registers.builders import World
from zuiver.catalogue.research.register import RESEARCH
from zuiver.registers.commands import entry_act


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("roles", "discussed", "outcome"),
    [
        (["expert"], "yes", "allowed"),
        (["expert"], "no", "discuss"),
        (["expert"], "unknown", "discuss"),
        (["client", "steering_committee"], "yes", "discuss"),
    ],
)
def test_a_role_is_talked_about_first_and_is_one(roles: list[str], discussed: str, outcome: str) -> None:
    world = World()
    entry = world.entry(
        RESEARCH,
        {
            "roles": roles,
            "discussed_before": discussed,
            "open_about_input": "yes",
            "starts_on": "1 juni 2026",
        },
    )
    assert (entry.outcome, entry.is_late, entry.assessor_id) == (outcome, False, world.karin.pk)
    entry_act(
        world.actor(world.karin, TODAY),
        public_id=entry.public_id,
        action="no_objection",
        reason="Alleen feiten.",
        data={"agreed": "Samira levert cijfers en leest geen concepten."},
    )
    entry.refresh_from_db()
    assert (entry.state, entry.data["agreed"][:6]) == ("no_objection", "Samira")
