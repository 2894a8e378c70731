"""Where someone works on a day, and which units lie above or below one another."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet

from zuiver.people.models import Assignment, Person, Unit
from zuiver.people.prepared import prepared


def assignment_on(person: Person, on: date) -> Assignment | None:
    """Return the person's place on the day, with its unit; of two at a time the one that started last."""
    return _places.first(person.organisation_id, person.pk, on)


@prepared
def _places(organisation_id: int, person_id: int, on: date) -> QuerySet[Assignment]:
    rows: QuerySet[Assignment] = Assignment.rows.of(organisation_id)
    rows = rows.filter(Assignment.on(on), person_id=person_id)
    return rows.select_related("unit").order_by("-valid_from", "-pk")[:1]


class UnitOnPath(NamedTuple):
    """What the way up needs of a unit."""

    pk: int
    name: str


def path_to_top(unit: Unit) -> list[UnitOnPath]:
    """Return the unit and all above it, the top last, in one query. Stops where a tree was made to bite its tail."""
    units = {
        pk: (UnitOnPath(pk, name), parent_id) for pk, name, parent_id in _all_units(unit.organisation_id)
    }
    path: dict[int, UnitOnPath] = {}
    step: int | None = unit.pk
    while step is not None and step not in path:
        path[step], step = units[step]
    return list(path.values())


@prepared
def _all_units(organisation_id: int) -> QuerySet[Unit, tuple[int, str, int | None]]:
    rows: QuerySet[Unit] = Unit.rows.of(organisation_id)
    return rows.values_list("pk", "name", "parent_id")


def with_all_below(organisation_id: int, unit_ids: Iterable[int]) -> frozenset[int]:
    """Return the ids of the units and of all units below them; no query when there are none."""
    found = set(unit_ids)
    if not found:
        return frozenset()
    children: dict[int, list[int]] = {}
    for pk, parent_id in Unit.rows.of(organisation_id).values_list("pk", "parent_id"):
        if parent_id is not None:
            children.setdefault(parent_id, []).append(pk)
    remaining = list(found)
    while remaining:
        below = [pk for pk in children.get(remaining.pop(), ()) if pk not in found]
        found.update(below)
        remaining.extend(below)
    return frozenset(found)
