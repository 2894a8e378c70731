"""Who gives often is told by organisation; colleagues are asked in neutral words, once, and nobody else learns of it."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from tests.people.builders import TODAY
from tests.registers.builders import BOTTLE, World
from zuiver.kernel.errors import NotFound, Refusal
from zuiver.notices.models import Notice
from zuiver.people.models import Counterparty
from zuiver.registers import commands, queries
from zuiver.registers.registry import register_of


def bottle(
    world: World, by: Any, days_ago: int = 0, giver: str = "Waterschap Noord", value: str = "20"
) -> None:
    day = (TODAY - timedelta(days=days_ago)).isoformat()
    world.gift({**BOTTLE, "value": value, "happened_on": day, "giver_organisation": giver}, by=by)


def filled(world: World) -> Counterparty:
    bottle(world, world.samira)
    bottle(world, world.samira, 10, value="onbekend")
    bottle(world, world.peter, 20)
    bottle(world, world.peter, 400)
    bottle(world, world.peter, 3, giver="Bakkerij Zuid")
    found: Counterparty = Counterparty.rows.of(world.organisation.pk).get(name="Waterschap Noord")
    return found


def test_a_giver_stands_in_the_list_with_times_persons_teams_and_what_is_known_of_the_worth(
    world: World,
) -> None:
    filled(world)
    [line] = queries.repeat_givers(world.actor(world.imre), register_of("gifts")).lines
    assert (line.name, line.entries, line.persons, line.teams) == ("Waterschap Noord", 3, 2, 2)
    assert (line.cents, line.unknown, line.last_on) == (40_00, 1, TODAY)


def test_only_who_keeps_the_register_sees_the_list_or_asks(world: World) -> None:
    giver = filled(world)
    for person in (world.samira, world.karin, world.audra):
        with pytest.raises(NotFound):
            queries.repeat_givers(world.actor(person), register_of("gifts"))
        with pytest.raises(NotFound):
            commands.others_ask(world.actor(person), kind="gifts", giver=giver.public_id)


def test_who_works_in_those_teams_and_recorded_nothing_is_asked_once_a_month(world: World) -> None:
    giver = filled(world)
    imre = world.actor(world.imre)
    # Ruben and Karin work in Roads; Samira and Peter recorded theirs.
    assert commands.others_ask(imre, kind="gifts", giver=giver.public_id) == 2
    commands.others_ask(imre, kind="gifts", giver=giver.public_id)
    asked = Notice.rows.filter(topic="received_too")
    assert {notice.person for notice in asked} == {world.ruben, world.karin}
    assert asked.count() == 2


def test_where_everybody_recorded_something_there_is_nobody_to_ask(world: World) -> None:
    giver = filled(world)
    for person in (world.ruben, world.karin):
        bottle(world, person)
    with pytest.raises(Refusal, match="nobody to ask"):
        commands.others_ask(world.actor(world.imre), kind="gifts", giver=giver.public_id)


def test_only_who_was_asked_can_open_the_page(world: World, browsers: Any) -> None:
    giver = filled(world)
    address = reverse("received_too", args=["gifts", giver.public_id])
    assert browsers.of(world.ruben).get(address).status_code == 404
    commands.others_ask(world.actor(world.imre), kind="gifts", giver=giver.public_id)
    page = browsers.of(world.ruben).get(address).content.decode()
    assert "Waterschap Noord" in page
    assert "Samira" not in page
    assert browsers.of(world.samira).get(address).status_code == 404
