"""Who works here on a day, with what decides which norms bind them. A fixed number of queries, for one or for all."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from zuiver.codes.attesting.whom import Facets
from zuiver.people.models import Assignment, Confidant, Dated, Leadership, RoleGrant
from zuiver.people.prepared import prepared


@dataclass(frozen=True)
class Worker:
    """Somebody with a place in the organisation. `unit_id` is the unit of the first place, `since` its first day."""

    person_id: int
    unit_id: int
    since: date
    facets: Facets


def workers_on(organisation_id: int, day: date) -> dict[int, Worker]:
    """Return all who have a place on a day, by the key of the person."""
    return _gathered(
        _places(organisation_id, day),
        _leading(organisation_id, day),
        _roles(organisation_id, day),
        _confidants(organisation_id),
    )


def worker_on(organisation_id: int, day: date, person_id: int) -> Worker | None:
    """Return one person with what decides which norms bind; None for who has no place on the day."""
    whose = (organisation_id, day, person_id)
    found = _gathered(
        _own_places(*whose), _own_leading(*whose), _own_roles(*whose), _confidants(organisation_id)
    )
    return found.get(person_id)


Place = tuple[int, int, date, str, str]


def _gathered(
    places: Iterable[Place],
    leading: Iterable[int],
    granted: Iterable[tuple[int, str]],
    confidants: Iterable[int],
) -> dict[int, Worker]:
    leaders, trusted = frozenset(leading), frozenset(confidants)
    roles: defaultdict[int, set[str]] = defaultdict(set)
    for person, role in granted:
        roles[person].add(role)
    found: dict[int, Worker] = {}
    for person, unit, since, function, kind in places:
        first = found.get(person)
        functions = f"{first.facets.function} / {function}" if first else function
        facets = Facets(kind, person in leaders, person in trusted, frozenset(roles[person]), functions)
        found[person] = (
            Worker(person, first.unit_id, first.since, facets)
            if first
            else Worker(person, unit, since, facets)
        )
    return found


def _places(organisation_id: int, day: date) -> QuerySet[Any, Place]:
    rows = Assignment.rows.of(organisation_id).filter(Dated.on(day)).order_by("person_id", "valid_from", "pk")
    return rows.values_list("person_id", "unit_id", "valid_from", "function", "person__kind")


def _leading(organisation_id: int, day: date) -> QuerySet[Any, int]:
    rows = Leadership.rows.of(organisation_id).filter(Dated.on(day))
    return rows.values_list("person_id", flat=True)


def _roles(organisation_id: int, day: date) -> QuerySet[Any, tuple[int, str]]:
    rows = RoleGrant.rows.of(organisation_id).filter(Dated.on(day))
    return rows.values_list("person_id", "role")


@prepared
def _own_places(organisation_id: int, day: date, person_id: int) -> QuerySet[Any, Place]:
    return _places(organisation_id, day).filter(person_id=person_id)


@prepared
def _own_leading(organisation_id: int, day: date, person_id: int) -> QuerySet[Any, int]:
    return _leading(organisation_id, day).filter(person_id=person_id)


@prepared
def _own_roles(organisation_id: int, day: date, person_id: int) -> QuerySet[Any, tuple[int, str]]:
    return _roles(organisation_id, day).filter(person_id=person_id)


@prepared
def _confidants(organisation_id: int) -> QuerySet[Any, int]:
    rows = Confidant.rows.of(organisation_id).exclude(person=None)
    return rows.values_list("person_id", flat=True)
