"""Whom a campaign asks, and why: each condition alone, all together, and the list that is fixed at the start."""

from datetime import date
from typing import Any

import pytest

from tests.campaigns.builders import PLACED, Campaigns
from tests.people.builders import TODAY
from zuiver.campaigns.audience import Audience, Finder, audience_of
from zuiver.campaigns.audience_form import read_audience
from zuiver.campaigns.models import Request
from zuiver.campaigns.queries import audience_page
from zuiver.kernel.errors import InvalidData, Refusal
from zuiver.people.commands import assignment_start, person_create
from zuiver.people.models import Assignment, Person


def names(world: Campaigns, **audience: Any) -> set[str]:
    found = Finder(world.organisation.pk, Audience(**audience), TODAY).all()
    return {member.place.name for member in found}


def move(world: Campaigns, person: Person, on: date, **place: Any) -> None:
    """Give somebody another place from a day on, as human resources does."""
    usual = {"unit": world.roads, "function": "adviser", "scale": 9}
    assignment_start(world.province.hr, person, **{**usual, **place}, valid_from=on)


def test_nothing_filled_in_is_everybody_with_a_place(world: Campaigns) -> None:
    assert names(world) == {"Samira", "Ruben", "Karin", "Noor", "Peter", "Bo"}


def test_a_unit_brings_all_below_it(world: Campaigns) -> None:
    assert names(world, units=("roads",)) == {"Samira", "Ruben", "Karin"}
    assert len(names(world, units=("infra",))) == PLACED


def test_conditions_have_to_hold_together(world: Campaigns) -> None:
    move(world, world.ruben, date(2026, 2, 1), function="Inkoper", scale=11)
    assert names(world, functions=("INKOP", "jurist")) == {"Ruben"}
    assert names(world, functions=("inkop",), scale_from=10, scale_to=12, units=("roads",)) == {"Ruben"}
    assert names(world, functions=("inkop",), scale_from=12) == set()


def test_who_leads_who_is_hired_and_who_hr_does_not_know(world: Campaigns) -> None:
    hired = person_create(world.province.hr, name="Ext", kind="external")
    move(world, hired, date(2026, 1, 1), scale=None)
    assert names(world, leads=True) == {"Karin", "Noor", "Peter"}
    assert names(world, kind="external") == {"Ext"}
    assert names(world, hr_record="no") == {"Ext"}
    assert "Ext" not in names(world, hr_record="yes")
    assert "Ext" not in names(world, scale_from=1)


def test_time_in_a_function_goes_on_through_another_scale_or_unit(world: Campaigns) -> None:
    move(world, world.ruben, date(2026, 2, 1), scale=10)
    move(world, world.samira, date(2026, 2, 1), function="inspector")
    assert names(world, since_from=date(2026, 1, 1)) == {"Samira"}
    assert "Ruben" in names(world, since_until=date(2024, 12, 31))


def test_who_left_or_has_yet_to_come_does_not_belong_to_it(world: Campaigns) -> None:
    Assignment.rows.filter(person=world.ruben).update(valid_until=date(2026, 5, 11))
    soon = person_create(world.province.hr, name="Soon", employee_key="soon")
    move(world, soon, date(2026, 6, 1))
    assert {"Ruben", "Soon"}.isdisjoint(names(world))


def test_the_preview_says_who_and_why(world: Campaigns) -> None:
    page = audience_page(world.actor(world.imre), Audience(units=("roads",), leads=True))
    assert page.total == 1
    assert page.lines[0].name == "Karin"
    assert page.lines[0].reasons == (("unit", {"unit": "roads"}), ("leads", {"unit": "roads"}))
    with pytest.raises(Refusal):
        audience_page(world.actor(world.karin), Audience())


def test_the_list_is_fixed_with_its_reasons_and_joiners_are_not_added(world: Campaigns) -> None:
    campaign = world.running(units=("roads",))
    move(world, world.peter, date(2026, 5, 20))
    world.remind(date(2026, 6, 30))
    asked = Request.rows.filter(campaign=campaign)
    assert set(asked.values_list("person__name", flat=True)) == {"Samira", "Ruben", "Karin"}
    assert asked.first().reasons == [["unit", {"unit": "roads"}]]
    assert len(campaign.list_digest) == 64


def test_what_is_stored_is_the_same_audience() -> None:
    audience = Audience(("roads",), ("inkoper",), 8, 12, "employee", "yes", True, date(2024, 2, 29), TODAY)
    assert audience_of(audience.stored()) == audience
    assert audience_of(Audience().stored()) == Audience()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"scale_from": "veel"}, "scale_from"),
        ({"scale_from": "19"}, "scale_from"),
        ({"scale_from": "٣"}, "scale_from"),
        ({"scale_from": "12", "scale_to": "8"}, "scale_to"),
        ({"units": ["nergens"]}, "units"),
        ({"kind": "intern"}, "kind"),
        ({"since_from": "ooit"}, "since_from"),
        ({"since_from": "1 mei 2026", "since_until": "1 april 2026"}, "since_until"),
        ({"functions": ",".join(f"f{n}" for n in range(30))}, "functions"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(world: Campaigns, typed: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidData) as caught:
        read_audience(world.organisation.pk, typed, TODAY)
    assert set(caught.value.errors) == {field}


def test_a_form_is_read_without_a_guess(world: Campaigns) -> None:
    typed = {
        "units": ["roads"],
        "functions": "inkoper, jurist",
        "scale_from": "8",
        "since_until": "2025",
        "leads": "true",
    }
    assert read_audience(world.organisation.pk, typed, TODAY) == Audience(
        units=("roads",),
        functions=("inkoper", "jurist"),
        scale_from=8,
        leads=True,
        since_until=date(2025, 12, 31),
    )
