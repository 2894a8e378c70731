"""Where people stand on a day, read a chunk of people at a time: a fixed number of queries for each chunk, flat memory."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q

from zuiver.people.models import Assignment, Leadership, Person

# Below a thousand, because that many ids is what an older SQLite takes in one question.
CHUNK: Final = 900


@dataclass(frozen=True)
class Place:
    """A place of somebody on a day. `since` is when the person came into this function, in whatever unit or scale."""

    person_id: int
    name: str
    kind: str
    has_hr_record: bool
    unit_id: int
    unit_name: str
    function: str
    scale: int | None
    since: date
    leads: tuple[tuple[int, str], ...] = ()


def person_ids_on(
    organisation_id: int, day: date, after: int, at_most: int = CHUNK, narrow: Q | None = None
) -> list[int]:
    """Return who has a place on a day, by id from `after` on; `narrow` is a condition on their places of that day."""
    places = Assignment.rows.of(organisation_id).filter(Assignment.on(day), person_id=OuterRef("pk"))
    found = Person.rows.of(organisation_id).filter(pk__gt=after)
    found = found.filter(Exists(places.filter(narrow) if narrow is not None else places))
    return list(found.order_by("pk").values_list("pk", flat=True)[:at_most])


def everybody_on(organisation_id: int, day: date, narrow: Q | None = None) -> Iterator[list[Place]]:
    """Yield the places of everybody on a day, one chunk of people after the other."""
    after = 0
    while ids := person_ids_on(organisation_id, day, after, narrow=narrow):
        yield places_of(organisation_id, day, ids)
        after = ids[-1]


def places_of(organisation_id: int, day: date, person_ids: Collection[int]) -> list[Place]:
    """Return the places of these people on a day, by person, the one that started first in front."""
    rows = (
        Assignment.rows.of(organisation_id)
        .filter(person_id__in=list(person_ids), valid_from__lte=day)
        .order_by("person_id", "valid_from", "pk")
        .values_list(
            *("person_id", "person__name", "person__kind", "person__employee_key"),
            *("unit_id", "unit__name", "function", "scale", "valid_from", "valid_until"),
        )
    )
    history: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        history[row[0]].append(row)
    led = _led(organisation_id, day, person_ids)
    return [_place(row, past, led) for past in history.values() for row in past if _holds_on(row, day)]


def _holds_on(row: Any, day: date) -> bool:
    return row[9] is None or bool(row[9] >= day)


def _place(row: Any, past: Iterable[Any], led: dict[int, tuple[tuple[int, str], ...]]) -> Place:
    return Place(
        person_id=row[0],
        name=row[1],
        kind=row[2],
        has_hr_record=bool(row[3]),
        unit_id=row[4],
        unit_name=row[5],
        function=row[6],
        scale=row[7],
        since=_since(row, past),
        leads=led.get(row[0], ()),
    )


def _since(row: Any, past: Iterable[Any]) -> date:
    """The first day of the unbroken time in this function: a new scale or unit does not begin it anew."""
    since: date = row[8]
    for before in sorted(past, key=lambda one: one[8], reverse=True):
        reaches = before[9] is None or before[9] >= since - timedelta(days=1)
        if before[6] == row[6] and before[8] < since and reaches:
            since = before[8]
    return since


def _led(
    organisation_id: int, day: date, person_ids: Collection[int]
) -> dict[int, tuple[tuple[int, str], ...]]:
    rows = Leadership.rows.of(organisation_id).filter(Leadership.on(day), person_id__in=list(person_ids))
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for person_id, unit_id, name in rows.order_by("pk").values_list("person_id", "unit_id", "unit__name"):
        found[person_id].append((unit_id, name))
    return {person_id: tuple(units) for person_id, units in found.items()}
