"""The menu shows the places that somebody may see, and no others."""

from datetime import date
from itertools import combinations

import pytest
from django.core.cache import cache

from tests.people.builders import TODAY, Province
from zuiver.people import commands
from zuiver.people.actor import Actor
from zuiver.people.queries import actor_for_person
from zuiver.people.roles import ROLE_BY_SLUG
from zuiver.web.navigation import MOST, OVERVIEW, PLACES, divided, menu_for

# Whether somebody has a key is looked up.
pytestmark = pytest.mark.django_db


@pytest.fixture
def province(db: None) -> Province:
    """An organisation without anybody."""
    cache.clear()
    return Province()


def places(actor: Actor | None, path: str = "/") -> list[str]:
    return [item.href for item in menu_for(actor, path)]


def someone(
    *roles: str, leads: frozenset[int] = frozenset(), stands_in_for: frozenset[int] = frozenset()
) -> Actor:
    """A person of the organisation with these roles."""
    given = frozenset().union(*(ROLE_BY_SLUG[role].permissions for role in roles))
    return Actor(1, 1, "Somebody", date(2026, 5, 12), given, leads, stands_in_for)


def test_a_visitor_can_ask_and_speak_up() -> None:
    assert places(None) == ["/", "/veilig-melden/"]


def test_an_employee_has_the_own_things_and_no_desk() -> None:
    assert places(someone()) == ["/", "/mijn-zaken/", "/datalek/", "/veilig-melden/"]


@pytest.mark.parametrize("roles", [*combinations(ROLE_BY_SLUG, 1), tuple(ROLE_BY_SLUG)])
@pytest.mark.parametrize("leads", [frozenset(), frozenset({7})])
@pytest.mark.parametrize("has_key", [False, True])
def test_no_menu_is_longer_than_seven_and_no_place_is_lost(
    monkeypatch: pytest.MonkeyPatch, roles: tuple[str, ...], leads: frozenset[int], has_key: bool
) -> None:
    monkeypatch.setattr("zuiver.web.cases.places._look", lambda actor, person_id: has_key)
    cache.clear()
    who = someone(*roles, leads=leads)
    in_menu, gathered = divided(who)
    assert len(in_menu) <= MOST
    assert {*in_menu, *gathered} - {OVERVIEW} == {place for place in PLACES if place.shown(who)}
    assert not gathered or OVERVIEW in in_menu
    assert all(place.hint for place in gathered)
    cache.clear()


def test_the_overview_is_marked_on_a_page_that_it_leads_to() -> None:
    officer = someone("integrity_officer")
    marked = [item.href for item in menu_for(officer, "/inzicht/gevers/") if item.is_current]
    assert marked == ["/overzicht/"]


def test_who_holds_a_key_or_may_has_the_reports(province: Province) -> None:
    root = province.unit("province")
    confidant, auditor = (
        province.person("Carla", works_in=root),
        province.person("Ada", works_in=root, role="auditor"),
    )
    commands.confidant_add(province.hr, confidant, phone="099")
    other = province.person("Sam", works_in=root)
    shown = {
        person.name: "/meldzaken/" in places(actor_for_person(person, TODAY))
        for person in (confidant, auditor, other)
    }
    assert shown == {"Carla": True, "Ada": True, "Sam": False}


@pytest.mark.parametrize("who", [someone(leads=frozenset({7})), someone(stands_in_for=frozenset({3}))])
def test_who_leads_or_stands_in_has_a_desk(who: Actor) -> None:
    assert "/bureau/" in places(who)


@pytest.mark.parametrize(
    ("role", "place"),
    [("hand_in_desk", "/inleverpunt/"), ("auditor", "/audit/"), ("administrator", "/beheer/post/")],
)
def test_a_role_brings_its_place(role: str, place: str) -> None:
    assert place in places(someone(role))
    assert place not in places(someone())


def test_an_administrator_sees_no_register() -> None:
    assert not any(place.startswith("/register") for place in places(someone("administrator")))


def test_the_place_where_the_reader_is_is_marked() -> None:
    marked = [item.href for item in menu_for(someone(), "/mijn-zaken/gegevens/") if item.is_current]
    assert marked == ["/mijn-zaken/"]
