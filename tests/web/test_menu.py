"""The menu shows the places that somebody may see, and no others."""

from datetime import date

import pytest

from zuiver.people.actor import Actor
from zuiver.people.roles import ROLE_BY_SLUG
from zuiver.web.navigation import menu_for


def places(actor: Actor | None, path: str = "/") -> list[str]:
    return [item.href for item in menu_for(actor, path)]


def someone(
    *roles: str, leads: frozenset[int] = frozenset(), stands_in_for: frozenset[int] = frozenset()
) -> Actor:
    """A person of the organisation with these roles."""
    given = frozenset().union(*(ROLE_BY_SLUG[role].permissions for role in roles))
    return Actor(1, 1, "Somebody", date(2026, 5, 12), given, leads, stands_in_for)


def test_a_visitor_can_only_ask() -> None:
    assert places(None) == ["/"]


def test_an_employee_has_the_own_things_and_no_desk() -> None:
    assert places(someone()) == ["/", "/mijn-zaken/", "/datalek/"]


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
