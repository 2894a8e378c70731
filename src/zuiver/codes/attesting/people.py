"""Who works here on a day, with what decides which norms bind them. A fixed number of queries, for one or for all."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from zuiver.codes.attesting.whom import Facets
from zuiver.people.models import Assignment, Confidant, Dated, Leadership, RoleGrant


@dataclass(frozen=True)
class Worker:
    """Somebody with a place in the organisation. `unit_id` is the unit of the first place, `since` its first day."""

    person_id: int
    unit_id: int
    since: date
    facets: Facets


def workers_on(organisation_id: int, day: date, person_id: int | None = None) -> dict[int, Worker]:
    """Return who has a place on a day, by the key of the person: everybody, or only one."""
    places = _of(Assignment.rows.of(organisation_id), day, person_id)
    leaders = set(
        _of(Leadership.rows.of(organisation_id), day, person_id).values_list("person_id", flat=True)
    )
    roles: defaultdict[int, set[str]] = defaultdict(set)
    for person, role in _of(RoleGrant.rows.of(organisation_id), day, person_id).values_list(
        "person_id", "role"
    ):
        roles[person].add(role)
    confidants = set(
        Confidant.rows.of(organisation_id).exclude(person=None).values_list("person_id", flat=True)
    )
    found: dict[int, Worker] = {}
    for person, unit, since, function, kind in places.order_by("person_id", "valid_from", "pk").values_list(
        "person_id", "unit_id", "valid_from", "function", "person__kind"
    ):
        first = found.get(person)
        functions = f"{first.facets.function} / {function}" if first else function
        facets = Facets(kind, person in leaders, person in confidants, frozenset(roles[person]), functions)
        found[person] = (
            Worker(person, first.unit_id, first.since, facets)
            if first
            else Worker(person, unit, since, facets)
        )
    return found


def _of(rows: QuerySet[Any], day: date, person_id: int | None) -> QuerySet[Any]:
    valid = rows.filter(Dated.on(day))
    return valid if person_id is None else valid.filter(person_id=person_id)
