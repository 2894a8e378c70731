"""All that an import has to compare with, read in a handful of queries whatever the length of the file."""

from collections import defaultdict
from datetime import date

from zuiver.people.models import Absence, Assignment, Leadership, Person, RoleGrant, Unit


class KnownPeople:
    """The units, people, placements, leaderships, roles and absences of one organisation, as they are now.

    `people` is by the key of `PersonLine.key`; what is made meanwhile has to be added.
    """

    def __init__(self, organisation_id: int) -> None:
        self.units: dict[str, Unit] = {
            unit.code: unit for unit in Unit.rows.of(organisation_id).select_related("parent")
        }
        self.people: dict[str, Person] = {}
        for person in Person.rows.of(organisation_id).order_by("pk"):
            # Of two externals with one address the first is meant.
            self.people.setdefault(person.employee_key or f"@{person.email}", person)
        self.addresses: set[str] = {person.email for person in self.people.values()}
        self._assignments: dict[int, list[Assignment]] = defaultdict(list)
        for assignment in Assignment.rows.of(organisation_id).select_related("unit", "person"):
            self._assignments[assignment.person_id].append(assignment)
        self._leaderships: list[Leadership] = list(
            Leadership.rows.of(organisation_id).select_related("unit", "person")
        )
        self._grants: dict[int, list[RoleGrant]] = defaultdict(list)
        for grant in RoleGrant.rows.of(organisation_id).order_by("valid_from"):
            self._grants[grant.person_id].append(grant)
        self._absences: dict[tuple[int, date], Absence] = {
            (absence.person_id, absence.valid_from): absence
            for absence in Absence.rows.of(organisation_id).select_related("person", "deputy")
        }

    @property
    def employee_keys(self) -> frozenset[str]:
        """The keys of everybody with an HR record."""
        return frozenset(person.employee_key for person in self.people.values() if person.employee_key)

    def add(self, key: str, person: Person) -> None:
        """Remember somebody who was added."""
        self.people[key] = person
        self.addresses.add(person.email)

    def add_assignment(self, assignment: Assignment) -> None:
        """Remember a placement that was started; the one before it was ended, so that is read again."""
        for other in self._assignments[assignment.person_id]:
            other.refresh_from_db(fields=["valid_until"])
        self._assignments[assignment.person_id].append(assignment)

    def add_leadership(self, leadership: Leadership) -> None:
        """Remember a leadership that was started."""
        self._leaderships.append(leadership)

    def assignments_of(self, person: Person) -> list[Assignment]:
        """Return all placements of somebody."""
        return self._assignments[person.pk]

    def starts_of(self, person: Person) -> list[date]:
        """Return the first days of somebody's placements."""
        return [assignment.valid_from for assignment in self._assignments[person.pk]]

    def assignment_from(self, person: Person, first_day: date) -> Assignment | None:
        """Return the placement that starts on the day."""
        return next((found for found in self._assignments[person.pk] if found.valid_from == first_day), None)

    def assignment_on(self, person: Person, day: date | None) -> Assignment | None:
        """Return the placement of somebody on a day."""
        return next(
            (found for found in self._assignments[person.pk] if day is not None and _runs_on(found, day)),
            None,
        )

    def leaderships_of(self, person: Person, unit: Unit) -> list[Leadership]:
        """Return when somebody leads or led a unit."""
        return [
            found for found in self._leaderships if (found.person_id, found.unit_id) == (person.pk, unit.pk)
        ]

    def leaders_of(self, unit: Unit, day: date) -> set[int]:
        """Return the ids of those who lead a unit on a day."""
        return {
            found.person_id
            for found in self._leaderships
            if found.unit_id == unit.pk and _runs_on(found, day)
        }

    def grants_of(self, person: Person) -> list[RoleGrant]:
        """Return the roles that somebody holds or held."""
        return self._grants[person.pk]

    def absence_from(self, person: Person, first_day: date) -> Absence | None:
        """Return the absence that starts on the day."""
        return self._absences.get((person.pk, first_day))


def _runs_on(period: Assignment | Leadership, day: date) -> bool:
    return period.valid_from <= day and (period.valid_until is None or period.valid_until >= day)
