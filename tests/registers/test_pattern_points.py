"""What stands out in what a giver gave stands beside the entry as a point, and nobody is named in it."""

from datetime import timedelta
from typing import Any

from tests.people.builders import TODAY
from tests.registers.builders import BOTTLE, World
from zuiver.registers import queries
from zuiver.registers.models import Entry


def points(world: World, entry: Entry) -> str:
    context = queries.decision_context(world.actor(world.karin), entry)
    return "\n".join(point.text() for point in context.points)


def bottle(world: World, by: Any, days_ago: int = 0, **changes: Any) -> Entry:
    day = (TODAY - timedelta(days=days_ago)).isoformat()
    return world.gift({**BOTTLE, "value": "20", "happened_on": day, **changes}, by=by)


def test_a_giver_that_gives_to_several_people_and_teams_is_told_with_numbers_only(world: World) -> None:
    bottle(world, world.ruben, 40, description="Boekenbon")
    bottle(world, world.peter, 200, description="Pen", value="onbekend")
    told = points(world, bottle(world, world.samira))
    assert "gave 3 times here, to 3 people in 2 teams" in told
    assert "Together that is €40.00; of 1 the worth is not known" in told
    assert not {"Ruben", "Peter"} & set(told.split())


def test_three_small_gifts_in_a_month_are_told_together(world: World) -> None:
    bottle(world, world.samira, 20)
    bottle(world, world.samira, 10)
    assert "3 things. Each is within the limit; together they are worth €60.00" in points(
        world, bottle(world, world.samira)
    )


def test_the_same_thing_to_colleagues_is_told_as_a_number(world: World) -> None:
    bottle(world, world.ruben, 3, description="Een fles rode wijn")
    assert "recorded by others around that day: 1" in points(world, bottle(world, world.samira))


def test_the_months_roll_and_what_came_before_them_or_was_withdrawn_does_not_count(world: World) -> None:
    bottle(world, world.ruben, 400)
    entry = bottle(world, world.samira)
    assert "gave" not in points(world, entry)


def test_one_more_giver_of_the_same_kind_changes_nothing(world: World) -> None:
    bottle(world, world.ruben, 3, giver_organisation="Een ander waterschap")
    told = points(world, bottle(world, world.samira))
    assert "gave" not in told
    assert "by others" not in told
