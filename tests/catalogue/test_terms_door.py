"""The one door to what an organisation sets: what nobody knows, what lies outside, and what is looser than a floor stays out."""

from collections.abc import Mapping

import pytest

from tests.people.builders import TODAY
from tests.plugins.remembered import remembered
from tests.registers.builders import World
from zuiver.audit.models import AuditEvent
from zuiver.catalogue.own_settings import settings_of
from zuiver.kernel.errors import InvalidData, Refusal
from zuiver.people.actor import Actor, system_actor
from zuiver.people.commands import terms_clear, terms_set
from zuiver.people.roles import MANAGE_TERMS
from zuiver.registers.declaration import Setting
from zuiver.registers.registry import all_registers


@pytest.fixture
def world(db: None) -> World:
    """A province."""
    return remembered("small", World)


def administrator(world: World) -> Actor:
    return system_actor(world.organisation.pk, "command-line", TODAY, {MANAGE_TERMS})


def own(world: World) -> Mapping[str, object]:
    world.organisation.refresh_from_db()
    found: Mapping[str, object] = world.organisation.terms
    return found


def test_what_is_right_is_stored_with_one_event_that_holds_no_words(world: World) -> None:
    given = {
        "gifts.gift_limit": "40",
        "lobby.publication_from_scale": "0",
        "lobby.publication_decided_by": "De directie",
        "contact.integrity_email": "integriteit@noord.example",
    }
    assert terms_set(administrator(world), given) == tuple(sorted(given))
    assert own(world) == {**given, "lobby.publication_from_scale": 0}
    event = AuditEvent.objects.get(event="people.terms.changed")
    assert "directie" not in str(event.data)
    assert "integriteit@" not in str(event.data)
    assert terms_set(administrator(world), given) == ()
    assert AuditEvent.objects.filter(event="people.terms.changed").count() == 1


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("gifts.no_such_term", "1"),
        ("nonsense", "1"),
        ("gifts.gift_limit", "veel"),
        ("lobby.publication_shown_years", "0"),
        ("lobby.publication_shown_years", "21"),
        ("lobby.publication_shown_years", "²"),
        ("lobby.publication_decided_since", "3 maart"),
        ("lobby.publication_decided_by", "  "),
        ("lobby.publication_decided_why", "x" * 501),
        ("insight.min_cell", "1"),
        ("cases.keep_closed_months", "lang"),
        ("contact.integrity_email", "a\x00b"),
    ],
)
def test_what_cannot_be_right_is_refused_under_its_name_and_nothing_is_stored(
    world: World, name: str, value: str
) -> None:
    with pytest.raises(InvalidData) as wrong:
        terms_set(administrator(world), {"contact.leak_phone": "088 123", name: value})
    assert list(wrong.value.errors) == [name]
    assert own(world) == {}


def test_a_value_looser_than_a_code_that_is_a_floor_is_refused(world: World) -> None:
    world.organisation.policy_pack = "state-2020"
    world.organisation.save()
    terms_set(administrator(world), {"gifts.gift_limit": "20"})
    with pytest.raises(Refusal):
        terms_set(administrator(world), {"gifts.gift_limit": "26"})
    assert own(world) == {"gifts.gift_limit": "20"}


@pytest.mark.parametrize("name", ["samira", "karin", "imre", "dana", "audra"])
def test_only_the_administrator_sets_anything(world: World, name: str) -> None:
    actor = world.actor(getattr(world, name))
    with pytest.raises(Refusal):
        terms_set(actor, {"gifts.gift_limit": "40"})
    with pytest.raises(Refusal):
        terms_clear(actor, "gifts.gift_limit")


def test_what_is_cleared_is_as_usual_again(world: World) -> None:
    terms_set(administrator(world), {"gifts.gift_limit": "40"})
    assert terms_clear(administrator(world), "gifts.gift_limit", "gifts.repeated_from") == (
        "gifts.gift_limit",
    )
    assert own(world) == {}


def test_each_setting_of_a_register_can_be_set_to_its_own_bounds(world: World) -> None:
    numbers = [(name, one) for name, one in settings_of(all_registers()) if isinstance(one, Setting)]
    assert len(numbers) > len(all_registers())
    for name, one in numbers:
        assert terms_set(administrator(world), {name: str(one.least)})
        assert terms_set(administrator(world), {name: str(one.most)}) or one.least == one.most
