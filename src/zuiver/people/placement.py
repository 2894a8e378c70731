"""Where someone works on a day, and which units lie above or below one another."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from zuiver.people.models import Assignment, Person, Unit


def assignment_on(person: Person, on: date) -> Assignment | None:
    """Return the person's place on the day, with its unit; of two at a time the one that started last."""
    found: Assignment | None = (
        Assignment.rows.of(person.organisation_id)
        .filter(Assignment.on(on), person=person)
        .select_related("unit")
        .order_by("-valid_from", "-pk")
        .first()
    )
    return found


class UnitOnPath(NamedTuple):
    """What the way up needs of a unit."""

    pk: int
    name: str


def path_to_top(unit: Unit) -> list[UnitOnPath]:
    """Return the unit and all above it, the top last, in one query. Stops where a tree was made to bite its tail."""
    rows = Unit.rows.of(unit.organisation_id).values_list("pk", "name", "parent_id")
    units = {pk: (UnitOnPath(pk, name), parent_id) for pk, name, parent_id in rows}
    path: dict[int, UnitOnPath] = {}
    step: int | None = unit.pk
    while step is not None and step not in path:
        path[step], step = units[step]
    return list(path.values())


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
