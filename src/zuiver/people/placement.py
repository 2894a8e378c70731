"""Where someone works on a day, and which units lie above or below one another."""

from collections.abc import Iterable
from datetime import date

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


def path_to_top(unit: Unit) -> list[Unit]:
    """Return the unit and all above it, the top last, in one query. Stops where a tree was made to bite its tail."""
    units = {found.pk: found for found in Unit.rows.of(unit.organisation_id)}
    path: list[Unit] = []
    seen: set[int] = set()
    step: Unit | None = units.get(unit.pk)
    while step is not None and step.pk not in seen:
        path.append(step)
        seen.add(step.pk)
        step = units.get(step.parent_id) if step.parent_id else None
    return path


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
