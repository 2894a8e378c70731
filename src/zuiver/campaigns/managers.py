"""Who gets the manager's line for whom on a day: set-based, for a chunk of thousands of people at a time."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from zuiver.people.models import Absence, Leadership, Unit


class Managers:
    """The leaders of all units on a day, and who stands in for them. A handful of queries, however many people."""

    def __init__(self, organisation_id: int, day: date) -> None:
        self._above: dict[int, int | None] = dict(
            Unit.rows.of(organisation_id).values_list("pk", "parent_id")
        )
        self._leaders: dict[int, list[int]] = defaultdict(list)
        led = Leadership.rows.of(organisation_id).filter(Leadership.on(day)).order_by("-valid_from", "-pk")
        for unit_id, person_id in led.values_list("unit_id", "person_id"):
            self._leaders[unit_id].append(person_id)
        absent = Absence.rows.of(organisation_id).filter(Absence.on(day)).order_by("-valid_from", "-pk")
        self._away: dict[int, list[int]] = defaultdict(list)
        for person_id, deputy_id in absent.values_list("person_id", "deputy_id"):
            self._away[person_id] += [deputy_id] if deputy_id else []

    def is_away(self, person_id: int) -> bool:
        """Whether somebody is absent on the day."""
        return person_id in self._away

    def manager_of(self, unit_id: int | None, person_id: int) -> int | None:
        """Return who leads somebody in a unit: the first leader on the way up who is somebody else."""
        for leader in self._up(unit_id):
            if leader != person_id:
                return leader
        return None

    def reached(self, unit_id: int | None, person_id: int) -> int | None:
        """Return who gets the manager's line: the manager, who stands in, or the next one up where nobody does."""
        for leader in self._up(unit_id):
            if leader == person_id:
                continue
            if leader not in self._away:
                return leader
            for deputy in self._away[leader]:
                if deputy != person_id and deputy not in self._away:
                    return deputy
        return None

    def _up(self, unit_id: int | None) -> Iterator[int]:
        seen: set[int] = set()
        while unit_id is not None and unit_id not in seen:
            seen.add(unit_id)
            yield from self._leaders.get(unit_id, ())
            unit_id = self._above.get(unit_id)
