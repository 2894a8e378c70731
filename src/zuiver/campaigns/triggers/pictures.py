"""Pictures of people's work on a day and since the last look, a chunk of people at a time."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from zuiver.campaigns.managers import Managers
from zuiver.campaigns.triggers.differences import Picture
from zuiver.people.models import Assignment


@dataclass(frozen=True)
class Course:
    """The places of somebody: those that began since a day, in order, and the one of today (None: no place)."""

    began: tuple[tuple[date, Picture], ...]
    today: Picture | None

    def since(self, day: date) -> tuple[Picture, ...]:
        """Return the places that began after a day."""
        return tuple(picture for began, picture in self.began if began > day)


def courses_of(
    organisation_id: int,
    today: date,
    person_ids: Collection[int],
    managers: Managers,
    designations: Mapping[int, frozenset[str]],
) -> dict[int, Course]:
    """Return the course of each of these people up to a day, in one query."""
    rows = (
        Assignment.rows.of(organisation_id)
        .filter(person_id__in=list(person_ids))
        .order_by("person_id", "valid_from", "pk")
        .values_list("person_id", "valid_from", "valid_until", "unit_id", "unit__name", "function", "scale")
    )
    by_person: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        by_person[row[0]].append(row)
    return {
        person_id: _course(
            own, today, managers.manager_of(_unit_on(own, today), person_id), designations.get(person_id)
        )
        for person_id, own in by_person.items()
    }


def _course(own: list[Any], today: date, manager_id: int | None, designated: frozenset[str] | None) -> Course:
    begun = [row for row in own if row[1] <= today]
    ends = [row[2] for row in own]
    last_day = None if None in ends else max(ends)
    current = _newest_on(own, today)
    picture = None
    if current is not None:
        picture = _picture(current, manager_id, designated or frozenset(), last_day)
    return Course(tuple((row[1], _picture(row)) for row in begun), picture)


def _picture(
    row: Any,
    manager_id: int | None = None,
    designated: frozenset[str] = frozenset(),
    ends_on: date | None = None,
) -> Picture:
    return Picture(row[5], row[3], row[4], row[6], manager_id, designated, ends_on)


def _newest_on(own: list[Any], day: date) -> Any | None:
    on_day = [row for row in own if row[1] <= day and (row[2] is None or row[2] >= day)]
    return on_day[-1] if on_day else None


def _unit_on(own: list[Any], day: date) -> int | None:
    row = _newest_on(own, day)
    return None if row is None else row[3]
